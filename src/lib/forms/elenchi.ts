/** Stored things of a person that a field may offer to choose from, such as their permits; read by the service's port, shown by scelta-da-elenco.ts. */

/** One of them: `dati` are the facts about it that rules of the service look at. */
export type VoceElenco = { id: string; etichetta: string; dati: Readonly<Record<string, string>> };

/** By the name that the field asks for. */
export type Elenchi = Readonly<Record<string, readonly VoceElenco[]>>;

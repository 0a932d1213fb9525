/** What public land is occupied with; part of the definition in servizio.ts and of what a Comune decides for each kind. */

export const TIPOLOGIE = [
	{ valore: 'ponteggio', etichetta: 'Ponteggio' },
	{ valore: 'cantiere', etichetta: 'Cantiere' },
	{ valore: 'gru', etichetta: 'Gru o autogru' },
	{ valore: 'piattaforma', etichetta: 'Piattaforma aerea' },
	{ valore: 'trasloco', etichetta: 'Trasloco' },
	{ valore: 'scavo', etichetta: 'Scavo o manomissione del suolo' },
	{ valore: 'carico_scarico', etichetta: 'Carico e scarico' },
	{ valore: 'cassone', etichetta: 'Cassone o deposito di materiali' },
	{ valore: 'potatura', etichetta: 'Potatura' },
	{ valore: 'dehors', etichetta: 'Dehors e tavoli' },
	{ valore: 'chiosco', etichetta: 'Chiosco' },
	{ valore: 'banchetto', etichetta: 'Banchetto informativo' },
	{ valore: 'evento', etichetta: 'Evento o manifestazione' },
	{ valore: 'raccolta_firme', etichetta: 'Raccolta di firme o attività politica' },
	{ valore: 'spettacolo_viaggiante', etichetta: 'Spettacolo viaggiante' },
	{ valore: 'passo_carrabile', etichetta: 'Passo carrabile' },
	{ valore: 'tenda', etichetta: 'Tenda o altro aggetto' },
	{ valore: 'fioriere', etichetta: 'Fioriere e arredi' },
	{ valore: 'altro', etichetta: 'Altro' }
] as const;

export type Tipologia = (typeof TIPOLOGIE)[number]['valore'];

/** All kinds, as their codes. */
export const CODICI_TIPOLOGIA: readonly Tipologia[] = TIPOLOGIE.map(({ valore }) => valore);

/** The name of a kind. */
export function nomeTipologia(tipologia: string): string {
	return TIPOLOGIE.find(({ valore }) => valore === tipologia)?.etichetta ?? tipologia;
}

/** Works, done by a company. */
export const LAVORI = ['ponteggio', 'cantiere', 'gru', 'piattaforma', 'scavo', 'potatura'] as const;

/** Where vehicles may stand on the ground. */
export const CON_VEICOLI = [
	'cantiere',
	'gru',
	'piattaforma',
	'trasloco',
	'scavo',
	'carico_scarico',
	'cassone',
	'potatura'
] as const;

/** Where the vehicle is the occupation itself. */
export const VEICOLO_NECESSARIO: readonly string[] = ['gru', 'piattaforma', 'trasloco'];

/** What the building code wants a title for, or ordinary upkeep. */
export const CON_TITOLO_EDILIZIO = ['ponteggio', 'cantiere'] as const;

/** People gathered in a place. */
export const EVENTI = ['evento', 'spettacolo_viaggiante'] as const;

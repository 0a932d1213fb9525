/** Places of birth and residence by Belfiore code; the table is given by the server, so that it never reaches a browser. */

/** A Comune or a foreign state; `al` is the year in which a Comune was suppressed or a state ended. */
export type Luogo = {
	codice: string;
	nome: string;
	provincia: string;
	stato: boolean;
	dal?: number;
	al?: number;
};

/** Looks places up: by Belfiore code, or by what a person wrote. */
export type Luoghi = {
	trova: (codice: string) => Luogo | undefined;
	cerca: (testo: string) => readonly Luogo[];
};

/** The name as shown, with province and, where it no longer exists, its last year. */
export function nomeLuogo({ nome, provincia, al }: Luogo): string {
	const conProvincia = provincia ? `${nome} (${provincia})` : nome;
	return al ? `${conProvincia}, fino al ${al}` : conProvincia;
}

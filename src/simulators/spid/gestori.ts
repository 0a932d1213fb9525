// The invented providers of identity and the node of eIDAS: who they are and where they answer; read by all the files beside.

/** A provider as its metadata tell of it. */
export type Gestore = {
	/** Last part of the addresses. */
	id: string;
	nome: string;
	/** The four letters that begin the spidCode of its people. */
	sigla: string;
	entityId: string;
	accesso: string;
	uscita: string;
	sessioni: string;
	/** Lets in people of other states, without codice fiscale. */
	eidas: boolean;
	/** How many signing keys it publishes: two while it rolls them over. */
	chiavi: 1 | 2;
};

type Scheda = Pick<Gestore, 'id' | 'nome' | 'sigla' | 'eidas' | 'chiavi'>;

const SCHEDE: readonly Scheda[] = [
	{ id: 'aurora', nome: 'Gestore di prova Aurora', sigla: 'AURO', eidas: false, chiavi: 1 },
	// It publishes the old key and the new one, and signs with the new.
	{ id: 'brezza', nome: 'Gestore di prova Brezza', sigla: 'BREZ', eidas: false, chiavi: 2 },
	{ id: 'cometa', nome: 'Gestore di prova Cometa', sigla: 'COME', eidas: false, chiavi: 1 },
	{ id: 'eidas', nome: 'Nodo eIDAS di prova', sigla: 'EIDA', eidas: true, chiavi: 1 }
];

/** All of them, at the address of the simulators. */
export function listGestori(indirizzo: string): Gestore[] {
	return SCHEDE.map((scheda) => {
		const entityId = new URL(`/spid/${scheda.id}`, indirizzo).href;
		return {
			...scheda,
			entityId,
			accesso: `${entityId}/sso`,
			uscita: `${entityId}/slo`,
			sessioni: `${entityId}/sessioni`
		};
	});
}

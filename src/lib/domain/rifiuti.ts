/** The refusals a use case throws, each with a stable code; mapped once, in server/http, to a page or to problem+json (RFC 9457). */

/** A request that the rules refuse; `codice` is stable and public, the message is for the log. */
export class Rifiuto extends Error {
	readonly codice: string;

	constructor(codice: string, messaggio: string) {
		super(messaggio);
		this.name = new.target.name;
		this.codice = codice;
	}
}

/** The thing does not exist, or the person must not learn that it does. */
export class NonTrovato extends Rifiuto {
	constructor(messaggio = 'Elemento non trovato', codice = 'NON_TROVATO') {
		super(codice, messaggio);
	}
}

/** The person is known but may not do this. */
export class NonAutorizzato extends Rifiuto {
	constructor(messaggio = 'Operazione non consentita', codice = 'NON_AUTORIZZATO') {
		super(codice, messaggio);
	}
}

/** Someone else changed or took the same thing first. */
export class Conflitto extends Rifiuto {
	constructor(messaggio = 'Il dato è cambiato nel frattempo', codice = 'CONFLITTO') {
		super(codice, messaggio);
	}
}

/** The procedure has no such move from the present state. */
export class TransizioneVietata extends Rifiuto {
	constructor(messaggio = 'Passaggio di stato non previsto', codice = 'TRANSIZIONE_VIETATA') {
		super(codice, messaggio);
	}
}

/** What was sent through the API is not what was asked for; the message tells its sender what to mend. */
export class NonValido extends Rifiuto {}

// What a person reads when a login did not end well, and the ways on; called by the pages of the login. Numbers of the SPID table of errors.
import type { ErroreAccesso } from '#lib/domain/identita-verificata.ts';
import type { EsitoRegistrato } from './registro-accessi.ts';

/** A way on: `riprova` the same login again, `altra` another digital identity, `servizio` back to where the person was. */
export type Via = 'riprova' | 'altra' | 'servizio';

export type SpiegazioneErrore = {
	codice: string;
	/** HTTP status. */
	stato: 400 | 401 | 403 | 404 | 429 | 500 | 502;
	titolo: string;
	testo: string;
	vie: readonly Via[];
	/** It is our request that is wrong: the help desk wants the reference. */
	nostro?: true;
};

const DEL_GESTORE: Readonly<Record<number, Omit<SpiegazioneErrore, 'codice'>>> = {
	19: {
		stato: 401,
		titolo: 'Accesso non riuscito',
		testo:
			'Accesso non riuscito: credenziali errate più volte. Controlla nome utente e password, oppure recuperali sul sito del tuo gestore di identità, poi riprova.',
		vie: ['riprova', 'altra']
	},
	20: {
		stato: 403,
		titolo: 'Serve un livello più alto',
		testo:
			'Per questo servizio serve un’identità di livello 2. Attiva il livello 2 sul sito del tuo gestore, oppure entra con CIE.',
		vie: ['altra', 'servizio']
	},
	21: {
		stato: 401,
		titolo: 'Tempo scaduto',
		testo: 'Tempo scaduto: l’accesso va completato entro pochi minuti. Riprova: torni dove eri.',
		vie: ['riprova', 'altra']
	},
	22: {
		stato: 403,
		titolo: 'Non hai dato il consenso',
		testo:
			'Non hai autorizzato l’invio dei dati: senza non possiamo identificarti. Ti chiediamo nome, cognome, codice fiscale, data di nascita ed e-mail, e li usiamo solo per le tue richieste a questo Comune.',
		vie: ['riprova', 'servizio']
	},
	23: {
		stato: 403,
		titolo: 'Identità sospesa o bloccata',
		testo:
			'La tua identità digitale risulta sospesa o bloccata. Contatta chi te l’ha data, oppure entra con un’altra identità.',
		vie: ['altra', 'servizio']
	},
	25: {
		stato: 401,
		titolo: 'Accesso annullato',
		testo: 'Hai annullato l’accesso. Non abbiamo ricevuto nessun dato.',
		vie: ['riprova', 'servizio']
	},
	30: {
		stato: 403,
		titolo: 'Serve un’identità personale',
		testo: 'Hai usato un’identità per uso professionale. Usa un’identità personale e riprova.',
		vie: ['riprova', 'altra']
	}
};

const NOSTRO: Omit<SpiegazioneErrore, 'codice'> = {
	stato: 500,
	titolo: 'Problema nostro',
	testo:
		'Problema nostro, abbiamo registrato l’errore. Riprova tra qualche minuto, oppure entra con un’altra identità digitale.',
	vie: ['riprova', 'altra'],
	nostro: true
};

const SPIEGAZIONI = {
	ACCESSO_RIFIUTATO: {
		stato: 403,
		titolo: 'Accesso non riuscito',
		testo:
			'La risposta del gestore di identità non ha superato i nostri controlli e non l’abbiamo accettata. Riprova. Se succede ancora, entra con un’altra identità digitale.',
		vie: ['riprova', 'altra']
	},
	ACCESSO_SENZA_RICHIESTA: {
		stato: 400,
		titolo: 'Accesso da ripetere',
		testo:
			'Questa risposta non corrisponde a un accesso in corso: forse è passato troppo tempo, o è già stata usata. Riprendi l’accesso da qui.',
		vie: ['riprova']
	},
	ACCESSO_PERSO: {
		stato: 400,
		titolo: 'Riprendi l’accesso',
		testo:
			'Abbiamo perso il filo dell’accesso: forse hai cambiato browser, o il browser blocca i cookie. Riprendi l’accesso da qui: torni dove eri.',
		vie: ['riprova']
	},
	GESTORE_NON_RISPONDE: {
		stato: 502,
		titolo: 'Il gestore non risponde',
		testo:
			'Il gestore di identità non risponde. Riprova tra qualche minuto, oppure entra con un’altra identità digitale.',
		vie: ['riprova', 'altra']
	},
	GESTORE_SCONOSCIUTO: {
		stato: 400,
		titolo: 'Scegli come entrare',
		testo: 'Questo gestore di identità non è nell’elenco. Torna alla pagina di accesso e scegline un altro.',
		vie: ['altra']
	},
	ACCESSO_NON_ATTIVO: {
		stato: 404,
		titolo: 'Accesso non attivo',
		testo:
			'Questo modo di entrare non è attivo per il Comune. Torna alla pagina di accesso e scegline un altro.',
		vie: ['altra']
	},
	TROPPI_ACCESSI: {
		stato: 429,
		titolo: 'Troppi accessi',
		testo: 'Da qui sono arrivati molti accessi in poco tempo. Aspetta qualche minuto, poi riprova.',
		vie: ['riprova']
	},
	USCITA_RIFIUTATA: {
		stato: 400,
		titolo: 'Richiesta non accettata',
		testo:
			'La richiesta di uscita non viene da un gestore di identità che conosciamo. Se vuoi uscire da questo sito, usa «Esci» nel menu in alto.',
		vie: ['servizio']
	},
	NON_OPERATORE: {
		stato: 403,
		titolo: 'Non sei tra gli operatori',
		testo:
			'Questa identità non è di un operatore del Comune. Se lavori qui, chiedi all’amministratore di aggiungerti.',
		vie: ['altra', 'servizio']
	}
} as const satisfies Record<string, Omit<SpiegazioneErrore, 'codice'>>;

export type CodiceAccesso = keyof typeof SPIEGAZIONI;

/** Whether a code is one of ours. */
export function isCodiceAccesso(codice: string): codice is CodiceAccesso {
	return Object.hasOwn(SPIEGAZIONI, codice);
}

/** What goes wrong on our side of the login. */
export function spiega(codice: CodiceAccesso): SpiegazioneErrore {
	return { codice, ...SPIEGAZIONI[codice] };
}

/** What the provider said, or what our checks found: the reason of the checks is never shown. */
export function spiegaErrore(errore: ErroreAccesso): SpiegazioneErrore {
	if (errore.tipo === 'risposta') return spiega('ACCESSO_RIFIUTATO');
	const spiegazione = DEL_GESTORE[errore.numero] ?? (isNostro(errore.numero) ? NOSTRO : undefined);
	return spiegazione ? { codice: `SPID_${errore.numero}`, ...spiegazione } : negato(errore.numero);
}

/** How the register writes it down. */
export function esitoDi(errore: ErroreAccesso): EsitoRegistrato {
	if (errore.tipo === 'risposta') return 'RIFIUTATO';
	return errore.numero >= 19 && errore.numero <= 30 ? 'ANNULLATO' : 'NEGATO';
}

// 8 to 18 say that the request was not in order.
function isNostro(numero: number): boolean {
	return numero >= 8 && numero <= 18;
}

function negato(numero: number): SpiegazioneErrore {
	return {
		codice: `SPID_${numero}`,
		stato: 403,
		titolo: 'Accesso non riuscito',
		testo:
			'Il gestore di identità non ha completato l’accesso. Riprova, oppure entra con un’altra identità digitale.',
		vie: ['riprova', 'altra']
	};
}

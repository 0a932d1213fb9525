// What became of a delivery in words for the clerk: where it stands, why, and what can be done. Pure; called by the pages of the messages and of the campaigns.

export type Canale = 'app-io' | 'email' | 'posta';

export const CANALI: Readonly<Record<Canale, string>> = {
	'app-io': 'App IO',
	email: 'E-mail',
	posta: 'Posta'
};

const STATI: Readonly<Record<string, string>> = {
	in_coda: 'In coda',
	in_invio: 'In partenza',
	inviata: 'In partenza',
	accettata: 'Accettato',
	consegnata: 'Consegnato',
	respinta: 'Tornato indietro',
	non_recapitabile: 'Non inviato',
	incerta: 'Esito incerto',
	fallita: 'Fallito',
	annullata: 'Annullato',
	da_spedire: 'Da spedire',
	spedita: 'Spedito'
};

type Spiegazione = { perche: string; rimedio: string };

const DA_SOLO = 'Non devi fare niente: il portale riprova da solo per un giorno.';
const AMMINISTRATORE =
	'Chiedi all’amministratore del Comune di controllare le chiavi di App IO, poi riprova.';
const ALTRO_INDIRIZZO =
	'La persona può confermare un altro indirizzo nella sua area personale, alla voce Messaggi.';

/** Of each reason that the outbox and the integrations give. */
const MOTIVI: Readonly<Record<string, Spiegazione>> = {
	NON_ISCRITTO: {
		perche: 'La persona non usa App IO.',
		rimedio: 'Può iscriversi, o confermare un indirizzo e-mail nella sua area personale, alla voce Messaggi.'
	},
	BLOCCATO: {
		perche: 'La persona ha spento in App IO i messaggi di questo servizio del Comune.',
		rimedio: 'Solo lei può riaccenderli, nell’app, alla voce Servizi.'
	},
	SPENTO: {
		perche: 'La persona ha scelto di non ricevere questo argomento su App IO.',
		rimedio: 'Solo lei può cambiare la scelta, nella sua area personale, alla voce Messaggi.'
	},
	SENZA_CHIAVE: {
		perche: 'Il Comune non ha una chiave di App IO per questo servizio.',
		rimedio: AMMINISTRATORE
	},
	SENZA_EMAIL: {
		perche: 'Il Comune non ha una casella da cui scrivere.',
		rimedio: 'Chiedi all’amministratore del Comune di impostarla.'
	},
	INDIRIZZO_TOLTO: {
		perche:
			'Prima che la lettera partisse la persona ha tolto l’indirizzo, o non vuole più e-mail su questo argomento.',
		rimedio: 'Solo lei può cambiare la scelta, nella sua area personale, alla voce Messaggi.'
	},
	CODICE_FISCALE: {
		perche: 'La persona non ha un codice fiscale che App IO accetta.',
		rimedio: 'Scrivile per e-mail o per posta.'
	},
	RISPOSTA_PERSA: {
		perche: 'Il messaggio è partito e la conferma non è arrivata: forse lo ha ricevuto, forse no.',
		rimedio: 'Prima di ripetere chiedi alla persona se lo ha già: con App IO arriverebbe due volte.'
	},
	TROPPI_TENTATIVI: {
		perche: 'Il portale ha provato per un giorno senza riuscirci.',
		rimedio: 'Riprova. Se non basta, chiedi all’amministratore del Comune.'
	},
	CHIAVE_RIFIUTATA: {
		perche: 'App IO non riconosce la chiave del Comune per questo servizio.',
		rimedio: AMMINISTRATORE
	},
	NON_AUTORIZZATO: {
		perche: 'App IO non lascia scrivere a questa persona con questo servizio.',
		rimedio:
			'Se succede con una persona sola, scrivile in un altro modo. Se succede con tutte, chiedi all’amministratore del Comune: il servizio di App IO non è ancora approvato, o l’indirizzo del server non è tra quelli ammessi.'
	},
	CONTENUTO_RIFIUTATO: {
		perche: 'App IO ha rifiutato il testo, o un importo più alto di quello ammesso per il servizio.',
		rimedio:
			'Chiedi all’amministratore del Comune di controllare l’importo massimo del servizio in App IO, poi riprova.'
	},
	TROPPE_RICHIESTE: { perche: 'App IO ha chiesto di rallentare.', rimedio: DA_SOLO },
	GUASTO: { perche: 'App IO ha un guasto.', rimedio: DA_SOLO },
	NON_RAGGIUNGIBILE: { perche: 'App IO non risponde.', rimedio: DA_SOLO },
	FUORI_CONTRATTO: {
		perche: 'App IO ha risposto in un modo che il portale non conosce.',
		rimedio: 'Chiedi all’amministratore del Comune: è un caso per chi mantiene il portale.'
	},
	SCONOSCIUTO: {
		perche: 'App IO ha accettato il messaggio e poi lo ha rifiutato, senza dire perché.',
		rimedio: 'Scrivi alla persona in un altro modo.'
	},
	INDIRIZZO_SCONOSCIUTO: { perche: 'L’indirizzo e-mail non esiste più.', rimedio: ALTRO_INDIRIZZO },
	CASELLA_PIENA: {
		perche: 'La casella e-mail della persona è piena.',
		rimedio: 'Chiedile di fare spazio, o di confermare un altro indirizzo.'
	},
	RIFIUTATA: {
		perche: 'Il server di posta della persona ha rifiutato la lettera.',
		rimedio: ALTRO_INDIRIZZO
	}
};

const IGNOTO: Spiegazione = {
	perche: 'Il canale non ha preso il messaggio.',
	rimedio: 'Riprova. Se non basta, chiedi all’amministratore del Comune.'
};

export type InParole = {
	canale: string;
	stato: string;
	/** Why it is not there, and what can be done; none when there is nothing to explain. */
	perche?: string;
	rimedio?: string;
};

export type DaDire = { canale: Canale; stato: string; motivo: string | null; letta: boolean };

/** A delivery in words. */
export function inParole({ canale, stato, motivo, letta }: DaDire): InParole {
	const base = { canale: CANALI[canale], stato: letta ? 'Letto' : (STATI[stato] ?? stato) };
	if (motivo === null || stato === 'accettata' || stato === 'consegnata') return base;
	return { ...base, ...spiega(motivo) };
}

/** A reason in words. */
export function spiega(motivo: string | null): Spiegazione {
	return (motivo && MOTIVI[motivo]) || IGNOTO;
}

/** Whether the clerk may send it again. */
export function isRipetibile({ canale, stato }: Pick<DaDire, 'canale' | 'stato'>): boolean {
	return canale !== 'posta' && (stato === 'fallita' || stato === 'incerta');
}

// The table of errors of SPID (technical rules, messages of anomaly): what each number is called on the wire and what its page says. Read by the checks and the answers.
import { stato } from './nomi.ts';

/** `principale` and `sotto` are the status codes of the answer; without them the table wants a page with status 403. */
type Errore = { titolo: string; principale?: string; sotto?: string };

const requester = (sotto?: string) => ({
	principale: stato('Requester'),
	...(sotto && { sotto: stato(sotto) })
});
const responder = (sotto?: string) => ({
	principale: stato('Responder'),
	...(sotto && { sotto: stato(sotto) })
});

const ERRORI = {
	1: { titolo: 'Guasto tecnico del gestore', ...responder() },
	4: { titolo: 'Formato del binding non corretto' },
	5: { titolo: 'Verifica della firma fallita' },
	6: { titolo: 'Binding su metodo HTTP errato' },
	7: { titolo: 'Errore sulla verifica della firma della richiesta' },
	8: { titolo: 'Formato della richiesta non conforme alle specifiche SAML', ...requester() },
	9: { titolo: "Version assente o diversa da '2.0'", principale: stato('VersionMismatch') },
	10: { titolo: 'Issuer assente, malformato o di un altro fornitore di servizi' },
	11: { titolo: 'ID assente o malformato', ...requester() },
	12: { titolo: 'RequestedAuthnContext assente o non previsto da SPID', ...responder('NoAuthnContext') },
	13: {
		titolo: "IssueInstant assente o non coerente con l'orario di arrivo",
		...requester('RequestDenied')
	},
	14: { titolo: 'Destination assente o diversa dal gestore', ...requester('RequestUnsupported') },
	15: { titolo: 'IsPassive presente e vero', ...requester('NoPassive') },
	16: { titolo: 'AssertionConsumerService non valorizzato come si deve', ...requester('RequestUnsupported') },
	17: { titolo: 'NameIDPolicy assente o non prevista da SPID', ...requester('RequestUnsupported') },
	18: {
		titolo: 'AttributeConsumingServiceIndex malformato o non registrato',
		...requester('RequestUnsupported')
	},
	19: { titolo: 'Credenziali errate più volte', ...responder('AuthnFailed') },
	20: { titolo: 'Nessuna credenziale del livello richiesto', ...responder('AuthnFailed') },
	21: { titolo: 'Tempo scaduto', ...responder('AuthnFailed') },
	22: { titolo: 'Consenso negato', ...responder('AuthnFailed') },
	23: { titolo: 'Identità sospesa o revocata', ...responder('AuthnFailed') },
	25: { titolo: 'Accesso annullato', ...responder('AuthnFailed') },
	30: { titolo: 'Tipo di identità diverso da quello richiesto', ...responder('AuthnFailed') }
} satisfies Record<number, Errore>;

/** A number of the table. */
export type NumeroErrore = keyof typeof ERRORI;

/** What the table says of a number. */
export function errore(numero: NumeroErrore): Errore {
	return ERRORI[numero];
}

/** The number in a text, if the table has it. */
export function readNumero(testo: string): NumeroErrore | undefined {
	return testo in ERRORI ? (Number(testo) as NumeroErrore) : undefined;
}

/** The message of the status, as providers write it. */
export function messaggioErrore(numero: NumeroErrore): string {
	return `ErrorCode nr${String(numero).padStart(2, '0')}`;
}

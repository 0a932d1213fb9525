// Single logout, both ways: our request and its answer, the request of a provider and ours; called by client.ts.
import { elemento, toXml } from '#lib/xml/build.ts';
import { attributo, figlioFacoltativo, soloFiglio, testo } from '#lib/xml/parse.ts';
import type { CampoSaml } from '#lib/xml/redirect.ts';
import { createEmittente } from './emittente.ts';
import { readFirmato, signInvio } from './invio.ts';
import { checkFinestra, readIstante } from './istanti.ts';
import { FORMATO_TRANSIENT, PARTIAL_LOGOUT, SAML, SAMLP, SUCCESS } from './nomi.ts';
import type {
	Arrivo,
	CoppiaChiavi,
	EsitoRichiestaLogout,
	EsitoRispostaLogout,
	Gestore,
	Modo,
	NameId,
	Partenza,
	ServiceProvider
} from './port.ts';
import { readMotivo, Rifiutata } from './rifiutata.ts';

/** Milliseconds for which a message of logout is good. */
const DURATA = 5 * 60_000;
/** A redirection works without scripts, a form does not. */
const MODI: readonly Modo[] = ['redirect', 'post'];

type Mittente = { provider: ServiceProvider; firma: CoppiaChiavi; id: string; istante: string };
type Ricevente = { provider: ServiceProvider; gestori: Gestore[]; adesso: Date };

/** Our request to end the session at the provider; undefined when it has no address for it. */
export function createLogout(
	richiesta: Mittente & { gestore: Gestore; nameId: NameId; sessionIndex: string; relayState: string }
): Partenza | undefined {
	const { gestore, nameId, sessionIndex, relayState } = richiesta;
	const modo = MODI.find((altro) => gestore.slo[altro]);
	const destinazione = modo && gestore.slo[modo]?.richieste;
	if (!destinazione) return undefined;
	const persona = elemento(
		'saml:NameID',
		{ Format: FORMATO_TRANSIENT, NameQualifier: nameId.qualificatore },
		nameId.valore
	);
	const scadenza = new Date(Date.parse(richiesta.istante) + DURATA).toISOString();
	const corpo = [persona, elemento('samlp:SessionIndex', {}, sessionIndex)];
	const attributi = { NotOnOrAfter: scadenza };
	return send({ ...richiesta, campo: 'SAMLRequest', modo, destinazione, relayState, corpo, attributi });
}

/** The answer to a request of logout that its provider is proved to have sent. */
export function answerLogout(arrivo: Mittente & Ricevente & { richiesta: Arrivo }): EsitoRichiestaLogout {
	try {
		const { radice, gestore, relayState } = readMessaggio(arrivo.richiesta, 'SAMLRequest', arrivo);
		const scadenza = attributo(radice, 'NotOnOrAfter');
		const dove = 'LogoutRequest/@NotOnOrAfter';
		if (scadenza !== undefined)
			checkFinestra(readIstante(scadenza, dove), { da: arrivo.adesso.getTime() + 1, dove });
		const nameId = soloFiglio(radice, SAML, 'NameID');
		const sessionIndex = figlioFacoltativo(radice, SAMLP, 'SessionIndex');
		return {
			ok: true,
			gestore: gestore.entityId,
			nameId: { valore: testo(nameId), qualificatore: attributo(nameId, 'NameQualifier') ?? '' },
			sessionIndex: sessionIndex && testo(sessionIndex),
			risposta: createRisposta(arrivo, { radice, gestore, relayState })
		};
	} catch (fault) {
		return { ok: false, motivo: readMotivo(fault) };
	}
}

function createRisposta(
	mittente: Mittente,
	{ radice, gestore, relayState }: { radice: Element; gestore: Gestore; relayState: string | undefined }
): Partenza {
	const modo = MODI.find((altro) => gestore.slo[altro]);
	const destinazione = modo && gestore.slo[modo]?.risposte;
	if (!destinazione) throw new Rifiutata('gestore senza indirizzo di logout');
	const corpo = [elemento('samlp:Status', {}, elemento('samlp:StatusCode', { Value: SUCCESS }))];
	const attributi = { InResponseTo: attributo(radice, 'ID') };
	return send({ ...mittente, campo: 'SAMLResponse', modo, destinazione, relayState, corpo, attributi });
}

/** Whether our request of logout was answered by its provider. */
export function readRispostaLogout(
	arrivo: Ricevente & { risposta: Arrivo; id: string }
): EsitoRispostaLogout {
	try {
		const { radice } = readMessaggio(arrivo.risposta, 'SAMLResponse', arrivo);
		if (attributo(radice, 'InResponseTo') !== arrivo.id) throw new Rifiutata('LogoutResponse/@InResponseTo');
		const stato = soloFiglio(soloFiglio(radice, SAMLP, 'Status'), SAMLP, 'StatusCode');
		const interno = figlioFacoltativo(stato, SAMLP, 'StatusCode');
		const codici = [stato, ...(interno ? [interno] : [])].map((codice) => attributo(codice, 'Value'));
		if (!codici.includes(SUCCESS) && !codici.includes(PARTIAL_LOGOUT))
			throw new Rifiutata('LogoutResponse/Status');
		return { ok: true };
	} catch (fault) {
		return { ok: false, motivo: readMotivo(fault) };
	}
}

function readMessaggio(arrivo: Arrivo, campo: CampoSaml, { provider, gestori, adesso }: Ricevente) {
	const nome = campo === 'SAMLRequest' ? 'LogoutRequest' : 'LogoutResponse';
	const letto = readFirmato(arrivo, campo, gestori);
	const { radice } = letto;
	if (radice.namespaceURI !== SAMLP || radice.localName !== nome) throw new Rifiutata('radice');
	if (!attributo(radice, 'ID')) throw new Rifiutata(`${nome}/@ID`);
	if (attributo(radice, 'Version') !== '2.0') throw new Rifiutata(`${nome}/@Version`);
	if (attributo(radice, 'Destination') !== provider.indirizzoSlo) throw new Rifiutata(`${nome}/@Destination`);
	const dove = `${nome}/@IssueInstant`;
	const istante = readIstante(attributo(radice, 'IssueInstant'), dove);
	checkFinestra(istante, { da: adesso.getTime() - DURATA, a: adesso.getTime(), dove });
	return letto;
}

type Messaggio = Mittente & {
	campo: CampoSaml;
	modo: Modo;
	destinazione: string;
	relayState: string | undefined;
	corpo: ReturnType<typeof elemento>[];
	attributi: Record<string, string | undefined>;
};

function send({ provider, firma, id, istante, campo, corpo, attributi, ...dove }: Messaggio): Partenza {
	const nome = campo === 'SAMLRequest' ? 'samlp:LogoutRequest' : 'samlp:LogoutResponse';
	const radice = elemento(
		nome,
		{
			'xmlns:samlp': SAMLP,
			'xmlns:saml': SAML,
			ID: id,
			Version: '2.0',
			IssueInstant: istante,
			Destination: dove.destinazione,
			...attributi
		},
		createEmittente(provider),
		...corpo
	);
	const { xml, invio } = signInvio({ ...dove, campo, xml: toXml(radice), id, firma });
	return { id, istante, xml, invio };
}

// Checks an assertion whose signature was proved, part by part, and reads the person from it; called by risposta.ts.
import type { IdentitaVerificata, Livello } from '#lib/domain/identita-verificata.ts';
import { attributo, figli, figlioFacoltativo, soloFiglio, testo } from '#lib/xml/parse.ts';
import type { Attesa } from './attesa.ts';
import { readIdentita } from './attributi.ts';
import { checkEmittente } from './emittente.ts';
import { checkFinestra, readIstante } from './istanti.ts';
import { BEARER, FORMATO_TRANSIENT, readClasse, SAML } from './nomi.ts';
import type { NameId } from './port.ts';
import { Rifiutata } from './rifiutata.ts';

export type Asserzione = {
	id: string;
	identita: IdentitaVerificata;
	livello: Livello;
	nameId: NameId;
	sessionIndex: string | undefined;
};

/** What a signed assertion says. Throws Rifiutata or XmlRifiutato at the first thing that is not as it was asked. */
export function readAsserzione(asserzione: Element, attesa: Attesa): Asserzione {
	const id = checkTestata(asserzione, attesa);
	const subject = soloFiglio(asserzione, SAML, 'Subject');
	const nameId = readNameId(subject);
	checkConferma(subject, attesa);
	checkConditions(soloFiglio(asserzione, SAML, 'Conditions'), attesa);
	const { livello, sessionIndex } = readAutenticazione(asserzione, attesa);
	const identita = readIdentita(soloFiglio(asserzione, SAML, 'AttributeStatement'), attesa);
	return { id, identita, livello, nameId, sessionIndex };
}

function checkTestata(asserzione: Element, { provider, richiesta, gestore, adesso }: Attesa): string {
	const id = attributo(asserzione, 'ID');
	if (!id) throw new Rifiutata('Assertion/@ID');
	if (attributo(asserzione, 'Version') !== '2.0') throw new Rifiutata('Assertion/@Version');
	const dove = 'Assertion/@IssueInstant';
	const istante = readIstante(attributo(asserzione, 'IssueInstant'), dove);
	checkFinestra(istante, { da: Date.parse(richiesta.istante), a: adesso, dove });
	// CIE leaves the Format out.
	const formatoObbligatorio = provider.profilo === 'spid' && !gestore.tolleranze.issuerSenzaFormato;
	checkEmittente(asserzione, { gestore, formatoObbligatorio });
	return id;
}

function readNameId(subject: Element): NameId {
	const nameId = soloFiglio(subject, SAML, 'NameID');
	const valore = testo(nameId);
	const qualificatore = attributo(nameId, 'NameQualifier');
	if (!valore) throw new Rifiutata('Subject/NameID');
	if (attributo(nameId, 'Format') !== FORMATO_TRANSIENT) throw new Rifiutata('Subject/NameID/@Format');
	if (!qualificatore) throw new Rifiutata('Subject/NameID/@NameQualifier');
	return { valore, qualificatore };
}

function checkConferma(subject: Element, { provider, richiesta, adesso }: Attesa): void {
	const conferma = soloFiglio(subject, SAML, 'SubjectConfirmation');
	if (attributo(conferma, 'Method') !== BEARER) throw new Rifiutata('SubjectConfirmation/@Method');
	const dati = soloFiglio(conferma, SAML, 'SubjectConfirmationData');
	if (attributo(dati, 'Recipient') !== provider.indirizzoAcs)
		throw new Rifiutata('SubjectConfirmationData/@Recipient');
	if (attributo(dati, 'InResponseTo') !== richiesta.id)
		throw new Rifiutata('SubjectConfirmationData/@InResponseTo');
	checkFine(dati, adesso);
}

function checkConditions(conditions: Element, { provider, adesso }: Attesa): void {
	const dove = 'Conditions/@NotBefore';
	checkFinestra(readIstante(attributo(conditions, 'NotBefore'), dove), { a: adesso, dove });
	checkFine(conditions, adesso);
	const restrictions = figli(conditions, SAML, 'AudienceRestriction');
	// Each restriction narrows the others (SAML core, 2.5.1.4).
	const perNoi = restrictions.every((restriction) =>
		figli(restriction, SAML, 'Audience').some((audience) => testo(audience) === provider.entityId)
	);
	if (restrictions.length === 0 || !perNoi) throw new Rifiutata('Conditions/AudienceRestriction');
}

function checkFine(elemento: Element, adesso: number): void {
	const dove = `${elemento.localName}/@NotOnOrAfter`;
	checkFinestra(readIstante(attributo(elemento, 'NotOnOrAfter'), dove), { da: adesso + 1, dove });
}

function readAutenticazione(asserzione: Element, { richiesta }: Attesa) {
	const statement = soloFiglio(asserzione, SAML, 'AuthnStatement');
	readIstante(attributo(statement, 'AuthnInstant'), 'AuthnStatement/@AuthnInstant');
	const context = soloFiglio(statement, SAML, 'AuthnContext');
	const classe = figlioFacoltativo(context, SAML, 'AuthnContextClassRef');
	const livello = classe && readClasse(testo(classe));
	if (!livello || livello < richiesta.livello) throw new Rifiutata('AuthnContextClassRef');
	return { livello, sessionIndex: attributo(statement, 'SessionIndex') };
}

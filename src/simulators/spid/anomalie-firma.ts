// Anomalies of signature and form: messages unsigned, signed by others, or wrapped so that what is signed is not what is read. Listed in anomalie.ts.
import type { Anomalia } from './anomalia.ts';
import { falsa, parti, rubata, togliFirma, type Parti } from './involucri.ts';
import type { Risposta } from './risposta.ts';

export const ANOMALIE_FIRMA: readonly Anomalia[] = [
	{
		id: 'solo-asserzione',
		titolo: "È firmata solo l'asserzione (ammesso)",
		attesa: 'accesso',
		firma: { risposta: false }
	},
	firma('senza-firme', 'Nessuna firma', { risposta: false, asserzione: false }),
	firma('asserzione-senza-firma', "È firmata solo la risposta, non l'asserzione", { asserzione: false }),
	firma('chiave-estranea', 'Firma di una chiave sconosciuta', { estranea: true }),
	firma('sha1', 'Firma con SHA-1', { algoritmo: 'sha1' }),
	firma('hmac', 'Firma HMAC con il certificato pubblico', { algoritmo: 'hmac' }),
	{ id: 'ripetuta', titolo: 'La risposta precedente, di nuovo', attesa: 'rifiuto', ripete: true },
	dopo('attributo-cambiato', 'Codice fiscale cambiato dopo la firma', (xml) => rubata(xml)),
	dopo('doctype', 'Con un DOCTYPE', (xml) => `<!DOCTYPE risposta [<!ENTITY a "b">]>${xml}`),
	dopo('due-radici', 'Con due radici', (xml) => `${xml}${xml}`),
	dopo('id-doppio', 'La stessa asserzione due volte, con lo stesso ID', (xml) =>
		cuci(xml, ({ asserzione }) => asserzione + asserzione)
	),
	{
		id: 'commento-nel-valore',
		titolo: 'Un commento in mezzo al codice fiscale: va letto intero',
		attesa: 'accesso',
		guasta: (xml) => xml.replace(/(TINIT-.{6})/, '$1<!-- commento -->')
	},
	dopo('commento-in-impronta', 'Un commento in DigestValue', (xml) =>
		xml.replaceAll(/<ds:DigestValue>/g, '<ds:DigestValue>AAAA<!-- -->')
	),
	dopo('due-signedinfo', 'Due SignedInfo nella firma', (xml) =>
		xml.replaceAll(/<ds:SignedInfo>.*?<\/ds:SignedInfo>/gs, '$&$&')
	),
	dopo('xslt', 'Una trasformazione XSLT nella firma', (xml) =>
		xml.replaceAll(
			'<ds:Transforms>',
			'<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>'
		)
	),
	avvolta('xsw1', 'XSW1: la risposta vera dentro la firma di quella falsa', (xml, risposta) =>
		rispostaFalsa(xml, risposta, (firma) =>
			firma.replace('</ds:Signature>', `${senzaProlog(xml)}</ds:Signature>`)
		)
	),
	avvolta('xsw2', 'XSW2: la risposta vera prima della firma di quella falsa', (xml, risposta) =>
		rispostaFalsa(xml, risposta, (firma) => senzaProlog(xml) + firma)
	),
	involucro(
		'xsw3',
		"XSW3: un'asserzione falsa prima di quella firmata",
		({ asserzione }, altra) => altra + asserzione
	),
	involucro('xsw4', "XSW4: quella firmata dentro un'asserzione falsa", ({ asserzione }, altra) =>
		altra.replace('</saml:Assertion>', `${asserzione}</saml:Assertion>`)
	),
	involucro(
		'xsw5',
		'XSW5: la firma su quella falsa, la vera in fondo',
		({ asserzione, firma: vera }, altra) => conFirma(altra, vera) + togliFirma(asserzione)
	),
	involucro('xsw6', 'XSW6: la vera dentro la firma di quella falsa', ({ asserzione, firma: vera }, altra) =>
		conFirma(altra, vera.replace('</ds:Signature>', `${togliFirma(asserzione)}</ds:Signature>`))
	),
	involucro(
		'xsw7',
		'XSW7: una falsa in Extensions',
		({ asserzione }, altra) => `<samlp:Extensions>${altra}</samlp:Extensions>${asserzione}`
	),
	involucro(
		'xsw8',
		'XSW8: la vera in un oggetto della firma di quella falsa',
		({ asserzione, firma: vera }, altra) =>
			conFirma(
				altra,
				vera.replace('</ds:Signature>', `<ds:Object>${togliFirma(asserzione)}</ds:Object></ds:Signature>`)
			)
	),
	involucro(
		'seconda-senza-firma',
		"Un'asserzione falsa dopo quella firmata",
		({ asserzione }, altra) => asserzione + altra
	)
];

function firma(id: string, titolo: string, modo: NonNullable<Anomalia['firma']>): Anomalia {
	return { id, titolo, attesa: 'rifiuto', firma: modo };
}

function dopo(id: string, titolo: string, guasta: (xml: string) => string): Anomalia {
	return { id, titolo, attesa: 'rifiuto', guasta };
}

function avvolta(id: string, titolo: string, guasta: NonNullable<Anomalia['guasta']>): Anomalia {
	return { id, titolo, attesa: 'rifiuto', guasta };
}

// Who attacks drops the signature of the Response, which may be missing, and keeps that of the Assertion.
function involucro(id: string, titolo: string, monta: (parti: Parti, altra: string) => string): Anomalia {
	return {
		id,
		titolo,
		attesa: 'rifiuto',
		firma: { risposta: false },
		guasta: (xml, risposta) => cuci(xml, (intere) => monta(intere, falsa(risposta)))
	};
}

function cuci(xml: string, monta: (parti: Parti) => string): string {
	const intere = parti(xml);
	return intere ? intere.testa + monta(intere) + intere.coda : xml;
}

function conFirma(altra: string, vera: string): string {
	return altra.replace('</saml:Issuer>', `</saml:Issuer>${vera}`);
}

function senzaProlog(xml: string): string {
	return xml.replace(/^<\?xml.*?\?>/, '');
}

// A Response of the attacker with the signature of the true one, whose Reference still finds the true one inside.
function rispostaFalsa(xml: string, risposta: Risposta, monta: (firma: string) => string): string {
	const vera = /<ds:Signature .*?<\/ds:Signature>/s.exec(xml)?.[0] ?? '';
	const altra = xml
		.replace(vera, '')
		.replace(`ID="${risposta.id ?? ''}"`, 'ID="_falsa"')
		.replace(/<saml:Assertion .*<\/saml:Assertion>/s, falsa(risposta));
	return altra.replace('</saml:Issuer>', `</saml:Issuer>${monta(vera)}`);
}

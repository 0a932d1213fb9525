// Hostile answers: each is refused, and its refusal says nothing about the person.
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { DS, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256 } from '#lib/xml/algoritmi.ts';
import type { EsitoAccesso } from '#lib/server/integrations/spid/port.ts';
import {
	chiaviEstranee,
	chiaviGestore,
	createErrore,
	createRisposta,
	NAME_ID,
	PERSONA,
	startAccesso,
	type Accesso
} from '#tests/support/gestore-di-prova.ts';
import { signXml } from '#lib/xml/sign.ts';

const FIRMA = /<ds:Signature .*?<\/ds:Signature>/;
const ASSERZIONE = /<saml:Assertion .*<\/saml:Assertion>/;
const ALTRA_PERSONA = 'RSSMRA80A01H501U';

function expectRifiutata(esito: EsitoAccesso): void {
	expect(esito.ok).toBe(false);
	if (esito.ok) return;
	const detto = JSON.stringify(esito.errore).toLowerCase();
	for (const dato of [...Object.values(PERSONA), 'DLLDAA85A41H501X', ALTRA_PERSONA, NAME_ID])
		expect(detto).not.toContain(dato.toLowerCase());
}

/** An answer of which the assertion alone is signed: around it, nothing else stands in the way of a forger. */
function soloAsserzione(accesso: Accesso): string {
	return createRisposta(accesso, { firmaRisposta: null });
}

/** What a forger would like to be read: the same assertion about someone else, with another ID. */
function falsa(asserzione: string): string {
	return asserzione.replace('_asserzione', '_falsa').replace('DLLDAA85A41H501X', ALTRA_PERSONA);
}

function parts(xml: string): { asserzione: string; firma: string; senzaFirma: string } {
	const asserzione = ASSERZIONE.exec(xml)?.[0] ?? '';
	const firma = FIRMA.exec(asserzione)?.[0] ?? '';
	return { asserzione, firma, senzaFirma: asserzione.replace(FIRMA, '') };
}

function inside(firma: string, oggetto: string): string {
	return firma.replace('</ds:Signature>', `<ds:Object>${oggetto}</ds:Object></ds:Signature>`);
}

/** Signature wrapping on the assertion: numbers as in Somorovsky and others, "On Breaking SAML" (2012). */
const avvolte: [string, (xml: string) => string][] = [
	[
		'XSW3: la falsa prima della vera',
		(xml) => swap(xml, ({ asserzione, senzaFirma }) => falsa(senzaFirma) + asserzione)
	],
	[
		'XSW4: la vera dentro la falsa',
		(xml) =>
			swap(xml, ({ asserzione, senzaFirma }) =>
				falsa(senzaFirma).replace('</saml:Assertion>', `${asserzione}</saml:Assertion>`)
			)
	],
	[
		'XSW5: la falsa con la firma della vera, la vera in fondo',
		(xml) => swap(xml, ({ asserzione, senzaFirma }) => falsa(asserzione) + senzaFirma)
	],
	[
		'XSW6: la falsa con la firma, che contiene la vera',
		(xml) =>
			swap(xml, ({ firma, asserzione, senzaFirma }) =>
				falsa(asserzione).replace(firma, inside(firma, senzaFirma))
			)
	],
	[
		'XSW7: la falsa in Extensions',
		(xml) =>
			swap(
				xml,
				({ asserzione, senzaFirma }) =>
					`<samlp:Extensions>${falsa(senzaFirma)}</samlp:Extensions>${asserzione}`
			)
	],
	[
		'XSW8: la vera in un Object della firma, accanto alla falsa',
		(xml) =>
			swap(xml, ({ firma, senzaFirma }) =>
				falsa(senzaFirma).replace('<saml:Subject>', `${inside(firma, senzaFirma)}<saml:Subject>`)
			)
	],
	[
		'la falsa con lo stesso ID della vera',
		(xml) =>
			swap(
				xml,
				({ asserzione, senzaFirma }) => falsa(senzaFirma).replace('_falsa', '_asserzione') + asserzione
			)
	],
	[
		'la vera seguita da una non firmata (caso 112)',
		(xml) => swap(xml, ({ asserzione, senzaFirma }) => asserzione + falsa(senzaFirma))
	],
	[
		'la vera seguita da una con la firma guasta (caso 113)',
		(xml) => swap(xml, ({ asserzione }) => asserzione + falsa(asserzione))
	],
	[
		'la vera in un elemento di mezzo',
		(xml) => swap(xml, ({ asserzione }) => `<samlp:Extensions>${asserzione}</samlp:Extensions>`)
	],
	['con una seconda radice', (xml) => xml + falsa(parts(xml).senzaFirma)],
	['con un attributo cambiato', (xml) => xml.replace('DLLDAA85A41H501X', ALTRA_PERSONA)],
	['con la firma tolta', (xml) => xml.replace(FIRMA, '')],
	['con due SignedInfo', (xml) => xml.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1')],
	[
		'con un commento in DigestValue',
		(xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue>AAAA<!-- -->')
	],
	['con DOCTYPE', (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`]
];

function swap(xml: string, make: (found: ReturnType<typeof parts>) => string): string {
	return xml.replace(ASSERZIONE, () => make(parts(xml)));
}

describe('una risposta contraffatta è rifiutata', () => {
	it.each(avvolte)('%s', async (_, forge) => {
		const accesso = startAccesso();
		const buona = soloAsserzione(accesso);
		const cattiva = forge(buona);
		expect(cattiva).not.toBe(buona);
		expectRifiutata(await accesso.answer(cattiva));
	});

	it('la stessa, se nessuno la tocca, è buona', async () => {
		const accesso = startAccesso();
		expect(await accesso.answer(soloAsserzione(accesso))).toMatchObject({ ok: true });
	});

	it.each([
		[
			'XSW1: la risposta vera in un Object della sua firma, dentro la falsa',
			(vera: string, firma: string) => {
				const dentro = inside(firma, vera.replace(firma, ''));
				return falsa(vera).replace('_risposta', '_altra').replace(firma, dentro);
			}
		],
		[
			'XSW2: la risposta vera accanto alla sua firma, dentro la falsa',
			(vera: string, firma: string) =>
				falsa(vera)
					.replace('_risposta', '_altra')
					.replace(firma, () => `${vera.replace(firma, '')}${firma}`)
		],
		[
			'con una asserzione cambiata e la firma della risposta tolta',
			(vera: string, firma: string) => vera.replace(firma, '').replace('DLLDAA85A41H501X', ALTRA_PERSONA)
		],
		[
			'con lo Status cambiato dopo la firma',
			(vera: string) => vera.replace('status:Success', 'status:Successo')
		]
	])('%s', async (_, forge) => {
		const accesso = startAccesso();
		const vera = createRisposta(accesso);
		expectRifiutata(await accesso.answer(forge(vera, FIRMA.exec(vera)?.[0] ?? '')));
	});
});

describe('una risposta firmata male è rifiutata', () => {
	it.each([
		['da un estraneo', { firmaAsserzione: chiaviEstranee, firmaRisposta: chiaviEstranee }],
		['da un estraneo nella sola asserzione', { firmaAsserzione: chiaviEstranee }],
		['da un estraneo nella sola risposta', { firmaRisposta: chiaviEstranee }],
		[
			'da un estraneo che mostra la sua chiave in KeyInfo',
			{ firmaAsserzione: chiaviEstranee, firmaRisposta: null }
		],
		['nella sola risposta', { firmaAsserzione: null }],
		['da nessuno', { firmaAsserzione: null, firmaRisposta: null }]
	])('%s', async (_, firme) => {
		const accesso = startAccesso();
		expectRifiutata(await accesso.answer(createRisposta(accesso, firme)));
	});

	it.each([
		['rsa-sha1', `${DS}rsa-sha1`, SHA256],
		['con impronta SHA-1', RSA_SHA256, `${DS}sha1`],
		['HMAC con il certificato, che tutti conoscono', `${DS}hmac-sha1`, SHA256]
	])('%s', async (_, signatureAlgorithm, digestAlgorithm) => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso, { firmaAsserzione: null, firmaRisposta: null });
		const hmac = signatureAlgorithm.includes('hmac');
		const signer = new SignedXml({
			privateKey: hmac ? chiaviGestore.certificato : chiaviGestore.chiave,
			signatureAlgorithm,
			canonicalizationAlgorithm: EXC_C14N
		});
		if (hmac) signer.enableHMAC();
		const xpath = "//*[@ID='_asserzione']";
		signer.addReference({ xpath, digestAlgorithm, transforms: [ENVELOPED, EXC_C14N] });
		const reference = `${xpath}/*[local-name(.)='Issuer']`;
		signer.computeSignature(xml, { prefix: 'ds', location: { reference, action: 'after' } });
		expectRifiutata(await accesso.answer(signer.getSignedXml()));
	});
});

describe('una risposta buona in un altro momento è rifiutata', () => {
	it('la seconda volta', async () => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso);
		expect(await accesso.answer(xml)).toMatchObject({ ok: true });
		expectRifiutata(await accesso.answer(xml));
	});

	it('anche se la prima volta era guasta: si guarda una volta sola', async () => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso);
		expectRifiutata(await accesso.answer(xml.replace('DLLDAA85A41H501X', ALTRA_PERSONA)));
		expectRifiutata(await accesso.answer(xml));
		expect(accesso.taken()).toBe(2);
	});

	it('per la richiesta di un altro', async () => {
		const accesso = startAccesso();
		const altra = { ...accesso.richiesta, id: '_di-un-altro' };
		expectRifiutata(await accesso.answer(createRisposta({ richiesta: altra })));
	});

	it('con la sola busta rifatta per la nostra richiesta', async () => {
		const accesso = startAccesso();
		const altra = { ...accesso.richiesta, id: '_di-un-altro' };
		const rubata = soloAsserzione({ ...accesso, richiesta: altra });
		expectRifiutata(await accesso.answer(rubata.replace('_di-un-altro', accesso.richiesta.id)));
	});

	it('quando è vecchia', async () => {
		const accesso = startAccesso({ adesso: new Date('2026-11-30T10:06:01Z') });
		expectRifiutata(await accesso.answer(createRisposta(accesso)));
	});

	it('quando è di livello più basso, anche se firmata', async () => {
		const accesso = startAccesso({ livello: 3 });
		const prima = (xml: string) => xml.replace('SpidL3', 'SpidL2');
		expectRifiutata(await accesso.answer(createRisposta(accesso, { prima })));
	});

	it('quando il gestore dice di no, anche se firma e allega una asserzione', async () => {
		const accesso = startAccesso();
		const errore = createErrore(accesso, 25);
		const firmato = signXml(errore, { ...chiaviGestore, riferimento: '_risposta', dopo: 'Issuer' });
		const esito = await accesso.answer(firmato);
		expectRifiutata(esito);
		expect(esito).toMatchObject({ errore: { tipo: 'gestore', numero: 25 } });

		const altro = startAccesso();
		const { asserzione } = parts(soloAsserzione(altro));
		const conAsserzione = createErrore(altro, 25).replace(
			'</samlp:Response>',
			`${asserzione}</samlp:Response>`
		);
		expectRifiutata(await altro.answer(conAsserzione));
	});
});

describe('un commento dentro un valore', () => {
	it('non lo accorcia: si legge tutto ciò che fu firmato', async () => {
		const accesso = startAccesso();
		const xml = createRisposta(accesso, {
			attributi: { ...PERSONA, email: 'capo@borgo.example.altri.example' }
		});
		const esito = await accesso.answer(
			xml.replace('capo@borgo.example.altri', 'capo@borgo.example<!-- -->.altri')
		);
		expect(esito).toMatchObject({ ok: true, identita: { email: 'capo@borgo.example.altri.example' } });
	});
});

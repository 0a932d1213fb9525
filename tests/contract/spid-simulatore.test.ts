// The invented providers of SPID over the wire: what a person sees, and what a service provider receives. Our client has its own tests.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attributo, parseXml, soloFiglio, testo } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import {
	ACS,
	ENTITY_ID,
	estranea,
	perPost,
	perRedirect,
	richiestaDiProva
} from '#tests/support/fornitore-spid.ts';
import {
	asserzioneProvata,
	attributiIn,
	campo,
	certificatiDi,
	chiedi,
	messaggio,
	SAML,
	statoDi,
	type Pagina
} from '#tests/support/gestore-spid.ts';
import { accendiPerProva, MARTA, percorsoDi } from '#tests/support/percorso-spid.ts';

const INIZIO = new Date('2026-11-24T09:30:00Z');

let indirizzo: string;
let adesso = INIZIO;

beforeAll(async () => {
	const gestori = await accendiPerProva(() => adesso);
	({ indirizzo } = gestori);
	return gestori.spegni;
});

beforeEach(() => {
	adesso = INIZIO;
});

const { gestoreDi, comincia, finoAlConsenso, entra } = percorsoDi({
	indirizzo: () => indirizzo,
	adesso: () => adesso
});

function numeroIn(pagina: Pagina): string {
	return statoDi(messaggio(pagina).xml).testo;
}

describe('il registro dei gestori di prova', () => {
	it('dà i metadata firmati di tutti, e due certificati di chi sta cambiando la chiave', async () => {
		const quanti = await Promise.all(
			['aurora', 'brezza', 'cometa', 'eidas'].map(async (id) => {
				const certificati = await certificatiDi(indirizzo, gestoreDi(id));
				return certificati.length;
			})
		);
		expect(quanti).toEqual([1, 2, 1, 1]);
	});
});

describe("un accesso con un'identità di prova", () => {
	it('passa per la persona, il codice e il consenso, e torna al sito', async () => {
		const scelta = await comincia();
		expect(scelta.html).toContain('<h1>Identità di prova</h1>');
		expect(scelta.html).toContain('>Marta Zanchettin<small>');
		const codice = await chiedi(scelta.indirizzo, { persona: MARTA });
		expect(codice.html).toContain('Codice di conferma');
		const consenso = await chiedi(scelta.indirizzo, { codice: campo(codice, 'codice') });
		const mostrati = [...consenso.html.matchAll(/data-attributo="(\w+)"/g)].map(([, nome]) => nome);
		expect(mostrati).toEqual(['name', 'familyName', 'fiscalNumber', 'dateOfBirth', 'email']);
		const ritorno = await chiedi(scelta.indirizzo, { azione: 'consenti' });
		expect(messaggio(ritorno)).toMatchObject({ destinazione: ACS, relayState: 'manico' });
		expect(ritorno.csp).toMatch(/default-src 'none';.*script-src 'sha256-[^']+'$/);
		expect(ritorno.html).toContain('<button>Torna al sito</button>');
	});

	it('firma risposta e asserzione, con i campi che le regole vogliono', async () => {
		const { xml } = messaggio(await entra());
		const asserzione = asserzioneProvata(xml, await certificatiDi(indirizzo, gestoreDi('aurora')));
		expect(statoDi(xml)).toEqual({ codici: ['Success'], testo: '' });
		expect(attributiIn(asserzione)).toEqual({
			name: 'Marta',
			familyName: 'Zanchettin',
			fiscalNumber: `TINIT-${MARTA}`,
			dateOfBirth: '1984-03-17',
			email: 'marta.zanchettin@posta.example'
		});
		const soggetto = soloFiglio(asserzione, SAML, 'Subject');
		const nome = soloFiglio(soggetto, SAML, 'NameID');
		expect(attributo(nome, 'NameQualifier')).toBe(gestoreDi('aurora'));
		expect(attributo(nome, 'Format')).toMatch(/transient$/);
		const dati = soloFiglio(
			soloFiglio(soggetto, SAML, 'SubjectConfirmation'),
			SAML,
			'SubjectConfirmationData'
		);
		expect(['Recipient', 'InResponseTo', 'NotOnOrAfter'].map((name) => attributo(dati, name))).toEqual([
			ACS,
			'_richiesta',
			'2026-11-24T09:35:00.000Z'
		]);
		const condizioni = soloFiglio(asserzione, SAML, 'Conditions');
		const pubblico = soloFiglio(soloFiglio(condizioni, SAML, 'AudienceRestriction'), SAML, 'Audience');
		expect(testo(pubblico)).toBe(ENTITY_ID);
		const dichiarazione = soloFiglio(asserzione, SAML, 'AuthnStatement');
		expect(attributo(dichiarazione, 'SessionIndex')).toBeUndefined();
		expect(soloFiglio(dichiarazione, SAML, 'AuthnContext').textContent).toBe(
			'https://www.spid.gov.it/SpidL2'
		);
	});
});

describe('gli accessi che non riescono', () => {
	it.each([
		['19', 'nr19'],
		['20', 'nr20'],
		['21', 'nr21'],
		['23', 'nr23'],
		['25', 'nr25'],
		['30', 'nr30'],
		['1', 'nr01']
	])(
		'il bottone %s della prima pagina risponde ErrorCode %s senza asserzione, firmato',
		async (numero, atteso) => {
			const { indirizzo: passo, html } = await comincia();
			expect(html).toContain(`name="errore" value="${numero}"`);
			const { destinazione, xml } = messaggio(await chiedi(passo, { errore: numero }));
			expect(destinazione).toBe(ACS);
			expect(statoDi(xml)).toMatchObject({ testo: `ErrorCode ${atteso}` });
			expect(statoDi(xml).codici[0]).toBe('Responder');
			expect(xml).not.toContain('<saml:Assertion');
			const certificati = await certificatiDi(indirizzo, gestoreDi('aurora'));
			const radice = parseXml(xml).documentElement;
			expect(verifySignature({ xml, elemento: radice, certificati })).toContain('_richiesta');
		}
	);

	it('chi non autorizza o annulla dal consenso risponde 22 o 25', async () => {
		for (const numero of ['22', '25']) {
			const consenso = await finoAlConsenso();
			expect(consenso.html).toContain(`name="errore" value="${numero}"`);
			expect(numeroIn(await chiedi(consenso.indirizzo, { errore: numero }))).toBe(`ErrorCode nr${numero}`);
		}
	});

	it('tre codici sbagliati rispondono 19, due lasciano riprovare', async () => {
		const { indirizzo: passo } = await comincia();
		await chiedi(passo, { persona: MARTA });
		expect((await chiedi(passo, { codice: 'no' })).html).toContain('Il codice non è giusto');
		await chiedi(passo, { codice: 'no' });
		expect(numeroIn(await chiedi(passo, { codice: 'no' }))).toBe('ErrorCode nr19');
	});

	it('chi torna dopo un quarto di ora trova il tempo scaduto', async () => {
		const { indirizzo: passo } = await comincia();
		adesso = new Date('2026-11-24T09:45:01Z');
		expect(numeroIn(await chiedi(passo, { persona: MARTA }))).toBe('ErrorCode nr21');
	});

	it('un accesso finito non si riprende', async () => {
		const { indirizzo: passo } = await comincia();
		await chiedi(passo, { errore: '25' });
		expect((await chiedi(passo)).stato).toBe(404);
	});
});

describe('la richiesta di un sito', () => {
	it('arriva anche per Redirect', async () => {
		const xml = richiestaDiProva({ gestore: gestoreDi('cometa'), istante: adesso });
		const pagina = await chiedi(`${gestoreDi('cometa')}/sso?${perRedirect(xml)}`);
		expect(pagina.html).toContain('Marta Zanchettin');
	});

	it.each([
		['firmata da una chiave che i metadata non hanno, per POST', 7, 'POST'],
		['firmata da una chiave che i metadata non hanno, per Redirect', 5, 'GET']
	])('%s riceve una pagina con il codice %i', async (_, numero, metodo) => {
		const xml = richiestaDiProva({ gestore: gestoreDi('aurora'), istante: adesso });
		const sso = `${gestoreDi('aurora')}/sso`;
		const pagina =
			metodo === 'POST'
				? await chiedi(sso, { SAMLRequest: perPost(xml, estranea) })
				: await chiedi(`${sso}?${perRedirect(xml, estranea)}`);
		expect(pagina.stato).toBe(403);
		expect(pagina.html).toContain(`Codice di errore ${String(numero)}<`);
	});

	it.each([
		['senza messaggio', {}, 4],
		['che non è XML', { SAMLRequest: 'AAAA' }, 8]
	])('%s riceve una pagina con il codice %i', async (_, campi, numero) => {
		const pagina = await chiedi(`${gestoreDi('aurora')}/sso`, campi);
		expect(pagina.html).toContain(`Codice di errore ${String(numero)}<`);
	});

	it('di un emittente sconosciuto o scritto male riceve una pagina con il codice 10', async () => {
		for (const emittente of [{ NameQualifier: 'altro' }, { Format: undefined }]) {
			const pagina = await comincia('aurora', { emittente });
			expect([pagina.stato, pagina.html.includes('Codice di errore 10<')]).toEqual([403, true]);
		}
	});

	it('sbagliata riceve al suo indirizzo la risposta con il codice', async () => {
		const { destinazione, xml } = messaggio(await comincia('aurora', { attributi: { Version: '1.1' } }));
		expect([destinazione, statoDi(xml)]).toEqual([
			ACS,
			{ codici: ['VersionMismatch'], testo: 'ErrorCode nr09' }
		]);
	});
});

describe('il nodo eIDAS di prova', () => {
	it('lascia entrare chi viene da un altro Stato, senza codice fiscale', async () => {
		const altro = { attributi: { AttributeConsumingServiceIndex: '99' } };
		const scelta = await comincia('eidas', altro);
		expect(scelta.html).not.toContain('Marta Zanchettin');
		const { xml } = messaggio(await entra('eidas', altro, 'DE/IT/7H3KX9Q2LM'));
		const asserzione = asserzioneProvata(xml, await certificatiDi(indirizzo, gestoreDi('eidas')));
		expect(attributiIn(asserzione)).toEqual({
			spidCode: 'DE/IT/7H3KX9Q2LM',
			name: 'Jürgen',
			familyName: 'Weiß',
			dateOfBirth: '1975-06-30'
		});
	});

	it('vuole uno degli insiemi di attributi di eIDAS', async () => {
		expect(numeroIn(await comincia('eidas'))).toBe('ErrorCode nr18');
	});
});

describe('rompi la risposta', () => {
	it("la risposta con l'anomalia scelta arriva al sito, con l'orologio spostato", async () => {
		const consenso = await finoAlConsenso();
		const campi = { azione: 'consenti', anomalia: 'asserzione-livello-basso', scarto: '90' };
		const { xml } = messaggio(await chiedi(consenso.indirizzo, campi));
		expect(xml).toContain('https://www.spid.gov.it/SpidL1');
		expect(xml).toContain('IssueInstant="2026-11-24T09:31:30.000Z"');
	});

	it('la risposta precedente si può mandare di nuovo', async () => {
		const prima = messaggio(await entra('cometa')).xml;
		const consenso = await finoAlConsenso('cometa');
		expect(consenso.html).toContain('value="ripetuta"');
		const dopo = await chiedi(consenso.indirizzo, { azione: 'consenti', anomalia: 'ripetuta' });
		expect(messaggio(dopo).xml).toBe(prima);
	});
});

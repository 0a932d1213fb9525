// Sessions and single logout of the invented providers of SPID over the wire.
import { beforeAll, describe, expect, it } from 'vitest';
import { attributo, parseXml, soloFiglio, testo } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import { estranea, perPost, richiestaUscita, rispostaUscita, SLO } from '#tests/support/fornitore-spid.ts';
import {
	asserzioneProvata,
	certificatiDi,
	chiedi,
	messaggio,
	SAML,
	statoDi
} from '#tests/support/gestore-spid.ts';
import { accendiPerProva, percorsoDi } from '#tests/support/percorso-spid.ts';

const adesso = new Date('2026-11-24T09:30:00Z');

let indirizzo: string;

beforeAll(async () => {
	const gestori = await accendiPerProva(() => adesso);
	({ indirizzo } = gestori);
	return gestori.spegni;
});

const { gestoreDi, comincia, entra } = percorsoDi({ indirizzo: () => indirizzo, adesso: () => adesso });

describe('le sessioni del gestore', () => {
	const livello1 = { livello: 1 };

	async function apri(): Promise<{ cookie: string; nameId: string; sessione: string }> {
		const pagina = await entra('brezza', livello1);
		const asserzione = asserzioneProvata(
			messaggio(pagina).xml,
			await certificatiDi(indirizzo, gestoreDi('brezza'))
		);
		const nome = soloFiglio(soloFiglio(asserzione, SAML, 'Subject'), SAML, 'NameID');
		const sessione = attributo(soloFiglio(asserzione, SAML, 'AuthnStatement'), 'SessionIndex');
		return { cookie: pagina.cookie, nameId: testo(nome), sessione: sessione ?? '' };
	}

	it('si aprono solo al livello 1, e risparmiano la scelta della persona', async () => {
		const { cookie } = await apri();
		const { html } = await chiedi(`${gestoreDi('brezza')}/sessioni`, undefined, cookie);
		expect(html).toContain('Comune di Cassola');
		const { indirizzo: passo } = await comincia('brezza', livello1);
		expect((await chiedi(passo, undefined, cookie)).html).toContain('Autorizza e continua');
		expect((await chiedi(passo)).html).toContain('Autorizza e continua');
	});

	it('si chiudono quando il sito lo chiede, con una risposta firmata', async () => {
		const { cookie, nameId, sessione } = await apri();
		const gestore = gestoreDi('brezza');
		const richiesta = perPost(richiestaUscita({ gestore, istante: adesso, nameId, sessione }));
		const { destinazione, xml } = messaggio(await chiedi(`${gestore}/slo`, { SAMLRequest: richiesta }));
		const certificati = await certificatiDi(indirizzo, gestore);
		const firmata = verifySignature({ xml, elemento: parseXml(xml).documentElement, certificati });
		expect([destinazione, statoDi(firmata).codici]).toEqual([SLO, ['Success']]);
		expect(firmata).toContain('InResponseTo="_uscita"');
		const { html } = await chiedi(`${gestore}/sessioni`, undefined, cookie);
		expect(html).toContain('Non ci sono sessioni aperte');
	});

	it('il bottone della persona manda al sito una richiesta firmata, e la sua risposta riporta alle sessioni', async () => {
		const { cookie, nameId, sessione } = await apri();
		const gestore = gestoreDi('brezza');
		const { destinazione, xml } = messaggio(await chiedi(`${gestore}/sessioni`, {}, cookie));
		const certificati = await certificatiDi(indirizzo, gestore);
		const elemento = parseXml(xml).documentElement;
		expect(verifySignature({ xml, elemento, certificati })).toContain(
			`>${nameId}</saml:NameID><samlp:SessionIndex>${sessione}<`
		);
		expect(destinazione).toBe(SLO);
		const richiesta = attributo(elemento, 'ID') ?? '';
		const risposta = perPost(rispostaUscita({ gestore, istante: adesso, richiesta }));
		const fine = await chiedi(`${gestore}/slo`, { SAMLResponse: risposta }, cookie);
		expect(fine.html).toContain('Non ci sono sessioni aperte');
	});

	it('una richiesta di uscita di altri non le chiude', async () => {
		const { cookie, nameId, sessione } = await apri();
		const gestore = gestoreDi('brezza');
		const xml = richiestaUscita({ gestore, istante: adesso, nameId, sessione });
		const pagina = await chiedi(`${gestore}/slo`, { SAMLRequest: perPost(xml, estranea) });
		expect(pagina.stato).toBe(403);
		const { html } = await chiedi(`${gestore}/sessioni`, undefined, cookie);
		expect(html).toContain('Comune di Cassola');
	});
});

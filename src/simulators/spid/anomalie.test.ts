import { beforeAll, describe, expect, it } from 'vitest';
import { parseXml, soloFiglio } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import type { Anomalia } from './anomalia.ts';
import { anomalie } from './anomalie.ts';
import { openChiavi, type Chiave } from './chiavi.ts';
import { componiRisposta } from './componi.ts';
import { ultima } from './metadati-gestore.ts';
import { SAML } from './nomi.ts';
import { rispostaAccesso, type Risposta } from './risposta.ts';

const CODICE = 'TINIT-RSSMRA80A01C03TU';
const voci = anomalie.flatMap((gruppo) => gruppo.voci);

let chiave: Chiave;
let estranea: Chiave;

beforeAll(async () => {
	const now = (): Date => new Date('2026-11-24T09:30:00Z');
	const chiavi = await openChiavi({ cartella: undefined, id: 'prova', nome: 'Prova', quante: 2, now });
	estranea = ultima(chiavi.slice(0, 1));
	chiave = ultima(chiavi);
});

function risposta(): Risposta {
	let ultimo = 0;
	return rispostaAccesso(
		{
			gestore: 'http://127.0.0.1:3001/spid/aurora',
			fornitore: 'http://cassola.localhost:3000',
			richiesta: '_richiesta',
			consumatore: 'http://cassola.localhost:3000/accesso/spid/acs',
			istante: new Date('2026-11-24T09:30:00Z'),
			newId: () => `prova-${String((ultimo += 1))}`
		},
		{
			livello: 2,
			nameId: '_persona',
			attributi: [
				{ nome: 'name', tipo: 'string', valore: 'Mario' },
				{ nome: 'fiscalNumber', tipo: 'string', valore: CODICE }
			]
		}
	);
}

function componi(anomalia?: Anomalia): string {
	return componiRisposta(risposta(), { chiave, estranea, anomalia, precedente: '<precedente/>' });
}

/** What a right reader gets out of the only Assertion, or undefined when it refuses. */
function letta(xml: string): string | undefined {
	try {
		const elemento = soloFiglio(parseXml(xml).documentElement, SAML, 'Assertion');
		return verifySignature({ xml, elemento, certificati: [chiave.certificato] });
	} catch {
		return undefined;
	}
}

describe('le anomalie della risposta', () => {
	it('hanno ognuna il suo nome', () => {
		expect(new Set(voci.map(({ id }) => id)).size).toBe(voci.length);
		expect(new Set(voci.map(({ titolo }) => titolo.trim())).size).toBeGreaterThan(60);
	});

	it.each(voci.map((anomalia) => [anomalia.id, anomalia] as const))(
		'%s cambia davvero il messaggio',
		(_, anomalia) => {
			expect(componi(anomalia)).not.toBe(componi());
		}
	);

	it('senza anomalia la risposta si verifica', () => {
		expect(letta(componi())).toContain(CODICE);
	});

	it.each(
		voci
			.filter(({ cambia, id }) => cambia && !/-id-|asserzione-assente/.test(id))
			.map((anomalia) => [anomalia.id, anomalia] as const)
	)('%s resta firmata bene: va rifiutata per ciò che dice', (_, anomalia) => {
		expect(letta(componi(anomalia))).toBeDefined();
	});

	it.each(
		voci
			.filter(({ attesa, firma, guasta }) => attesa === 'rifiuto' && (firma ?? guasta))
			.map((anomalia) => [anomalia.id, anomalia] as const)
	)('%s non porta mai a leggere un altro codice fiscale come firmato', (_, anomalia) => {
		const asserzione = letta(componi(anomalia));
		expect(asserzione ?? CODICE).toContain(CODICE);
	});

	it('avvolgere la firma mette due asserzioni nel messaggio', () => {
		for (const { id } of voci.filter((una) => una.id.startsWith('xsw'))) {
			const xml = componi(voci.find((una) => una.id === id));
			expect([id, xml.match(/<saml:Assertion /g)?.length]).toEqual([id, 2]);
		}
	});

	it('il commento non spezza il valore e non rompe la firma', () => {
		const xml = componi(voci.find(({ id }) => id === 'commento-nel-valore'));
		expect(xml).toContain('TINIT-RSSMRA<!-- commento -->80A01C03TU');
		expect(letta(xml)).toContain(CODICE);
	});

	it('la risposta precedente torna uguale', () => {
		expect(componi(voci.find(({ ripete }) => ripete))).toBe('<precedente/>');
	});
});

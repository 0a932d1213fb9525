/** Proves every kind of field by examples: what it reads, how it writes it, the codes it answers, the schema it promises. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { creaProblema } from '#lib/domain/errori.ts';
import { schemaCampo } from '#lib/server/api/schema-campo.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import { casiComposti, RICEVUTO, SCUOLE } from '#tests/support/casi-campi-composti.ts';
import { casiMappa } from '#tests/support/casi-campi-mappa.ts';
import { casiSemplici } from '#tests/support/casi-campi-semplici.ts';
import { codiceEParte } from '#tests/support/casi-campo.ts';
import { createAjv } from '#tests/support/schemi.ts';
import type { Contesto } from '../campo.ts';
import { readForm, readJson } from '../grezzo.ts';
import { readCampo } from './gruppo.ts';

const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-24'),
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	luoghi: openLuoghi(),
	allegati: new Map([[RICEVUTO.id, RICEVUTO]]),
	soloNomi: true,
	impostazioni: SCUOLE,
	elenchi: {}
};

const casi = [...casiSemplici, ...casiComposti, ...casiMappa];

describe.each(casi.map((caso) => [caso.titolo, caso] as const))('il campo "%s"', (_titolo, caso) => {
	const { campo, aspetto, giusti, sbagliati, daModulo = [] } = caso;
	const { tipo } = campo;
	const ammessi = new Set<string>([campo.mancante, ...tipo.errori]);

	it('legge le risposte giuste, e le scrive come una persona le legge', () => {
		for (const [json, valore, righe] of giusti) {
			expect(readCampo(campo, readJson(json), contesto)).toEqual({ valore, problemi: [] });
			expect(tipo.scrivi(valore, contesto)).toEqual(righe);
		}
		for (const [grezzo, valore] of daModulo)
			expect(readCampo(campo, grezzo, contesto)).toEqual({ valore, problemi: [] });
	});

	it('ha uno schema JSON che accetta quello che legge', () => {
		const check = createAjv().compile(schemaCampo(campo));
		for (const [json] of giusti) expect(check(json), JSON.stringify(check.errors)).toBe(true);
	});

	it('rifiuta le risposte sbagliate con il loro codice', () => {
		for (const [json, ...codici] of sbagliati) {
			const { valore, problemi } = readCampo(campo, readJson(json), contesto);
			expect([valore, problemi.map(codiceEParte)]).toEqual([undefined, codici]);
		}
	});

	it('quando manca lo dice solo se serve', () => {
		const { problemi } = readCampo(campo, undefined, contesto);
		expect(problemi.map(({ codice }) => codice)).toEqual(campo.obbligatorio ? [campo.mancante] : []);
	});

	it('si disegna vuoto, pieno e sbagliato', () => {
		const tutti = [undefined, ...giusti.map(([json]) => json), ...sbagliati.map(([json]) => json)];
		for (const json of tutti) {
			const vista = tipo.vista({ nome: 'prova', grezzo: readJson(json), contesto, errori: new Map() });
			expect(vista.aspetto).toBe(aspetto);
		}
	});

	it('qualunque cosa arrivi non si rompe, e risponde solo codici che dichiara e che hanno un testo', () => {
		const campioni = [...giusti, ...sbagliati].map(([json]) => json);
		const arrivo = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...campioni));
		fc.assert(
			fc.property(arrivo, fc.array(fc.tuple(fc.string(), fc.string())), (json, coppie) => {
				for (const grezzo of [readJson(json), readForm(coppie)]) {
					for (const problema of readCampo(campo, grezzo, contesto).problemi) {
						expect(ammessi).toContain(problema.codice);
						expect(creaProblema({ ...problema, campo: 'prova' }).messaggio).not.toBe('');
					}
					tipo.vista({ nome: 'prova', grezzo, contesto, errori: new Map() });
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('le prove dei campi', () => {
	it('non ne dimenticano nessuno', () => {
		const cartella = new URL('.', import.meta.url);
		const moduli = readdirSync(cartella).filter((nome) => /(?<!\.test)\.ts$/.test(nome));
		const nomi = moduli.flatMap((nome) => {
			const trovati = readFileSync(new URL(nome, cartella), 'utf8').matchAll(/^\t+nome: '([a-z-]+)',$/gm);
			return [...trovati].map(([, tipo]) => tipo);
		});
		expect(nomi.length).toBeGreaterThan(15);
		expect([...new Set(casi.map(({ campo }) => campo.tipo.nome))].sort()).toEqual(nomi.sort());
	});
});

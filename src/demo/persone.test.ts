import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { checkCodiceFiscale, readCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { lettereCognome, lettereNome } from '#lib/domain/codice-fiscale-calcolo.ts';
import { enti } from './enti.ts';
import { operatori } from './operatori.ts';
import { persone } from './persone.ts';

const tutti = persone.flatMap((persona) => [persona, ...(persona.figli ?? [])]);
const riferimento = Temporal.PlainDate.from('2026-11-24');

describe('le persone della dimostrazione', () => {
	it.each(tutti.map((persona) => [persona.codiceFiscale, persona] as const))(
		'%s è un codice valido e dice gli stessi dati della persona',
		(codice, persona) => {
			expect(checkCodiceFiscale(codice, () => true)).toMatchObject({ ok: true });
			expect(codice.slice(0, 6)).toBe(lettereCognome(persona.cognome) + lettereNome(persona.nome));
			const letto = readCodiceFiscale(codice, { riferimento });
			if (!letto.ok) throw new Error(codice);
			const { sesso, nascita, luogo } = letto.valore;
			expect([sesso, nascita.toString(), luogo]).toEqual([
				persona.sesso,
				persona.dataNascita,
				persona.luogoNascita
			]);
		}
	);

	it('sono in ogni Comune, una senza posta elettronica e alcune con figli minori', () => {
		expect(new Set(persone.map(({ ente }) => ente))).toEqual(new Set(enti.map(({ id }) => id)));
		expect(persone.filter(({ email }) => email === undefined).map(({ nome }) => nome)).toEqual(['Zoë']);
		expect(persone.filter(({ figli }) => figli).map(({ ente }) => ente)).toEqual([
			'cassola',
			'castellanza',
			'seveso',
			'seveso',
			'cesano-maderno',
			'casciago'
		]);
	});
});

describe('gli operatori della dimostrazione', () => {
	it('sono almeno quattro per Comune: un operatore, un responsabile, chi tiene la cassa e un amministratore', () => {
		for (const { id } of enti) {
			const suoi = operatori.filter(({ ente }) => ente === id);
			expect(suoi.slice(0, 4).map(({ ruoli }) => ruoli.at(-1))).toEqual([
				'operatore',
				'responsabile',
				'cassa',
				'amministratore'
			]);
		}
		for (const { codiceFiscale, nome, cognome } of operatori) {
			expect(checkCodiceFiscale(codiceFiscale, () => true)).toMatchObject({ ok: true });
			expect(codiceFiscale.slice(0, 6)).toBe(lettereCognome(cognome) + lettereNome(nome));
		}
		expect(new Set(operatori.map(({ id }) => id)).size).toBe(operatori.length);
	});
});

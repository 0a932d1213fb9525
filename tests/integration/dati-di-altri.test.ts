// Once only, when a person fills in for another: what is of the one is neither kept nor offered as the other's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { keepDato, readDati } from '#lib/server/profilo/profilo.ts';
import { initialRisposte, keepRiuso } from '#lib/server/profilo/riuso.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import { servizi } from '#lib/services/index.ts';
import { apriMondo, come, entra, type Mondo } from '#tests/support/mondo.ts';
import { leggi, nuovaBozza, praticaInviata, salvaPasso } from '#tests/support/pratiche.ts';

const MIO = 'IT06O0503433100000000123456';
const ALTRUI = 'IT55C083996035000000A198005';

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

afterAll(async () => {
	await mondo.chiudi();
});

describe('un dato di un’altra persona', () => {
	it('il conto resta a chi chiede per sé; quello di un altro non diventa suo', async () => {
		const chiara = await entra(mondo, 'Chiara');
		const numero = await praticaInviata(mondo, chiara);
		const { id: pratica } = await leggi(mondo, chiara.ente, numero);
		const tieni = (titolo: string, iban: string): Promise<void> =>
			come(mondo, chiara, (tx) =>
				keepRiuso(tx, {
					ente: chiara.ente,
					persona: chiara.personaId,
					pratica,
					servizio: assegnoMaternita,
					scritte: { titolo, iban },
					risposte: { titolo, iban },
					istante: mondo.clock()
				})
			);
		const ibanDi = async () =>
			(await come(mondo, chiara, readDati)).find(({ chiave }) => chiave === 'iban')?.valore;
		await tieni('TUTORE', ALTRUI);
		expect(await ibanDi()).toBeUndefined();
		await tieni('PROPRIO', MIO);
		await tieni('TUTORE', ALTRUI);
		expect(await ibanDi()).toBe(MIO);
	});

	it('i dati di chi compila non si trovano nella domanda per un altro, e tornano se la domanda è per sé', async () => {
		const elena = await entra(mondo, 'Elena');
		const comune = { ente: elena.ente, persona: elena.personaId, istante: mondo.clock() };
		await come(mondo, elena, async (tx) => {
			await keepDato(tx, { ...comune, chiave: 'iban', grezzo: MIO, valore: MIO });
			await keepDato(tx, { ...comune, chiave: 'iseeValore', grezzo: '15000', valore: 1_500_000 });
		});
		const risposte = await come(mondo, elena, (tx) =>
			initialRisposte(tx, { servizio: assegnoMaternita, persona: elena.personaId })
		);
		expect(risposte).toEqual({ email: 'elena.marchesi@posta.example' });
		const bozza = await nuovaBozza(mondo, elena, risposte, assegnoMaternita.id);
		const leggiConto = async () => {
			const { risposte: ora } = await come(mondo, elena, (tx) => findBozza(tx, bozza));
			return { iban: ora['iban'], iseeValore: ora['iseeValore'] };
		};
		const passo = (quale: string, ricevute: Grezzi) =>
			salvaPasso(mondo, elena, { bozza, passo: quale, ricevute });
		await passo('richiedente', { titolo: 'PROPRIO' });
		expect(await leggiConto()).toEqual({ iban: MIO, iseeValore: '15000' });
		await passo('richiedente', { titolo: 'TUTORE' });
		expect(await leggiConto()).toEqual({ iban: undefined, iseeValore: undefined });
		// An account held with who fills in is written on purpose, and stays.
		await passo('pagamento', { iban: MIO });
		expect((await leggiConto()).iban).toBe(MIO);
		await passo('pagamento', { iban: ALTRUI });
		await passo('richiedente', { titolo: 'PROPRIO' });
		expect((await leggiConto()).iban).toBe(MIO);
		await passo('pagamento', { iban: '' });
		await passo('richiedente', { titolo: 'PROPRIO' });
		expect((await leggiConto()).iban).toBe('');
	});

	it.each(servizi)('$id: conto, ISEE e indirizzi dicono quando sono di chi compila', ({ campi }) => {
		const personali = [
			'iban',
			'iseeValore',
			'iseeTipo',
			'iseeProtocollo',
			'iseeOmissioni',
			'residenza',
			'recapito'
		];
		for (const [nome, { riuso, riusoSe }] of Object.entries(campi))
			if (riuso && personali.includes(riuso)) expect(riusoSe, nome).toBeDefined();
	});
});

/** Proves what is owed after the permit, or without one: what goes back to whoever gives it up, indemnity and sanction of who never had it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impostazioniDi } from '#tests/support/prova-occupazione-suolo.ts';
import { indennitaDi, type Abuso } from './indennita.ts';
import { impostazioni as schema } from './impostazioni.ts';
import { rimborsoDi, type Rinuncia } from './rimborso.ts';

const PERMESSO: Rinuncia = {
	pagatoCent: 47_250,
	dal: '2027-01-11',
	al: '2027-02-24',
	liberoDal: '2027-01-05'
};

function rimborso(altro: Partial<Rinuncia>, regole: object = {}) {
	const { rimborso: decise } = schema.parse({ ...impostazioniDi('castellanza'), rimborso: regole });
	return rimborsoDi({ ...PERMESSO, ...altro }, { rimborso: decise });
}

describe('il rimborso del canone a chi rinuncia', () => {
	it('prima dell’inizio torna tutto il canone, meno la parte che il Comune trattiene', () => {
		expect(rimborso({})).toEqual({ cent: 47_250, motivo: 'Rinuncia prima dell’inizio' });
		expect(rimborso({ liberoDal: '2027-01-11' })?.cent).toBe(47_250);
		expect(rimborso({}, { trattenuta: '10' })).toEqual({
			cent: 42_525,
			motivo: 'Rinuncia prima dell’inizio. Il Comune trattiene il 10%'
		});
		expect(rimborso({}, { trattenuta: '100' })).toBeUndefined();
		// 33.5% of 333 cents leaves 221.445.
		expect(rimborso({ pagatoCent: 333 }, { trattenuta: '33.5' })?.cent).toBe(221);
	});

	it('dopo l’inizio torna qualcosa solo dove il Comune lo vuole, in proporzione ai giorni che restano', () => {
		expect(rimborso({ liberoDal: '2027-01-12' })).toBeUndefined();
		expect(rimborso({ liberoDal: '2027-02-10' }, { fineAnticipata: true })).toEqual({
			cent: 15_750,
			motivo: 'Fine anticipata: restano 15 giorni su 45'
		});
		expect(rimborso({ liberoDal: '2027-02-25' }, { fineAnticipata: true })).toBeUndefined();
	});

	it('non torna niente di quello che non è stato pagato, né del canone di un anno', () => {
		expect(rimborso({ pagatoCent: 0 })).toBeUndefined();
		expect(rimborso({ dal: undefined, al: undefined }, { fineAnticipata: true })).toBeUndefined();
	});

	it('non supera mai quello che è stato pagato', () => {
		const giorno = fc.integer({ min: 1, max: 28 }).map((uno) => `2027-02-${String(uno).padStart(2, '0')}`);
		fc.assert(
			fc.property(
				fc.nat(1_000_000),
				giorno,
				fc.integer({ min: 0, max: 100 }),
				(pagatoCent, liberoDal, parte) => {
					const regole = { trattenuta: String(parte), fineAnticipata: true };
					const cent = rimborso({ pagatoCent, liberoDal }, regole)?.cent ?? 0;
					expect(cent).toBeGreaterThanOrEqual(0);
					expect(cent).toBeLessThanOrEqual(pagatoCent);
				}
			)
		);
	});
});

const ABUSO: Abuso = {
	stabile: false,
	tipologia: 'cassone',
	via: 'Via Roma',
	mm2: 14_880_000,
	verbale: '2027-03-31'
};

describe('l’indennità di chi occupa senza permesso (art. 1 c. 821 L. 160/2019)', () => {
	const decise = impostazioniDi('castellanza');

	it('si presume dal trentesimo giorno prima del verbale, estremi compresi, con il canone aumentato della metà', () => {
		const { passaggi, totale, nota } = indennitaDi(ABUSO, decise);
		expect(passaggi.map(({ id, valore }) => `${id} ${valore}`)).toEqual([
			'annoTariffa 2026',
			'tariffa 0.70',
			'kZona 1.00',
			'kTipologia 1',
			'superficie 15',
			'giorni 31',
			'canone 325.50',
			'maggiorazione 1.5'
		]);
		// 0.70 x 15 x 31 = 325.50
		expect(totale).toEqual({ descrizione: 'Indennità', cent: 48_825 });
		expect(nota).toContain('da 488,25 € a 976,50 €');
	});

	it('i giorni provati valgono più della presunzione', () => {
		expect(indennitaDi({ ...ABUSO, dal: '2027-03-31' }, decise).totale?.cent).toBe(1_575);
		expect(indennitaDi({ ...ABUSO, dal: '2027-02-15' }, decise).totale?.cent).toBe(70_875);
	});

	it('quella fatta con opere stabili vale un anno intero', () => {
		const stabile = { ...ABUSO, stabile: true };
		expect(indennitaDi(stabile, decise).totale?.cent).toBe(90_000);
		expect(indennitaDi(stabile, { ...decise, primoAnno: 'DODICESIMI' }).totale?.cent).toBe(90_000);
		expect(indennitaDi(stabile, decise).passaggi.map(({ id }) => id)).not.toContain('giorni');
	});

	it('la maggiorazione è quella del Comune, fino alla metà del canone', () => {
		expect(indennitaDi(ABUSO, { ...decise, maggiorazioneAbusi: '0' }).totale?.cent).toBe(32_550);
		expect(indennitaDi(ABUSO, { ...decise, maggiorazioneAbusi: '12.5' }).totale?.cent).toBe(36_619);
		const letta = (maggiorazioneAbusi: string) => schema.safeParse({ ...decise, maggiorazioneAbusi }).success;
		expect([letta('50'), letta('50.5'), letta('51')]).toEqual([true, false, false]);
	});
});

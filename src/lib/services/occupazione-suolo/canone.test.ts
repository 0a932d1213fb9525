/** Proves canone, stamps, surety and price list of public land by the vectors of the law. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { risposteComplete } from '#lib/forms/validate.ts';
import { CANONI } from '#tests/support/occupazione-suolo-casi.ts';
import { DEHORS, PASSO_CARRABILE, permesso, rinnovo, V1, V3 } from '#tests/support/occupazione-suolo.ts';
import { controlla, impostazioniDi, OGGI } from '#tests/support/prova-occupazione-suolo.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { occupazioneSuolo } from './servizio.ts';

type Prova = { ente?: string; oggi?: string; impostazioni?: ImpostazioniSuolo };

function completa(
	risposte: object,
	{ ente = 'seveso', oggi = OGGI, impostazioni = impostazioniDi(ente) }: Prova = {}
) {
	const lette = risposteComplete(controlla(risposte, { oggi, impostazioni })) as never;
	return { lette, impostazioni, contesto: { oggi: Temporal.PlainDate.from(oggi) } };
}

function canone(risposte: object, prova: Prova = {}) {
	const { lette, impostazioni, contesto } = completa(risposte, prova);
	return occupazioneSuolo.calcolo?.(lette, impostazioni, contesto);
}

function cent(risposte: object, prova: Prova = {}): number | undefined {
	return canone(risposte, prova)?.totale?.cent;
}

function costi(risposte: object, prova: Prova = {}) {
	const { lette, impostazioni, contesto } = completa(risposte, prova);
	return occupazioneSuolo.costi(lette, impostazioni, contesto);
}

/** The settings of Seveso with something else in them. */
function seveso(altro: Partial<ImpostazioniSuolo>): Prova {
	return { impostazioni: { ...impostazioniDi('seveso'), ...altro } };
}

describe('il canone per l’occupazione', () => {
	it.each(CANONI)('$nome', ({ ente, risposte, presentata, cent: attesi, fattori, bolli }) => {
		const prova = { ente, oggi: presentata };
		const calcolo = canone(risposte, prova);
		expect(calcolo?.totale?.cent).toBe(attesi);
		const passaggi = Object.fromEntries((calcolo?.passaggi ?? []).map(({ id, valore }) => [id, valore]));
		expect(passaggi).toMatchObject(fattori);
		const somma = costi(risposte, prova).reduce((totale, voce) => totale + voce.cent, 0);
		expect(somma).toBe(bolli);
	});

	it('la stima dice che non impegna, e il passo carrabile quanto costa affrancarlo', () => {
		expect(canone(DEHORS)?.nota).toContain('non impegna il Comune');
		expect(canone(PASSO_CARRABILE)?.nota).toContain('20 annualità: 3.200,00 €');
	});

	it('una riduzione sta tra i fattori, e un esente non paga ma chiede lo stesso', () => {
		expect(cent({ ...V3, riduzione: 'sociale' }, { ente: 'casciago' })).toBe(270);
		const esente = canone({ ...V3, riduzione: 'culto' }, { ente: 'casciago' });
		expect(esente?.totale?.cent).toBe(0);
		expect(esente?.passaggi.at(-1)).toMatchObject({ id: 'riduzione', valore: '0' });
	});

	it('vale la tariffa dell’anno in cui l’occupazione comincia', () => {
		const [prima] = impostazioniDi('seveso').tariffe;
		if (!prima) throw new Error('manca la tariffa');
		const dopo = { ...prima, anno: 2027, giornaliera: '0.80' };
		const prova = seveso({ tariffe: [dopo, prima] });
		expect(cent({ ...DEHORS, dal: '2026-12-30', al: '2027-01-01' }, prova)).toBe(5544);
		expect(cent({ ...DEHORS, dal: '2027-01-04', al: '2027-01-06' }, prova)).toBe(6336);
	});

	it('la zona della via, il sottosuolo e le poche ore cambiano il coefficiente', () => {
		expect(cent({ ...DEHORS, via: 'piazza del Municipio' })).toBe(266112);
		expect(cent({ ...DEHORS, suolo: ['sottosuolo'] })).toBe(55440);
		expect(cent({ ...DEHORS, suolo: ['sottosuolo', 'piazza'] })).toBe(221760);
		const ore = seveso({
			fasceOrarie: [
				{ finoAOre: 12, coefficiente: '0.80' },
				{ finoAOre: 6, coefficiente: '0.50' }
			]
		});
		const dalle = (dalleOre: string, alleOre: string) =>
			cent({ ...DEHORS, orario: 'FASCIA', dalleOre, alleOre }, ore);
		expect([dalle('18:00', '00:00'), dalle('18:00', '02:00'), dalle('08:00', '21:00')]).toEqual([
			110880, 177408, 221760
		]);
	});

	it('fino all’importo minimo non si paga nulla', () => {
		const minimo = seveso({ minimoCent: 1400 });
		expect(cent({ ...DEHORS, tipologia: 'banchetto', superficie: 20, al: '2027-05-01' }, minimo)).toBe(0);
		expect(cent({ ...DEHORS, tipologia: 'banchetto', superficie: 21, al: '2027-05-01' }, minimo)).toBe(1470);
	});

	it('il primo anno di una permanente può costare i mesi che restano', () => {
		expect(cent(PASSO_CARRABILE, seveso({ primoAnno: 'DODICESIMI' }))).toBe(2667);
	});

	it('un rinnovo paga i giorni in più, una modifica quello che manca', () => {
		const castellanza = { ente: 'castellanza' };
		expect(cent(rinnovo('2026-12-10', '2026-12-31'), castellanza)).toBe(15 * 21 * 70);
		const modifica = {
			...V1,
			tipoDomanda: 'MODIFICA',
			permesso: permesso('2026-12-31', { canoneCent: '40000' })
		};
		expect(cent(modifica, castellanza)).toBe(7250);
		expect(
			cent({ ...modifica, permesso: permesso('2026-12-31', { canoneCent: '90000' }) }, castellanza)
		).toBe(0);
	});

	it('una rinuncia non costa niente', () => {
		const rinuncia = {
			titolo: 'PROPRIO',
			tipoDomanda: 'RINUNCIA',
			permesso: permesso('2026-12-31'),
			liberoDal: '2026-12-01'
		};
		expect(canone(rinuncia)).toBeUndefined();
		expect(costi(rinuncia)).toEqual([]);
	});

	it('dopo il sì si pagano canone, bollo del permesso e cauzione versata, entro 15 giorni', () => {
		const dovuti = (risposte: object) => {
			const { lette, impostazioni, contesto } = completa(risposte);
			const calcolo = occupazioneSuolo.calcolo?.(lette, impostazioni, contesto);
			return (occupazioneSuolo.procedura.dovuti?.(lette, impostazioni, { ...contesto, calcolo }) ?? []).map(
				({ cent, scadenza }) => `${cent} ${scadenza.toString()}`
			);
		};
		expect(dovuti(DEHORS)).toEqual(['221760 2026-12-08', '1600 2026-12-08']);
		const grande = { ...DEHORS, superficie: 120 };
		expect(dovuti({ ...grande, cauzioneTipo: 'VERSAMENTO' })).toHaveLength(3);
		expect(dovuti({ ...grande, cauzioneTipo: 'ASSEGNO' })).toHaveLength(2);
		const esente = { ...DEHORS, riduzione: 'culto', bollo: 'ESENTE', esenzioneBollo: 'ets' };
		expect(dovuti({ ...esente, marcaDaBollo: undefined, marcaEsclusiva: undefined })).toEqual([]);
	});

	it('la cauzione si dice nei costi quando serve', () => {
		const grande = { ...DEHORS, superficie: 120, cauzioneTipo: 'VERSAMENTO' };
		expect(costi(grande).at(-1)).toMatchObject({ cent: 120 * 5000, quando: 'prima del permesso' });
	});

	it('il listino della scheda dice le tariffe e il bollo', () => {
		expect(occupazioneSuolo.tariffe(impostazioniDi('cesano-maderno'))).toEqual([
			{ descrizione: 'Un metro quadrato al giorno, dal 2026', cent: 120 },
			{ descrizione: 'Un metro quadrato all’anno, dal 2026', cent: 5000 },
			{ descrizione: 'Imposta di bollo, per la domanda e per il permesso', cent: 1600 }
		]);
	});

	it('la scheda dice i tempi del Comune', () => {
		const tempi = (ente: string) =>
			occupazioneSuolo.schedaInVigore?.(impostazioniDi(ente), {
				giorniTermine: 30,
				oggi: Temporal.PlainDate.from(OGGI)
			}).tempi;
		expect(tempi('cesano-maderno')).toBe(
			'30 giorni; invia la domanda almeno 10 giorni lavorativi prima, 30 se chiudi una strada. Non vale il silenzio-assenso: senza permesso non puoi occupare.'
		);
		expect(tempi('seveso')).toContain('almeno 15 giorni prima, 30 se chiudi una strada');
	});

	it('il silenzio non è un sì', () => {
		const { lette, impostazioni } = completa(DEHORS);
		expect(occupazioneSuolo.procedura.isSilenzioRigetto(lette)).toBe(false);
		expect(occupazioneSuolo.procedura.effettoSilenzio(lette, impostazioni)).toContain(
			'non vale il silenzio-assenso'
		);
		expect(occupazioneSuolo.procedura.rimedi(lette, impostazioni)).toContain('giudice ordinario');
	});
});

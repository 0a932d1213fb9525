/** Proves the term engine on the vectors of the law and on properties that hold for any case. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isFestivo } from './calendario.ts';
import {
	computeTermine,
	computeTermineMesi,
	giorniRitardo,
	primoGiornoUtile,
	type Sospensione
} from './termini.ts';

const giorno = (iso: string) => Temporal.PlainDate.from(iso);
const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

function calcola(inizio: string, sospensioni: Sospensione[] = [], giorni = 30): string[] {
	const esito = computeTermine({ dataPresentazione: giorno(inizio), giorni, sospensioni });
	return [esito.scadenzaBase, esito.scadenza, esito.mostra].map(String);
}

describe('il termine semplice di trenta giorni', () => {
	it.each([
		['2026-11-23', '2026-12-23', '2026-12-23'],
		['2026-11-25', '2026-12-25', '2026-12-28'],
		['2026-12-07', '2027-01-06', '2027-01-07']
	])('dal %s scade il %s e si mostra il %s', (inizio, scadenza, mostra) => {
		expect(calcola(inizio)).toEqual([scadenza, scadenza, mostra]);
	});
});

describe('il preavviso di rigetto (art. 10-bis)', () => {
	const ricezione = giorno('2026-11-20');

	it('con osservazioni riprende dieci giorni dopo di esse', () => {
		const preavviso: Sospensione = { tipo: 'preavviso', ricezione, osservazioni: giorno('2026-11-27') };
		expect(calcola('2026-11-02', [preavviso])).toEqual(['2026-12-02', '2026-12-19', '2026-12-19']);
	});

	it('senza osservazioni riprende alla fine dei dieci giorni', () => {
		const attesa = ['2026-12-02', '2026-12-12', '2026-12-12'];
		expect(calcola('2026-11-02', [{ tipo: 'preavviso', ricezione }])).toEqual(attesa);
	});

	it('le osservazioni tardive non spostano la ripresa', () => {
		const tardive: Sospensione = { tipo: 'preavviso', ricezione, osservazioni: giorno('2026-12-05') };
		expect(calcola('2026-11-02', [tardive])[1]).toBe('2026-12-12');
	});
});

describe('le integrazioni (art. 2 c. 7)', () => {
	const prima: Sospensione = {
		tipo: 'integrazioni',
		richiesta: giorno('2026-11-16'),
		risposta: giorno('2026-11-28')
	};

	it('sospendono dalla richiesta alla risposta', () => {
		expect(calcola('2026-11-05', [prima])).toEqual(['2026-12-05', '2026-12-17', '2026-12-17']);
	});

	it('solo la prima richiesta sospende, in qualunque ordine siano scritte', () => {
		const seconda: Sospensione = { tipo: 'integrazioni', richiesta: giorno('2026-12-01') };
		expect(calcola('2026-11-05', [seconda, prima])[1]).toBe('2026-12-17');
	});

	it('non sospendono per più di trenta giorni, anche senza risposta', () => {
		const richiesta = giorno('2026-11-16');
		const tardi: Sospensione = { tipo: 'integrazioni', richiesta, risposta: giorno('2027-02-01') };
		expect(calcola('2026-11-05', [tardi])[1]).toBe('2027-01-04');
		expect(calcola('2026-11-05', [{ tipo: 'integrazioni', richiesta }])[1]).toBe('2027-01-04');
	});
});

describe('i controinteressati (art. 5 c. 5 D.Lgs. 33/2013)', () => {
	const ricezione = giorno('2026-11-30');

	it('senza risposta sospendono dieci giorni', () => {
		const attesa = ['2026-12-23', '2027-01-02', '2027-01-02'];
		expect(calcola('2026-11-23', [{ tipo: 'controinteressati', ricezione }])).toEqual(attesa);
	});

	it('con opposizione la sospensione finisce prima', () => {
		const risposta: Sospensione = { tipo: 'controinteressati', ricezione, risposta: giorno('2026-12-04') };
		expect(calcola('2026-11-23', [risposta])[1]).toBe('2026-12-27');
	});

	it('due avvisi negli stessi giorni contano una volta', () => {
		const due: Sospensione[] = [
			{ tipo: 'controinteressati', ricezione },
			{ tipo: 'controinteressati', ricezione: giorno('2026-12-02') }
		];
		expect(calcola('2026-11-23', due)[1]).toBe('2027-01-04');
	});
});

describe("l'interruzione e gli eventi tardivi", () => {
	it('il termine riparte intero dalla richiesta corretta', () => {
		const interruzione: Sospensione = {
			tipo: 'interruzione',
			richiesta: giorno('2026-11-10'),
			regolarizzazione: giorno('2026-11-23')
		};
		expect(calcola('2026-11-02', [interruzione])).toEqual(['2026-12-23', '2026-12-23', '2026-12-23']);
	});

	it('finché la richiesta non è corretta nessun termine decorre', () => {
		const esito = computeTermine({
			dataPresentazione: giorno('2026-11-02'),
			giorni: 30,
			sospensioni: [{ tipo: 'interruzione', richiesta: giorno('2026-11-10') }]
		});
		expect(esito.interrotto).toBe(true);
	});

	it('ciò che accade a termine scaduto non lo riapre', () => {
		const tardi: Sospensione = { tipo: 'preavviso', ricezione: giorno('2026-12-24') };
		expect(calcola('2026-11-23', [tardi])[1]).toBe('2026-12-23');
	});
});

describe('gli altri termini', () => {
	it('il giorno N degli anticipi in giorni lavorativi è già utile', () => {
		expect(primoGiornoUtile(giorno('2026-11-23'), 10).toString()).toBe('2026-12-07');
		expect(primoGiornoUtile(giorno('2026-12-03'), 10).toString()).toBe('2026-12-18');
	});

	it('sei mesi dal 31 agosto finiscono il 28 febbraio e scorrono al lunedì', () => {
		const esito = computeTermineMesi(giorno('2026-08-31'), 6);
		expect([esito.scadenza, esito.mostra].map(String)).toEqual(['2027-02-28', '2027-03-01']);
	});

	it('il ritardo si conta dalla scadenza e non è mai negativo', () => {
		expect(giorniRitardo(giorno('2026-12-23'), giorno('2027-01-02'))).toBe(10);
		expect(giorniRitardo(giorno('2026-12-23'), giorno('2026-12-01'))).toBe(0);
	});
});

describe('le proprietà del termine', () => {
	const unGiorno = fc.integer({ min: 0, max: 4000 }).map((n) => giorno('2024-01-01').add({ days: n }));
	const durata = fc.integer({ min: 0, max: 180 });
	const eventi = fc.array(
		fc.record({ tipo: fc.integer({ min: 0, max: 3 }), dopo: durata, attesa: fc.option(durata) }),
		{ maxLength: 5 }
	);
	type Evento = { tipo: number; dopo: number; attesa: number | null };

	function sospensioni(base: Temporal.PlainDate, lista: Evento[]): Sospensione[] {
		return lista.map(({ tipo, dopo, attesa }): Sospensione => {
			const dal = base.add({ days: dopo });
			const al = attesa === null ? undefined : dal.add({ days: attesa });
			if (tipo === 0) return { tipo: 'integrazioni', richiesta: dal, risposta: al };
			if (tipo === 1) return { tipo: 'preavviso', ricezione: dal, osservazioni: al };
			if (tipo === 2) return { tipo: 'controinteressati', ricezione: dal, risposta: al };
			return { tipo: 'interruzione', richiesta: dal, regolarizzazione: al ?? dal };
		});
	}

	it('chi presenta dopo non ha mai una scadenza prima', () => {
		fc.assert(
			fc.property(unGiorno, durata, durata, eventi, (inizio, ritardo, giorni, lista) => {
				const fermi = sospensioni(inizio, lista);
				const prima = computeTermine({ dataPresentazione: inizio, giorni, sospensioni: fermi });
				const dopo = computeTermine({
					dataPresentazione: inizio.add({ days: ritardo }),
					giorni,
					sospensioni: fermi
				});
				return compare(prima.scadenza, dopo.scadenza) <= 0 && compare(prima.mostra, dopo.mostra) <= 0;
			}),
			{ numRuns: 500 }
		);
	});

	it('un termine più lungo non scade mai prima', () => {
		fc.assert(
			fc.property(unGiorno, durata, durata, eventi, (inizio, giorni, altri, lista) => {
				const dati = { dataPresentazione: inizio, sospensioni: sospensioni(inizio, lista) };
				const corto = computeTermine({ ...dati, giorni });
				return compare(corto.scadenza, computeTermine({ ...dati, giorni: giorni + altri }).scadenza) <= 0;
			}),
			{ numRuns: 500 }
		);
	});

	it('una sospensione non accorcia mai il termine', () => {
		fc.assert(
			fc.property(unGiorno, durata, eventi, (inizio, giorni, lista) => {
				const fermi = sospensioni(inizio, lista);
				const esito = computeTermine({ dataPresentazione: inizio, giorni, sospensioni: fermi });
				const senza = computeTermine({ dataPresentazione: inizio, giorni });
				return (
					compare(esito.scadenza, senza.scadenza) >= 0 && compare(esito.scadenza, esito.scadenzaBase) >= 0
				);
			}),
			{ numRuns: 500 }
		);
	});

	it('il giorno mostrato non è mai domenica o festivo e non viene prima della scadenza', () => {
		fc.assert(
			fc.property(unGiorno, durata, eventi, (inizio, giorni, lista) => {
				const fermi = sospensioni(inizio, lista);
				const esito = computeTermine({ dataPresentazione: inizio, giorni, sospensioni: fermi });
				return !isFestivo(esito.mostra) && compare(esito.mostra, esito.scadenza) >= 0;
			})
		);
	});

	it('i mesi arrivano sempre nel mese giusto, allo stesso giorno o all’ultimo', () => {
		fc.assert(
			fc.property(unGiorno, fc.integer({ min: 0, max: 60 }), (inizio, mesi) => {
				const { scadenza } = computeTermineMesi(inizio, mesi);
				const mese = inizio.toPlainYearMonth().add({ months: mesi });
				return (
					scadenza.toPlainYearMonth().equals(mese) && scadenza.day === Math.min(inizio.day, mese.daysInMonth)
				);
			})
		);
	});
});

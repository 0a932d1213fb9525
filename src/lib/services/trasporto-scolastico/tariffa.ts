/** What school transport costs a family: table by service and child order, reduced by ISEE (art. 5 D.Lgs. 63/2017). Part of the definition in servizio.ts. */
import { readCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro, importoDecimale } from '#lib/domain/denaro.ts';
import type { Dovuto } from '#lib/forms/servizio.ts';
import type { Calcolo, Passaggio } from '#lib/forms/calcolo.ts';
import type { Tariffe } from './impostazioni.ts';
import { giornoDi, NOMI_SERVIZIO, type ServizioChiesto } from './vocabolario.ts';

const ORDINALI = ['primo', 'secondo', 'terzo', 'quarto', 'quinto', 'sesto'];

export type DatiTariffa = {
	servizio: ServizioChiesto;
	/** 1 for the eldest of the children enrolled. */
	ordine: number;
	/** Absent when none was given: no reduction. */
	iseeCent: number | undefined;
	disabilita: boolean;
};

/** The tariff of a year in cents, step by step. */
export function calcolaTariffa(dati: DatiTariffa, tariffe: Tariffe): Calcolo {
	const { servizio, ordine, iseeCent, disabilita } = dati;
	const base = importoDi(tariffe, servizio, ordine);
	const intera = importoDi(tariffe, servizio, 1);
	const riduzione = riduzioneDi(tariffe, iseeCent);
	const conRiduzione = tariffe.cumulo ? riduci(base, riduzione) : Math.min(base, riduci(intera, riduzione));
	const gratis = disabilita && tariffe.gratuitaDisabilita;
	const passaggi: Passaggio[] = [
		{
			id: 'tariffa',
			descrizione: `Tariffa ${NOMI_SERVIZIO[servizio]}, ${ORDINALI[ordine - 1] ?? `${ordine}°`} figlio iscritto (euro)`,
			valore: importoDecimale(base)
		},
		{ id: 'riduzione', descrizione: descriviRiduzione(tariffe, iseeCent), valore: String(riduzione) }
	];
	if (gratis)
		passaggi.push({
			id: 'disabilita',
			descrizione: 'Gratuità per disabilità, L. 104/1992 (%)',
			valore: '100'
		});
	return {
		titolo: 'Quanto costa il trasporto',
		passaggi,
		totale: { descrizione: 'Tariffa annua', cent: gratis ? 0 : conRiduzione }
	};
}

/** The place of a child by age among those enrolled: 1 plus the elder ones. Twins are told apart by their codes, always alike. */
export function ordineFiglio(codice: string, fratelli: readonly string[], oggi: Giorno): number {
	const altri = new Set(fratelli.filter((fratello) => fratello !== codice));
	const suo = chiaveEta(codice, oggi);
	return 1 + [...altri].filter((fratello) => chiaveEta(fratello, oggi) < suo).length;
}

/** Equal parts, in cents; what does not divide goes into the first ones. */
export function dividiInRate(cent: number, rate: number): number[] {
	const parte = Math.floor(cent / rate);
	const resto = cent - parte * rate;
	return Array.from({ length: rate }, (_, posto) => parte + (posto < resto ? 1 : 0));
}

export type DatiRate = {
	/** ISO dates. */
	scadenze: readonly string[];
	unica: boolean;
	minimo: Giorno;
	tassonomia: string;
};

/** The sums to pay once the child is admitted: at once or by instalments, never due before there was time to pay. */
export function rateDovute(cent: number, { scadenze, unica, minimo, tassonomia }: DatiRate): Dovuto[] {
	if (cent === 0) return [];
	const giorni = (unica ? scadenze.slice(0, 1) : scadenze).map((scadenza) => giornoDi(scadenza));
	return dividiInRate(cent, giorni.length).map((parte, posto) => {
		const giorno = giorni[posto] ?? minimo;
		return {
			causale: giorni.length === 1 ? 'Trasporto scolastico' : `Trasporto scolastico, rata ${posto + 1}`,
			cent: parte,
			tassonomia,
			scadenza: giorno.toString() < minimo.toString() ? minimo : giorno
		};
	});
}

function importoDi({ importi }: Tariffe, servizio: ServizioChiesto, ordine: number): number {
	const tabella = importi[servizio];
	return tabella[Math.min(ordine, tabella.length) - 1] ?? 0;
}

function fasciaDi({ fasce }: Tariffe, iseeCent: number | undefined): Tariffe['fasce'][number] | undefined {
	if (iseeCent === undefined) return undefined;
	return fasce.toSorted((a, b) => a.finoACent - b.finoACent).find(({ finoACent }) => iseeCent <= finoACent);
}

function riduzioneDi(tariffe: Tariffe, iseeCent: number | undefined): number {
	return fasciaDi(tariffe, iseeCent)?.riduzione ?? 0;
}

function descriviRiduzione(tariffe: Tariffe, iseeCent: number | undefined): string {
	if (iseeCent === undefined) return 'Riduzione: senza ISEE si paga la tariffa intera (%)';
	const fascia = fasciaDi(tariffe, iseeCent);
	return fascia
		? `Riduzione per ISEE fino a ${formatEuro(fascia.finoACent)} (%)`
		: 'Riduzione: ISEE oltre l’ultima fascia (%)';
}

// Whole numbers all along; half a cent goes up (art. 5 Reg. CE 1103/97).
function riduci(cent: number, percento: number): number {
	return Math.floor((cent * (100 - percento) + 50) / 100);
}

function chiaveEta(codice: string, oggi: Giorno): string {
	const letto = readCodiceFiscale(codice, { riferimento: oggi });
	return `${letto.ok ? letto.valore.nascita.toString() : '9999-12-31'} ${codice}`;
}

// The account of a period: one line for each part of what came in and went out, and totals that add up. Pure; called by its page and its file.
import { sommaCent } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Contante, Movimenti, Parte, RicevutaDelPeriodo } from './movimenti.ts';

export type Tipo = 'pagopa' | 'sportello' | 'rimborso';

export type RigaRendiconto = Parte & {
	tipo: Tipo;
	/** ISO date. */
	il: string;
	servizio: string | null;
	pratica: string | null;
	ricevuta: RicevutaDelPeriodo | undefined;
	contante: Contante | undefined;
};

/** In cents; `saldo` is what came in less what went out. */
export type Totale = { pagopa: number; sportello: number; rimborsi: number; saldo: number };

export type Gruppo = { chiave: string; totale: Totale };

/** A line for each sum of a receipt: they add up to it, whatever is known of it. */
export function righeDi({ ricevute, sportello, rimborsi }: Movimenti): RigaRendiconto[] {
	return [
		...ricevute.flatMap((ricevuta) =>
			partiDi(ricevuta).map((parte) => ({
				...parte,
				tipo: 'pagopa' as const,
				il: giornoARoma(ricevuta.pagataIl).toString(),
				servizio: ricevuta.servizio,
				pratica: ricevuta.pratica,
				ricevuta,
				contante: undefined
			}))
		),
		...sportello.map((uno) => toRiga('sportello', uno)),
		...rimborsi.map((uno) => toRiga('rimborso', uno))
	];
}

function toRiga(tipo: Tipo, contante: Contante): RigaRendiconto {
	const { il, causale, tassonomia, cent, servizio, pratica } = contante;
	return { tipo, il, causale, tassonomia, cent, servizio, pratica, contante, ricevuta: undefined };
}

function partiDi({ causale, cent, parti }: RicevutaDelPeriodo): Parte[] {
	const note = sommaCent(parti.map((parte) => parte.cent));
	const sole = parti.map((parte) => {
		return { causale: parte.causale, tassonomia: parte.tassonomia, cent: parte.cent };
	});
	if (parti.length === 0 || note > cent) return [{ causale, tassonomia: null, cent }];
	if (note === cent) return sole;
	return [...sole, { causale: 'Somma pagata in più', tassonomia: null, cent: cent - note }];
}

/** The sum of all lines. */
export function totaleDi(righe: readonly RigaRendiconto[]): Totale {
	const [pagopa, sportello, rimborsi] = [
		sommaDi(righe, 'pagopa'),
		sommaDi(righe, 'sportello'),
		sommaDi(righe, 'rimborso')
	];
	return { pagopa, sportello, rimborsi, saldo: pagopa + sportello - rimborsi };
}

/** The lines by something they have, in the order of its text. */
export function gruppiDi(
	righe: readonly RigaRendiconto[],
	chiaveDi: (riga: RigaRendiconto) => string
): Gruppo[] {
	return [...Map.groupBy(righe, chiaveDi)]
		.map(([chiave, sue]) => ({ chiave, totale: totaleDi(sue) }))
		.sort((a, b) => a.chiave.localeCompare(b.chiave, 'it'));
}

function sommaDi(righe: readonly RigaRendiconto[], tipo: Tipo): number {
	return sommaCent(righe.filter((riga) => riga.tipo === tipo).map(({ cent }) => cent));
}

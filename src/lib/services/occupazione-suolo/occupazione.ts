/** What a request wants occupied, read from its answers or from the permit that it renews; called by rules, canone and the port of the service. */
import { mm2DaCentesimi, superficieMm2 } from '#lib/domain/canone.ts';
import type { Controllo, RisposteParziali } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';

export type Parziali = RisposteParziali<typeof campi>;
/** What rules over several answers find wrong. */
export type Controlli = Controllo<keyof typeof campi>[];

/** One occupation; dates as ISO, none for what is permanent. */
export type Occupazione = {
	durata: string;
	tipologia: string;
	via: string;
	/** Whole square millimetres. */
	mm2: number;
	suolo: readonly string[];
	viabilita: string;
	dal: string | undefined;
	al: string | undefined;
	/** Hours of the day; none for the whole day. */
	dalle: string | undefined;
	alle: string | undefined;
	/** Id of the reduction in the settings. */
	riduzione: string | undefined;
};

/** The occupation, once the answers say all of it. A renewal is that of its permit up to the new end. */
export function occupazioneDi(risposte: Parziali): Occupazione | undefined {
	if (risposte.tipoDomanda === 'RINUNCIA') return undefined;
	if (risposte.tipoDomanda === 'RINNOVO') {
		const precedente = risposte.permesso && occupazioneDaDati(risposte.permesso.dati);
		return precedente && risposte.al ? { ...precedente, al: risposte.al } : undefined;
	}
	const { durata, tipologia, via, suolo, viabilita, dal, al, dalleOre, alleOre, riduzione } = risposte;
	const mm2 = superficieDichiarata(risposte);
	if (!durata || !tipologia || !via || !suolo || !viabilita || mm2 === undefined) return undefined;
	if (durata === 'TEMPORANEA' && (!dal || !al)) return undefined;
	return {
		durata,
		tipologia,
		via,
		mm2,
		suolo,
		viabilita,
		dal,
		al,
		dalle: dalleOre,
		alle: alleOre,
		riduzione
	};
}

/** The surface that the measures make; a driveway is one metre deep by convention (art. 1 c. 824 L. 160/2019). */
export function superficieDichiarata(risposte: Parziali): number | undefined {
	const { tipologia, misure, lunghezza, larghezza, superficie, larghezzaPasso } = risposte;
	if (tipologia === 'passo_carrabile') return larghezzaPasso && superficieMm2(larghezzaPasso, 100);
	if (misure === 'SUPERFICIE') return superficie && mm2DaCentesimi(superficie);
	return lunghezza && larghezza && superficieMm2(lunghezza, larghezza);
}

/** An occupation as the facts of a permit offered for choice: texts by name. */
export function datiDaOccupazione({ mm2, suolo, ...testi }: Occupazione): Record<string, string> {
	const presenti = Object.entries(testi).filter((voce): voce is [string, string] => voce[1] !== undefined);
	return { ...Object.fromEntries(presenti), mm2: String(mm2), suolo: suolo.join(' ') };
}

/** The way back; none when something is missing, as the API may send it. */
function occupazioneDaDati(dati: Readonly<Record<string, string>>): Occupazione | undefined {
	const { durata, tipologia, via, viabilita, dal, al, dalle, alle, riduzione } = dati;
	const mm2 = Number(dati.mm2);
	if (!durata || !tipologia || !via || !viabilita || !Number.isSafeInteger(mm2) || mm2 <= 0) return undefined;
	const suolo = (dati.suolo ?? '').split(' ').filter(Boolean);
	return { durata, tipologia, via, mm2, suolo, viabilita, dal, al, dalle, alle, riduzione };
}

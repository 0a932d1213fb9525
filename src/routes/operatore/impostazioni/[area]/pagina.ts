// What the page of an area shows: the form with what was typed, or the preview of what publishing would do.
import { giornoDi } from '#lib/domain/data.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import type { Area } from '#lib/server/impostazioni/aree.ts';
import { confronta } from '#lib/server/impostazioni/confronto.ts';
import { confrontaEsempio } from '#lib/server/impostazioni/esempio.ts';
import type { Preparata, Situazione } from '#lib/server/impostazioni/prepara.ts';
import { inVigoreAl, type Documento } from '#lib/server/impostazioni/ribasa.ts';
import { ufficiDi } from '#lib/server/impostazioni/storia.ts';
import { sezioniDi, vistaDi, type SezioneVista } from '#lib/server/impostazioni/vista.ts';

export type ProblemaPagina = { campo: string; messaggio: string; etichetta?: string };

type Stato = {
	situazione: Situazione;
	dal: string;
	vista: number;
	problemi?: readonly ProblemaPagina[];
	qui?: string;
};

export type Modulo = {
	sezioni: SezioneVista[];
	dal: string;
	vista: number;
	oggi: string;
	problemi: readonly ProblemaPagina[];
};

/** The form of an area. */
export function moduloDi(
	area: Area,
	testi: Grezzo,
	{ situazione, dal, vista, problemi = [], qui }: Stato
): Modulo {
	const documento = inVigoreAl(situazione.versioni, dal || situazione.oggi)?.documento ?? {};
	const errori = new Map(problemi.map(({ campo, messaggio }) => [campo, messaggio]));
	const disegno = { uffici: ufficiDi(documento), errori, ...(qui !== undefined && { qui }) };
	return {
		sezioni: sezioniDi(vistaDi(area.struttura, testi, disegno)),
		dal,
		vista,
		oggi: situazione.oggi,
		problemi
	};
}

type Anteprima = { area: Area; preparata: Preparata; dal: string; luoghi: Luoghi };

/** What changes, for whom, until when. */
export function anteprimaDi({ area, preparata, dal, luoghi }: Anteprima) {
	const { base, nuove, fino, valore } = preparata;
	const dopo = nuove[0]?.documento ?? base.documento;
	const uffici = [...ufficiDi(base.documento), ...ufficiDi(dopo)];
	const confrontoCon = (documento: Documento) =>
		confronta(area.struttura, { prima: valore, dopo: area.leggi(documento) }, uffici, '');
	return {
		dal,
		giorno: formatGiorno(dal),
		documento: JSON.stringify(valore),
		differenze: confronta(area.struttura, { prima: area.leggi(base.documento), dopo: valore }, uffici, ''),
		esempio: confrontaEsempio(
			{ oggi: giornoDi(dal), luoghi },
			{ area: area.id, prima: base.documento, dopo }
		),
		riportate: nuove.slice(1).map(({ validaDal }) => formatGiorno(validaDal)),
		fino: fino && { giorno: formatGiorno(fino.validaDal), differenze: confrontoCon(fino.documento) }
	};
}

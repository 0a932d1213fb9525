// Versions of the settings in words: who, when, which area, how long each holds. Called by the pages of the history.
import { giornoDi } from '#lib/domain/data.ts';
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { findArea, type Area, aree } from './aree.ts';
import { confronta, type Differenza } from './confronto.ts';
import type { Documento } from './ribasa.ts';
import { righeDi, type Riga, type Uffici } from './righe.ts';
import { validitaDi, type Validita, type VersioneDetta } from './versioni.ts';
import { campoDi, listaDi } from './valori.ts';

export type VersioneVista = { versione: number; validita: string; area: string; chi: string; nota?: string };

/** A version as a line of the history. */
export function versioneVista(
	versioni: readonly VersioneDetta[],
	una: VersioneDetta,
	oggi: string
): VersioneVista {
	const { versione, validaDal, pubblicazione } = una;
	const validita = validitaInParole(validaDal, validitaDi(versioni, una, oggi));
	if (!pubblicazione)
		return { versione, validita, area: 'Tutte', chi: 'Scritta dal comando di installazione' };
	const { area, autore, pubblicataIl, nota, riporta } = pubblicazione;
	return {
		versione,
		validita,
		area: findArea(area)?.titolo ?? area,
		chi: `${autore}, ${formatDataOra(pubblicataIl)}`,
		nota: riporta === undefined ? nota : `${nota} (riportato nella versione ${riporta}, già programmata)`
	};
}

function validitaInParole(validaDal: string, validita: Validita): string {
	const dal = `dal ${formatGiorno(validaDal)}`;
	if (validita.tipo === 'sostituita') return `${dal}, sostituita dalla versione ${validita.da}`;
	const periodo = validita.fino ? `${dal} al ${formatGiorno(giornoPrima(validita.fino))}` : dal;
	if (validita.tipo === 'in-vigore') return `In vigore ${periodo}`;
	return validita.tipo === 'programmata' ? `Programmata ${periodo}` : periodo.replace(/^d/, 'D');
}

/** Every area of a version as titles and values. */
export function righeVersione(documento: Documento): { titolo: string; righe: Riga[] }[] {
	const uffici = ufficiDi(documento);
	return aree
		.map((area) => ({
			titolo: area.titolo,
			righe: righeDi(area.struttura, area.leggi(documento), uffici, '')
		}))
		.filter(({ righe }) => righe.length > 0);
}

/** What differs between two versions, area by area. */
export function confrontaVersioni(
	prima: Documento,
	dopo: Documento
): { titolo: string; differenze: Differenza[] }[] {
	const uffici = [...ufficiDi(prima), ...ufficiDi(dopo)];
	const differenze = (area: Area) =>
		confronta(area.struttura, { prima: area.leggi(prima), dopo: area.leggi(dopo) }, uffici, '');
	return aree
		.map((area) => ({ titolo: area.titolo, differenze: differenze(area) }))
		.filter(({ differenze: sue }) => sue.length > 0);
}

/** The offices of a document, by which ids are read as names. */
export function ufficiDi({ uffici }: Documento): Uffici {
	return listaDi(uffici).map((ufficio) => ({
		id: String(campoDi(ufficio, 'id')),
		nome: String(campoDi(ufficio, 'nome'))
	}));
}

function giornoPrima(iso: string): string {
	return giornoDi(iso).subtract({ days: 1 }).toString();
}

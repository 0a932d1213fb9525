// Checks new settings of an area whole, with all that they touch, before anyone sees their preview or publishes them.
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { messaggio } from '#lib/domain/errori.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { findServizio } from '#lib/services/index.ts';
import { controllaImpostazioni } from '../enti/controlli.ts';
import { impostazioniSchema } from '../enti/schema.ts';
import type { Area } from './aree.ts';
import { foglieDi } from './foglie.ts';
import { problemaDi, type ProblemaImpostazione } from './problemi.ts';
import {
	ribasa,
	ultimaVersione,
	type Documento,
	type Nuova,
	type Ribasata,
	type Versione
} from './ribasa.ts';
import { campoDi, listaDi } from './valori.ts';

export type DaPubblicare = { area: Area; valore: unknown; dal: string };

/** What there is: every version, the names of the ente, the day (ISO date). */
export type Situazione = { versioni: readonly Versione[]; host: readonly string[]; oggi: string };

export type Preparata = Ribasata & { valore: unknown; ultima: number };

/** The new versions, or everything that is wrong with the fields named. */
export function prepara(
	{ versioni, host, oggi }: Situazione,
	{ area, valore, dal }: DaPubblicare
): { preparata: Preparata } | { problemi: ProblemaImpostazione[] } {
	const letto = area.schema.safeParse(valore, { reportInput: true });
	const giorno = problemiGiorno(dal, oggi);
	if (!letto.success || giorno.length > 0) {
		const issues = letto.success ? [] : letto.error.issues;
		return { problemi: [...giorno, ...issues.map((issue) => problemaDi(area.struttura, issue, valore))] };
	}
	const ribasata = ribasa(versioni, { area, valore: letto.data, dal });
	if (!ribasata)
		return { problemi: [{ ...GIORNO, messaggio: 'In questo giorno il Comune non ha ancora impostazioni.' }] };
	if (isDeepStrictEqual(area.leggi(ribasata.base.documento), letto.data))
		return {
			problemi: [
				{
					campo: 'modulo',
					etichetta: area.titolo,
					messaggio: 'non hai cambiato niente rispetto alle impostazioni di quel giorno.'
				}
			]
		};
	const ignoti = ufficiIgnoti(area, letto.data, ribasata.base.documento);
	if (ignoti.length > 0) return { problemi: ignoti };
	const problemi = ribasata.nuove.flatMap((nuova) => problemiDocumento(area, nuova, host));
	return problemi.length > 0
		? { problemi }
		: { preparata: { ...ribasata, valore: letto.data, ultima: ultimaVersione(versioni) } };
}

const GIORNO = { campo: 'dal', etichetta: 'Valide dal' };

function problemiGiorno(dal: string, oggi: string): ProblemaImpostazione[] {
	if (dal === '') return [{ ...GIORNO, messaggio: messaggio('DATA_FORMATO') }];
	return dal < oggi ? [{ ...GIORNO, messaggio: 'Scegli oggi o un giorno che deve ancora venire.' }] : [];
}

// An office that is not there is told at the field that names it; which offices there are is another area.
function ufficiIgnoti(area: Area, valore: unknown, documento: Documento): ProblemaImpostazione[] {
	const uffici = listaDi(documento.uffici).map((ufficio) => campoDi(ufficio, 'id'));
	return foglieDi(area.struttura, valore)
		.filter(({ foglia, valore: id }) => foglia.tipo === 'ufficio' && id !== undefined && !uffici.includes(id))
		.map(({ path }) =>
			problemaDi(area.struttura, { code: 'custom', path, message: messaggio('CAMPO_SCELTA') }, valore)
		);
}

function problemiDocumento(
	area: Area,
	{ validaDal, documento, riporta }: Nuova,
	host: readonly string[]
): ProblemaImpostazione[] {
	const letto = impostazioniSchema.safeParse(documento, { reportInput: true });
	const difetti = letto.success ? controllaImpostazioni(letto.data, host) : [];
	const issues: z.core.$ZodIssue[] = letto.success
		? difetti.map(({ path, message }) => ({ code: 'custom', path, message }))
		: letto.error.issues;
	const quando = riporta === undefined ? '' : `dal ${formatGiorno(validaDal)}, `;
	return issues.map((issue) => {
		const { campo, etichetta, messaggio: testo } = problemaQui(area, issue, documento);
		return { campo, etichetta, messaggio: `${quando}${testo}` };
	});
}

// What a change breaks elsewhere is told at the top of the area: a service that names an office taken away.
function problemaQui(area: Area, issue: z.core.$ZodIssue, documento: Documento): ProblemaImpostazione {
	const dentro = area.path.every((parte, posto) => issue.path[posto] === parte);
	const suo = { ...issue, path: issue.path.slice(area.path.length) };
	const trovato = problemaDi(area.struttura, suo, area.leggi(documento));
	if (dentro && trovato.campo !== '') return trovato;
	const servizio = issue.path[0] === 'servizi' ? findServizio(String(issue.path[1])) : undefined;
	const [primo = ''] = area.struttura.parti[0] ?? [];
	return { ...trovato, campo: primo, etichetta: servizio?.scheda.titolo ?? area.titolo };
}

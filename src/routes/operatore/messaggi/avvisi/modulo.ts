// Reads the form of a notice and prepares it for the page; called by the pages that write one.
import type { RequestEvent } from '@sveltejs/kit';
import {
	checkContenuto,
	COLORI,
	TIPI_COMUNICAZIONE,
	type Contenuto,
	type Destinatari,
	type TipoComunicazione
} from '#lib/domain/comunicazioni.ts';
import { parseData } from '#lib/domain/data.ts';
import { giornoARoma, formatOra, istanteDi } from '#lib/domain/istante.ts';
import { parseOra } from '#lib/domain/ora.ts';
import { SCRIVONO } from '#lib/domain/passi-comunicazione.ts';
import { inMetri, isSemplice, type Gradi } from '#lib/domain/poligono.ts';
import { isProfessione } from '#lib/domain/professioni.ts';
import { readVertici, scriviPunto } from '#lib/forms/coordinate.ts';
import type { PianoMappa, VistaCampo } from '#lib/forms/vista.ts';
import type { Firma } from '#lib/server/comunicazioni/comunicazione.ts';
import {
	countDestinatari,
	listProfessioni,
	nomeProfessione,
	quantiInParole
} from '#lib/server/comunicazioni/destinatari.ts';
import { findPiano } from '#lib/server/comunicazioni/piano.ts';
import { asOperatore, requireRuolo } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { allowPiano } from '#lib/server/http/tessere.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';
import { problema, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { NOMI } from './nomi.ts';

const NEGATO = 'Gli avvisi a tutti sono riservati a redattori, responsabili e amministratori.';

/** Who writes notices. @throws Redirect, HttpError 403 */
export function requireChiScrive(event: RequestEvent): Operatore {
	return requireRuolo(event, SCRIVONO, NEGATO);
}

/** Who may read them before they are published: also who audits. @throws Redirect, HttpError 403 */
export function requireChiLegge(event: RequestEvent): Operatore {
	return requireRuolo(event, [...SCRIVONO, 'auditor'], NEGATO);
}

/** Who acts, and when. */
export function firmaDi({ locals: { app, ente } }: RequestEvent, autore: Operatore): Firma {
	return { ente: ente.id, autore, istante: app.clock(), newId: app.newId };
}

type Letto = { ok: true; contenuto: Contenuto } | { ok: false; problemi: ProblemaModulo[] };

/** What was written, checked as a whole and told in the order of the page; whom it goes to also where only that is asked. */
export function readContenuto(
	dati: FormData,
	istante: Date,
	messaggi = formText(dati, 'messaggi') === 'si'
): Letto {
	const tipo = tipoDi(formText(dati, 'tipo'));
	const colore = COLORI.find((uno) => uno === formText(dati, 'colore'));
	const [dal, al] = [readIstante(dati, 'dal'), readIstante(dati, 'al')];
	const area = readArea(formText(dati, 'area'));
	const [etaDa, etaA] = [readEta(dati, 'etaDa'), readEta(dati, 'etaA')];
	const problemi = [
		...(tipo ? [] : [problema('tipo', 'CAMPO_SCELTA')]),
		...dal.problemi,
		...al.problemi,
		...area.problemi
	];
	if (!tipo) return { ok: false, problemi };
	const contenuto: Contenuto = {
		tipo,
		colore,
		titolo: formText(dati, 'titolo'),
		testo: formText(dati, 'testo'),
		luogo: formText(dati, 'luogo') || undefined,
		vertici: area.vertici,
		collegamento: formText(dati, 'collegamento') || undefined,
		dal: dal.istante ?? istante,
		al: al.istante ?? istante,
		messaggi,
		destinatari: { etaDa, etaA, vie: righeDi(formText(dati, 'vie')), professioni: professioniDi(dati) }
	};
	// Between two days one of which is not there nothing can be said.
	const conPeriodo = dal.istante !== undefined && al.istante !== undefined;
	const mancanze = checkContenuto(contenuto, istante)
		.filter(({ campo }) => conPeriodo || (campo !== 'dal' && campo !== 'al'))
		.map(({ campo, codice, parametri }) => problema(campo === 'eta' ? 'etaDa' : campo, codice, parametri));
	const tutti = [...problemi, ...mancanze].toSorted((a, b) => postoDi(a) - postoDi(b));
	return tutti.length > 0 ? { ok: false, problemi: tutti } : { ok: true, contenuto };
}

function postoDi({ campo }: ProblemaModulo): number {
	return Object.keys(NOMI).indexOf(campo);
}

/** The professions that were ticked. */
export function professioniDi(dati: FormData): string[] {
	return dati.getAll('professioni').filter((valore) => typeof valore === 'string' && isProfessione(valore));
}

function tipoDi(testo: string): TipoComunicazione | undefined {
	return (Object.keys(TIPI_COMUNICAZIONE) as TipoComunicazione[]).find((uno) => uno === testo);
}

function righeDi(testo: string): string[] {
	return [...new Set(testo.split('\n').map((riga) => riga.trim()))].filter((riga) => riga !== '');
}

// What is no number in digits is left for the check to refuse.
function readEta(dati: FormData, nome: string): number | undefined {
	const testo = formText(dati, nome);
	if (testo === '') return undefined;
	return /^\d{1,3}$/.test(testo) ? Number(testo) : NaN;
}

function readIstante(dati: FormData, nome: 'dal' | 'al'): { istante?: Date; problemi: ProblemaModulo[] } {
	const giorno = parseData(formText(dati, nome));
	const ora = parseOra(formText(dati, `${nome}Ora`));
	const problemi = [
		...(giorno.ok ? [] : [problema(nome, giorno.codice)]),
		...(ora.ok ? [] : [problema(`${nome}Ora`, ora.codice)])
	];
	if (!giorno.ok || !ora.ok) return { problemi };
	return { istante: istanteDi(`${giorno.valore.toString()}T${ora.valore}`), problemi };
}

function readArea(testo: string): { vertici: Gradi[] | undefined; problemi: ProblemaModulo[] } {
	if (testo === '') return { vertici: undefined, problemi: [] };
	const vertici = readVertici(testo);
	const [origine] = vertici ?? [];
	if (!vertici || !origine) return { vertici: undefined, problemi: [problema('area', 'AREA_FORMATO')] };
	return {
		vertici,
		problemi: isSemplice(inMetri(vertici, origine)) ? [] : [problema('area', 'AREA_NON_VALIDA')]
	};
}

/** What the form shows: the choices, the map, and the texts of a draft. */
export async function vistaModulo(event: RequestEvent, operatore: Operatore, contenuto?: Contenuto) {
	const { app, ente } = event.locals;
	const piano = findPiano(ente, app.porta);
	if (piano) allowPiano(event, piano);
	const professioni = await asOperatore(event, operatore, listProfessioni);
	return {
		tipi: Object.entries(TIPI_COMUNICAZIONE).map(([valore, { nome }]) => ({ valore, etichetta: nome })),
		colori: [
			{ valore: '', etichetta: 'Nessuno: non è un’allerta meteo' },
			...COLORI.map((valore) => ({ valore, etichetta: `Allerta ${valore}` }))
		],
		professioni: professioni.map((valore) => ({ valore, etichetta: nomeProfessione(valore) })),
		scelte: [...(contenuto?.destinatari.professioni ?? [])],
		area: piano && areaVista(piano),
		valori: contenuto ? valoriDi(contenuto) : valoriNuovi(app.clock())
	};
}

function areaVista(piano: PianoMappa): VistaCampo {
	return {
		aspetto: 'mappa',
		nome: 'area',
		etichetta: 'Area sulla mappa',
		aiuto: 'Serve a far vedere dove vale. Non sceglie a chi arriva il messaggio.',
		obbligatorio: false,
		visibile: true,
		valore: '',
		piano
	};
}

function valoriNuovi(istante: Date): Record<string, string> {
	return { dal: giornoARoma(istante).toString(), dalOra: formatOra(istante) };
}

function valoriDi({
	dal,
	al,
	vertici,
	messaggi,
	destinatari,
	...contenuto
}: Contenuto): Record<string, string> {
	return {
		tipo: contenuto.tipo,
		colore: contenuto.colore ?? '',
		titolo: contenuto.titolo,
		testo: contenuto.testo,
		luogo: contenuto.luogo ?? '',
		collegamento: contenuto.collegamento ?? '',
		area: (vertici ?? []).map(scriviPunto).join('\n'),
		dal: giornoARoma(dal).toString(),
		dalOra: formatOra(dal),
		al: giornoARoma(al).toString(),
		alOra: formatOra(al),
		messaggi: messaggi ? 'si' : '',
		...valoriDestinatari(destinatari)
	};
}

function valoriDestinatari({ etaDa, etaA, vie }: Destinatari): Record<string, string> {
	return { etaDa: etaDa?.toString() ?? '', etaA: etaA?.toString() ?? '', vie: vie.join('\n') };
}

/** About how many people a notice would reach, in words. */
export async function contaInParole(
	event: RequestEvent,
	operatore: Operatore,
	contenuto: Contenuto
): Promise<string> {
	const circa = await asOperatore(event, operatore, (tx) =>
		countDestinatari(tx, { comunicazione: contenuto, istante: event.locals.app.clock() })
	);
	return quantiInParole(circa);
}

/** What was typed, for a form that comes back without errors. */
export function scrittiDi(dati: FormData): Record<string, string> {
	return Object.fromEntries(Object.keys(NOMI).map((nome) => [nome, formText(dati, nome)]));
}

// One area of the settings: read, edited in a form made from its schema, previewed, published.
import { error, fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseData } from '#lib/domain/data.ts';
import { messaggio } from '#lib/domain/errori.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireAmministratore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { findArea, type Area } from '#lib/server/impostazioni/aree.ts';
import { applicaAzione, postoDi } from '#lib/server/impostazioni/azioni-elenco.ts';
import { leggiTesti, scriviTesti, valoreDi } from '#lib/server/impostazioni/modulo.ts';
import { prepara, type Situazione } from '#lib/server/impostazioni/prepara.ts';
import { pubblicaArea, readSituazione } from '#lib/server/impostazioni/pubblica.ts';
import { inVigoreAl, ultimaVersione } from '#lib/server/impostazioni/ribasa.ts';
import { anteprimaDi, moduloDi, type ProblemaPagina } from './pagina.ts';
import type { Actions, PageServerLoad } from './$types';

/** A list of hundreds of stops has thousands of fields. */
const CAMPI_MASSIMI = 20_000;
const NOTA = { min: 5, max: 500 };

export const load: PageServerLoad = async (event) => {
	const area = areaDi(event);
	const situazione = await situazioneDi(event);
	const chiesto = parseData(event.url.searchParams.get('dal') ?? '');
	const dal =
		chiesto.ok && chiesto.valore.toString() > situazione.oggi ? chiesto.valore.toString() : situazione.oggi;
	const documento = inVigoreAl(situazione.versioni, dal)?.documento ?? {};
	const testi = scriviTesti(area.struttura, area.leggi(documento));
	return {
		titolo: area.titolo,
		modulo: moduloDi(area, testi, { situazione, dal, vista: ultimaVersione(situazione.versioni), nota: '' })
	};
};

export const actions: Actions = {
	modifica: async (event) => {
		const area = areaDi(event);
		const { dati, testi, dal, vista, nota } = await readModulo(event, area);
		const azione = formText(dati, '_azione');
		const nuovi = applicaAzione(area.struttura, testi, azione);
		return {
			modulo: moduloDi(area, nuovi, {
				situazione: await situazioneDi(event),
				dal,
				vista,
				nota,
				qui: postoDi(azione)
			})
		};
	},
	anteprima: async (event) => {
		const area = areaDi(event);
		const { testi, dal, nota } = await readModulo(event, area);
		const situazione = await situazioneDi(event);
		return mostra(event, { area, testi, dal, situazione, nota });
	},
	pubblica: async (event) => {
		const operatore = requireAmministratore(event);
		const area = areaDi(event);
		const { dati, testi, dal, vista, nota } = await readModulo(event, area);
		const problemi = [
			...problemiNota(nota),
			...(formText(dati, 'conferma') === 'si' ? [] : [NON_CONFERMATA])
		];
		const { ente, app } = event.locals;
		if (problemi.length > 0)
			return mostra(event, { area, testi, dal, situazione: await situazioneDi(event), nota, problemi });
		const esito = await asOperatore(event, operatore, (tx) =>
			pubblicaArea(tx, {
				ente: ente.id,
				area,
				valore: valoreDi(area.struttura, testi),
				dal,
				nota,
				operatore,
				vista,
				istante: app.clock()
			})
		).catch((refusal: unknown) => {
			if (!isHttpError(refusal, 409)) throw refusal;
			return { tipo: 'cambiate' as const };
		});
		if (esito.tipo === 'pubblicata') redirect(303, `${paths.impostazioni}?pubblicata=${area.id}`);
		// What was typed stays, against the settings that are there now.
		const altri = esito.tipo === 'cambiate' ? [CAMBIATE] : [];
		return mostra(event, { area, testi, dal, situazione: await situazioneDi(event), nota, problemi: altri });
	}
};

const NON_CONFERMATA: ProblemaPagina = {
	campo: 'conferma',
	etichetta: 'Conferma',
	messaggio: messaggio('CAMPO_OBBLIGATORIO')
};
const CAMBIATE: ProblemaPagina = {
	campo: 'anteprima',
	messaggio:
		'Nel frattempo un’altra persona ha pubblicato delle impostazioni. Quello che hai scritto è ancora qui: guarda che cosa cambia adesso e pubblica di nuovo.'
};

function problemiNota(nota: string): ProblemaPagina[] {
	if (nota.length >= NOTA.min && nota.length <= NOTA.max) return [];
	const testo = nota === '' ? messaggio('CAMPO_OBBLIGATORIO') : messaggio('CAMPO_LUNGHEZZA', NOTA);
	return [{ campo: 'nota', etichetta: 'Perché le cambi', messaggio: testo }];
}

type Mostra = {
	area: Area;
	testi: Grezzo;
	dal: string;
	situazione: Situazione;
	nota: string;
	problemi?: ProblemaPagina[];
};

// The preview where the settings hold together, otherwise the form with what is wrong.
function mostra({ locals }: RequestEvent, { area, testi, dal, situazione, nota, problemi = [] }: Mostra) {
	const valore = valoreDi(area.struttura, testi);
	const esito = prepara(situazione, { area, valore, dal });
	const vista = ultimaVersione(situazione.versioni);
	if ('problemi' in esito) {
		const tutti = [...problemi, ...esito.problemi];
		return fail(422, { modulo: moduloDi(area, testi, { situazione, dal, vista, nota, problemi: tutti }) });
	}
	const anteprima = anteprimaDi({ area, preparata: esito.preparata, dal, luoghi: locals.app.luoghi });
	const pagina = { anteprima: { ...anteprima, nota, vista, problemi } };
	return problemi.length > 0 ? fail(422, pagina) : pagina;
}

async function readModulo(event: RequestEvent, area: Area) {
	requireAmministratore(event);
	const dati = await readFormData(event.request, CAMPI_MASSIMI);
	const giorno = parseData(formText(dati, 'dal'));
	const scritto = dati.get('documento');
	// From the preview the settings come back as they were checked there.
	const testi =
		typeof scritto === 'string'
			? scriviTesti(area.struttura, readJson(scritto))
			: leggiTesti(area.struttura, dati);
	return {
		dati,
		testi,
		dal: giorno.ok ? giorno.valore.toString() : '',
		vista: Number(formText(dati, 'vista')),
		nota: formText(dati, 'nota')
	};
}

function readJson(testo: string): unknown {
	try {
		return JSON.parse(testo);
	} catch {
		error(400, { message: 'Non siamo riusciti a leggere quello che hai inviato. Torna indietro e riprova.' });
	}
}

function areaDi(event: RequestEvent): Area {
	requireAmministratore(event);
	const area = findArea(event.params.area ?? '');
	if (area) return area;
	error(404, { message: 'Questa area delle impostazioni non esiste.' });
}

function situazioneDi(event: RequestEvent): Promise<Situazione> {
	const operatore = requireAmministratore(event);
	const { ente, app } = event.locals;
	return asOperatore(event, operatore, (tx) => readSituazione(tx, { ente: ente.id, istante: app.clock() }));
}

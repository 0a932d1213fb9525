// School transport at the clerks' desk: seats line by line, distances, the ranking and its acts.
import { error, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { messaggio } from '#lib/domain/errori.ts';
import { formatData, formatDataOra, giornoARoma } from '#lib/domain/istante.ts';
import { asOperatore, requireIstruttore, type Tx } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { chiInUfficio } from '#lib/server/incarichi/chi-in-ufficio.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import {
	closeGraduatoria,
	computeGraduatoria,
	listGraduatorie,
	listVoci,
	publishGraduatoria,
	type DatiGraduatoria,
	type Graduatoria
} from '#lib/server/servizi/trasporto-scolastico/graduatoria.ts';
import { impostazioniDiEnte } from '#lib/server/servizi/trasporto-scolastico/impostazioni.ts';
import { keepDistanza, listDaMisurare, readQuadro } from '#lib/server/servizi/trasporto-scolastico/quadro.ts';
import { listDaVerificare, verify } from '#lib/server/servizi/trasporto-scolastico/responsabilita.ts';
import { findLinea } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { annoDaMostrare } from '#lib/services/trasporto-scolastico/scheda.ts';
import { giornoDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import { rifiuta } from '../../pratiche/[numero]/modulo.ts';
import { NOMI } from './nomi.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGINA = '/operatore/servizi/trasporto-scolastico';
const TITOLI: Readonly<Record<string, string>> = {
	GENITORE: 'genitore',
	AFFIDATARIO: 'affidatario',
	TUTORE: 'tutore'
};
const METRI_MASSIMI = 100_000;
const FONTE = { min: 3, max: 120 };

export const load: PageServerLoad = async (event) => {
	const operatore = requireIstruttore(event);
	const { anno, impostazioni } = datiDi(event);
	const letto = await asOperatore(event, operatore, async (tx) => {
		const [graduatoria] = await listGraduatorie(tx, anno);
		return {
			quadro: await readQuadro(tx, { anno, impostazioni }),
			daMisurare: await listDaMisurare(tx, anno),
			daVerificare: await listDaVerificare(tx, anno),
			graduatoria,
			responsabile: await isResponsabile(tx, contornoOperatore(event, operatore), impostazioni),
			voci: graduatoria ? await listVoci(tx, graduatoria.id) : []
		};
	});
	const oggi = giornoARoma(event.locals.app.clock()).toString();
	const aperta = letto.graduatoria && !letto.graduatoria.definitivaIl ? letto.graduatoria : undefined;
	return {
		anno,
		anni: impostazioni.anni.map((uno) => uno.anno),
		linee: letto.quadro.map((riga) => ({ ...riga, href: `${PAGINA}/lista/${riga.id}` })),
		daVerificare: letto.daVerificare.map(({ titolo, ...riga }) => ({
			...riga,
			titolo: TITOLI[titolo] ?? titolo
		})),
		aDistanza: impostazioni.ammissione.modo !== 'ORDINE_ARRIVO',
		daMisurare: letto.daMisurare.map(({ metri, fonte, ...riga }) => ({
			...riga,
			metri: metri === null ? '' : String(metri),
			fonte: fonte ?? ''
		})),
		graduatoria: letto.graduatoria && descrivi(letto.graduatoria),
		voci: letto.voci.map(({ linea, punti, posizione, ...voce }) => ({
			...voce,
			linea: findLinea(impostazioni, linea)?.nome ?? linea,
			punti: punti === undefined ? '' : String(punti),
			esito: posizione === undefined ? 'Ammessa' : `Lista d'attesa, posto ${posizione}`
		})),
		pubblicabile: aperta !== undefined && !aperta.pubblicataIl,
		chiudibile: letto.responsabile && aperta?.osservazioniFino != null && aperta.osservazioniFino < oggi
	};
};

function descrivi({ calcolataIl, pubblicataIl, osservazioniFino, definitivaIl }: Graduatoria): string {
	if (definitivaIl) return `Definitiva, ${formatDataOra(definitivaIl)}.`;
	if (pubblicataIl)
		return `Provvisoria, pubblicata ${formatDataOra(pubblicataIl)}. Osservazioni fino al ${formatData(giornoDi(osservazioniFino ?? ''))}.`;
	return `Calcolata ${formatDataOra(calcolataIl)}, non pubblicata.`;
}

export const actions: Actions = {
	calcola: (event) => act(event, (tx, contorno, dati) => computeGraduatoria(tx, contorno, dati)),
	pubblica: (event) => act(event, (tx, contorno, dati) => publishGraduatoria(tx, contorno, dati)),
	chiudi: (event) => {
		const { nome, cognome } = requireIstruttore(event);
		return act(event, async (tx, contorno, dati) => {
			if (!(await isResponsabile(tx, contorno, dati.impostazioni)))
				error(403, { message: 'Solo il responsabile rende definitiva la graduatoria.' });
			return closeGraduatoria(tx, contorno, { ...dati, firmatario: { nome, cognome } });
		});
	},
	verifica: (event) => mark(event, { work: verify, a: 'responsabilita' }),
	distanza: async (event) => {
		const operatore = requireIstruttore(event);
		const { anno } = datiDi(event);
		const modulo = await readFormData(event.request);
		const numero = formText(modulo, 'numero');
		const metri = formText(modulo, 'metri');
		const fonte = formText(modulo, 'fonte');
		// A form for each request: its fields are told apart by its number.
		const problemi = problemiDistanza(metri, fonte).map(({ campo, ...altro }) => ({
			...altro,
			campo: `${campo}-${numero}`,
			etichetta: `${NOMI[campo]} (${numero})`
		}));
		if (problemi.length > 0) return rifiuta(modulo, problemi);
		await asOperatore(event, operatore, (tx) => keepDistanza(tx, { numero, metri: Number(metri), fonte }));
		redirect(303, `${PAGINA}?anno=${anno}#distanze`);
	}
};

function problemiDistanza(metri: string, fonte: string): { campo: keyof typeof NOMI; messaggio: string }[] {
	const buona = /^\d{1,6}$/.test(metri) && Number(metri) <= METRI_MASSIMI;
	return [
		...(buona
			? []
			: [
					{
						campo: 'metri' as const,
						messaggio: messaggio('CAMPO_INTERVALLO', { min: 0, max: METRI_MASSIMI })
					}
				]),
		...(fonte.length >= FONTE.min && fonte.length <= FONTE.max
			? []
			: [{ campo: 'fonte' as const, messaggio: messaggio('CAMPO_LUNGHEZZA', FONTE) }])
	];
}

async function mark(
	event: RequestEvent,
	{ work, a }: { work: (tx: Tx, contorno: Contorno, dati: { numero: string }) => Promise<void>; a: string }
): Promise<never> {
	const operatore = requireIstruttore(event);
	const { anno } = datiDi(event);
	const numero = formText(await readFormData(event.request), 'numero');
	await asOperatore(event, operatore, (tx) => work(tx, contornoOperatore(event, operatore), { numero }));
	redirect(303, `${PAGINA}?anno=${anno}#${a}`);
}

// Of the office of the service: who answers for another one does not close its ranking.
async function isResponsabile(
	tx: Tx,
	contorno: Contorno,
	{ ufficio }: DatiGraduatoria['impostazioni']
): Promise<boolean> {
	return (await chiInUfficio(tx, { ...contorno, ufficio })).includes('responsabile');
}

async function act(
	event: RequestEvent,
	work: (tx: Tx, contorno: Contorno, dati: DatiGraduatoria) => Promise<unknown>
) {
	const operatore = requireIstruttore(event);
	const dati = datiDi(event);
	try {
		await asOperatore(event, operatore, (tx) => work(tx, contornoOperatore(event, operatore), dati));
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return rifiuta(await readFormData(event.request), [
			{ campo: 'graduatoria', messaggio: refusal.body.message }
		]);
	}
	redirect(303, `${PAGINA}?anno=${dati.anno}#graduatoria`);
}

/** The year that the address names, otherwise the one whose enrolments are of now. */
function datiDi({ locals, url }: RequestEvent): DatiGraduatoria {
	const impostazioni = impostazioniDiEnte(locals.ente);
	if (!impostazioni) error(404, { message: 'Questo servizio non è attivo nel tuo Comune.' });
	const chiesto = url.searchParams.get('anno');
	const noto = impostazioni.anni.find(({ anno }) => anno === chiesto);
	const { anno } = noto ?? annoDaMostrare(impostazioni.anni, giornoARoma(locals.app.clock()));
	return { anno, impostazioni };
}

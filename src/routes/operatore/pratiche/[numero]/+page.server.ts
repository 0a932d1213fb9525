// One request at the clerks' desk: what it holds and the moves that this clerk may make now.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { parseData } from '#lib/domain/data.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { mossePossibili } from '#lib/domain/procedimento.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { chiDi, contornoOperatore } from '#lib/server/http/clerk.ts';
import { listSpedizioni } from '#lib/server/spedizioni/list-spedizioni.ts';
import { decidePratica, MOTIVAZIONE_MINIMA } from '#lib/server/pratiche/decide.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { findPersonaDi } from '#lib/server/pratiche/find-persona.ts';
import { GIORNI_INTEGRAZIONE, requestIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { servizioDi } from '#lib/server/pratiche/move.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { takeCharge } from '#lib/server/pratiche/take-charge.ts';
import type { Actions, PageServerLoad } from './$types';

const RICHIESTA = { min: 20, max: 2000 };
const MOTIVAZIONE = { min: MOTIVAZIONE_MINIMA, max: 5000 };

export const load: PageServerLoad = async (event) => {
	const operatore = requireOperatore(event);
	const { fascicolo, richiedente, spedizioni } = await asOperatore(event, operatore, async (tx) => {
		const letto = await readFascicolo(tx, event.params.numero);
		return {
			fascicolo: letto,
			richiedente: await findPersonaDi(tx, letto.pratica.personaId),
			spedizioni: await listSpedizioni(tx, letto.pratica.id)
		};
	});
	const { pratica } = fascicolo;
	const mosse = mossePossibili(servizioDi(pratica).procedura.mosse, {
		stato: pratica.stato,
		chi: chiDi(operatore)
	});
	return {
		...fascicoloVista(fascicolo, event.locals.ente),
		richiedente: [
			{ etichetta: 'Nome e cognome', valore: `${richiedente.nome} ${richiedente.cognome}` },
			{ etichetta: 'Codice fiscale', valore: richiedente.codiceFiscale }
		],
		prendibile: mosse.some(({ id }) => id === 'PRENDI_IN_CARICO'),
		integrabile: mosse.some(({ id }) => id === 'CHIEDI_INTEGRAZIONI'),
		giaSospesa: pratica.sospensioni.length > 0,
		atti: mosse.filter(({ atto }) => atto).map(({ id, etichetta }) => ({ valore: id, etichetta })),
		spedizioni
	};
};

export const actions: Actions = {
	prendi: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await event.request.formData();
		const { numero } = event.params;
		const { operatoreId: id, nome, cognome } = operatore;
		await asOperatore(event, operatore, (tx) =>
			takeCharge(tx, contornoOperatore(event, operatore), {
				numero,
				revisione: revisioneDi(dati),
				operatore: { id, nome, cognome }
			})
		);
		redirect(303, paths.praticaOperatore(numero));
	},
	integrazioni: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await event.request.formData();
		const richiesta = text(dati, 'richiesta');
		const giorni = Number(text(dati, 'giorni'));
		const problemi = [
			...checkLength('richiesta', richiesta, RICHIESTA),
			...(Number.isInteger(giorni) && giorni >= 1 && giorni <= GIORNI_INTEGRAZIONE
				? []
				: [problema('giorni', 'CAMPO_INTERVALLO', { min: 1, max: GIORNI_INTEGRAZIONE })])
		];
		if (problemi.length > 0) return refuse(dati, problemi);
		await asOperatore(event, operatore, (tx) =>
			requestIntegrazioni(tx, contornoOperatore(event, operatore), {
				numero: event.params.numero,
				revisione: revisioneDi(dati),
				richiesta,
				giorni
			})
		);
		redirect(303, paths.praticaOperatore(event.params.numero));
	},
	decidi: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await event.request.formData();
		const { numero } = event.params;
		const motivazione = text(dati, 'motivazione');
		const mossa = await asOperatore(event, operatore, async (tx) => {
			const pratica = await findPratica(tx, { numero });
			const mosse = mossePossibili(servizioDi(pratica).procedura.mosse, {
				stato: pratica.stato,
				chi: chiDi(operatore)
			});
			return mosse.find(({ id, atto }) => atto && id === text(dati, 'atto'));
		});
		const rinvio = mossa?.id === 'DIFFERISCI';
		const problemi = [
			...(mossa ? [] : [problema('atto', 'CAMPO_SCELTA')]),
			...checkLength('motivazione', motivazione, MOTIVAZIONE),
			...(rinvio ? checkRinvio(event, text(dati, 'differitaAl')) : [])
		];
		if (!mossa || problemi.length > 0) return refuse(dati, problemi);
		await asOperatore(event, operatore, (tx) =>
			decidePratica(tx, contornoOperatore(event, operatore), {
				numero,
				revisione: revisioneDi(dati),
				mossa,
				motivazione,
				...(rinvio && { differitaAl: isoOf(text(dati, 'differitaAl')) }),
				firmatario: { nome: operatore.nome, cognome: operatore.cognome }
			})
		);
		redirect(303, paths.praticaOperatore(numero));
	}
};

type ProblemaModulo = { campo: string; messaggio: string };

function refuse(dati: FormData, problemi: ProblemaModulo[]) {
	const scritti = Object.fromEntries(
		['richiesta', 'giorni', 'atto', 'motivazione', 'differitaAl'].map((nome) => [nome, text(dati, nome)])
	);
	return fail(422, { problemi, scritti });
}

function problema(campo: string, codice: CodiceErrore, parametri = {}): ProblemaModulo {
	return { campo, messaggio: messaggio(codice, parametri) };
}

function checkLength(campo: string, testo: string, limiti: { min: number; max: number }): ProblemaModulo[] {
	if (testo.length >= limiti.min && testo.length <= limiti.max) return [];
	return [problema(campo, 'CAMPO_LUNGHEZZA', limiti)];
}

function checkRinvio({ locals }: RequestEvent, testo: string): ProblemaModulo[] {
	const giorno = parseData(testo);
	if (!giorno.ok) return [problema('differitaAl', giorno.codice)];
	const oggi = giornoARoma(locals.app.clock());
	if (Temporal.PlainDate.compare(giorno.valore, oggi) > 0) return [];
	return [problema('differitaAl', 'DATA_PASSATA')];
}

function isoOf(testo: string): string {
	const giorno = parseData(testo);
	if (!giorno.ok) throw new Error('Data già controllata');
	return giorno.valore.toString();
}

function revisioneDi(dati: FormData): number {
	return Number(text(dati, 'revisione'));
}

function text(dati: FormData, nome: string): string {
	const valore = dati.get(nome);
	return typeof valore === 'string' ? valore.trim().replaceAll('\r\n', '\n') : '';
}

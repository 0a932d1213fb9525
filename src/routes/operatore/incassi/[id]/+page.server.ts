// A receipt that paid nothing by itself: what is known of it, and the forms by which the till says what became of it.
import { messaggio } from '#lib/domain/errori.ts';
import { paths } from '#lib/paths.ts';
import { decisioneDi, fattiDi, sceltaVista } from '#lib/server/cassa/incassi-vista.ts';
import { readIncasso } from '#lib/server/cassa/incassi.ts';
import {
	abbinaIncasso,
	assegnaAltrove,
	listAbbinabili,
	rimborsaIncasso
} from '#lib/server/cassa/riconcilia.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkTesto, requireChiLegge, rifiuta, runDecisione } from '../modulo.ts';
import type { Actions, PageServerLoad } from './$types';

const NUMERO_MASSIMO = 40;

export const load: PageServerLoad = async (event) => {
	const { operatore, decide } = requireChiLegge(event);
	const id = readUuid(event.params.id);
	const { incasso, numero, abbinabili } = await asOperatore(event, operatore, async (tx) => {
		const incasso = await readIncasso(tx, id);
		const numero = numeroIn(event.url) ?? incasso.pratica;
		const cerca = decide && numero !== undefined && incasso.stato === 'da_riconciliare';
		return { incasso, numero, abbinabili: cerca ? await listAbbinabili(tx, { incasso, numero }) : undefined };
	});
	return {
		id,
		importo: formatEuro(incasso.cent),
		fatti: fattiDi(incasso),
		pratica: incasso.pratica && { numero: incasso.pratica, href: paths.praticaOperatore(incasso.pratica) },
		decisione: decisioneDi(incasso),
		aperto: decide && incasso.stato === 'da_riconciliare',
		cercata: numero ?? '',
		scelte: abbinabili?.map(sceltaVista),
		nonTrovata: numero !== undefined && !abbinabili ? messaggio('INCASSO_PRATICA') : undefined
	};
};

function numeroIn({ searchParams }: URL): string | undefined {
	const scritto = (searchParams.get('pratica') ?? '').trim().toUpperCase().slice(0, NUMERO_MASSIMO);
	return scritto === '' ? undefined : scritto.replaceAll('\u0000', '').toWellFormed();
}

export const actions: Actions = {
	abbina: async (event) => {
		const dati = await readFormData(event.request);
		const incasso = readUuid(event.params.id);
		const vai = paths.incasso(incasso);
		return runDecisione(event, { dati, vai, campo: 'incasso' }, (tx, contorno) =>
			abbinaIncasso(tx, contorno, {
				incasso,
				numero: formText(dati, 'numero'),
				scelta: formText(dati, 'scelta')
			})
		);
	},
	rimborsa: async (event) => {
		const dati = await readFormData(event.request);
		const problemi = checkTesto(dati, 'motivo');
		if (problemi.length > 0) return rifiuta(dati, problemi);
		const incasso = readUuid(event.params.id);
		const vai = paths.incasso(incasso);
		return runDecisione(event, { dati, vai, campo: 'incasso' }, (tx, contorno) =>
			rimborsaIncasso(tx, contorno, { incasso, nota: formText(dati, 'motivo') }).then(() => undefined)
		);
	},
	altra: async (event) => {
		const dati = await readFormData(event.request);
		const problemi = checkTesto(dati, 'nota');
		if (problemi.length > 0) return rifiuta(dati, problemi);
		const incasso = readUuid(event.params.id);
		const vai = paths.incasso(incasso);
		return runDecisione(event, { dati, vai, campo: 'incasso' }, (tx, contorno) =>
			assegnaAltrove(tx, contorno, { incasso, nota: formText(dati, 'nota') }).then(() => undefined)
		);
	}
};

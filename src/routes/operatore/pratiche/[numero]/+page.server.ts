// One request at the clerks' desk: what it holds and the moves that this clerk may make now.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { mossePossibili } from '#lib/domain/procedimento.ts';
import { paths } from '#lib/paths.ts';
import { attachToPratica, problemiFile } from '#lib/server/allegati/attach-file.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { ricezioneDi } from '#lib/server/http/ricezione.ts';
import { formFiles } from '#lib/server/http/form-files.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { chiDi, contornoOperatore } from '#lib/server/http/clerk.ts';
import { listSpedizioni } from '#lib/server/spedizioni/list-spedizioni.ts';
import {
	effettoTerzi,
	notifyControinteressati,
	resumeDopoTerzi
} from '#lib/server/pratiche/controinteressati.ts';
import { decidePratica, MOTIVAZIONE_MINIMA } from '#lib/server/pratiche/decide.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { findPersonaDi } from '#lib/server/pratiche/find-persona.ts';
import { GIORNI_INTEGRAZIONE, requestIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { servizioDi } from '#lib/server/pratiche/servizio-di.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { isInterrompibile } from '#lib/server/pratiche/effetto-richiesta.ts';
import { takeCharge } from '#lib/server/pratiche/take-charge.ts';
import { checkLength, moveOrRefuse, problema, readGiorno, refuse, revisioneDi } from './modulo.ts';
import type { Actions, PageServerLoad } from './$types';

const RICHIESTA = { min: 20, max: 2000 };
const MOTIVAZIONE = { min: MOTIVAZIONE_MINIMA, max: 5000 };

export const load: PageServerLoad = async (event) => {
	const operatore = requireOperatore(event);
	const { fascicolo, richiedente, spedizioni, terzi } = await asOperatore(event, operatore, async (tx) => {
		const letto = await readFascicolo(tx, event.params.numero);
		return {
			fascicolo: letto,
			richiedente: await findPersonaDi(tx, letto.pratica.personaId),
			spedizioni: await listSpedizioni(tx, letto.pratica.id),
			terzi: await effettoTerzi(tx, { ente: event.locals.ente.id, pratica: letto.pratica })
		};
	});
	const { pratica } = fascicolo;
	const servizio = servizioDi(pratica);
	const mosse = mossePossibili(servizio.procedura.mosse, { stato: pratica.stato, chi: chiDi(operatore) });
	const puo = (mossa: string): boolean => mosse.some(({ id }) => id === mossa);
	return {
		...fascicoloVista(fascicolo, event.locals.ente),
		richiedente: [
			{ etichetta: 'Nome e cognome', valore: `${richiedente.nome} ${richiedente.cognome}` },
			{ etichetta: 'Codice fiscale', valore: richiedente.codiceFiscale }
		],
		prendibile: puo('PRENDI_IN_CARICO'),
		integrabile: puo('CHIEDI_INTEGRAZIONI'),
		giaSospesa: pratica.sospensioni.some(({ tipo }) => tipo === 'integrazioni'),
		interrompibile: isInterrompibile(servizio, pratica, oggiDi(event)),
		terzi: puo('AVVISA_CONTROINTERESSATI') ? terzi : undefined,
		riprendibile: puo('RIPRENDI_ISTRUTTORIA'),
		atti: mosse.filter(({ atto }) => atto).map(({ id, etichetta }) => ({ valore: id, etichetta })),
		spedizioni
	};
};

export const actions: Actions = {
	prendi: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await readFormData(event.request);
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
		const dati = await readFormData(event.request);
		const { numero } = event.params;
		const richiesta = formText(dati, 'richiesta');
		const giorni = Number(formText(dati, 'giorni'));
		const problemi = [
			...checkLength('richiesta', richiesta, RICHIESTA),
			...(Number.isInteger(giorni) && giorni >= 1 && giorni <= GIORNI_INTEGRAZIONE
				? []
				: [problema('giorni', 'CAMPO_INTERVALLO', { min: 1, max: GIORNI_INTEGRAZIONE })])
		];
		if (problemi.length > 0) return refuse(dati, problemi);
		return moveOrRefuse(dati, paths.praticaOperatore(numero), () =>
			asOperatore(event, operatore, (tx) =>
				requestIntegrazioni(tx, contornoOperatore(event, operatore), {
					numero,
					revisione: revisioneDi(dati),
					richiesta,
					giorni,
					irregolare: formText(dati, 'irregolare') === 'si',
					firmatario: { nome: operatore.nome, cognome: operatore.cognome }
				})
			)
		);
	},
	avvisa: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await readFormData(event.request);
		const { numero } = event.params;
		const { giorno, problemi } = readGiorno(dati, 'ricezione', {
			dal: await presentataIl(event),
			al: oggiDi(event),
			fuori: 'DATA_PROCEDIMENTO'
		});
		if (problemi.length > 0) return refuse(dati, problemi);
		return moveOrRefuse(dati, paths.praticaOperatore(numero), () =>
			asOperatore(event, operatore, (tx) =>
				notifyControinteressati(tx, contornoOperatore(event, operatore), {
					numero,
					revisione: revisioneDi(dati),
					ricezione: giorno
				})
			)
		);
	},
	riprendi: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await readFormData(event.request);
		const { numero } = event.params;
		const risposto = formText(dati, 'risposta') !== '';
		const { giorno, problemi } = risposto
			? readGiorno(dati, 'risposta', {
					dal: await presentataIl(event),
					al: oggiDi(event),
					fuori: 'DATA_PROCEDIMENTO'
				})
			: { giorno: '', problemi: [] };
		if (problemi.length > 0) return refuse(dati, problemi);
		return moveOrRefuse(dati, paths.praticaOperatore(numero), () =>
			asOperatore(event, operatore, (tx) =>
				resumeDopoTerzi(tx, contornoOperatore(event, operatore), {
					numero,
					revisione: revisioneDi(dati),
					...(risposto && { risposta: giorno })
				})
			)
		);
	},
	decidi: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await readFormData(event.request);
		const { numero } = event.params;
		const motivazione = formText(dati, 'motivazione');
		const mossa = await asOperatore(event, operatore, async (tx) => {
			const pratica = await findPratica(tx, { numero });
			const mosse = mossePossibili(servizioDi(pratica).procedura.mosse, {
				stato: pratica.stato,
				chi: chiDi(operatore)
			});
			return mosse.find(({ id, atto }) => atto && id === formText(dati, 'atto'));
		});
		const rinvio = mossa?.atto?.conData
			? readGiorno(dati, 'differitaAl', {
					dal: oggiDi(event).add({ days: 1 }),
					al: oggiDi(event).add({ years: 1 }),
					fuori: 'DATA_RINVIO'
				})
			: undefined;
		const problemi = [
			...(mossa ? [] : [problema('atto', 'CAMPO_SCELTA')]),
			...(rinvio?.problemi ?? []),
			...checkLength('motivazione', motivazione, MOTIVAZIONE)
		];
		const file = await formFiles(dati, 'file');
		problemi.push(...(await problemiFile(file)).map(({ campo, messaggio }) => ({ campo, messaggio })));
		if (!mossa || problemi.length > 0) return refuse(dati, problemi);
		return moveOrRefuse(dati, paths.praticaOperatore(numero), () =>
			asOperatore(event, operatore, async (tx) => {
				const { id, personaId } = await findPratica(tx, { numero, blocca: true });
				const ricezione = ricezioneDi(event, personaId);
				const uniti = await attachToPratica(tx, { pratica: id, campo: 'consegna', file }, ricezione);
				if (!uniti.ok) throw new Conflitto('File non conservati', 'FILE_NON_SALVATI');
				await decidePratica(tx, contornoOperatore(event, operatore), {
					numero,
					revisione: revisioneDi(dati),
					mossa,
					motivazione,
					...(rinvio && { differitaAl: rinvio.giorno }),
					firmatario: { nome: operatore.nome, cognome: operatore.cognome },
					conFile: file.length > 0
				});
			})
		);
	}
};

function oggiDi({ locals }: Pick<RequestEvent, 'locals'>): Temporal.PlainDate {
	return giornoARoma(locals.app.clock());
}

async function presentataIl(event: RequestEvent): Promise<Temporal.PlainDate> {
	const operatore = requireOperatore(event);
	const { dataPresentazione } = await asOperatore(event, operatore, (tx) =>
		findPratica(tx, { numero: event.params.numero ?? '' })
	);
	return Temporal.PlainDate.from(dataPresentazione);
}

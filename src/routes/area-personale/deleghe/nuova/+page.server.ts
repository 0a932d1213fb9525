// A person lets another apply for them: whom, for which services, until when.
import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { checkCodiceFiscale, normaliseCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { parseData } from '#lib/domain/data.ts';
import { DURATA_MASSIMA_ANNI } from '#lib/domain/delega.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { formatData } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { isDelegabile } from '#lib/server/deleghe/elenco-deleghe.ts';
import { registerDelega } from '#lib/server/deleghe/register-delega.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import type { Cittadino } from '#lib/server/identita/utente.ts';
import { servizi } from '#lib/services/index.ts';
import type { Actions, PageServerLoad } from './$types';

const NOMI: Readonly<Record<string, string>> = {
	codiceFiscale: 'Codice fiscale',
	nome: 'Nome',
	cognome: 'Cognome',
	servizi: 'Servizi',
	finoAl: 'Fino al'
};
const NOME_MASSIMO = 80;

export const load: PageServerLoad = (event) => {
	const { codiceFiscale } = requireCittadino(event);
	const ultimo = ultimoGiorno(event);
	return {
		servizi: delegabili(event),
		ultimo: formatData(ultimo),
		anni: DURATA_MASSIMA_ANNI,
		/** Why they cannot give any. */
		negata: codiceFiscale === null ? messaggio('DELEGA_SENZA_CODICE') : undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const dati = await readFormData(event.request);
		const noti = new Set(delegabili(event).map(({ valore }) => valore));
		const scelti = dati
			.getAll('servizi')
			.filter((uno) => typeof uno === 'string')
			.filter((uno) => noti.has(uno));
		const problemi = checkTutto(event, { cittadino, dati, scelti: scelti.length });
		const rifiuta = (tutti: readonly Problema[]) =>
			fail(422, {
				problemi: tutti.map((uno) => ({ ...uno, etichetta: NOMI[uno.campo] })),
				scritti: Object.fromEntries(Object.keys(NOMI).map((nome) => [nome, formText(dati, nome)])),
				servizi: scelti
			});
		if (problemi.length > 0) return rifiuta(problemi);
		const finoAl = parseData(formText(dati, 'finoAl'));
		const { app, ente } = event.locals;
		const nuova = {
			id: app.newId(),
			ente: ente.id,
			delegante: cittadino,
			delegato: {
				nome: formText(dati, 'nome'),
				cognome: formText(dati, 'cognome'),
				codiceFiscale: normaliseCodiceFiscale(formText(dati, 'codiceFiscale'))
			},
			servizi: scelti,
			dal: oggiDi(event).toString(),
			finoAl: finoAl.ok ? finoAl.valore.toString() : '',
			istante: app.clock()
		};
		try {
			await asCittadino(event, cittadino, (tx) => registerDelega(tx, nuova));
		} catch (refusal) {
			if (!isHttpError(refusal, 409)) throw refusal;
			return rifiuta([{ campo: 'servizi', messaggio: refusal.body.message }]);
		}
		redirect(303, `${paths.deleghe}?fatto=registrata`);
	}
};

type Problema = { campo: string; messaggio: string };
type DaControllare = { cittadino: Cittadino; dati: FormData; scelti: number };

function checkTutto(event: RequestEvent, { cittadino, dati, scelti }: DaControllare): Problema[] {
	const { luoghi } = event.locals.app;
	const scritto = formText(dati, 'codiceFiscale');
	const codice = checkCodiceFiscale(scritto, (uno) => luoghi.trova(uno) !== undefined);
	const stesso = normaliseCodiceFiscale(scritto) === cittadino.codiceFiscale;
	return [
		...(scritto === '' ? problemaDi('codiceFiscale', 'CAMPO_OBBLIGATORIO') : []),
		...(scritto === '' || codice.ok ? [] : problemaDi('codiceFiscale', codice.codice)),
		...(stesso ? problemaDi('codiceFiscale', 'DELEGA_A_SE') : []),
		...['nome', 'cognome'].flatMap((campo) => checkNome(campo, formText(dati, campo))),
		...(scelti > 0 ? [] : problemaDi('servizi', 'DELEGA_SERVIZI')),
		...checkFine(event, formText(dati, 'finoAl'))
	];
}

function checkNome(campo: string, testo: string): Problema[] {
	if (testo !== '' && testo.length <= NOME_MASSIMO) return [];
	return problemaDi(campo, testo === '' ? 'CAMPO_OBBLIGATORIO' : 'CAMPO_LUNGHEZZA', {
		min: 1,
		max: NOME_MASSIMO
	});
}

function checkFine(event: RequestEvent, scritto: string): Problema[] {
	if (scritto === '') return problemaDi('finoAl', 'CAMPO_OBBLIGATORIO');
	const letto = parseData(scritto);
	if (!letto.ok) return problemaDi('finoAl', letto.codice);
	const ultimo = ultimoGiorno(event);
	const fuori =
		Temporal.PlainDate.compare(letto.valore, oggiDi(event)) <= 0 ||
		Temporal.PlainDate.compare(letto.valore, ultimo) > 0;
	return fuori ? problemaDi('finoAl', 'DELEGA_DURATA', { data: formatData(ultimo) }) : [];
}

function problemaDi(campo: string, codice: CodiceErrore, parametri = {}): Problema[] {
	return [{ campo, messaggio: messaggio(codice, parametri) }];
}

function ultimoGiorno(event: RequestEvent): Temporal.PlainDate {
	return oggiDi(event).add({ years: DURATA_MASSIMA_ANNI });
}

/** The services that the ente offers and that take a standing delega. */
function delegabili({ locals: { ente } }: RequestEvent): { valore: string; etichetta: string }[] {
	const attivi = new Set(ente.impostazioni.servizi.flatMap(({ id, attivo }) => (attivo ? [id] : [])));
	return servizi
		.filter((servizio) => attivi.has(servizio.id) && isDelegabile(servizio))
		.map(({ id, scheda }) => ({ valore: id, etichetta: scheda.titolo }));
}

// Looks for a notice by what is written on it, whoever of the Comune made it, and leads to where it is paid.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { formatNav, readNav } from '#lib/domain/avviso.ts';
import { checkCodiceDebitore } from '#lib/domain/debitore.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { requireRitmo } from '#lib/server/http/page-limit.ts';
import { nuovoInvio, pagatoreNoto, readInvio, requirePagopa } from '#lib/server/http/pagamenti.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import {
	findAvvisoCercato,
	keepAvvisoAltrui,
	type DatiAvvisoCercato,
	type EsitoRicerca
} from '#lib/server/pagamenti/cerca-avviso.ts';
import { TESTI_IMPEDIMENTO } from '#lib/server/pagamenti/impedimenti-testi.ts';
import { campiAvviso, problemiVista, type ScrittiAvviso } from '#lib/server/pagamenti/moduli-vista.ts';
import type { Actions, PageServerLoad } from './$types';

const NON_RISPONDE =
	'pagoPA non risponde in questo momento e non possiamo leggere il tuo avviso. Riprova tra qualche minuto, oppure paga con il codice avviso in banca, alla posta, in tabaccheria o con l’app della tua banca.';
const NON_LEGGIBILE =
	'Non possiamo leggere questo avviso da qui: lo ha fatto un altro programma del Comune. Puoi pagarlo con il codice avviso in banca, alla posta, in tabaccheria o con l’app della tua banca.';

export const load: PageServerLoad = (event) => {
	requirePagopa(event);
	const { codiceFiscale } = pagatoreNoto(event);
	// From a message that names a notice.
	const codice = readNav(event.url.searchParams.get('codice') ?? '');
	const nav = codice.ok ? formatNav(codice.valore.nav) : '';
	return { invio: nuovoInvio(event), campi: campiAvviso({ nav, codiceFiscale }, []) };
};

export const actions: Actions = {
	cerca: async (event) => {
		const { scritti, invio, letto } = await readModulo(event);
		if (!letto.ok) return fail(422, modulo(scritti, letto.problemi));
		const { nav } = letto.dati;
		const esito = await find(event, letto.dati);
		if (esito.tipo === 'nostro') redirect(303, paths.paga(esito.gettone));
		if (esito.tipo !== 'altrui') return rifiuta(scritti, esito);
		const { causale, cent, scadenza } = esito.avviso;
		return {
			trovato: {
				...letto.dati,
				invio,
				causale,
				importo: formatEuro(cent),
				entro: scadenza && formatGiorno(scadenza),
				codice: formatNav(nav)
			}
		};
	},
	// What pagoPA says is never kept: it may have changed since it was shown.
	paga: async (event) => {
		const { scritti, invio, letto } = await readModulo(event, true);
		if (!letto.ok) return fail(422, modulo(scritti, letto.problemi));
		const esito = await find(event, letto.dati);
		if (esito.tipo === 'nostro') redirect(303, paths.paga(esito.gettone));
		if (esito.tipo !== 'altrui') return rifiuta(scritti, esito);
		const { app, ente } = event.locals;
		const { nav } = letto.dati;
		const gettone = await keepAvvisoAltrui({ ...app, ente }, { nav, avviso: esito.avviso, invio });
		redirect(303, paths.paga(gettone));
	}
};

type Letto = { ok: true; dati: DatiAvvisoCercato } | { ok: false; problemi: Problema[] };

async function readModulo(event: RequestEvent, ricontrollato = false) {
	requirePagopa(event);
	const dati = await readFormData(event.request);
	const scritti = { nav: formText(dati, 'nav'), codiceFiscale: formText(dati, 'codiceFiscale') };
	const letto = check(event, scritti, ricontrollato || formText(dati, 'ricontrollato') === 'si');
	return { scritti, invio: readInvio(formText(dati, 'invio')), letto };
}

function check({ locals }: RequestEvent, scritti: ScrittiAvviso, ricontrollato: boolean): Letto {
	const nav = readNav(scritti.nav);
	const codice = checkCodiceDebitore(
		scritti.codiceFiscale,
		(luogo) => locals.app.luoghi.trova(luogo) !== undefined
	);
	const problemi = [
		...(nav.ok ? [] : [problemaDi('nav', scritti.nav, nav.codice)]),
		...(nav.ok && !nav.valore.controllo && !ricontrollato
			? [creaProblema({ campo: 'nav', codice: 'AVVISO_CONTROLLO' })]
			: []),
		...(codice.ok ? [] : [problemaDi('codiceFiscale', scritti.codiceFiscale, codice.codice)])
	];
	if (!nav.ok || !codice.ok || problemi.length > 0) return { ok: false, problemi };
	return { ok: true, dati: { nav: nav.valore.nav, codiceFiscale: codice.valore.codiceFiscale } };
}

function problemaDi(campo: string, scritto: string, codice: Problema['codice']): Problema {
	return creaProblema({ campo, codice: scritto === '' ? 'CAMPO_OBBLIGATORIO' : codice });
}

function find(event: RequestEvent, dati: DatiAvvisoCercato): Promise<EsitoRicerca> {
	const { app, ente } = event.locals;
	requireRitmo(event, app.limiti.pagamenti);
	return findAvvisoCercato({ database: app.database, ente, pagopa: app.pagopa(ente) }, dati);
}

function rifiuta(
	scritti: ScrittiAvviso,
	esito: Exclude<EsitoRicerca, { tipo: 'nostro' } | { tipo: 'altrui' }>
) {
	if (esito.tipo === 'non_trovato')
		return fail(404, modulo(scritti, [creaProblema({ campo: 'nav', codice: 'AVVISO_NON_TROVATO' })]));
	const stato = { impedito: 409, non_risponde: 503, non_leggibile: 503 }[esito.tipo];
	return fail(stato, { ...modulo(scritti, []), fermo: testoDi(esito) });
}

function testoDi(esito: Exclude<EsitoRicerca, { tipo: 'nostro' | 'altrui' | 'non_trovato' }>): string {
	if (esito.tipo === 'impedito') return TESTI_IMPEDIMENTO[esito.esito];
	return esito.tipo === 'non_risponde' ? NON_RISPONDE : NON_LEGGIBILE;
}

function modulo(scritti: ScrittiAvviso, problemi: readonly Problema[]) {
	const campi = campiAvviso(scritti, problemi);
	return { campi, problemi: problemiVista(problemi, campi) };
}

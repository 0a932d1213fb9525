// Days on which a line does not run: a clerk announces them to the families that ride, and takes them back.
import { error, isHttpError, redirect } from '@sveltejs/kit';
import { parseData, type Giorno } from '#lib/domain/data.ts';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { asOperatore, requireIstruttore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { announceFermo, listFermi, withdrawFermo } from '#lib/server/servizi/trasporto-scolastico/fermi.ts';
import { impostazioniDiEnte } from '#lib/server/servizi/trasporto-scolastico/impostazioni.ts';
import {
	CORSE_FERME,
	descriviFermo,
	isMotivoSemplice,
	MOTIVO_FERMO,
	pulisciMotivo
} from '#lib/services/trasporto-scolastico/fermo.ts';
import type { ImpostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { siglaDi, type Corsa } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import { checkLength, problema, refuse, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { FERMO as NOMI } from '../nomi.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGINA = '/operatore/servizi/trasporto-scolastico/fermi';
const SENZA_SCUOLA = ['SAB', 'DOM'];

export const load: PageServerLoad = async (event) => {
	const operatore = requireIstruttore(event);
	const impostazioni = requireImpostazioni(event.locals);
	const oggi = giornoARoma(event.locals.app.clock());
	const fermi = await asOperatore(event, operatore, (tx) => listFermi(tx, { dal: oggi, impostazioni }));
	return {
		linee: impostazioni.linee.map(({ id, nome }) => ({ valore: id, etichetta: nome })),
		corse: Object.entries(CORSE_FERME).map(([valore, etichetta]) => ({ valore, etichetta })),
		fermi: fermi.map(({ id, avvisate, ...fermo }) => ({
			id,
			testo: descriviFermo(fermo),
			nome: `${fermo.linea}, ${formatGiorno(fermo.giorno)}`,
			avvisate: avvisate === 1 ? '1 genitore avvisato' : `${avvisate} genitori avvisati`
		}))
	};
};

export const actions: Actions = {
	annuncia: async (event) => {
		const operatore = requireIstruttore(event);
		const impostazioni = requireImpostazioni(event.locals);
		const modulo = await readFormData(event.request);
		const letto = leggi(modulo, { impostazioni, oggi: giornoARoma(event.locals.app.clock()) });
		if (!letto.ok) return refuse(modulo, letto.problemi, NOMI);
		const contorno = contornoOperatore(event, operatore);
		try {
			await asOperatore(event, operatore, (tx) => announceFermo(tx, contorno, letto.fermo));
		} catch (refusal) {
			if (!isHttpError(refusal, 409)) throw refusal;
			return refuse(modulo, [{ campo: 'giorno', messaggio: refusal.body.message }], NOMI);
		}
		redirect(303, `${PAGINA}?fatto=annunciato`);
	},
	ritira: async (event) => {
		const operatore = requireIstruttore(event);
		const impostazioni = requireImpostazioni(event.locals);
		const id = readUuid(formText(await readFormData(event.request), 'id'));
		const contorno = contornoOperatore(event, operatore);
		await asOperatore(event, operatore, (tx) => withdrawFermo(tx, contorno, { id, impostazioni }));
		redirect(303, `${PAGINA}?fatto=ritirato`);
	}
};

function leggi(
	modulo: FormData,
	{ impostazioni, oggi }: { impostazioni: ImpostazioniTrasporto; oggi: Giorno }
) {
	const linea = formText(modulo, 'linea');
	const scelta = formText(modulo, 'corsa');
	const corsa: Corsa | undefined = scelta === 'ANDATA' || scelta === 'RITORNO' ? scelta : undefined;
	const motivo = pulisciMotivo(formText(modulo, 'motivo'));
	const giorno = parseData(formText(modulo, 'giorno'));
	const problemi: ProblemaModulo[] = [];
	if (!impostazioni.linee.some(({ id }) => id === linea)) problemi.push(problema('linea', 'CAMPO_SCELTA'));
	if (!giorno.ok) problemi.push(problema('giorno', giorno.codice));
	else if (!isAnnunciabile(giorno.valore, oggi)) problemi.push(problema('giorno', 'TS_FERMO_GIORNO'));
	problemi.push(...checkLength('motivo', motivo, MOTIVO_FERMO));
	if (!isMotivoSemplice(motivo)) problemi.push(problema('motivo', 'TS_FERMO_SEGNI'));
	if (problemi.length > 0 || !giorno.ok) return { ok: false as const, problemi };
	return { ok: true as const, fermo: { linea, giorno: giorno.valore, corsa, motivo, impostazioni } };
}

function isAnnunciabile(giorno: Giorno, oggi: Giorno): boolean {
	const [scelto, primo, ultimo] = [giorno, oggi, oggi.add({ years: 1 })].map(String);
	return (
		(scelto ?? '') >= (primo ?? '') &&
		(scelto ?? '') <= (ultimo ?? '') &&
		!SENZA_SCUOLA.includes(siglaDi(giorno))
	);
}

function requireImpostazioni({ ente }: App.Locals): ImpostazioniTrasporto {
	return impostazioniDiEnte(ente) ?? error(404, { message: 'Questo servizio non è attivo nel tuo Comune.' });
}

// Days on which a line does not run: a clerk announces them to the families that ride, and takes them back.
import { error, fail, isHttpError, redirect } from '@sveltejs/kit';
import { parseData, type Giorno } from '#lib/domain/data.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
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
			avvisate: avvisate === 1 ? '1 famiglia avvisata' : `${avvisate} famiglie avvisate`
		}))
	};
};

export const actions: Actions = {
	annuncia: async (event) => {
		const operatore = requireIstruttore(event);
		const impostazioni = requireImpostazioni(event.locals);
		const modulo = await readFormData(event.request);
		const letto = leggi(modulo, { impostazioni, oggi: giornoARoma(event.locals.app.clock()) });
		if (!letto.ok) return fail(422, letto);
		const contorno = contornoOperatore(event, operatore);
		try {
			await asOperatore(event, operatore, (tx) => announceFermo(tx, contorno, letto.fermo));
		} catch (refusal) {
			if (!isHttpError(refusal, 409)) throw refusal;
			return fail(422, {
				scritti: letto.scritti,
				problemi: [{ campo: 'giorno', messaggio: refusal.body.message }]
			});
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
	const testo = (nome: string): string => formText(modulo, nome);
	const scritti = {
		linea: testo('linea'),
		giorno: testo('giorno'),
		corsa: testo('corsa'),
		motivo: testo('motivo')
	};
	const problemi: { campo: string; messaggio: string }[] = [];
	const problema = (campo: string, codice: CodiceErrore, parametri = {}): void => {
		problemi.push({ campo, messaggio: messaggio(codice, parametri) });
	};
	const motivo = pulisciMotivo(scritti.motivo);
	const giorno = parseData(scritti.giorno);
	const corsa: Corsa | undefined =
		scritti.corsa === 'ANDATA' || scritti.corsa === 'RITORNO' ? scritti.corsa : undefined;
	if (!impostazioni.linee.some(({ id }) => id === scritti.linea)) problema('linea', 'CAMPO_SCELTA');
	if (!giorno.ok) problema('giorno', giorno.codice);
	else if (!isAnnunciabile(giorno.valore, oggi)) problema('giorno', 'TS_FERMO_GIORNO');
	if (motivo.length < MOTIVO_FERMO.min || motivo.length > MOTIVO_FERMO.max)
		problema('motivo', 'CAMPO_LUNGHEZZA', MOTIVO_FERMO);
	else if (!isMotivoSemplice(motivo)) problema('motivo', 'TS_FERMO_SEGNI');
	if (problemi.length > 0 || !giorno.ok) return { ok: false as const, scritti, problemi };
	const fermo = { linea: scritti.linea, giorno: giorno.valore, corsa, motivo, impostazioni };
	return { ok: true as const, scritti, fermo };
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

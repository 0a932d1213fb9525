// What closes or changes a request: the act, the filing away, the simple moves that its service declares.
import { fail } from '@sveltejs/kit';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { attachToPratica, problemiFile } from '#lib/server/allegati/attach-file.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { confermaDovuta, SENZA_CONFERMA } from '#lib/server/http/conferma-dovuta.ts';
import { formFiles } from '#lib/server/http/form-files.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { ricezioneDi } from '#lib/server/http/ricezione.ts';
import { chiInUfficio } from '#lib/server/incarichi/chi-in-ufficio.ts';
import { archivePratica } from '#lib/server/pratiche/archivia.ts';
import { decidePratica, MOTIVAZIONE_MINIMA } from '#lib/server/pratiche/decide.ts';
import { moveSemplice } from '#lib/server/pratiche/move-semplice.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { mosseAperte } from '#lib/server/pratiche/mosse-aperte.ts';
import { preavvisoDi } from '#lib/server/pratiche/sospensioni.ts';
import type { Conto } from './conteggio-tipi.ts';
import { readConteggio } from './conteggio.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { checkLength, problema, readGiorno, refuse, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { rifiuta, runMossa } from './modulo.ts';
import { NOMI } from './nomi.ts';
import type { Actions, RequestEvent } from './$types';

const MOTIVAZIONE = { min: MOTIVAZIONE_MINIMA, max: 5000 };
const RISPOSTA = { min: 20, max: 5000 };
const MOTIVO = { min: 10, max: 2000 };

export const azioniAtti = {
	/** What is to be paid with these quantities, before anything is signed. */
	conta: async (event) => {
		const dati = await readFormData(event.request);
		const { conteggio } = await findMosse(event, dati);
		if (!conteggio?.conto) return rifiuta(dati, conteggio?.problemi ?? []);
		return conConto(dati, { problemi: [], conto: conteggio.conto });
	},
	decidi: async (event) => {
		const dati = await readFormData(event.request);
		const { numero } = event.params;
		const motivazione = formText(dati, 'motivazione');
		const { pratica, possibili, conteggio } = await findMosse(event, dati);
		const mossa = possibili.find(({ id, atto }) => atto && id === formText(dati, 'atto'));
		const rinvio = mossa?.atto?.conData
			? readGiorno(dati, 'differitaAl', {
					dal: oggiDi(event).add({ days: 1 }),
					al: oggiDi(event).add({ years: 1 }),
					fuori: 'DATA_RINVIO'
				})
			: undefined;
		const deveRispondere = mossa?.atto?.diniego && preavvisoDi(pratica.sospensioni)?.osservato;
		const risposta = deveRispondere ? formText(dati, 'rispostaOsservazioni') : undefined;
		const problemi = [
			...(mossa ? [] : [problema('atto', 'CAMPO_SCELTA')]),
			...(rinvio?.problemi ?? []),
			...(risposta === undefined ? [] : checkLength('rispostaOsservazioni', risposta, RISPOSTA)),
			...checkLength('motivazione', motivazione, MOTIVAZIONE)
		];
		const file = await formFiles(dati, 'file');
		problemi.push(...(await problemiFile(file)).map(({ campo, messaggio }) => ({ campo, messaggio })));
		if (confermaDovuta(event)) problemi.push(SENZA_CONFERMA);
		const contato = mossa?.dovuti ? conteggio : undefined;
		problemi.push(...(contato?.problemi ?? []));
		// Nobody signs for a sum that they have not seen.
		if (contato?.conto && contato.conto.visto !== formText(dati, 'visto')) {
			problemi.push(problema('conto', 'CONTO_DA_VEDERE', { totale: contato.conto.totale }));
			return conConto(dati, { problemi, conto: contato.conto });
		}
		if (!mossa || problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(event, dati, async (tx, contorno, comune) => {
			const { id, personaId } = await findPratica(tx, { numero, blocca: true });
			const ricezione = ricezioneDi(event, personaId);
			const uniti = await attachToPratica(tx, { pratica: id, campo: 'consegna', file }, ricezione);
			if (!uniti.ok) throw new Conflitto('File non conservati', 'FILE_NON_SALVATI');
			await decidePratica(tx, contorno, {
				...comune,
				mossa,
				motivazione,
				...(risposta && { risposta }),
				...(rinvio && { differitaAl: rinvio.giorno }),
				...(contato && { quantita: contato.quantita }),
				conFile: file.length > 0
			});
		});
	},
	archivia: async (event) => {
		const dati = await readFormData(event.request);
		const motivazione = formText(dati, 'motivoArchiviazione');
		const problemi = checkLength('motivoArchiviazione', motivazione, MOTIVO);
		if (problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(event, dati, (tx, contorno, comune) =>
			archivePratica(tx, contorno, { ...comune, motivazione })
		);
	},
	semplice: async (event) => {
		const dati = await readFormData(event.request);
		const { possibili } = await findMosse(event);
		const mossa = possibili.find(({ id, semplice }) => semplice && id === formText(dati, 'mossa'));
		if (!mossa?.semplice) return rifiuta(dati, [problema('tappe', 'CAMPO_SCELTA')]);
		const campo = `motivo-${mossa.id}`;
		const motivo = formText(dati, campo);
		const chiesto = mossa.semplice.motivo === 'dovuto' || motivo !== '';
		const problemi = chiesto ? checkLength(campo, motivo, MOTIVO) : [];
		if (problemi.length > 0) return refuse(dati, problemi, { [campo]: NOMI.motivazione });
		return runMossa(event, dati, (tx, contorno, { numero, revisione }) =>
			moveSemplice(tx, contorno, { numero, revisione, mossa: mossa.id, ...(motivo && { motivo }) })
		);
	}
} satisfies Actions;

/** The page again with the sums, and all that was typed. */
function conConto(
	dati: FormData,
	{ problemi, conto }: { problemi: readonly ProblemaModulo[]; conto: Conto }
) {
	return fail(422, { ...rifiuta(dati, problemi).data, conto });
}

/** What may be done now, and with the form of a decision what was counted in it. */
async function findMosse(event: RequestEvent, dati?: FormData) {
	const operatore = requireOperatore(event);
	const contorno = contornoOperatore(event, operatore);
	return asOperatore(event, operatore, async (tx) => {
		const pratica = await findPratica(tx, { numero: event.params.numero });
		const chi = await chiInUfficio(tx, { ...contorno, ufficio: pratica.ufficio });
		const mosse = mosseAperte(event.locals.app.porta(pratica.servizio), { pratica, chi });
		return {
			pratica,
			possibili: mosse,
			conteggio: dati && (await readConteggio(tx, contorno, { pratica, mosse, dati }))
		};
	});
}

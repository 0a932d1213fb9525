// One batch for INPS: its files, its requests, and the outcomes, from a file or by hand.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formFiles } from '#lib/server/http/form-files.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkEsito, readEsiti, type Esito } from '#lib/server/servizi/assegno-maternita/leggi-esiti.ts';
import { readLotto } from '#lib/server/servizi/assegno-maternita/lotti.ts';
import { percorsi } from '#lib/server/servizi/assegno-maternita/percorsi.ts';
import { registerEsiti } from '#lib/server/servizi/assegno-maternita/registra-esiti.ts';
import { refuse } from '#lib/server/http/modulo.ts';
import { runOrRefuse } from '../../esegui.ts';
import { NOMI } from '../../nomi.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const BYTE_MASSIMI = 1_000_000;

const NOMI_ESITO = { LIQUIDATA: 'Liquidata', PROBLEMA: 'Problema' };

export const load: PageServerLoad = async (event) => {
	const { lotto, righe } = await openLotto(event, event.params.codice);
	return {
		elenco: percorsi.lotti,
		codice: lotto.codice,
		fatti: [
			{ etichetta: 'Creato', valore: `${formatDataOra(lotto.creatoIl)}, ${lotto.operatore}` },
			{ etichetta: 'Domande', valore: String(lotto.domande) },
			{ etichetta: 'Totale', valore: formatEuro(lotto.totaleCent) },
			{ etichetta: 'Impronta SHA-256 del file CSV', valore: lotto.csvSha256 },
			{ etichetta: 'Impronta SHA-256 del file XML', valore: lotto.xmlSha256 }
		],
		csv: percorsi.file(lotto.codice, 'csv'),
		xml: percorsi.file(lotto.codice, 'xml'),
		righe: righe.map(({ numero, cent, esito, motivo }) => ({
			numero,
			href: paths.praticaOperatore(numero),
			importo: formatEuro(cent),
			esito: esito ? NOMI_ESITO[esito] : undefined,
			motivo: motivo ?? ''
		}))
	};
};

export const actions: Actions = {
	carica: async (event) => {
		const dati = await readFormData(event.request);
		const { righe } = await openLotto(event, event.params.codice);
		const [file] = await formFiles(dati, 'file');
		if (!file || file.byte.length > BYTE_MASSIMI)
			return refuse(dati, [{ campo: 'file', messaggio: 'Scegli un file CSV di al massimo 1 MB.' }], NOMI);
		const attese = new Set(righe.filter(({ esito }) => esito === null).map(({ numero }) => numero));
		const { esiti, errori } = readEsiti(new TextDecoder().decode(file.byte), attese);
		if (errori.length > 0)
			return refuse(
				dati,
				errori.map((messaggio) => ({ campo: 'file', messaggio })),
				NOMI
			);
		return register(event, { dati, codice: event.params.codice, esiti });
	},
	registra: async (event) => {
		const dati = await readFormData(event.request);
		const esito = checkEsito({
			numero: formText(dati, 'numero'),
			esito: formText(dati, 'esito'),
			motivo: formText(dati, 'motivo')
		});
		if (typeof esito === 'string')
			return refuse(
				dati,
				[{ campo: 'motivo', messaggio: `${esito.charAt(0).toUpperCase()}${esito.slice(1)}` }],
				NOMI
			);
		return register(event, { dati, codice: event.params.codice, esiti: [esito] });
	}
};

function openLotto(event: RequestEvent, codice: string) {
	const operatore = requireOperatore(event);
	const contorno = contornoOperatore(event, operatore);
	return asOperatore(event, operatore, (tx) => readLotto(tx, contorno, codice));
}

function register(
	event: RequestEvent,
	{ dati, codice, esiti }: { dati: FormData; codice: string; esiti: readonly Esito[] }
) {
	const operatore = requireOperatore(event);
	const contorno = contornoOperatore(event, operatore);
	return runOrRefuse(dati, percorsi.lotto(codice), () =>
		asOperatore(event, operatore, (tx) =>
			registerEsiti(tx, contorno, { lotto: codice, esiti, firmatario: operatore })
		)
	);
}

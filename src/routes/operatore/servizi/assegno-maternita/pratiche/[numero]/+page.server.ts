// Puts right what INPS needs to pay a pratica: the IBAN, or the codice fiscale of a child. Only here, and told in the story.
import { formatIban } from '#lib/domain/iban.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { confermaDovuta, SENZA_CONFERMA } from '#lib/server/http/conferma-dovuta.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { operatoreDi } from '#lib/server/servizi/assegno-maternita/chi-puo.ts';
import {
	checkCorrezione,
	correctDato,
	isCorreggibile,
	isFermaPerInps,
	readDatiInps
} from '#lib/server/servizi/assegno-maternita/dati-inps.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { checkLength, problema, refuse, revisioneDi } from '#lib/server/http/modulo.ts';
import { runOrRefuse } from '../../esegui.ts';
import { NOMI } from '../../nomi.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const MOTIVO = { min: 10, max: 500 };

export const load: PageServerLoad = async (event) => {
	const { pratica, iban, figli } = await readDati(event, event.params.numero);
	return {
		numero: pratica.numero,
		pratica: paths.praticaOperatore(pratica.numero),
		revisione: pratica.revisione,
		/** Money goes where these data say. */
		conferma: confermaDovuta(event),
		correggibile: isCorreggibile(pratica.stato),
		ripresa: isFermaPerInps(pratica),
		dati: [
			{ campo: 'iban', etichetta: 'IBAN', valore: formatIban(iban) },
			...figli.map(({ nome, cognome, codiceFiscale }, posto) => ({
				campo: `figlio-${posto}`,
				etichetta: `Codice fiscale di ${nome} ${cognome}`,
				valore: codiceFiscale ?? 'in attesa'
			}))
		]
	};
};

export const actions: Actions = {
	default: async (event) => {
		const operatore = requireOperatore(event);
		const dati = await readFormData(event.request);
		const { numero } = event.params;
		const campo = formText(dati, 'campo');
		const motivo = formText(dati, 'motivo');
		const { figli } = await readDati(event, numero);
		const noto = campo === 'iban' || figli.some((_figlio, posto) => campo === `figlio-${posto}`);
		const valore = checkCorrezione(campo, formText(dati, 'valore'), event.locals.app.luoghi);
		const problemi = [
			...(noto ? [] : [problema('campo', 'CAMPO_SCELTA')]),
			...(valore.ok ? [] : [problema('valore', valore.codice)]),
			...checkLength('motivo', motivo, MOTIVO)
		];
		if (confermaDovuta(event)) problemi.push(SENZA_CONFERMA);
		if (!valore.ok || problemi.length > 0) return refuse(dati, problemi, NOMI);
		const correzione = { numero, revisione: revisioneDi(dati), campo, valore: valore.valore, motivo };
		return runOrRefuse(dati, paths.praticaOperatore(numero), () =>
			asOperatore(event, operatore, (tx) => correctDato(tx, contornoOperatore(event, operatore), correzione))
		);
	}
};

function readDati(event: RequestEvent, numero: string) {
	const operatore = requireOperatore(event);
	return asOperatore(event, operatore, async (tx) => {
		operatoreDi(contornoOperatore(event, operatore));
		const pratica = await findPratica(tx, { numero });
		if (pratica.servizio !== assegnoMaternita.id) throw new NonTrovato('Pratica di un altro servizio');
		return { pratica, ...(await readDatiInps(tx, pratica)) };
	});
}

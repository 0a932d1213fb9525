// Adds a clerk: who they are, their office, their first roles and why.
import { checkCodiceFiscale, normaliseCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { checkEmail } from '#lib/domain/contatti.ts';
import { paths } from '#lib/paths.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { addOperatore } from '#lib/server/incarichi/add-operatore.ts';
import { checkLength, problema } from '#lib/server/http/modulo.ts';
import { checkMotivo, requireChiAssegna, rifiuta, ruoliDi, runCambio, sceltaRuoli } from '../modulo.ts';
import type { Actions, PageServerLoad } from './$types';

const NOME = { min: 1, max: 100 };

export const load: PageServerLoad = (event) => {
	requireChiAssegna(event);
	return {
		ruoli: sceltaRuoli([]),
		uffici: [
			{ valore: '', etichetta: 'Scegli' },
			...event.locals.ente.impostazioni.uffici.map(({ id, nome }) => ({ valore: id, etichetta: nome }))
		]
	};
};

export const actions: Actions = {
	default: async (event) => {
		requireChiAssegna(event);
		const { app, ente } = event.locals;
		const dati = await readFormData(event.request);
		const scritto = formText(dati, 'codiceFiscale');
		const codice = checkCodiceFiscale(scritto, (uno) => app.luoghi.trova(uno) !== undefined);
		const email = formText(dati, 'email');
		const posta = email === '' ? undefined : checkEmail(email);
		const ufficio = formText(dati, 'ufficio');
		const ruoli = ruoliDi(dati);
		const [nome, cognome] = [formText(dati, 'nome'), formText(dati, 'cognome')];
		const problemi = [
			...(scritto === '' ? [problema('codiceFiscale', 'CAMPO_OBBLIGATORIO')] : []),
			...(scritto === '' || codice.ok ? [] : [problema('codiceFiscale', codice.codice)]),
			...checkLength('nome', nome, NOME),
			...checkLength('cognome', cognome, NOME),
			...(posta && !posta.ok ? [problema('email', posta.codice)] : []),
			...(ente.impostazioni.uffici.some(({ id }) => id === ufficio)
				? []
				: [problema('ufficio', 'CAMPO_SCELTA')]),
			...(ruoli.length > 0 ? [] : [problema('ruoli', 'RUOLI_MANCANTI')]),
			...checkMotivo(dati)
		];
		if (problemi.length > 0) return rifiuta(dati, problemi);
		const nuovo = {
			codiceFiscale: normaliseCodiceFiscale(scritto),
			nome,
			cognome,
			email: posta?.ok ? posta.valore : undefined,
			ufficio,
			ruoli
		};
		return runCambio(event, { dati, vai: paths.personaOperatore }, (tx, firma) =>
			addOperatore(tx, nuovo, firma)
		);
	}
};

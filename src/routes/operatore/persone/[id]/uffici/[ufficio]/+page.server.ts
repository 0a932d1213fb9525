// The roles of a clerk in one office: given, changed, taken away, each time with the reason.
import { error } from '@sveltejs/kit';
import { ordinaRuoli, type Ruolo } from '#lib/domain/ruoli.ts';
import { paths } from '#lib/paths.ts';
import { findUfficio, nomeUfficio } from '#lib/server/enti/uffici.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { assignRuoli } from '#lib/server/incarichi/assign-ruoli.ts';
import { findOperatore } from '#lib/server/incarichi/operatori.ts';
import { problema } from '#lib/server/http/modulo.ts';
import { checkMotivo, requireChiAssegna, rifiuta, ruoliDi, runCambio, sceltaRuoli } from '../../../modulo.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiAssegna(event);
	const { impostazioni } = event.locals.ente;
	const { ufficio } = event.params;
	const { nome, cognome, incarichi, id } = await asOperatore(event, operatore, (tx) =>
		findOperatore(tx, readUuid(event.params.id))
	);
	const ruoli = incarichi.find((uno) => uno.ufficio === ufficio)?.ruoli ?? [];
	requireUfficio(event, ruoli);
	return {
		nome: `${nome} ${cognome}`,
		href: paths.personaOperatore(id),
		ufficio: nomeUfficio(impostazioni, ufficio),
		visti: ruoli.join(' '),
		ruoli: sceltaRuoli(ruoli)
	};
};

export const actions: Actions = {
	salva: async (event) => {
		const dati = await readFormData(event.request);
		const ruoli = ruoliDi(dati);
		const mancano = ruoli.length > 0 ? [] : [problema('ruoli', 'RUOLI_MANCANTI')];
		return assegna(event, { dati, ruoli, problemi: [...mancano, ...checkMotivo(dati)] });
	},
	termina: async (event) => {
		const dati = await readFormData(event.request);
		return assegna(event, { dati, ruoli: [], problemi: checkMotivo(dati) });
	}
};

type Richiesta = { dati: FormData; ruoli: Ruolo[]; problemi: ReturnType<typeof checkMotivo> };

async function assegna(event: RequestEvent, { dati, ruoli, problemi }: Richiesta) {
	const chi = requireChiAssegna(event);
	const { ufficio } = event.params;
	const operatore = readUuid(event.params.id);
	if (problemi.length > 0) return rifiuta(dati, problemi);
	const visti = ordinaRuoli(formText(dati, 'visti').split(' '));
	requireUfficio(event, visti);
	// Who takes the role away from themselves may not read the people any more.
	const vai = operatore === chi.operatoreId ? paths.operatore : paths.personaOperatore(operatore);
	return runCambio(event, { dati, vai: () => vai }, (tx, firma) =>
		assignRuoli(tx, { operatore, ufficio, visti, ruoli }, firma)
	);
}

// An office that the Comune has closed may still be left, not entered.
function requireUfficio({ locals, params }: RequestEvent, ruoli: readonly Ruolo[]): void {
	if (ruoli.length > 0 || findUfficio(locals.ente.impostazioni, params.ufficio)) return;
	error(404, { message: 'Il Comune non ha questo ufficio. Torna alla persona e scegline un altro.' });
}

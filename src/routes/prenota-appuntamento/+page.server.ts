// Asks an office for an appointment (C.SI.2.1, C.SE.2.2): who is logged in sends the request, anyone else reads how to reach the office.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Problema } from '#lib/domain/errori.ts';
import { readForm, type Grezzi } from '#lib/forms/grezzo.ts';
import { paths } from '#lib/paths.ts';
import { addAppuntamento } from '#lib/server/appuntamenti/appuntamenti.ts';
import {
	checkRichiesta,
	moduloAppuntamento,
	ufficiOfferti,
	vistaModulo
} from '#lib/server/appuntamenti/modulo.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { requireServizio } from '#lib/server/http/require-servizio.ts';
import { mondoDi, oggiDi } from '#lib/server/http/mondo.ts';
import { contestoDi } from '#lib/server/pratiche/compila.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { ente, utente } = event.locals;
	if (ente.impostazioni.prenotazioni) redirect(303, ente.impostazioni.prenotazioni);
	const { attivo, uffici } = readUffici(event);
	const { titolo } = attivo?.servizio.scheda ?? {};
	if (utente?.ruolo !== 'cittadino')
		return {
			titolo,
			uffici,
			accedi: paths.accesso(event.url.pathname + event.url.search),
			modulo: undefined
		};
	const { nome, cognome, email, telefono } = utente;
	const unico = uffici.length === 1 ? uffici[0]?.id : undefined;
	const grezzi = {
		...(unico && { ufficio: unico }),
		...(titolo && { motivo: titolo }),
		...(email && { email }),
		...(telefono && { telefono })
	};
	return {
		titolo,
		uffici,
		accedi: undefined,
		richiedente: `${nome} ${cognome}`,
		modulo: modulo(event, { grezzi, problemi: [] })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const { app, ente } = event.locals;
		const dati = await readFormData(event.request);
		const grezzi = readForm(dati);
		const esito = checkRichiesta(campiDi(event), { grezzi, contesto: contesto(event) });
		if (!esito.ok) return fail(422, { modulo: modulo(event, { grezzi, problemi: esito.problemi }) });
		const id = app.newId();
		const { personaId: persona } = cittadino;
		await asCittadino(event, cittadino, (tx) =>
			addAppuntamento(tx, { id, ente: ente.id, persona, richiesta: esito.richiesta, istante: app.clock() })
		);
		redirect(303, paths.appuntamento(id));
	}
};

function readUffici({ locals, url }: RequestEvent) {
	const chiesto = url.searchParams.get('servizio');
	const attivo = chiesto === null ? undefined : requireServizio(locals, chiesto);
	return { attivo, uffici: ufficiOfferti(locals.ente.impostazioni, attivo) };
}

function campiDi(event: RequestEvent) {
	return moduloAppuntamento(readUffici(event).uffici, oggiDi(event));
}

function contesto(event: RequestEvent) {
	return contestoDi({ impostazioni: undefined }, { allegati: [] }, mondoDi(event));
}

function modulo(
	event: RequestEvent,
	{ grezzi, problemi }: { grezzi: Grezzi; problemi: readonly Problema[] }
) {
	const campi = campiDi(event);
	return {
		campi: vistaModulo(campi, { grezzi, contesto: contesto(event), problemi }),
		problemi: problemi.map(({ campo, messaggio }) => ({
			campo,
			messaggio,
			etichetta: Object.entries(campi).find(([nome]) => nome === campo)?.[1].etichetta
		}))
	};
}

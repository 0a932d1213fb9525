// Changes one of the data that are offered again.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Problema } from '#lib/domain/errori.ts';
import { readForm, type Grezzo } from '#lib/forms/grezzo.ts';
import { RIUSO_DELICATO } from '#lib/forms/riuso.ts';
import { etichetteDi, vistaCampo } from '#lib/forms/views.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { confermaDovuta, SENZA_CONFERMA } from '#lib/server/http/conferma-dovuta.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import { applyAzione, readAzione } from '#lib/server/pratiche/azioni.ts';
import { checkDato, readDatoDaCambiare } from '#lib/server/profilo/miei-dati.ts';
import { keepDato } from '#lib/server/profilo/profilo.ts';
import type { Actions, PageServerLoad } from './$types';

// The names of places are suggested.
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const dato = await readDato(event);
	return { modulo: modulo(dato, dato.grezzo, []), conferma: confermaDi(event, dato) };
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const dato = await readDato(event);
		const { chiave } = dato;
		const dati = await readFormData(event.request);
		const ricevute = readForm(dati);
		const azione = readAzione(formText(dati, '_azione'));
		// The buttons of a repeated group change what is on the page, and keep nothing yet.
		if (azione.tipo === 'aggiungi' || azione.tipo === 'togli') {
			const cambiate = applyAzione(ricevute, { ...azione, campo: chiave });
			return fail(422, { modulo: modulo(dato, cambiate[chiave], []) });
		}
		const esito = checkDato(dato, ricevute[chiave]);
		if (!esito.ok) return fail(422, { modulo: modulo(dato, ricevute[chiave], esito.problemi) });
		if (confermaDi(event, dato)) {
			const troppoTardi = { ...modulo(dato, ricevute[chiave], []), problemi: [SENZA_CONFERMA] };
			return fail(422, { modulo: troppoTardi });
		}
		const { app, ente } = event.locals;
		const { personaId: persona } = cittadino;
		const { grezzo, valore } = esito;
		await asCittadino(event, cittadino, (tx) =>
			keepDato(tx, { ente: ente.id, persona, chiave, grezzo, valore, istante: app.clock() })
		);
		redirect(303, `${paths.mieiDati}?fatto=salvato`);
	}
};

type DatoDaCambiare = Awaited<ReturnType<typeof readDatoDaCambiare>>;

function readDato(event: RequestEvent): Promise<DatoDaCambiare> {
	const cittadino = requireCittadino(event);
	const mondo = mondoDi(event);
	return asCittadino(event, cittadino, (tx) =>
		readDatoDaCambiare(tx, { persona: cittadino.personaId, chiave: event.params.chiave ?? '', mondo })
	);
}

function confermaDi(event: RequestEvent, { chiave }: DatoDaCambiare): string | undefined {
	return RIUSO_DELICATO.has(chiave) ? confermaDovuta(event) : undefined;
}

function modulo(
	{ chiave, campo, contesto }: DatoDaCambiare,
	grezzo: Grezzo | undefined,
	problemi: readonly Problema[]
) {
	const vista = vistaCampo(chiave, campo, { grezzo, contesto, problemi });
	const etichette = etichetteDi([vista]);
	return {
		campo: vista,
		problemi: problemi.map(({ campo: nome, messaggio }) => ({
			campo: nome,
			messaggio,
			etichetta: etichette.get(nome)
		}))
	};
}

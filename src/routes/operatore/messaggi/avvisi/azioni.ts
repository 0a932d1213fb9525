// The two buttons of the form of a notice: keep it, or count whom it would reach. Called by the pages that write one.
import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Contenuto } from '#lib/domain/comunicazioni.ts';
import { messaggio } from '#lib/domain/errori.ts';
import { paths } from '#lib/paths.ts';
import type { Firma } from '#lib/server/comunicazioni/comunicazione.ts';
import { asOperatore, type Tx } from '#lib/server/http/actor.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { refuse, revisioneDi, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import {
	contaInParole,
	firmaDi,
	professioniDi,
	readContenuto,
	requireChiScrive,
	scrittiDi
} from './modulo.ts';
import { NOMI } from './nomi.ts';

type Salva = (tx: Tx, contenuto: Contenuto, dati: { firma: Firma; revisione: number }) => Promise<string>;

/** Keeps what was written and goes to it; 422 with everything typed otherwise. */
export async function salvaAvviso(event: RequestEvent, salva: Salva) {
	const operatore = requireChiScrive(event);
	const dati = await readFormData(event.request);
	const letto = readContenuto(dati, event.locals.app.clock());
	if (!letto.ok) return rifiuta(dati, letto.problemi);
	const firma = firmaDi(event, operatore);
	let id: string;
	try {
		id = await asOperatore(event, operatore, (tx) =>
			salva(tx, letto.contenuto, { firma, revisione: revisioneDi(dati) })
		);
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return rifiuta(dati, [{ campo: 'titolo', messaggio: refusal.body.message }]);
	}
	redirect(303, paths.avvisoOperatore(id));
}

/** Tells about how many people it would reach, and keeps nothing. */
export async function contaPersone(event: RequestEvent) {
	const operatore = requireChiScrive(event);
	const dati = await readFormData(event.request);
	const letto = readContenuto(dati, event.locals.app.clock(), true);
	if (!letto.ok) return rifiuta(dati, letto.problemi);
	const { app, ente } = event.locals;
	const permesso = app.limiti.conteggi(operatore.operatoreId);
	if (!permesso.ok) {
		const minuti = Math.ceil(permesso.riprovaDopo / 60);
		return rifiuta(dati, [{ campo: 'etaDa', messaggio: messaggio('COM_CONTEGGI', { minuti }) }]);
	}
	app.log.info({ ente: ente.id, operatore: operatore.operatoreId }, 'destinatari contati');
	return {
		problemi: [] as ProblemaModulo[],
		scritti: scrittiDi(dati),
		professioni: professioniDi(dati),
		conta: await contaInParole(event, operatore, letto.contenuto)
	};
}

function rifiuta(dati: FormData, problemi: readonly ProblemaModulo[]) {
	return fail(422, {
		...refuse(dati, problemi, NOMI).data,
		professioni: professioniDi(dati),
		conta: undefined
	});
}

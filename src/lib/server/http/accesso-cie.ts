// The login with CIE over OpenID Connect federation. Called by the pages of the login.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { SessioneAperta } from '../identita/adattatore-sessioni.ts';
import type { AttesaCie, Cie } from '../integrations/cie/port.ts';
import { requireAccessi } from './accessi.ts';
import {
	beginLogin,
	failLogin,
	finishLogin,
	recordUscita,
	refuseAway,
	refuseLogin,
	readMeta,
	takeLogin,
	type Meta
} from './accesso.ts';

/** Name of the provider in the register and in the session. */
const GESTORE = 'cie';

/** Brings the browser to the provider. @throws Redirect, HttpError */
export async function leaveForCie(
	event: RequestEvent,
	{ livello, meta }: { livello: Livello; meta: Meta }
): Promise<never> {
	const cie = await requireCie(event);
	const inizio = await cie.startLogin({ livello }).catch((cause: unknown) => refuseAway(event, meta, cause));
	const { id, attesa, indirizzo, traccia } = inizio;
	const istante = new Date(attesa.istante);
	await beginLogin(
		event,
		{ id, metodo: 'cie', gestore: GESTORE, livello, ...meta, istante, attesa },
		traccia
	);
	redirect(303, indirizzo);
}

/** Reads what the browser brings back, and goes on. @throws HttpError, Redirect: nothing else comes of it */
export async function readCieAnswer(event: RequestEvent): Promise<never> {
	const cie = await requireCie(event);
	const risposta = event.url.searchParams;
	const stato = risposta.get('state') ?? '';
	const preso = stato ? await takeLogin(event, stato) : undefined;
	if (!preso || preso.gestore !== GESTORE)
		return refuseLogin(event, readMeta(event), 'ACCESSO_SENZA_RICHIESTA');
	const fine = await cie
		.finishLogin({ risposta, attesa: preso.attesa as AttesaCie })
		.catch((cause: unknown) => refuseAway(event, preso, cause));
	if (!fine.ok) return failLogin(event, { preso, errore: fine.errore, traccia: fine.traccia });
	const { identita, livello, accessToken, traccia } = fine;
	const { cifrario } = requireAccessi(event);
	const gettone = cifrario.sigilla(accessToken, contestoGettone(event));
	const prova = { livello, metodo: 'cie', gestore: GESTORE, gettone } as const;
	return finishLogin(event, { preso, identita, prova, traccia });
}

/** Ends at the provider a session that was opened with CIE; the one of the portal is closed already, whatever comes of this. */
export async function revokeCie(
	event: RequestEvent,
	{ id, gestore, gettone }: Pick<SessioneAperta, 'id' | 'gestore' | 'gettone'>
): Promise<void> {
	const { app, ente, richiesta } = event.locals;
	const cie = await app.accessi?.cie(ente);
	if (!cie || !app.accessi || !gettone) return;
	try {
		const { traccia } = await cie.logout(app.accessi.cifrario.apri(gettone, contestoGettone(event)));
		await recordUscita(event, { id, metodo: 'cie', gestore, traccia });
	} catch (cause) {
		app.log.warn({ richiesta, err: cause }, 'gettone di CIE non revocato');
	}
}

/** The relying party of the ente. @throws HttpError 404 when it is not in the federation */
export async function requireCie(event: RequestEvent): Promise<Cie> {
	const cie = await requireAccessi(event).cie(event.locals.ente);
	return cie ?? refuseLogin(event, readMeta(event), 'ACCESSO_NON_ATTIVO');
}

function contestoGettone({ locals: { ente } }: RequestEvent): string {
	return `gettone:${ente.id}`;
}

// The login over SAML: SPID, eIDAS through SPID, and CIE where it is not over OpenID. Called by the pages of the login.
import { randomBytes } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { AccessoPreso } from '../identita/accessi-in-corso.ts';
import type {
	Arrivo,
	Gestore,
	InsiemeAttributi,
	Invio,
	ProfiloSaml,
	Saml
} from '../integrations/spid/port.ts';
import { requireAccessi } from './accessi.ts';
import {
	beginLogin,
	failLogin,
	finishLogin,
	refuseAway,
	refuseLogin,
	readMeta,
	takeLogin,
	type Meta
} from './accesso.ts';
import { moduloAutomatico } from './modulo-automatico.ts';

export type { Arrivo };

export type PartenzaSaml = { profilo: ProfiloSaml; gestore: string; livello: Livello; meta: Meta };

/** The answer that brings the browser to the provider. @throws HttpError, Redirect */
export async function leaveForSaml(
	event: RequestEvent,
	{ profilo, gestore: entityId, livello, meta }: PartenzaSaml
): Promise<Response> {
	const accessi = requireAccessi(event);
	const saml = await requireSaml(event, profilo);
	const gestore = (await gestoriDi(event, profilo, meta)).find((uno) => uno.entityId === entityId);
	if (!gestore) refuseLogin(event, meta, 'GESTORE_SCONOSCIUTO');
	const isEidas = entityId === accessi.eidas;
	// The least that identifies.
	const attributi: InsiemeAttributi = isEidas ? 99 : 0;
	const relayState = randomBytes(16).toString('base64url');
	const modo = gestore.sso[accessi.modo] ? accessi.modo : accessi.modo === 'post' ? 'redirect' : 'post';
	const { id, istante, xml, invio } = saml.startLogin({ gestore, livello, attributi, relayState, modo });
	await beginLogin(
		event,
		{
			...{ id, gestore: entityId, livello, ...meta, istante: new Date(istante) },
			metodo: isEidas ? 'eidas' : profilo,
			attesa: { istante, attributi }
		},
		{ xml }
	);
	return send(invio, 'Stai per andare dal tuo gestore di identità');
}

/** Reads the answer that a provider sent through the browser, and goes on. @throws HttpError, Redirect: nothing else comes of it */
export async function readSamlAnswer(
	event: RequestEvent,
	{ profilo, samlResponse }: { profilo: ProfiloSaml; samlResponse: string }
): Promise<never> {
	const saml = await requireSaml(event, profilo);
	const gestori = await gestoriDi(event, profilo, readMeta(event));
	let preso: AccessoPreso | undefined;
	const esito = await saml.finishLogin({
		samlResponse,
		gestori,
		async take(id) {
			preso = await takeLogin(event, id);
			// An answer to SPID brought to the address of CIE, or the other way about, is no answer.
			if (!preso || (preso.metodo === 'cie') !== (profilo === 'cie')) return undefined;
			const { gestore, livello, attesa } = preso;
			return { id, gestore, livello, ...(attesa as { istante: string; attributi: InsiemeAttributi }) };
		}
	});
	if (!preso) {
		event.locals.app.log.warn({ richiesta: event.locals.richiesta }, 'risposta di accesso senza richiesta');
		return refuseLogin(event, readMeta(event), 'ACCESSO_SENZA_RICHIESTA');
	}
	if (!esito.ok) return failLogin(event, { preso, errore: esito.errore, traccia: esito.traccia });
	const { identita, livello, gestore, nameId, traccia } = esito;
	const { metodo } = preso;
	const prova = { livello, metodo, gestore, soggetto: nameId.valore };
	return finishLogin(event, { preso, identita, prova, traccia });
}

/** The providers of a profile. @throws HttpError 502 */
export async function gestoriDi(event: RequestEvent, profilo: ProfiloSaml, meta: Meta): Promise<Gestore[]> {
	try {
		return await requireAccessi(event).gestori(profilo);
	} catch (cause) {
		return refuseAway(event, meta, cause);
	}
}

/** The service provider of the ente. @throws HttpError 404 when it has none of this profile */
export async function requireSaml(event: RequestEvent, profilo: ProfiloSaml): Promise<Saml> {
	const saml = await requireAccessi(event).saml(event.locals.ente, profilo);
	return saml ?? refuseLogin(event, readMeta(event), 'ACCESSO_NON_ATTIVO');
}

/** The profile that an address names. */
export function profiloDi(parametro: string): ProfiloSaml {
	return parametro === 'spid' ? 'spid' : 'cie';
}

/** Sends a message to a provider by the browser. @throws Redirect */
export function send(invio: Invio, titolo: string): Response {
	// SAML bindings (3.4.6) leave 302 or 303; the validator of AgID, which lets an ente in, follows 302 alone.
	if (invio.tipo === 'redirect') redirect(302, invio.indirizzo);
	const { destinazione, campi } = invio;
	return moduloAutomatico({ destinazione, campi, titolo });
}

// The login as a browser walks it: leaves for a provider, comes back with an answer, gets its session. What SAML and OpenID share; called by the pages of the login.
import { randomBytes } from 'node:crypto';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { ErroreAccesso, IdentitaVerificata } from '#lib/domain/identita-verificata.ts';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { Rifiuto } from '#lib/domain/rifiuti.ts';
import { paths } from '#lib/paths.ts';
import {
	beginAccesso,
	keepCompiuto,
	takeAccesso,
	type AccessoInCorso,
	type AccessoPreso,
	type Area
} from '../identita/accessi-in-corso.ts';
import type { Prova } from '../identita/adattatore-sessioni.ts';
import { completeLogin } from '../identita/complete-login.ts';
import {
	esitoDi,
	spiega,
	spiegaErrore,
	type CodiceAccesso,
	type SpiegazioneErrore,
	type Via
} from '../identita/errori-accesso.ts';
import { registraAccesso, type VoceRegistro } from '../identita/registro-accessi.ts';
import { requireAccessi } from './accessi.ts';
import { asSistema, type Tx } from './actor.ts';
import { safeReturn } from './ritorno.ts';
import { tieBrowser } from './session-cookie.ts';

/** Where a login is to lead. */
export type Meta = { area: Area; ritorno: string };

/** Where the person wants to go, from the address of the page. */
export function readMeta({ url }: Pick<RequestEvent, 'url'>): Meta {
	const area = url.searchParams.get('area') === 'operatore' ? 'operatore' : 'cittadino';
	const casa = area === 'operatore' ? paths.operatore : paths.areaPersonale;
	return { area, ritorno: safeReturn(url.searchParams.get('ritorno'), casa) };
}

/** Notes the login before the browser leaves. */
export async function beginLogin(
	event: RequestEvent,
	accesso: Omit<AccessoInCorso, 'ente' | 'browser'>,
	traccia: unknown
): Promise<void> {
	const { app, ente } = event.locals;
	const accessi = requireAccessi(event);
	const browser = tieBrowser(event.cookies);
	const { id, metodo, gestore, istante } = accesso;
	await asSistema(event, async (tx) => {
		await beginAccesso(tx, { ...accesso, ente: ente.id, browser }, accessi.cifrario);
		await registraAccesso(tx, {
			id: app.newId(),
			chiave: accessi.chiaveRegistro,
			voce: { ente: ente.id, istante, metodo, gestore, richiesta: id, esito: 'RICHIESTA', traccia }
		});
	});
}

/** The login that an answer belongs to, once. */
export function takeLogin(event: RequestEvent, id: string): Promise<AccessoPreso | undefined> {
	const { app } = event.locals;
	return asSistema(event, (tx) =>
		takeAccesso(tx, { id, adesso: app.clock(), cifrario: requireAccessi(event).cifrario })
	);
}

type Fine = { preso: AccessoPreso; identita: IdentitaVerificata; prova: Prova; traccia: unknown };

/** The identity is proved: keeps the login until this browser comes for it, and sends it there. @throws Redirect, HttpError */
export async function finishLogin(event: RequestEvent, fine: Fine): Promise<never> {
	const { app, ente } = event.locals;
	const { preso, identita, prova, traccia } = fine;
	const codice = randomBytes(32).toString('base64url');
	const adesso = app.clock();
	const compiuto = await asSistema(event, async (tx) => {
		await registra(event, tx, preso, { esito: 'RIUSCITO', traccia });
		const { area, browser, ritorno } = preso;
		const chi = { ente: ente.id, area, identita, istante: adesso, newId: app.newId };
		const titolare = await completeLogin(tx, chi).catch((refusal: unknown) => {
			if (refusal instanceof Rifiuto && refusal.codice === 'NON_OPERATORE') return undefined;
			throw refusal;
		});
		if (!titolare) return false;
		const dati = { ente: ente.id, browser, area, ritorno, titolare, prova };
		await keepCompiuto(tx, { codice, adesso, compiuto: dati });
		return true;
	});
	if (!compiuto) refuse(event, preso, spiega('NON_OPERATORE'));
	redirect(303, `${paths.accessoCompleta}?codice=${codice}`);
}

/** The login did not end well: notes why and says it. @throws HttpError */
export async function failLogin(
	event: RequestEvent,
	{ preso, errore, traccia }: { preso: AccessoPreso; errore: ErroreAccesso; traccia: unknown }
): Promise<never> {
	const numero = errore.tipo === 'gestore' ? errore.numero : undefined;
	await asSistema(event, (tx) =>
		registra(event, tx, preso, {
			esito: esitoDi(errore),
			numero,
			traccia: { motivo: errore, messaggi: traccia }
		})
	);
	// The reason of our own checks is technical and names nobody.
	const motivo = errore.tipo === 'risposta' ? errore.motivo : `errore ${errore.numero}`;
	const spiegazione = spiegaErrore(errore);
	const { richiesta, app } = event.locals;
	const riga = { richiesta, gestore: preso.gestore, motivo };
	if (spiegazione.nostro) app.log.error(riga, 'accesso rifiutato: la richiesta non era in ordine');
	else app.log.warn(riga, 'accesso non riuscito');
	refuse(event, preso, spiegazione);
}

/** A login ended at its provider too: by us, or by its will. */
export function recordUscita(
	event: RequestEvent,
	{ traccia, ...accesso }: Pick<AccessoPreso, 'id' | 'metodo' | 'gestore'> & { traccia: unknown }
): Promise<void> {
	return asSistema(event, (tx) => registra(event, tx, accesso, { esito: 'USCITA', traccia }));
}

/** A login that cannot begin or go on, for a reason of ours. @throws HttpError */
export function refuseLogin(event: RequestEvent, meta: Meta, codice: CodiceAccesso): never {
	refuse(event, meta, spiega(codice));
}

/** The provider, or what we read from it, does not answer. @throws HttpError for an integration, what it got otherwise */
export function refuseAway(event: RequestEvent, meta: Meta, cause: unknown): never {
	if (!(cause instanceof IntegrationError)) throw cause;
	const { app, richiesta } = event.locals;
	app.log.error({ richiesta, err: cause }, 'accesso non riuscito');
	refuseLogin(event, meta, 'GESTORE_NON_RISPONDE');
}

function refuse(event: RequestEvent, meta: Meta, spiegazione: SpiegazioneErrore): never {
	const { codice, stato, titolo, testo, vie } = spiegazione;
	error(stato, {
		message: testo,
		titolo,
		codice,
		richiesta: event.locals.richiesta,
		vie: vie.map((via) => versoDove(via, meta))
	});
}

function versoDove(via: Via, { area, ritorno }: Meta): { testo: string; indirizzo: string } {
	const accesso = area === 'operatore' ? paths.accessoOperatore(ritorno) : paths.accesso(ritorno);
	if (via === 'riprova') return { testo: 'Riprendi l’accesso', indirizzo: accesso };
	if (via === 'altra') return { testo: 'Scegli un’altra identità', indirizzo: accesso };
	const servizio = /^\/servizi\/([a-z-]+)\//.exec(ritorno)?.[1];
	return servizio
		? { testo: 'Torna al servizio', indirizzo: paths.servizio(servizio) }
		: { testo: 'Torna al sito', indirizzo: paths.home };
}

function registra(
	event: RequestEvent,
	tx: Tx,
	{ id: richiesta, metodo, gestore }: Pick<AccessoPreso, 'id' | 'metodo' | 'gestore'>,
	voce: Pick<VoceRegistro, 'esito' | 'numero' | 'traccia'>
): Promise<void> {
	const { app, ente } = event.locals;
	return registraAccesso(tx, {
		id: app.newId(),
		chiave: requireAccessi(event).chiaveRegistro,
		voce: { ...voce, ente: ente.id, istante: app.clock(), metodo, gestore, richiesta }
	});
}

// What the step pages share: the draft named in the address, opened for who is logged in, and the frame around each step.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isUuid } from '#lib/domain/uuid.ts';
import { paths } from '#lib/paths.ts';
import { passoRaggiungibile, vicini } from '#lib/forms/journey.ts';
import { requireServizio } from '#lib/server/http/require-servizio.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { asCittadino, type Tx } from '#lib/server/http/actor.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import { aiutoDi } from '#lib/server/enti/uffici.ts';
import { fonteIdentita, identitaVista, readIdentita } from '#lib/server/profilo/identita.ts';
import type { Cittadino } from '#lib/server/identita/utente.ts';
import { elenchiDi } from '#lib/server/pratiche/elenchi-di.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { findNumeroInviato } from '#lib/server/pratiche/check-invio.ts';
import { isBozzaFerma } from '#lib/server/pratiche/invio-in-attesa.ts';
import { openCompilazione, type Compilazione } from '#lib/server/pratiche/compila.ts';
import type { ServizioAttivo } from '#lib/server/pratiche/servizio-attivo.ts';

/** The service of the address. @throws HttpError 404 when the ente does not offer it */
export function readServizio({ params, locals }: RequestEvent): ServizioAttivo {
	return requireServizio(locals, params.servizio ?? '');
}

/** The id of the draft in the address. @throws Redirect to the start of the service when there is none */
export function readBozzaId(event: RequestEvent): string {
	const id = event.url.searchParams.get('bozza') ?? '';
	if (!isUuid(id)) redirect(303, paths.domanda(event.params.servizio ?? ''));
	return id;
}

/** The draft of the person against its service. @throws HttpError 404, Redirect */
export function readCompilazione(event: RequestEvent, persona: { personaId: string }): Promise<Compilazione> {
	return asCittadino(event, persona, (tx) => openBozza(event, tx));
}

/**
 * The same inside a transaction; `blocca` keeps another tab from writing it meanwhile. Once it was sent, its address leads to
 * what came of it; while it waits for its stamp, to the page of that. @throws NonTrovato, Redirect
 */
export async function openBozza(event: RequestEvent, tx: Tx, { blocca = false } = {}): Promise<Compilazione> {
	const attivo = readServizio(event);
	const id = readBozzaId(event);
	const inviata = await findNumeroInviato(tx, id);
	if (inviata !== undefined) redirect(303, paths.inviata(inviata));
	const bozza = await findBozza(tx, id, { blocca });
	if (bozza.servizio !== attivo.servizio.id) throw new NonTrovato('Bozza di un altro servizio');
	if (await isBozzaFerma(tx, id)) leadToBollo(event, { servizio: attivo.servizio.id, bozza: id });
	const mondo = mondoDi(event);
	const { porta } = event.locals.app;
	const { servizio } = attivo;
	const elenchi = await elenchiDi(tx, { servizio, persona: bozza.personaId, oggi: mondo.oggi, porta });
	return openCompilazione(attivo, bozza, { ...mondo, elenchi });
}

// What was posted meanwhile is told not to be kept.
function leadToBollo({ request }: RequestEvent, dove: { servizio: string; bozza: string }): never {
	redirect(303, request.method === 'POST' ? `${paths.bollo(dove)}&ferma=si` : paths.bollo(dove));
}

/** Sends who asks for a step too far ahead to the first one that is not complete. @throws Redirect */
export function checkRaggiungibile({ attivo, bozza, percorso }: Compilazione, passo: string): void {
	const raggiungibile = passoRaggiungibile(percorso, passo);
	if (raggiungibile !== passo)
		redirect(303, paths.passo({ servizio: attivo.servizio.id, passo: raggiungibile, bozza: bozza.id }));
}

/** Who is asking, as the login told it, and when: shown, never asked again. */
export async function readRichiedente(event: RequestEvent, { personaId }: Cittadino) {
	const identita = await asCittadino(event, { personaId }, (tx) => readIdentita(tx, personaId));
	return { righe: identitaVista(identita, event.locals.app.luoghi), fonte: fonteIdentita(identita) };
}

/** The office that helps with the service; once the answers route the request, the one that will work on it. */
export function readAiuto(
	{ locals }: RequestEvent,
	{ servizio, ufficio }: ServizioAttivo,
	instradato?: string
) {
	return aiutoDi(locals.ente.impostazioni, { ufficio: instradato ?? ufficio, servizio: servizio.id });
}

/** Title, steps bar and the way back, alike on every step. */
export function cornice({ attivo, bozza, percorso }: Compilazione, passo: string) {
	const { id, scheda } = attivo.servizio;
	const indirizzo = (altro: string): string => paths.passo({ servizio: id, passo: altro, bozza: bozza.id });
	const posto = percorso.findIndex((uno) => uno.id === passo);
	const { precedente } = vicini(percorso, passo);
	return {
		servizio: { id, titolo: scheda.titolo },
		passi: percorso.map((uno, indice) => ({
			id: uno.id,
			titolo: uno.titolo,
			stato:
				indice === posto
					? ('attivo' as const)
					: indice < posto
						? ('confermato' as const)
						: ('da-fare' as const),
			...(indice < posto && { href: indirizzo(uno.id) })
		})),
		titoloPasso: percorso[posto]?.titolo ?? '',
		precedente,
		indietro: precedente ? indirizzo(precedente) : paths.servizio(id)
	};
}

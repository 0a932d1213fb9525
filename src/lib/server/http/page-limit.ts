// Keeps one client from flooding a form that needs no login; called by the actions of public pages.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Limite } from './rate-limit.ts';

/** Takes one request from the limit of this client. @throws HttpError 429 when it asked too often */
export function requireRitmo(
	{ getClientAddress, setHeaders }: Pick<RequestEvent, 'getClientAddress' | 'setHeaders'>,
	limite: Limite
): void {
	const permesso = limite(getClientAddress());
	if (permesso.ok) return;
	setHeaders({ 'retry-after': String(permesso.riprovaDopo) });
	error(429, { message: 'Abbiamo ricevuto molti invii da qui in poco tempo. Riprova tra qualche minuto.' });
}

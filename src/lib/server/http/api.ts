// Answers the API: the value of a use case as JSON, its refusals as RFC 9457 problems; called by the routes of api/v1 and luoghi.
import type { RequestEvent } from '@sveltejs/kit';
import { NonTrovato, NonValido, Rifiuto } from '#lib/domain/rifiuti.ts';
import { ApiRifiuto } from './api-rifiuto.ts';
import { problem } from './problem.ts';
import type { Limite } from './rate-limit.ts';

/** Runs `work` and answers; what is no refusal is a bug and goes on to the hooks. */
export async function answerApi(
	{ locals: { richiesta } }: Pick<RequestEvent, 'locals'>,
	work: () => unknown
): Promise<Response> {
	try {
		return Response.json(await work(), { headers: { 'cache-control': 'no-store' } });
	} catch (refusal) {
		if (!(refusal instanceof Rifiuto)) throw refusal;
		const answer = problem({ ...describe(refusal), codice: refusal.codice, richiesta });
		if (refusal instanceof ApiRifiuto)
			for (const [nome, valore] of Object.entries(refusal.intestazioni)) answer.headers.set(nome, valore);
		return answer;
	}
}

/** Takes one request from the limit of this client. @throws ApiRifiuto 429 when it asked too often */
export function requireLimite(
	{ getClientAddress }: Pick<RequestEvent, 'getClientAddress'>,
	limite: Limite
): void {
	const permesso = limite(getClientAddress());
	if (permesso.ok) return;
	throw new ApiRifiuto({
		stato: 429,
		codice: 'TROPPE_RICHIESTE',
		dettaglio: `Hai fatto troppe richieste in poco tempo. Riprova tra ${permesso.riprovaDopo} ${permesso.riprovaDopo === 1 ? 'secondo' : 'secondi'}.`,
		intestazioni: { 'retry-after': String(permesso.riprovaDopo) }
	});
}

function describe(refusal: Rifiuto): { status: number; dettaglio: string } {
	if (refusal instanceof ApiRifiuto) return { status: refusal.stato, dettaglio: refusal.message };
	if (refusal instanceof NonValido) return { status: 422, dettaglio: refusal.message };
	if (refusal instanceof NonTrovato)
		return { status: 404, dettaglio: "Questo servizio non c'è o non è attivo in questo Comune." };
	return { status: 409, dettaglio: 'Non possiamo fare questa operazione.' };
}

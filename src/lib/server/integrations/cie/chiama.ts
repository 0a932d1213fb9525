// Calls the other servers of the federation; used by provider.ts and client.ts.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { isQuestaMacchina } from './wire.ts';

/** The `fetch` in use, or a stand-in. */
export type Chiama = (indirizzo: string, richiesta?: RequestInit) => Promise<Response>;

/** `fetch`, with the names under `.localhost` sent to this machine: browsers do so by themselves, Node does not. */
export function callLocal(chiama: Chiama): Chiama {
	return (indirizzo, richiesta) => {
		const url = new URL(indirizzo);
		if (!url.hostname.endsWith('.localhost')) return chiama(indirizzo, richiesta);
		const headers = new Headers(richiesta?.headers);
		headers.set('host', url.host);
		url.hostname = '127.0.0.1';
		return chiama(url.href, { ...richiesta, headers });
	};
}

/** Text of a signed statement. @throws IntegrationError when it does not come */
export async function readDichiarazione(chiama: Chiama, indirizzo: string): Promise<string> {
	const risposta = await chiama(indirizzo, {
		headers: { accept: 'application/entity-statement+jwt, application/trust-mark+jwt' },
		redirect: 'manual',
		signal: AbortSignal.timeout(ATTESA)
	}).catch(failTemporarily);
	const testo = await risposta.text().catch(failTemporarily);
	if (risposta.status === 200) return testo.trim();
	throw new IntegrationError(`CIE: federazione ${risposta.status}`, {
		integrazione: 'cie',
		temporaneo: risposta.status === 429 || risposta.status >= 500
	});
}

/** @throws IntegrationError always */
export function failTemporarily(cause: unknown): never {
	throw new IntegrationError('CIE: non risponde', { integrazione: 'cie', temporaneo: true, cause });
}

/** Whether plain http is admitted for an address. */
export function isLocale(indirizzo: string): boolean {
	return isQuestaMacchina(new URL(indirizzo).hostname);
}

const ATTESA = 5_000;

// The security headers of every answer; called by hooks.server.ts. The content security policy of pages is in svelte.config.js.
import { withTiles } from './tessere.ts';

/** Adds the headers that pages share; of the policy only the hosts of map tiles depend on the page. */
export function setSecurityHeaders(
	headers: Headers,
	{
		https,
		richiesta,
		privata,
		tessere
	}: { https: boolean; richiesta: string; privata: boolean; tessere: readonly string[] }
): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), payment=(), geolocation=(self)');
	headers.set('x-richiesta', richiesta);
	const politica = headers.get('content-security-policy');
	if (politica && tessere.length > 0) headers.set('content-security-policy', withTiles(politica, tessere));
	// What was made for someone who is logged in is shown to nobody after they have left.
	if (privata && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	if (https) headers.set('strict-transport-security', 'max-age=31536000');
}

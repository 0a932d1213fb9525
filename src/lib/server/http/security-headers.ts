// The security headers of every answer; called by hooks.server.ts. The content security policy of pages is in svelte.config.js.

/** Adds the headers that do not depend on the page. */
export function setSecurityHeaders(
	headers: Headers,
	{ https, richiesta, privata }: { https: boolean; richiesta: string; privata: boolean }
): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), payment=(), geolocation=(self)');
	headers.set('x-richiesta', richiesta);
	// What was made for someone who is logged in is shown to nobody after they have left.
	if (privata && !headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	if (https) headers.set('strict-transport-security', 'max-age=31536000');
}

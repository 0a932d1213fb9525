// Decides whether a request that changes something may come from where it says, and what an answer from outside is; called by hooks.server.ts, because Kit's own check knows one origin only.
import { paths } from '#lib/paths.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Where providers of identity send the browser with a form of theirs: what arrives there is believed for its signature, and opens no session by itself. */
const FROM_PROVIDERS: ReadonlySet<string> = new Set(
	['spid', 'cie-saml'].flatMap((profilo) => [paths.accessoAcs(profilo), paths.accessoSlo(profilo)])
);

/** True when a page of another site may have sent the request (cross-site request forgery). Browsers name the origin of whatever is no mere reading. */
export function isForgedPost(request: Request, ownOrigin: string): boolean {
	if (SAFE_METHODS.has(request.method) || isFromProvider(request)) return false;
	// Brought by a program with a certificate, not by a browser: there is no session that a page could borrow.
	if (new URL(request.url).pathname === paths.ricevutePagopa && !request.headers.has('origin')) return false;
	return request.headers.get('origin') !== ownOrigin;
}

/** Takes what a provider sends for a page that is opened: without a word about what is accepted, Kit would answer as to a script, and the login would stop halfway. */
export function readAsNavigation(request: Request): void {
	if (isFromProvider(request)) request.headers.set('accept', 'text/html');
}

function isFromProvider({ url }: Request): boolean {
	return FROM_PROVIDERS.has(new URL(url).pathname);
}

// Decides whether a request that changes something may come from where it says; called by hooks.server.ts, because Kit's own check knows one origin only.
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a page of another site may have sent the request (cross-site request forgery). Browsers name the origin of whatever is no mere reading. */
export function isForgedPost(request: Request, ownOrigin: string): boolean {
	return !SAFE_METHODS.has(request.method) && request.headers.get('origin') !== ownOrigin;
}

// Decides whether a form post may come from where it says; called by hooks.server.ts, because Kit's own check knows one origin only.
const FORM_TYPES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a browser form of another site may have sent the request (cross-site request forgery). */
export function isForgedPost(request: Request, ownOrigin: string): boolean {
	if (SAFE_METHODS.has(request.method)) return false;
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
	// A body without a type can be sent by a form too: only what a form cannot send is let through.
	if (type !== '' && !FORM_TYPES.has(type)) return false;
	return request.headers.get('origin') !== ownOrigin;
}

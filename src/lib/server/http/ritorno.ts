// Decides where a person may be sent after the login; called by the pages of the login.

/** The path when it is one of this site, otherwise `altrimenti`. What a browser may read as another host is refused. */
export function safeReturn(path: string | null, altrimenti: string): string {
	if (!path || path.length > 500) return altrimenti;
	// A backslash or a control character may be read by browsers as a slash.
	// eslint-disable-next-line no-control-regex -- control characters are what is looked for
	const plain = path.startsWith('/') && !path.startsWith('//') && !/[\\\u0000-\u001f]/.test(path);
	if (!plain) return altrimenti;
	const { pathname, search, hash } = new URL(path, 'http://sito');
	// As a header carries it: letters beyond ASCII are written by their codes.
	const scritto = pathname + search + hash;
	return pathname.startsWith('/accesso') || pathname.startsWith('/esci') || pathname.startsWith('//')
		? altrimenti
		: scritto;
}

// Decides where a person may be sent after the login; called by the pages of the login.

// A backslash or a control character may be read by browsers as a slash.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const AMBIGUI = /[\\\u0000-\u001f]/;

/** The path when it is one of this site, otherwise `altrimenti`. What a browser may read as another host is refused. */
export function safeReturn(path: string | null, altrimenti: string): string {
	if (!path || path.length > 500) return altrimenti;
	if (!path.startsWith('/') || path.startsWith('//') || AMBIGUI.test(path)) return altrimenti;
	const { pathname, search, hash } = new URL(path, 'http://sito');
	// As a header carries it: letters beyond ASCII are written by their codes.
	const scritto = pathname + search + hash;
	// Pages are found by the letters for which codes stand.
	const letto = decode(pathname);
	const altrove = letto === undefined || AMBIGUI.test(letto) || /^\/(accesso|esci|\/)/.test(letto);
	return altrove ? altrimenti : scritto;
}

function decode(pathname: string): string | undefined {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
}

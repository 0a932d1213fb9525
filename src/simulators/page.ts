// The frame of every page of the simulators: it says what it is, and needs neither script nor outside files.

/** Headers of a page: not kept, no script, in no frame. */
export const HTML = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
};

/** Headers of data. */
export const JSON_UTF8 = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** Text that may stand in HTML. */
export function escapeHtml(text: string): string {
	const names: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;'
	};
	return text.replace(/[&<>"']/g, (sign) => names[sign] ?? sign);
}

const STYLE = `
body{font:18px/1.5 'Titillium Web',Verdana,sans-serif;margin:0;color:#17324d;background:#f2f5f8}
main{max-width:44rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
.avviso{background:#ffe8a3;color:#3d2c00;padding:.5rem 1rem;text-align:center;font-weight:700}
h1{font-size:1.8rem}h2{font-size:1.2rem;margin:1.5rem 0 .5rem}
ul{list-style:none;padding:0;margin:0}li{margin:.5rem 0}
button,.bottone{display:block;width:100%;box-sizing:border-box;text-align:left;font:inherit;padding:.75rem 1rem;border:1px solid #5d7083;border-radius:4px;background:#fff;color:#17324d;cursor:pointer;text-decoration:none}
button:hover,.bottone:hover{background:#e6ecf2}
:focus-visible{outline:3px solid #000;outline-offset:2px}
label{display:block;margin:1rem 0 .25rem;font-weight:700}
input,select{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem;margin-bottom:1rem;border:1px solid #5d7083;border-radius:4px;background:#fff;color:inherit}
summary{padding:.75rem 0;cursor:pointer}details{margin:2rem 0}dt{font-weight:700}dd{margin:0 0 .5rem}
small{display:block;color:#455b71}
article{background:#fff;border-radius:8px;padding:1rem;margin:1rem 0}
article ul{list-style:disc}article ul,article ol{padding-left:1.5rem}
`;

/** A whole page; `main` is HTML already. */
export function page({ titolo, main }: { titolo: string; main: string }): string {
	return `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(titolo)} - ambiente di prova</title><style>${STYLE}</style></head><body><header class="avviso">Ambiente di prova: persone e dati sono inventati</header><main><h1>${escapeHtml(titolo)}</h1>${main}</main></body></html>`;
}

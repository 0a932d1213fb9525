// Reads the page of a campaign again every few seconds and shows how it goes; a new state reads the whole page again. Loaded by that page.
const OGNI_MS = 4000;
// A page left open does not keep a session alive for ever.
const FINO_A_MS = 600000;

const inizio = Date.now();

async function guarda() {
	const risposta = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => null);
	const testo = risposta?.ok && !risposta.redirected ? await risposta.text() : '';
	const nuovo = new DOMParser().parseFromString(testo, 'text/html').getElementById('andamento');
	const vecchio = document.getElementById('andamento');
	if (nuovo && nuovo.dataset.stato !== vecchio.dataset.stato) return location.assign(location.pathname);
	// Whoever is reading a part with the keyboard is not moved away from it.
	if (nuovo && !vecchio.contains(document.activeElement)) vecchio.replaceWith(nuovo);
	if (Date.now() - inizio < FINO_A_MS) setTimeout(guarda, OGNI_MS);
}

for (const avviso of document.querySelectorAll('.solo-con-script')) avviso.hidden = false;
setTimeout(guarda, OGNI_MS);

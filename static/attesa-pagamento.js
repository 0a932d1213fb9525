// Looks every few seconds whether the receipt of a payment has arrived, and then reads the page again; loaded by the page to which pagoPA sends back.
const OGNI_MS = 3000;
const FINO_A_MS = 600000;

const segno = document.querySelector('meta[name="stato-pagamento"]');
const inizio = Date.now();

async function guarda() {
	const risposta = await fetch(segno.content, { headers: { accept: 'application/json' } }).catch(() => null);
	const situazione = risposta?.ok ? (await risposta.json()).situazione : segno.dataset.situazione;
	if (situazione !== segno.dataset.situazione) return location.reload();
	if (Date.now() - inizio < FINO_A_MS) setTimeout(guarda, OGNI_MS);
}

for (const avviso of document.querySelectorAll('.solo-con-script')) avviso.hidden = false;
setTimeout(guarda, OGNI_MS);

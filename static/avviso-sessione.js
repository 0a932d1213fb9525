// Warns two minutes before the session ends and offers to go on; loaded by every page of who is logged in, shortly before that moment.
const PREAVVISO = 120;

const finestra = document.createElement('dialog');
finestra.className = 'avviso-sessione';
finestra.setAttribute('aria-labelledby', 'avviso-sessione-titolo');
finestra.innerHTML =
	'<h2 id="avviso-sessione-titolo"></h2><p></p><p class="vie"><button type="button" class="btn btn-primary">Continua</button></p>';
document.body.append(finestra);
const [titolo, testo, bottone] = ['h2', 'p', 'button'].map((nome) => finestra.querySelector(nome));
let timer = 0;

async function chiedi(metodo) {
	const risposta = await fetch('/sessione', { method: metodo });
	if (!risposta.ok) throw new Error(`stato ${risposta.status}`);
	return (await risposta.json()).secondi;
}

// Another tab may have made it last longer: the server knows.
async function guarda() {
	const secondi = await chiedi('GET').catch(() => 0);
	if (secondi <= 0) return finita();
	if (secondi > PREAVVISO) return fra(secondi - PREAVVISO);
	titolo.textContent = 'La sessione sta per finire';
	testo.textContent = `Tra ${Math.ceil(secondi / 60)} ${secondi > 60 ? 'minuti' : 'minuto'} dovrai entrare di nuovo. Vuoi continuare?`;
	if (!finestra.open) finestra.showModal();
	fra(Math.min(secondi, 30));
}

function finita() {
	titolo.textContent = 'La sessione è finita';
	testo.textContent =
		'Quello che hai scritto è ancora qui. Se stai compilando una richiesta, premi «Salva» o «Avanti»: lo salviamo e ti facciamo entrare di nuovo.';
	bottone.textContent = 'Ho capito';
	bottone.onclick = () => finestra.close();
	if (!finestra.open) finestra.showModal();
}

function fra(secondi) {
	clearTimeout(timer);
	timer = setTimeout(guarda, secondi * 1000);
}

bottone.onclick = async () => {
	const secondi = await chiedi('POST').catch(() => 0);
	if (secondi <= 0) return finita();
	finestra.close();
	fra(secondi - PREAVVISO);
};

void guarda();

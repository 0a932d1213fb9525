// The baseline of the outbox: the two calls that each message of App IO needs, and nothing else. A process of its own, as the worker is; started by posta.ts.
import { codiceFiscaleDi } from '#tests/support/campagne.ts';

const [indirizzo = '', quanti = '0', insieme = '1'] = process.argv.slice(2);

const TESTO =
	'Una riga di prova per misurare quante chiamate fa un ciclo che non scrive niente da nessuna parte.';

async function post(percorso: string, corpo: object): Promise<void> {
	const risposta = await fetch(`${indirizzo}/${percorso}`, {
		method: 'POST',
		headers: { 'Ocp-Apim-Subscription-Key': 'prova-cassola--nudo', 'content-type': 'application/json' },
		body: JSON.stringify(corpo)
	});
	await risposta.text();
	if (!risposta.ok) throw new Error(`Risposta ${risposta.status} da ${percorso}`);
}

async function send(numero: number): Promise<void> {
	const fiscal_code = codiceFiscaleDi(numero);
	await post('profiles', { fiscal_code });
	await post('messages', { fiscal_code, content: { subject: 'Una prova del ciclo', markdown: TESTO } });
}

let prossimo = 1;
async function sendInTurn(): Promise<void> {
	while (prossimo <= Number(quanti)) {
		prossimo += 1;
		await send(prossimo);
	}
}

const inizio = performance.now();
await Promise.all(Array.from({ length: Number(insieme) }, sendInTurn));
console.log(JSON.stringify({ alSecondo: (Number(quanti) / (performance.now() - inizio)) * 1000 }));

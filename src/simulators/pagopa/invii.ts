// Brings the receipts to the ente by SOAP, again and again until it says OK. Called every second by pagopa.ts.
import { discendenti, parseXml } from '#lib/xml/parse.ts';
import { adesso, type Ambiente } from './ambiente.ts';
import { PA_FOR_NODE } from './ricevuta.ts';
import type { Invio, Ricevuta } from './righe.ts';

const TENTATIVI = 20;
const OGNI_SECONDI = 30;
/** Milliseconds that the ente has to answer. */
const ATTESA = 10_000;
/** Receipts on the wire at the same time. */
const INSIEME = 8;

/** Puts a receipt on its way. */
export function enqueueInvio(ambiente: Ambiente, ricevuta: string): void {
	const id = ambiente.newId();
	const invio: Invio = { id, ricevuta, tentativi: 0, prossimo: adesso(ambiente), esito: 'da mandare' };
	ambiente.archivio.invii.put(id, invio);
}

/** Sends what is due, to that address and no other. */
export async function sendDovuti(ambiente: Ambiente, indirizzo: string): Promise<void> {
	const now = adesso(ambiente);
	const dovuti = ambiente.archivio.invii.all().filter(({ prossimo }) => prossimo && prossimo <= now);
	for (let primo = 0; primo < dovuti.length; primo += INSIEME)
		await Promise.all(
			dovuti.slice(primo, primo + INSIEME).map((invio) => sendUno(ambiente, invio, indirizzo))
		);
}

async function sendUno(ambiente: Ambiente, invio: Invio, indirizzo: string): Promise<void> {
	const { invii, ricevute } = ambiente.archivio;
	const ricevuta = ricevute.get(invio.ricevuta);
	if (!ricevuta) return;
	const esito = await push(ricevuta, indirizzo);
	const tentativi = invio.tentativi + 1;
	const finito = esito === 'OK' || tentativi >= TENTATIVI;
	const prossimo = new Date(ambiente.now().getTime() + OGNI_SECONDI * 1000).toISOString();
	invii.put(invio.id, {
		id: invio.id,
		ricevuta: ricevuta.id,
		tentativi,
		esito,
		...(!finito && { prossimo })
	});
}

/** `OK`, or what was answered in its place. */
async function push({ corpo }: Ricevuta, indirizzo: string): Promise<string> {
	try {
		const risposta = await fetch(indirizzo, {
			method: 'POST',
			headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '"paSendRTV2"' },
			body: toBusta(corpo),
			redirect: 'manual',
			signal: AbortSignal.timeout(ATTESA)
		});
		const testo = await risposta.text();
		return readEsito(testo) ?? `HTTP ${risposta.status}`;
	} catch (errore) {
		return errore instanceof Error && errore.name === 'TimeoutError' ? 'nessuna risposta' : 'non raggiunto';
	}
}

/** The SOAP message around a receipt. */
export function toBusta(corpo: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body>${corpo}</soapenv:Body></soapenv:Envelope>`;
}

// `OK`, or the code of the fault; undefined when it is no answer of the contract.
function readEsito(testo: string): string | undefined {
	try {
		const [risposta] = discendenti(parseXml(testo), PA_FOR_NODE, 'paSendRTV2Response');
		const valore = (nome: string): string | undefined =>
			(risposta && discendenti(risposta, '*', nome)[0]?.textContent.trim()) || undefined;
		const esito = valore('outcome');
		return esito === 'OK' ? 'OK' : esito && (valore('faultCode') ?? esito);
	} catch {
		return undefined;
	}
}

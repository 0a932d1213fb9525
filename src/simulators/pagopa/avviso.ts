// A notice for who has its number and no cart: how it stands, and the page where it is paid. Called by pagine.ts and, through pagopa.ts, by the phone of App IO.
import { traMinuti, type Ambiente } from './ambiente.ts';
import { VITA_CARRELLO } from './checkout.ts';
import { impedimentoDi } from './impedimento.ts';
import { opzioneDi } from './posizione.ts';
import { findAvviso } from './posizioni.ts';
import { rinvio, type Risposta } from './risposta.ts';

export type StatoAvviso = 'DA_PAGARE' | 'IN_CORSO' | 'PAGATO' | 'NON_PAGABILE';

/** How it stands. */
export function statoAvviso(ambiente: Ambiente, { ente, nav }: { ente: string; nav: string }): StatoAvviso {
	const impedimento = impedimentoDi(ambiente, findAvviso(ambiente.archivio, ente, nav), nav);
	if (!impedimento) return 'DA_PAGARE';
	if (impedimento === 'PAA_PAGAMENTO_IN_CORSO') return 'IN_CORSO';
	return impedimento === 'PAA_PAGAMENTO_DUPLICATO' ? 'PAGATO' : 'NON_PAGABILE';
}

/** Opens the payment page of a notice, which goes back to the message that asked for it. Undefined when the form is not one of a phone. */
export function payAvviso(ambiente: Ambiente, campi: URLSearchParams): Risposta | undefined {
	const ente = campi.get('ente') ?? '';
	const nav = campi.get('nav') ?? '';
	const torna = campi.get('torna') ?? '';
	if (!/^\/app-io\/messaggi\/[0-9A-Z]{26}$/.test(torna)) return undefined;
	const posizione = findAvviso(ambiente.archivio, ente, nav);
	const opzione = posizione && opzioneDi(posizione, nav);
	// The message says how it stands.
	if (!opzione || impedimentoDi(ambiente, posizione, nav)) return rinvio(torna);
	const id = ambiente.newId();
	const indirizzo = new URL(torna, ambiente.indirizzo).href;
	ambiente.archivio.carrelli.put(id, {
		id,
		scade: traMinuti(ambiente, VITA_CARRELLO),
		avvisi: [
			{
				ente,
				nomeEnte: posizione.modello.companyName,
				nav,
				cent: opzione.amount,
				causale: opzione.description
			}
		],
		ritorno: { ok: indirizzo, annullato: indirizzo, errore: indirizzo, attesa: indirizzo }
	});
	return rinvio(`${ambiente.indirizzo}/checkout/${id}`);
}

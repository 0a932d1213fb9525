// A request of login arrives at a provider: on to the first page, an answer with the error, or a page that says the number. Called by spid.ts.
import { createHash } from 'node:crypto';
import { XmlRifiutato } from '#lib/xml/parse.ts';
import type { Ambiente, GestoreAperto } from './ambiente.ts';
import { checkRichiesta } from './controlla-richiesta.ts';
import { rinvio, type RispostaHttp } from './http.ts';
import { remember } from './memoria.ts';
import { MessaggioRifiutato, readMessaggio, type Messaggio, type Portato } from './messaggio.ts';
import { paginaRifiuto } from './pagine/avvisi.ts';
import { rispondiErrore } from './rispondi.ts';

/** Begins a login. */
export async function startAccesso(
	ambiente: Ambiente,
	aperto: GestoreAperto,
	portato: Portato
): Promise<RispostaHttp> {
	const { newId, now, memoria, leggiMetadati } = ambiente;
	const { gestore } = aperto;
	try {
		const messaggio = await readMessaggio(portato, {
			campo: 'SAMLRequest',
			nome: 'AuthnRequest',
			leggiMetadati
		});
		const { fornitore, relayState } = messaggio;
		const esito = check(messaggio, aperto, now());
		if (!esito.ok) {
			const { numero, id: richiesta, consumatore } = esito;
			return rispondiErrore(ambiente, aperto, {
				numero,
				fornitore: fornitore.entityId,
				richiesta,
				consumatore,
				relayState
			});
		}
		const id = newId();
		remember(memoria.accessi, id, {
			id,
			gestore,
			fornitore,
			richiesta: esito.richiesta,
			relayState,
			cominciato: now(),
			fase: 'persona',
			codice: sixDigits(newId()),
			tentativi: 0
		});
		return rinvio(`${gestore.entityId}/accesso/${id}`);
	} catch (cause) {
		if (cause instanceof MessaggioRifiutato) return paginaRifiuto(cause);
		throw cause;
	}
}

// Parts that are there twice, or hold what they should not, are a wrong form of the request.
function check({ elemento, fornitore }: Messaggio, { gestore }: GestoreAperto, adesso: Date) {
	try {
		return checkRichiesta({ elemento, fornitore, gestore, adesso });
	} catch (cause) {
		if (cause instanceof XmlRifiutato) throw new MessaggioRifiutato(8, cause.message, { cause });
		throw cause;
	}
}

function sixDigits(seme: string): string {
	const numero = createHash('sha256').update(seme).digest().readUInt32BE();
	return String(numero % 1_000_000).padStart(6, '0');
}

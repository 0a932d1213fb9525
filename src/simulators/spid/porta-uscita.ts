// Carries a message of logout to a service provider, signed as its binding wants; called by uscita.ts.
import { signQuery } from '#lib/xml/redirect.ts';
import type { Chiave } from './chiavi.ts';
import { signMessaggio } from './firma.ts';
import type { Fornitore, Uscita } from './fornitore.ts';
import { rinvio, type RispostaHttp } from './http.ts';
import { POST } from './nomi.ts';
import { paginaInvio, type Invio } from './pagine/invio.ts';

/** Where messages of logout go: POST when the service provider has it. */
export function findUscita({ uscite }: Fornitore): Uscita | undefined {
	return uscite.find(({ binding }) => binding === POST) ?? uscite[0];
}

/** The page, or the address, that carries the message. */
export function carry({
	campo,
	xml,
	id,
	destinazione,
	relayState,
	chiave,
	uscita
}: Invio & { id: string; chiave: Chiave; uscita: Uscita }): RispostaHttp {
	if (uscita.binding === POST) {
		const firmato = signMessaggio(xml, { chiave, riferimento: id, dopo: 'Issuer' });
		return paginaInvio({ destinazione, campo, xml: firmato, relayState });
	}
	const query = signQuery({ campo, xml, relayState, chiave: chiave.privata });
	return rinvio(`${destinazione}${destinazione.includes('?') ? '&' : '?'}${query}`);
}

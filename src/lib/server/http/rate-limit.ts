// Keeps one client from taking the public look-ups away from the others: a token bucket per address, in memory. Made by app.ts, asked by the API routes.
import { isIPv6 } from 'node:net';

/** `capienza` requests at once, then `alSecondo` each second. */
export type Ritmo = { capienza: number; alSecondo: number };

/** A check runs the whole definition of a service: a form in a browser asks for far less. */
export const RITMO_VERIFICA: Ritmo = { capienza: 120, alSecondo: 4 };
/** Suggestions are asked for while a person types. */
export const RITMO_LUOGHI: Ritmo = { capienza: 120, alSecondo: 10 };

/** Ratings: a whole family or office may share an address. */
export const RITMO_VALUTAZIONI: Ritmo = { capienza: 30, alSecondo: 0.1 };

/** Logins, each of which leaves a line in a register: a town hall may share an address. */
export const RITMO_ACCESSI: Ritmo = { capienza: 300, alSecondo: 2 };

/** Attempts to pay and payments that nobody asked for: a family or a tobacconist may share an address. */
export const RITMO_PAGAMENTI: Ritmo = { capienza: 60, alSecondo: 0.2 };

/** Counts of an audience, for each clerk: many counts beside each other would tell who lives where. */
export const RITMO_CONTEGGI: Ritmo = { capienza: 30, alSecondo: 30 / 3600 };

/** Addresses remembered at once (some 2 MB); the one unseen for longest is forgotten first. */
const INDIRIZZI_MASSIMI = 10_000;

export type Permesso = { ok: true } | { ok: false; riprovaDopo: number };

/** Asks for one request of an address; `riprovaDopo` is in whole seconds. */
export type Limite = (indirizzo: string) => Permesso;

type Secchio = { gettoni: number; istante: number };

/** A limit with a memory of its own, bounded by `massimo` addresses. */
export function createLimite({
	ritmo: { capienza, alSecondo },
	clock,
	massimo = INDIRIZZI_MASSIMI
}: {
	ritmo: Ritmo;
	clock: () => Date;
	massimo?: number;
}): Limite {
	// A Map keeps the order of insertion: the first key is the one unseen for longest.
	const secchi = new Map<string, Secchio>();
	return (indirizzo) => {
		const chiave = chiaveDi(indirizzo);
		const istante = clock().getTime();
		const prima = secchi.get(chiave) ?? { gettoni: capienza, istante };
		// A clock set back gives nothing and takes nothing.
		const trascorsi = Math.max(0, istante - prima.istante) / 1000;
		const gettoni = Math.min(capienza, prima.gettoni + trascorsi * alSecondo);
		const ok = gettoni >= 1;
		secchi.delete(chiave);
		secchi.set(chiave, { gettoni: ok ? gettoni - 1 : gettoni, istante });
		if (secchi.size > massimo) forgetOldest(secchi);
		return ok ? { ok } : { ok, riprovaDopo: Math.max(1, Math.ceil((1 - gettoni) / alSecondo)) };
	};
}

function forgetOldest(secchi: Map<string, Secchio>): void {
	for (const chiave of secchi.keys()) {
		secchi.delete(chiave);
		return;
	}
}

// Whoever has an IPv6 address has a whole /64 of them.
function chiaveDi(indirizzo: string): string {
	if (!isIPv6(indirizzo)) return indirizzo;
	const [testa = '', coda] = indirizzo.split('::');
	const iniziali = testa === '' ? [] : testa.split(':');
	if (coda === undefined) return iniziali.slice(0, 4).join(':');
	const finali = coda === '' ? [] : coda.split(':');
	const zeri = Array.from({ length: Math.max(0, 8 - iniziali.length - finali.length) }, () => '0');
	return [...iniziali, ...zeri, ...finali].slice(0, 4).join(':');
}

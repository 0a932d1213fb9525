// The addresses to which a payment comes back: https as pagoPA wants them, or this machine. Read by checkout.ts and bollo.ts.
import { z } from 'zod';

/** An absolute address to which the browser may be sent. */
export const ritornoAmmesso = z.string().refine(isAmmesso, 'absolute https URL');

function isAmmesso(testo: string): boolean {
	if (!URL.canParse(testo)) return false;
	const { protocol, hostname } = new URL(testo);
	if (protocol === 'https:') return true;
	return protocol === 'http:' && /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)$/.test(hostname);
}

// The cart of Checkout version 2, and the addresses to which pagoPA sends a browser; used by client.ts.
import type { Carrello } from './port.ts';

/** Body of `POST /carts`. */
export type NuovoCarrello = {
	emailNotice?: string;
	paymentNotices: {
		noticeNumber: string;
		fiscalCode: string;
		amount: number;
		companyName: string;
		description: string;
	}[];
	returnUrls: {
		returnOkUrl: string;
		returnCancelUrl: string;
		returnErrorUrl: string;
		returnWaitingUrl: string;
	};
	idCart: string;
	allCCP: false;
};

const TESTO_MASSIMO = 140;

/** The cart as Checkout wants it. */
export function toNuovoCarrello({ id, email, avvisi, ritorno }: Carrello, cfEnte: string): NuovoCarrello {
	return {
		...(email && { emailNotice: email }),
		paymentNotices: avvisi.map(({ nav, cent, causale, ente }) => ({
			noticeNumber: nav,
			fiscalCode: cfEnte,
			amount: cent,
			companyName: ente.slice(0, TESTO_MASSIMO),
			description: causale.slice(0, TESTO_MASSIMO)
		})),
		returnUrls: {
			returnOkUrl: ritorno.ok,
			returnCancelUrl: ritorno.annullato,
			returnErrorUrl: ritorno.errore,
			returnWaitingUrl: ritorno.attesa
		},
		idCart: id,
		allCCP: false
	};
}

/** An address to which a browser may be sent to pay: protected, or on this machine. */
export function readIndirizzo(scritto: string | null | undefined): string | undefined {
	if (!scritto || !URL.canParse(scritto)) return undefined;
	const { protocol, hostname, href } = new URL(scritto);
	const locale = /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)$/.test(hostname);
	return protocol === 'https:' || (protocol === 'http:' && locale) ? href : undefined;
}

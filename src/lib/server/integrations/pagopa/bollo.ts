// The purchase of a digital stamp by @e.bollo: what is asked, and the stamp that comes back; used by client.ts.
import { z } from 'zod';
import { readMarca, type Ancore } from './marca.ts';
import type { Marca, RichiestaBollo } from './port.ts';
import { decodeXml } from './testo-xml.ts';

/** Body of `POST .../mbd`. */
export type NuovoBollo = {
	paymentNotices: [
		{
			firstName: string;
			lastName: string;
			fiscalCode: string;
			email: string;
			amount: number;
			province: string;
			documentHash: string;
		}
	];
	idCIService: '00005';
	returnUrls: { successUrl: string; cancelUrl: string; errorUrl: string };
};

/** Answer of `POST .../mbd`. */
export const bolloChiesto = z.object({
	checkoutRedirectUrl: z.string(),
	nav: z.string().regex(/^\d{18}$/)
});

/** Answer of `GET .../receipt/{nav}`: the contract writes the stamp as one text or as a list of one. */
export const bolloLetto = z.object({
	content: z
		.union([
			z.base64(),
			z
				.array(z.base64())
				.max(1)
				.transform(([uno]) => uno)
		])
		.optional()
});

/** The request as @e.bollo wants it; 00005 is the service of the digital stamp. */
export function toNuovoBollo({ chi, cent, provincia, impronta, ritorno }: RichiestaBollo): NuovoBollo {
	return {
		paymentNotices: [
			{
				firstName: chi.nome,
				lastName: chi.cognome,
				fiscalCode: chi.codiceFiscale,
				email: chi.email,
				amount: cent,
				province: provincia,
				documentHash: impronta
			}
		],
		idCIService: '00005',
		returnUrls: { successUrl: ritorno.ok, cancelUrl: ritorno.annullato, errorUrl: ritorno.errore }
	};
}

/** The stamp with what is written in it. @throws XmlRifiutato when it is none */
export function toBollo(base64: string, ancore: Ancore): Marca {
	const xml = decodeXml(Buffer.from(base64, 'base64'));
	return { ...readMarca(xml, ancore), xml };
}

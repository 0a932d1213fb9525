// Speaks to App IO for one ente, with the key of its service. Chosen by app.ts, contract in README.md.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { AppIo } from './port.ts';
import { isPrimaDellInvio, messaggioCreato, profilo, readAttesa, toNuovoMessaggio } from './wire.ts';

export type AppIoOptions = {
	/** With the path of the version, as `https://api.io.pagopa.it/api/v1`. */
	indirizzo: string;
	chiave: string;
	clock: () => Date;
	/** Milliseconds for the question and for the message. */
	attesa?: { profilo: number; messaggio: number };
};

/** A message waits longer: giving up on it makes its outcome uncertain. */
const ATTESA = { profilo: 5_000, messaggio: 10_000 };

/** The client of one ente. */
export function createAppIo({ indirizzo, chiave, clock, attesa = ATTESA }: AppIoOptions): AppIo {
	function post(risorsa: string, corpo: object, millisecondi: number): Promise<Response> {
		return fetch(`${indirizzo}/${risorsa}`, {
			method: 'POST',
			headers: { 'Ocp-Apim-Subscription-Key': chiave, 'content-type': 'application/json' },
			body: JSON.stringify(corpo),
			// The key must not follow a redirection.
			redirect: 'manual',
			signal: AbortSignal.timeout(millisecondi)
		});
	}

	function refusal(risorsa: string, { status, headers }: Response): IntegrationError {
		return new IntegrationError(`App IO: ${risorsa} ${status}`, {
			integrazione: 'app-io',
			temporaneo: status === 429 || status >= 500,
			riprovaDopo: readAttesa(headers, clock())
		});
	}

	return {
		async checkDestinatario(codiceFiscale) {
			const corpo = { fiscal_code: codiceFiscale };
			const risposta = await post('profiles', corpo, attesa.profilo).catch(failTemporarily);
			const testo = await risposta.text().catch(failTemporarily);
			if (risposta.status === 404) return 'NON_ISCRITTO';
			if (risposta.status !== 200) throw refusal('profiles', risposta);
			const letto = profilo.safeParse(parseJson(testo));
			if (letto.success) return letto.data.sender_allowed ? 'PRONTO' : 'BLOCCATO';
			throw new IntegrationError('App IO: profiles fuori contratto', {
				integrazione: 'app-io',
				temporaneo: false,
				cause: letto.error
			});
		},
		async sendMessaggio(messaggio) {
			let risposta: Response;
			try {
				risposta = await post('messages', toNuovoMessaggio(messaggio), attesa.messaggio);
			} catch (cause) {
				if (isPrimaDellInvio(cause)) return failTemporarily(cause);
				return { esito: 'INCERTO', cause };
			}
			const testo = await risposta.text().catch(() => '');
			// A gateway that gave up waiting does not know whether the message was taken.
			if (risposta.status === 504) return { esito: 'INCERTO', cause: refusal('messages', risposta) };
			if (!risposta.ok) throw refusal('messages', risposta);
			const creato = messaggioCreato.safeParse(parseJson(testo));
			return { esito: 'ACCETTATO', id: creato.success ? creato.data.id : undefined };
		}
	};
}

function failTemporarily(cause: unknown): never {
	throw new IntegrationError('App IO: non risponde', { integrazione: 'app-io', temporaneo: true, cause });
}

function parseJson(testo: string): unknown {
	try {
		return JSON.parse(testo) as unknown;
	} catch {
		return undefined;
	}
}

// Speaks to App IO for one service of an ente, with its key. Chosen by app.ts, contract in README.md.
import type { z } from 'zod';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { AppIo, CodiceAppIo } from './port.ts';
import {
	codiceDi,
	isPrimaDellInvio,
	messaggioCreato,
	profilo,
	readAttesa,
	statoMessaggio,
	toNuovoMessaggio,
	toStato
} from './wire.ts';

export type AppIoOptions = {
	/** With the path of the version, as `https://api.io.pagopa.it/api/v1`. */
	indirizzo: string;
	chiave: string;
	clock: () => Date;
	/** Milliseconds for the questions, about a person or a message, and for the message. */
	attesa?: { domanda: number; messaggio: number };
};

/** A message waits longer: giving up on it makes its outcome uncertain. */
const ATTESA = { domanda: 5_000, messaggio: 10_000 };

/** The client of one service. */
export function createAppIo({ indirizzo, chiave, clock, attesa = ATTESA }: AppIoOptions): AppIo {
	function call(percorso: string, millisecondi: number, corpo?: object): Promise<Response> {
		return fetch(`${indirizzo}/${percorso}`, {
			method: corpo ? 'POST' : 'GET',
			headers: { 'Ocp-Apim-Subscription-Key': chiave, 'content-type': 'application/json' },
			...(corpo && { body: JSON.stringify(corpo) }),
			// The key must not follow a redirection.
			redirect: 'manual',
			signal: AbortSignal.timeout(millisecondi)
		});
	}

	/** A call that changes nothing: a lost answer may be asked for again. */
	async function ask(percorso: string, corpo?: object): Promise<{ risposta: Response; letto: unknown }> {
		const risposta = await call(percorso, attesa.domanda, corpo).catch(failUnreached);
		return { risposta, letto: parseJson(await readCorpo(risposta).catch(failUnreached)) };
	}

	function refusal(risorsa: string, { status, headers }: Response): IntegrationError {
		return new IntegrationError(`App IO: ${risorsa} ${status}`, {
			integrazione: 'app-io',
			temporaneo: status === 429 || status >= 500,
			riprovaDopo: readAttesa(headers, clock()),
			codice: codiceDi(status)
		});
	}

	return {
		async checkDestinatario(codiceFiscale) {
			const { risposta, letto } = await ask('profiles', { fiscal_code: codiceFiscale });
			if (risposta.status === 404) return 'NON_ISCRITTO';
			if (risposta.status !== 200) throw refusal('profiles', risposta);
			return parseAs(profilo, letto, 'profiles').sender_allowed ? 'PRONTO' : 'BLOCCATO';
		},
		async sendMessaggio(messaggio) {
			let risposta: Response;
			try {
				risposta = await call('messages', attesa.messaggio, toNuovoMessaggio(messaggio));
			} catch (cause) {
				if (isPrimaDellInvio(cause)) return failUnreached(cause);
				return { esito: 'INCERTO', cause };
			}
			const testo = await readCorpo(risposta).catch(() => '');
			// A gateway that gave up waiting does not know whether the message was taken.
			if (risposta.status === 504) return { esito: 'INCERTO', cause: refusal('messages', risposta) };
			if (!risposta.ok) throw refusal('messages', risposta);
			const creato = messaggioCreato.safeParse(parseJson(testo));
			return { esito: 'ACCETTATO', id: creato.success ? creato.data.id : undefined };
		},
		async readStato({ codiceFiscale, id }) {
			const { risposta, letto } = await ask(
				`messages/${encodeURIComponent(codiceFiscale)}/${encodeURIComponent(id)}`
			);
			if (risposta.status === 404)
				throw fault('messages, stato 404', { temporaneo: true, codice: 'MESSAGGIO_ASSENTE' });
			if (risposta.status !== 200) throw refusal('messages, stato', risposta);
			return toStato(parseAs(statoMessaggio, letto, 'messages, stato'));
		}
	};
}

type Guasto = { temporaneo: boolean; codice: CodiceAppIo; cause?: unknown };

function fault(che: string, guasto: Guasto): IntegrationError {
	return new IntegrationError(`App IO: ${che}`, { integrazione: 'app-io', ...guasto });
}

function failUnreached(cause: unknown): never {
	throw fault('non risponde', { temporaneo: true, codice: 'NON_RAGGIUNGIBILE', cause });
}

function parseAs<T>(schema: z.ZodType<T>, valore: unknown, risorsa: string): T {
	const letto = schema.safeParse(valore);
	if (letto.success) return letto.data;
	throw fault(`${risorsa} fuori contratto`, {
		temporaneo: false,
		codice: 'FUORI_CONTRATTO',
		cause: letto.error
	});
}

/** An answer of the contract is a few hundred bytes. */
const BYTE_MASSIMI = 64 * 1024;

// What is longer is no answer of the contract: it is left there, and nothing of it is believed.
async function readCorpo({ body }: Response): Promise<string> {
	const parti: Uint8Array[] = [];
	let byte = 0;
	for await (const parte of (body ?? []) as AsyncIterable<Uint8Array>) {
		byte += parte.length;
		if (byte > BYTE_MASSIMI) return '';
		parti.push(parte);
	}
	return Buffer.concat(parti).toString('utf8');
}

function parseJson(testo: string): unknown {
	try {
		return JSON.parse(testo) as unknown;
	} catch {
		return undefined;
	}
}

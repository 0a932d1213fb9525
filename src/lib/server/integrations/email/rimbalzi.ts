// Listens by SMTP for the letters that come back, and for nothing else; opened by the worker, fed by the relay of the Comune.
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Rimbalzo } from './port.ts';
import { readRapporto } from './rapporto.ts';

export type RimbalziOptions = {
	/** 0 for a free one. */
	porta: number;
	indirizzo?: string;
	/** When it fails the relay is asked to bring the report again. */
	onRimbalzo: (rimbalzo: Rimbalzo) => Promise<void>;
	log: { info: (dati: object, riga: string) => void; error: (dati: object, riga: string) => void };
};

/** A report holds our letter at most once. */
const BYTE_MASSIMI = 256 * 1024;
const RITORNO = /^rimbalzi\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

/** Waits until it listens. @throws Error when the port is taken */
export async function openRimbalzi({
	porta,
	indirizzo = '127.0.0.1',
	onRimbalzo,
	log
}: RimbalziOptions): Promise<{ porta: number; close: () => Promise<void> }> {
	const server = new SMTPServer({
		banner: 'rapporti di consegna',
		disabledCommands: ['AUTH', 'STARTTLS'],
		disableReverseLookup: true,
		size: BYTE_MASSIMI,
		maxClients: 20,
		socketTimeout: 30_000,
		closeTimeout: 5_000,
		onRcptTo({ address }, { envelope }, done) {
			if (!RITORNO.test(address)) done(refuse(550, '5.1.1 Qui arrivano solo i rapporti di consegna'));
			else if (envelope.rcptTo.length > 0) done(refuse(452, '4.5.3 Un rapporto alla volta'));
			else done();
		},
		onData(stream, { envelope }, done) {
			const spedizione = RITORNO.exec(envelope.rcptTo[0]?.address ?? '')?.[1]?.toLowerCase() ?? '';
			take(stream, spedizione).then(
				() => {
					done();
				},
				(error: unknown) => {
					done(error instanceof Rifiuto ? error : notTaken(error, spedizione));
				}
			);
		}
	});

	async function take(stream: SMTPServerDataStream, spedizione: string): Promise<void> {
		const messaggio = await readWhole(stream);
		if (!messaggio) throw refuse(552, '5.3.4 Troppo grande');
		const rapporto = await readRapporto(messaggio).catch(() => undefined);
		if (!rapporto) throw refuse(550, '5.6.0 Non è un rapporto di consegna');
		if (rapporto === 'nessuno') return;
		await onRimbalzo({ spedizione, ...rapporto });
		const { definitivo, codice, motivo } = rapporto;
		log.info({ spedizione, definitivo, codice, motivo }, 'rimbalzo');
	}

	function notTaken(err: unknown, spedizione: string): Rifiuto {
		log.error({ err, spedizione }, 'rimbalzo non preso');
		return refuse(451, '4.3.0 Riprova tra poco');
	}

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(porta, indirizzo, () => {
			server.off('error', reject);
			resolve();
		});
	});
	server.on('error', (err) => {
		log.info({ err }, 'connessione dei rimbalzi interrotta');
	});
	return {
		porta: (server.server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(resolve);
			})
	};
}

/** An answer of SMTP other than yes. */
class Rifiuto extends Error {
	readonly responseCode: number;
	constructor(codice: number, testo: string) {
		super(testo);
		this.responseCode = codice;
	}
}

function refuse(codice: number, testo: string): Rifiuto {
	return new Rifiuto(codice, testo);
}

// Read to its end in any case, or the answer would not be heard; what is beyond the measure is not kept.
async function readWhole(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
	const parti: Buffer[] = [];
	let byte = 0;
	for await (const parte of stream as AsyncIterable<Buffer>) {
		byte += parte.length;
		if (byte <= BYTE_MASSIMI) parti.push(parte);
	}
	return stream.sizeExceeded || byte > BYTE_MASSIMI ? undefined : Buffer.concat(parti);
}

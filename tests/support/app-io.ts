// An App IO to lead by hand in the tests of the outbox: it notes what it receives and answers as it is told.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type {
	AppIo,
	CodiceAppIo,
	EsitoDestinatario,
	MessaggioIo,
	StatoIo
} from '#lib/server/integrations/app-io/port.ts';

export type AppIoFinta = AppIo & {
	ricevuti: MessaggioIo[];
	/** What the next calls do instead of taking the message, one each. */
	poi: ('incerto' | IntegrationError)[];
	/** Runs while a message is being taken. */
	durante: () => Promise<void>;
	destinatario: EsitoDestinatario | IntegrationError;
	stato: StatoIo | IntegrationError;
};

/** Takes everything until told otherwise. */
export function appIoFinta(): AppIoFinta {
	const finta: AppIoFinta = {
		ricevuti: [],
		poi: [],
		durante: () => Promise.resolve(),
		destinatario: 'PRONTO',
		stato: { esito: 'CONSEGNATO', letto: undefined },
		checkDestinatario: () => giveOrFail(finta.destinatario),
		readStato: () => giveOrFail(finta.stato),
		async sendMessaggio(messaggio) {
			const ora = finta.poi.shift();
			if (ora instanceof IntegrationError) throw ora;
			finta.ricevuti.push(messaggio);
			await finta.durante();
			if (ora === 'incerto') return { esito: 'INCERTO', cause: new Error('risposta persa') };
			return { esito: 'ACCETTATO', id: `IO-${finta.ricevuti.length}` };
		}
	};
	return finta;
}

function giveOrFail<T>(detto: T | IntegrationError): Promise<T> {
	return detto instanceof IntegrationError ? Promise.reject(detto) : Promise.resolve(detto);
}

/** A fault as the client throws it. */
export function guastoIo(temporaneo: boolean, riprovaDopo?: number): IntegrationError {
	const stato = temporaneo ? 429 : 401;
	const codice: CodiceAppIo = temporaneo ? 'TROPPE_RICHIESTE' : 'CHIAVE_RIFIUTATA';
	return new IntegrationError(`App IO: messages ${stato}`, {
		integrazione: 'app-io',
		temporaneo,
		riprovaDopo,
		codice
	});
}

// An App IO to lead by hand in the tests of the outbox: it notes what it receives and answers as it is told.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { AppIo, EsitoDestinatario, MessaggioIo } from '#lib/server/integrations/app-io/port.ts';

export type AppIoFinta = AppIo & {
	ricevuti: MessaggioIo[];
	/** What the next calls do instead of taking the message, one each. */
	poi: ('incerto' | IntegrationError)[];
	/** Runs while a message is being taken. */
	durante: () => Promise<void>;
	destinatario: EsitoDestinatario | IntegrationError;
};

/** Takes everything until told otherwise. */
export function appIoFinta(): AppIoFinta {
	const finta: AppIoFinta = {
		ricevuti: [],
		poi: [],
		durante: () => Promise.resolve(),
		destinatario: 'PRONTO',
		checkDestinatario() {
			const { destinatario } = finta;
			return destinatario instanceof IntegrationError
				? Promise.reject(destinatario)
				: Promise.resolve(destinatario);
		},
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

/** A fault as the client throws it. */
export function guastoIo(temporaneo: boolean, riprovaDopo?: number): IntegrationError {
	const stato = temporaneo ? 429 : 401;
	return new IntegrationError(`App IO: messages ${stato}`, {
		integrazione: 'app-io',
		temporaneo,
		riprovaDopo
	});
}

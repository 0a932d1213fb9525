/** What an integration throws when the other side does not answer as agreed; caught by use cases and by the outbox. */
export class IntegrationError extends Error {
	override name = 'IntegrationError';
	readonly integrazione: string;
	/** Whether the same call may work later. */
	readonly temporaneo: boolean;
	/** Seconds the other side asked to wait. */
	readonly riprovaDopo: number | undefined;

	constructor(
		messaggio: string,
		dati: { integrazione: string; temporaneo: boolean; riprovaDopo?: number | undefined; cause?: unknown }
	) {
		super(messaggio, { cause: dati.cause });
		this.integrazione = dati.integrazione;
		this.temporaneo = dati.temporaneo;
		this.riprovaDopo = dati.riprovaDopo;
	}
}

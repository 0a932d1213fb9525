/** What an integration throws when the other side does not answer as agreed; caught by use cases and by the outbox. */
export class IntegrationError extends Error {
	override name = 'IntegrationError';
	readonly integrazione: string;
	/** Whether the same call may work later. */
	readonly temporaneo: boolean;
	/** Seconds the other side asked to wait. */
	readonly riprovaDopo: number | undefined;
	/** What went wrong, in one of the words that the port of the integration promises. */
	readonly codice: string | undefined;

	constructor(
		messaggio: string,
		dati: {
			integrazione: string;
			temporaneo: boolean;
			riprovaDopo?: number | undefined;
			codice?: string | undefined;
			cause?: unknown;
		}
	) {
		super(messaggio, { cause: dati.cause });
		this.integrazione = dati.integrazione;
		this.temporaneo = dati.temporaneo;
		this.riprovaDopo = dati.riprovaDopo;
		this.codice = dati.codice;
	}
}

/** The seconds that a `Retry-After` asks to wait, written as a number or as a date; undefined when it says neither. */
export function readRiprovaDopo(scritto: string | null | undefined, adesso: Date): number | undefined {
	if (!scritto) return undefined;
	const secondi = /^\d+$/.test(scritto) ? Number(scritto) : (Date.parse(scritto) - adesso.getTime()) / 1000;
	return Number.isFinite(secondi) ? Math.max(0, Math.ceil(secondi)) : undefined;
}

/** Nothing, of a call that the other side did not answer as agreed; called where a person waits and is told. @throws what is no fault of the other side */
export function awayOrThrow(fault: unknown): undefined {
	if (fault instanceof IntegrationError) return undefined;
	throw fault;
}

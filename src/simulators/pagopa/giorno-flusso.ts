// When the PSPs say what they transferred: which payments stand in a flow, and from when it is out. Called by flussi.ts and posizione.ts.
import { giornoARoma, inizioGiornoARoma } from '#lib/domain/istante.ts';
import type { Opzione, Trasferimento } from './modello.ts';

/** Days after the payment; working ones in real life. */
const GIORNI = 2;

/** The day of the flow of a payment, as ISO date. */
export function giornoFlusso(pagatoIl: string): string {
	return giornoARoma(new Date(pagatoIl)).toString();
}

/** From when the flow with a payment made then can be read. */
export function pubblicazioneFlusso(pagatoIl: string): Date {
	return inizioGiornoARoma(giornoARoma(new Date(pagatoIl)).add({ days: GIORNI }));
}

/** The transfers that reach the account of the ente: those that buy a stamp go elsewhere. */
export function righeDiFlusso({ transfer }: Opzione, ente: string): Trasferimento[] {
	return transfer.filter(
		({ iban, organizationFiscalCode = ente }) => iban && organizationFiscalCode === ente
	);
}

/** Whether there are any. */
export function hasRigheDiFlusso(opzione: Opzione, ente: string): boolean {
	return righeDiFlusso(opzione, ente).length > 0;
}

// When pagoPA is asked again about a position that is open: pure, called by serve-posizione.ts.

const MINUTO = 60_000;
const ORA = 60 * MINUTO;
const GIORNO = 24 * ORA;

/** The receipts come by themselves: asking is for those that got lost. Often while somebody may be paying, then every hour for a day, then every day. */
export function nextCheck({ provataIl, adesso }: { provataIl: Date | null; adesso: Date }): Date {
	const passati = provataIl ? adesso.getTime() - provataIl.getTime() : Infinity;
	const attesa = passati < 30 * MINUTO ? MINUTO : passati < GIORNO ? ORA : GIORNO;
	return new Date(adesso.getTime() + attesa);
}

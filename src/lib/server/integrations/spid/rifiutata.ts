// What the checks of this integration throw; caught where a message comes in.
import { XmlRifiutato } from '#lib/xml/parse.ts';

/** A message did not pass a check. The text names the check, never a value that arrived. */
export class Rifiutata extends Error {
	override name = 'Rifiutata';
}

/** The reason of a refusal, ours or of the XML, for the register. Anything else is a fault of ours and is thrown again. */
export function readMotivo(fault: unknown): string {
	if (fault instanceof Rifiutata) return fault.message;
	if (fault instanceof XmlRifiutato) return `XML: ${fault.message}`;
	throw fault;
}

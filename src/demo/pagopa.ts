// How the Comuni of the demonstration are known to pagoPA; read by its simulator and by who sets the portal up.

/** Intermediary and station of a Comune: each is its own intermediary, with one station. */
export function stazioneDemo(codiceFiscale: string): { cfIntermediario: string; stazione: string } {
	return { cfIntermediario: codiceFiscale, stazione: `${codiceFiscale}_01` };
}

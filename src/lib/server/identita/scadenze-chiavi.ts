// When the end of a certificate is to be told: an ended one keeps a whole town out. Called by the worker and by the desk.
import type { ScadenzaChiave } from './chiavi-ente.ts';

const GIORNO_MS = 86_400_000;
/** Days before the end from which the desk shows it. */
const GIORNI_VISTA = 90;

export type AvvisoScadenza = { uso: ScadenzaChiave['uso']; giorni: number; scadeIl: Date };

/** Those that end within 90 days, with the days left (negative once ended). A key for which a younger one signs is left out. */
export function findScadenze(scadenze: readonly ScadenzaChiave[], adesso: Date): AvvisoScadenza[] {
	return scadenze
		.filter((una) => !scadenze.some((altra) => isSuccessore(altra, una)))
		.map(({ uso, scadeIl }) => ({
			...{ uso, scadeIl },
			giorni: Math.floor((scadeIl.getTime() - adesso.getTime()) / GIORNO_MS)
		}))
		.filter(({ giorni }) => giorni <= GIORNI_VISTA);
}

/** Those to be told today: at 90 and 60 days, then every day from 30 on. */
export function findAvvisi(scadenze: readonly ScadenzaChiave[], adesso: Date): AvvisoScadenza[] {
	return findScadenze(scadenze, adesso).filter(
		({ giorni }) => giorni === 90 || giorni === 60 || giorni <= 30
	);
}

function isSuccessore(altra: ScadenzaChiave, una: ScadenzaChiave): boolean {
	return altra.uso === una.uso && altra.firmaDal > una.firmaDal && altra.scadeIl > una.scadeIl;
}

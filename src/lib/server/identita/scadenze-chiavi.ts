// When the end of a certificate is to be told: an ended one keeps a whole town out. Called by the worker and by the desk.
import { formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import type { ScadenzaChiave, UsoChiave } from './chiavi-ente.ts';

const GIORNO_MS = 86_400_000;
/** Days before the end from which the desk shows it. */
const GIORNI_VISTA = 90;

export type AvvisoScadenza = { uso: ScadenzaChiave['uso']; giorni: number; scadeIl: Date };

/** Those that end within 90 days, with the days left (negative once ended). A key is left out when a younger one signs in its place before it ends. */
export function findScadenze(scadenze: readonly ScadenzaChiave[], adesso: Date): AvvisoScadenza[] {
	return scadenze
		.filter((una) => !scadenze.some((altra) => isSuccessore(altra, una, adesso)))
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

const NOMI: Record<UsoChiave, string> = {
	SAML: 'Il certificato SPID',
	CIE_FEDERAZIONE: 'La chiave di federazione CIE',
	CIE_FIRMA: 'La chiave di firma CIE',
	CIE_CIFRATURA: 'La chiave di cifratura CIE'
};

/** What an administrator reads of it. */
export function descriviScadenza({ uso, giorni, scadeIl }: AvvisoScadenza): string {
	const giorno = formatDataEstesa(giornoARoma(scadeIl));
	if (giorni < 0)
		return `${NOMI[uso]} è scaduto il ${giorno}: i gestori possono rifiutare gli accessi. Fallo rinnovare subito a chi gestisce il portale (docs/accesso.md).`;
	return `${NOMI[uso]} scade il ${giorno}: fallo rinnovare per tempo a chi gestisce il portale (docs/accesso.md).`;
}

// One that begins to sign only after the end of the other leaves days without a certificate.
function isSuccessore(altra: ScadenzaChiave, una: ScadenzaChiave, adesso: Date): boolean {
	const inTempo = altra.firmaDal <= una.scadeIl || altra.firmaDal <= adesso;
	return altra.uso === una.uso && altra.firmaDal > una.firmaDal && altra.scadeIl > una.scadeIl && inTempo;
}

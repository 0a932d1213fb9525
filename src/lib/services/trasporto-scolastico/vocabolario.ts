/** The words of school transport that several parts of the service share. */
import { parseData, type Giorno } from '#lib/domain/data.ts';

export const GRADI = ['INFANZIA', 'PRIMARIA', 'SECONDARIA_1'] as const;
export type Grado = (typeof GRADI)[number];

/** The trips of a day. */
export type Corsa = 'ANDATA' | 'RITORNO';

export type ServizioChiesto = 'ANDATA_RITORNO' | 'SOLO_ANDATA' | 'SOLO_RITORNO';

/** What the request asks for, as people read it. */
export const NOMI_SERVIZIO: Readonly<Record<ServizioChiesto, string>> = {
	ANDATA_RITORNO: 'andata e ritorno',
	SOLO_ANDATA: 'solo andata',
	SOLO_RITORNO: 'solo ritorno'
};

const CORSE: Readonly<Record<ServizioChiesto, readonly Corsa[]>> = {
	ANDATA_RITORNO: ['ANDATA', 'RITORNO'],
	SOLO_ANDATA: ['ANDATA'],
	SOLO_RITORNO: ['RITORNO']
};

/** The trips on which a seat is taken. */
export function corseDi(servizio: ServizioChiesto): readonly Corsa[] {
	return CORSE[servizio];
}

/** From this age nobody's authorisation is needed to go home alone (art. 19-bis D.L. 148/2017 speaks of those under it). */
export const ETA_SENZA_AUTORIZZAZIONE = 14;

/** A day that the settings or a stored row hold. @throws RangeError when it is none: a bug of the caller */
export function giornoDi(iso: string): Giorno {
	const giorno = parseData(iso);
	if (!giorno.ok) throw new RangeError(`Giorno non valido: ${iso}`);
	return giorno.valore;
}

const SIGLE = ['LUN', 'MAR', 'MER', 'GIO', 'VEN', 'SAB', 'DOM'];

/** The day of the week as the answers name it; the bus runs from LUN to VEN. */
export function siglaDi({ dayOfWeek }: Giorno): string {
	return SIGLE[dayOfWeek - 1] ?? '';
}

/** The last day of a school year such as "2026/2027". */
export function fineAnno(anno: string): string {
	return `${anno.slice(-4)}-08-31`;
}

/** What a person tells once and is offered again in every service (once only, C.SE.1.5): a closed list. Named by fields, kept in the profile. */

/** Each key with the name that the person reads. Fields of the same key are of the same kind in every service. */
export const NOMI_RIUSO = {
	email: 'E-mail',
	telefono: 'Telefono',
	domicilioDigitale: 'Domicilio digitale (PEC)',
	residenza: 'Indirizzo di residenza',
	recapito: 'Indirizzo a cui scriverti',
	iban: 'IBAN',
	iseeValore: 'Valore ISEE',
	iseeTipo: 'Tipo di ISEE',
	iseeProtocollo: 'Protocollo della DSU',
	iseeOmissioni: "Omissioni o difformità dell'ISEE",
	albo: 'Albo professionale',
	alboProvincia: "Provincia dell'albo",
	alboNumero: "Numero di iscrizione all'albo"
} as const;

export type ChiaveRiuso = keyof typeof NOMI_RIUSO;

/** The keys in the order in which they are shown. */
export const CHIAVI_RIUSO = Object.keys(NOMI_RIUSO) as ChiaveRiuso[];

/** Changing them or sending them wants a fresh login: money goes there. */
export const RIUSO_DELICATO: ReadonlySet<ChiaveRiuso> = new Set(['iban']);

/** Whether a text is one of the keys. */
export function isChiaveRiuso(testo: string): testo is ChiaveRiuso {
	return Object.hasOwn(NOMI_RIUSO, testo);
}

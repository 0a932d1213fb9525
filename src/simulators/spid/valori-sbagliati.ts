// Values that stand where others should, in the anomalies: addresses of nobody, instants moved. Read by the lists of anomalies.

export const ALTRO_GESTORE = 'https://gestore-sconosciuto.example';
export const ALTRO_INDIRIZZO = 'https://altro-sito.example/accesso/spid/acs';
const CODICI_RUBATI = ['TINIT-ZNCMRT84C57C037X', 'TINIT-RSSMRA80A01C03TU'];

/** The codice fiscale of somebody else, whom an attacker would like to be. */
export function altroCodice(codice: string): string {
	return CODICI_RUBATI.find((uno) => uno !== codice) ?? codice;
}

/** An instant moved by seconds. */
export function spostato(istante: string | undefined, secondi: number): string {
	return new Date(Date.parse(istante ?? '') + secondi * 1000).toISOString();
}

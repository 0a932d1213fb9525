// Values that stand where others should, in the anomalies: addresses of nobody, instants moved. Read by the lists of anomalies.

export const ALTRO_GESTORE = 'https://gestore-sconosciuto.example';
export const ALTRO_INDIRIZZO = 'https://altro-sito.example/accesso/spid/acs';
/** The codice fiscale that an attacker would like to be. */
export const CODICE_RUBATO = 'TINIT-ZNCMRT84C57C037X';

/** An instant moved by seconds. */
export function spostato(istante: string | undefined, secondi: number): string {
	return new Date(Date.parse(istante ?? '') + secondi * 1000).toISOString();
}

// What App IO last said of a person, from the messages that went there. Called by the page of the preferences.
import { ARGOMENTI, isArgomento } from '#lib/domain/argomenti.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { findServizio } from '#lib/services/index.ts';
import type { Tx } from '../db/connection.ts';

export type DettoDaIo = { servizio: string; esito: 'MANDATO' | 'NON_ISCRITTO' | 'BLOCCATO'; quando: Date };

/** One for each service of App IO that wrote to them. */
export function readDettoDaIo(tx: Tx): Promise<DettoDaIo[]> {
	return tx<DettoDaIo[]>`select * from stato_app_io()`;
}

/** How it stands and what the person can do, in sentences. */
export function appIoInParole(detti: readonly DettoDaIo[]): string[] {
	const [ultimo] = [...detti].sort((a, b) => b.quando.getTime() - a.quando.getTime());
	if (!ultimo)
		return [
			'Non ti abbiamo ancora scritto su App IO. Se hai l’app ed entri con SPID o CIE, i messaggi arrivano lì: non devi fare altro.'
		];
	const giorno = formatData(giornoARoma(ultimo.quando));
	if (ultimo.esito === 'NON_ISCRITTO')
		return [
			`Il ${giorno} non risultava una tua iscrizione ad App IO. Se vuoi i messaggi lì, scarica l’app ed entra con SPID o CIE.`
		];
	const bloccati = detti.filter(({ esito }) => esito === 'BLOCCATO').map(({ servizio }) => nomeDi(servizio));
	return [
		...(ultimo.esito === 'MANDATO' ? [`App IO funziona: l’ultimo messaggio è arrivato il ${giorno}.`] : []),
		...(bloccati.length > 0
			? [
					`Nell’app hai scelto di non ricevere questi messaggi: ${bloccati.join(', ')}. Per riceverli apri App IO, vai in Servizi, cerca il Comune e riattiva i suoi messaggi.`
				]
			: [])
	];
}

function nomeDi(servizio: string): string {
	return isArgomento(servizio)
		? ARGOMENTI[servizio].nome
		: (findServizio(servizio)?.scheda.titolo ?? servizio);
}

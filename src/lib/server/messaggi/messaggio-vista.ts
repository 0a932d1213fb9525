// A message of a list as its citizen reads it. Pure; called by the pages of the area personale.
import { ARGOMENTI, isArgomento } from '#lib/domain/argomenti.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { shortenTesto } from '#lib/domain/testo.ts';
import { inUnaRiga, leggiTestoSemplice } from '#lib/domain/testo-semplice.ts';
import { paths } from '#lib/paths.ts';
import type { MessaggioLetto } from './read-messaggi.ts';

/** Characters of the text that a list shows. */
const ANTEPRIMA = 300;

type Riga = Pick<MessaggioLetto, 'id' | 'oggetto' | 'testo' | 'creatoIl' | 'lettoIl' | 'argomento'>;

/** What it says, about what, when it came, and whether it is still to be read. */
export function messaggioVista({ id, oggetto, testo, creatoIl, lettoIl, argomento }: Riga) {
	return {
		href: paths.messaggio(id),
		oggetto,
		testo: shortenTesto(inUnaRiga(leggiTestoSemplice(testo)), ANTEPRIMA),
		argomento: nomeArgomento(argomento),
		data: formatData(giornoARoma(creatoIl)),
		nuovo: lettoIl === null
	};
}

/** The name of a topic; one that this release does not know has its key. */
export function nomeArgomento(argomento: string): string {
	return isArgomento(argomento) ? ARGOMENTI[argomento].nome : argomento;
}

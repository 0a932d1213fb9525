// A message of a list as its citizen reads it. Pure; called by the pages of the area personale.
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { MessaggioLetto } from './read-messaggi.ts';

/** What it says, when it came, and whether it is still to be read. */
export function messaggioVista({ id, oggetto, testo, creatoIl, lettoIl }: MessaggioLetto) {
	return {
		href: paths.messaggio(id),
		oggetto,
		testo,
		data: formatData(giornoARoma(creatoIl)),
		nuovo: lettoIl === null
	};
}

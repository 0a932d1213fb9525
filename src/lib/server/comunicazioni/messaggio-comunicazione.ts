// What a notice says as a message: pure, the same words in the preview and in what is sent. Called by the worker and by the clerks' page.
import type { Contenuto } from '#lib/domain/comunicazioni.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import { senzaPunto } from '#lib/domain/testo.ts';
import { paths } from '#lib/paths.ts';

/** The values of its template. */
export function parametriMessaggio(
	{
		id,
		titolo,
		testo,
		luogo,
		dal,
		al
	}: Pick<Contenuto, 'titolo' | 'testo' | 'luogo' | 'dal' | 'al'> & { id: string },
	sito: string
): Parametri {
	return {
		titolo,
		testo,
		dal: formatDataOra(dal),
		al: formatDataOra(al),
		luogo: luogo === undefined ? '' : ` Dove: ${senzaPunto(luogo)}.`,
		indirizzo: sito + paths.avviso(id)
	};
}

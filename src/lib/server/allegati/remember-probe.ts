// Asks the archive whether it can be written, once in a while however often it is asked; built by app.ts, asked by /pronto.
import type { ArchivioInProva } from './archivio.ts';

const VALE_MS = 5_000;

/** Whether the archive could be written some seconds ago at most. */
export function rememberProbe({
	archivio,
	clock
}: {
	archivio: ArchivioInProva;
	clock: () => Date;
}): () => Promise<boolean> {
	let ultima: { il: number; esito: Promise<boolean> } | undefined;
	return () => {
		const ora = clock().getTime();
		if (ultima && ora - ultima.il < VALE_MS && ora >= ultima.il) return ultima.esito;
		const esito = archivio.probe().then(
			() => true,
			() => false
		);
		ultima = { il: ora, esito };
		return esito;
	};
}

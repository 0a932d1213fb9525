// Removes the content that no row names any more: of drafts deleted, of files taken out, of uploads cut short. Called by the worker, ente by ente.
import type { Database, Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';

/** A file of the archive: content under its hash, or an upload that was not finished. */
export type FileArchiviato = { chiave: string; sha256: string | undefined; modificatoIl: Date };

/** What the sweep asks of the archive. */
export type ArchivioDaSpazzare = {
	/** The files of an ente, a page at a time. */
	list: (ente: string) => AsyncIterable<FileArchiviato[]>;
	remove: (chiave: string) => Promise<void>;
};

/** Younger files may belong to an upload whose row is still to come. */
const UN_GIORNO_MS = 86_400_000;

/** Returns how many files were removed. */
export async function sweepOrphans(
	database: Database,
	{ archivio, ente, istante }: { archivio: ArchivioDaSpazzare; ente: string; istante: Date }
): Promise<number> {
	const limite = new Date(istante.getTime() - UN_GIORNO_MS);
	let tolti = 0;
	for await (const pagina of archivio.list(ente)) {
		const vecchi = pagina.filter(({ modificatoIl }) => modificatoIl < limite);
		for (const file of await inSistemaDi(database, ente, (tx) => selectOrphans(tx, ente, vecchi)))
			tolti += await inSistemaDi(database, ente, (tx) => remove(tx, { archivio, ente, file }));
	}
	return tolti;
}

/** Keeps the sweep away from a content until the transaction ends; taken by whoever is about to name it. */
export async function holdContent(tx: Tx, { ente, sha256 }: { ente: string; sha256: string }): Promise<void> {
	await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`${ente}/${sha256}`}, 0))`;
}

async function selectOrphans(tx: Tx, ente: string, file: FileArchiviato[]): Promise<FileArchiviato[]> {
	const cercati = file.flatMap(({ sha256 }) => sha256 ?? []);
	const righe = await tx<{ sha256: string }[]>`
		select distinct sha256 from allegato where ente_id = ${ente} and sha256 = any(${cercati})`;
	const nominati = new Set(righe.map(({ sha256 }) => sha256));
	return file.filter(({ sha256 }) => sha256 === undefined || !nominati.has(sha256));
}

// Looks again with the content held for itself: an upload of the same content waits, or has it and is left alone.
async function remove(
	tx: Tx,
	{ archivio, ente, file }: { archivio: ArchivioDaSpazzare; ente: string; file: FileArchiviato }
): Promise<number> {
	if (file.sha256 !== undefined) {
		const [lock] = await tx<{ mio: boolean }[]>`
			select pg_try_advisory_xact_lock(hashtextextended(${`${ente}/${file.sha256}`}, 0)) as mio`;
		if (!lock?.mio || (await selectOrphans(tx, ente, [file])).length === 0) return 0;
	}
	await archivio.remove(file.chiave);
	return 1;
}

function inSistemaDi<T>(database: Database, ente: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
}

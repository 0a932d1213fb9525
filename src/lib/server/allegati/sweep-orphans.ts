// Removes the content that no row names any more: at once that of a file taken out, later that of drafts deleted and of uploads cut short. Called by attach-file.ts, and by the worker ente by ente.
import type { Database, Tx } from '../db/connection.ts';
import { afterCommit, asSystem } from '../db/in-ente.ts';

/** A file of the archive: content under its hash, or an upload that was not finished. */
export type FileArchiviato = { chiave: string; sha256: string | undefined; modificatoIl: Date };

/** What the sweep asks of the archive. */
export type ArchivioDaSpazzare = {
	/** The files of an ente, a page at a time. */
	list: (ente: string) => AsyncIterable<FileArchiviato[]>;
	remove: (chiave: string) => Promise<void>;
};

/** What throws away a content by its hash. */
export type ArchivioDaCuiTogliere = { discard: (chiave: { ente: string; sha256: string }) => Promise<void> };

/** A younger file that is not whole may belong to an upload under way; whoever writes a whole one holds it. */
const UN_GIORNO_MS = 86_400_000;

/** Returns how many files were removed. */
export async function sweepOrphans(
	database: Database,
	{ archivio, ente, istante }: { archivio: ArchivioDaSpazzare; ente: string; istante: Date }
): Promise<number> {
	const limite = new Date(istante.getTime() - UN_GIORNO_MS);
	let tolti = 0;
	for await (const pagina of archivio.list(ente)) {
		const finiti = pagina.filter(({ sha256, modificatoIl }) => sha256 !== undefined || modificatoIl < limite);
		for (const file of await asSystem({ database }, ente, (tx) => selectOrphans(tx, ente, finiti)))
			tolti += await asSystem({ database }, ente, (tx) => remove(tx, { archivio, ente, file }));
	}
	return tolti;
}

/** Keeps the sweep away from a content until the transaction ends; taken by whoever is about to name it. */
export async function holdContent(tx: Tx, { ente, sha256 }: { ente: string; sha256: string }): Promise<void> {
	await tx`select pg_advisory_xact_lock_shared(hashtextextended(${`${ente}/${sha256}`}, 0))`;
}

/**
 * Throws the contents away, those that no row names, once the removal of their rows holds: before that, a removal that fails would
 * leave a row that points to nothing. If it cannot be done now, the sweep does it later.
 */
export function discardAfterCommit(
	tx: Tx,
	{
		archivio,
		ente,
		contenuti
	}: { archivio: ArchivioDaCuiTogliere; ente: string; contenuti: readonly string[] }
): void {
	if (contenuti.length === 0) return;
	afterCommit(tx, async (database) => {
		for (const sha256 of new Set(contenuti))
			await asSystem({ database }, ente, async (sistema) => {
				if (await isOrphan(sistema, { ente, sha256 })) await archivio.discard({ ente, sha256 });
			});
	});
}

async function selectOrphans(tx: Tx, ente: string, file: FileArchiviato[]): Promise<FileArchiviato[]> {
	const cercati = file.flatMap(({ sha256 }) => sha256 ?? []);
	const righe = await tx<{ sha256: string }[]>`
		select distinct sha256 from allegato where ente_id = ${ente} and sha256 = any(${cercati})`;
	const nominati = new Set(righe.map(({ sha256 }) => sha256));
	return file.filter(({ sha256 }) => sha256 === undefined || !nominati.has(sha256));
}

// Looks again with the content held for itself: an upload of the same content waits, or has it and is left alone.
async function isOrphan(tx: Tx, { ente, sha256 }: { ente: string; sha256: string }): Promise<boolean> {
	const [lock] = await tx<{ mio: boolean }[]>`
		select pg_try_advisory_xact_lock(hashtextextended(${`${ente}/${sha256}`}, 0)) as mio`;
	if (!lock?.mio) return false;
	const righe = await tx`select 1 from allegato where ente_id = ${ente} and sha256 = ${sha256} limit 1`;
	return righe.length === 0;
}

async function remove(
	tx: Tx,
	{ archivio, ente, file }: { archivio: ArchivioDaSpazzare; ente: string; file: FileArchiviato }
): Promise<number> {
	const { chiave, sha256 } = file;
	if (sha256 !== undefined && !(await isOrphan(tx, { ente, sha256 }))) return 0;
	await archivio.remove(chiave);
	return 1;
}

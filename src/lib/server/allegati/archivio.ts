// The content of files, by ente and hash, through flydrive: a folder by default. Opened by app.ts.
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Archivio } from './attach-file.ts';
import type { ArchivioDaSpazzare, FileArchiviato } from './sweep-orphans.ts';

/** Whether files can be kept. */
export type ArchivioInProva = { /** @throws Error when nothing can be written */ probe: () => Promise<void> };

/** Keeps the content under `cartella`, where only the portal's user may enter. The same content is kept once for each ente. */
export function openArchivio(cartella: string): Archivio & ArchivioDaSpazzare & ArchivioInProva {
	const location = path.resolve(cartella);
	const disk = new Disk(new FSDriver({ location, visibility: 'private' }));
	const inside = (key: string): string => path.join(location, key);
	async function put(key: string, byte: Uint8Array): Promise<void> {
		await disk.put(key, byte);
		await chmod(inside(key), 0o600);
	}
	return {
		async write({ ente, sha256 }, byte) {
			const key = keyOf(ente, sha256);
			if (await disk.exists(key)) return;
			for (const folder of ['', ente, path.dirname(key)]) await closeFolder(inside(folder));
			// Under a passing name first: a file cut short is never taken for a whole one.
			const passing = `${key}.${randomUUID()}`;
			await put(passing, byte);
			await disk.move(passing, key);
		},
		read: ({ ente, sha256 }) => disk.getBytes(keyOf(ente, sha256)),
		discard: ({ ente, sha256 }) => disk.delete(keyOf(ente, sha256)),
		list: (ente) => listFiles(disk, `${ente}/`),
		remove: (chiave) => disk.delete(chiave),
		async probe() {
			const key = `prova.${randomUUID()}`;
			await closeFolder(location);
			await put(key, Buffer.from('prova'));
			await disk.delete(key);
		}
	};
}

// Made closed, and closed again if it was found open: a folder may be older than this rule.
async function closeFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700);
}

/** One page for each folder of the ente. */
async function* listFiles(disk: Disk, cartella: string): AsyncGenerator<FileArchiviato[]> {
	const { file, cartelle } = await readFolder(disk, cartella);
	if (file.length > 0) yield await Promise.all(file.map((chiave) => describe(disk, chiave)));
	for (const dentro of cartelle) yield* listFiles(disk, dentro);
}

async function describe(disk: Disk, chiave: string): Promise<FileArchiviato> {
	const { lastModified } = await disk.getMetaData(chiave);
	const sha256 = /\/([0-9a-f]{64})$/.exec(chiave)?.[1];
	return { chiave, sha256, modificatoIl: lastModified };
}

async function readFolder(disk: Disk, cartella: string): Promise<{ file: string[]; cartelle: string[] }> {
	const file: string[] = [];
	const cartelle: string[] = [];
	for await (const voci of pages(disk, cartella))
		for (const voce of voci) {
			if (voce.isFile) file.push(voce.key);
			else cartelle.push(`${voce.prefix}/`);
		}
	return { file, cartelle };
}

type Pagina = Awaited<ReturnType<Disk['listAll']>>;

async function* pages(disk: Disk, cartella: string): AsyncGenerator<Pagina['objects']> {
	let segno: string | undefined;
	do {
		const pagina = await disk.listAll(cartella, segno ? { paginationToken: segno } : {}).catch(ignoreAbsent);
		if (!pagina) return;
		yield pagina.objects;
		segno = pagina.paginationToken;
	} while (segno);
}

// An ente without files has no folder yet.
function ignoreAbsent(error: unknown): undefined {
	const cause = error instanceof Error ? error.cause : undefined;
	if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
	throw error;
}

function keyOf(ente: string, sha256: string): string {
	return `${ente}/${sha256.slice(0, 2)}/${sha256}`;
}

// The content of files, by ente and hash, through flydrive: a folder by default. Opened by app.ts.
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Archivio } from './attach-file.ts';

/** Keeps the content under `cartella`. The same content is kept once for each ente. */
export function openArchivio(cartella: string): Archivio {
	const disk = new Disk(new FSDriver({ location: path.resolve(cartella), visibility: 'private' }));
	return {
		async write({ ente, sha256 }, byte) {
			const key = keyOf(ente, sha256);
			if (await disk.exists(key)) return;
			// Under a passing name first: a file cut short is never taken for a whole one.
			const passing = `${key}.${randomUUID()}`;
			await disk.put(passing, byte);
			await disk.move(passing, key);
		},
		read: ({ ente, sha256 }) => disk.getBytes(keyOf(ente, sha256))
	};
}

function keyOf(ente: string, sha256: string): string {
	return `${ente}/${sha256.slice(0, 2)}/${sha256}`;
}

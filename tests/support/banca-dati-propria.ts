// A database of its own, embedded, migrated and filled in, in a temporary folder; used by the stacks of the long proofs.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { seedDemo } from '#cli/seed.ts';
import { ensureAppRole } from '#lib/server/db/app-role.ts';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { migrate } from '#lib/server/db/migrations.ts';
import { removeDataDir, temporaryDataDir } from './demo.ts';

export type BancaDatiPropria = {
	/** Folder of the database, and of whatever else its processes keep. */
	dataDir: string;
	ownerUrl: string;
	/** As the portal connects. */
	appUrl: string;
	/** Ends the server and removes the folder. */
	chiudi: () => Promise<void>;
};

/** Starts it. */
export async function apriBancaDatiPropria(): Promise<BancaDatiPropria> {
	const dataDir = await temporaryDataDir();
	const server = await startEmbeddedPostgres({
		dataDir: path.join(dataDir, 'postgres'),
		annuncia: () => undefined
	});
	const { ownerUrl } = server;
	await migrate({ ownerUrl, folder: path.resolve('migrations'), annuncia: () => undefined });
	await seedDemo({ ownerUrl });
	const password = randomBytes(24).toString('base64url');
	const appUrl = await ensureAppRole({ ownerUrl, ruolo: 'comune_vicino_portale', password });
	return {
		...{ dataDir, ownerUrl, appUrl },
		async chiudi() {
			await server.stop();
			await removeDataDir(dataDir);
		}
	};
}

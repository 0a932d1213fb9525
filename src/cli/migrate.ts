// Applies the pending migrations with the owner role: `npm run migrate`.
import path from 'node:path';
import { migrate } from '#lib/server/db/migrations.ts';
import { fail } from './process.ts';
import { ownerUrlOrFail } from './settings-or-fail.ts';

const ownerUrl = ownerUrlOrFail();

try {
	const { applicate } = await migrate({
		ownerUrl,
		folder: path.resolve('migrations'),
		annuncia: console.log
	});
	console.log(
		applicate.length === 0
			? 'La banca dati è già aggiornata.'
			: `Migrazioni applicate: ${applicate.join(', ')}`
	);
} catch (error) {
	fail(error);
}

// Applies the pending migrations with the owner role: `npm run migrate`.
import path from 'node:path';
import { migrate } from '#lib/server/db/migrations.ts';
import { fail } from './process.ts';

const ownerUrl = process.env.DATABASE_OWNER_URL;
if (!ownerUrl)
	fail(new Error("Imposta DATABASE_OWNER_URL con l'indirizzo PostgreSQL del ruolo proprietario."));

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

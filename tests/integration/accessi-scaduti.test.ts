// The worker's clean-up of sessions and one-time results.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openDatabase } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { removeExpiredLogins } from '#lib/server/identita/remove-expired-logins.ts';
import { RESCUE_MS } from '#lib/server/identita/sessioni.ts';
import { createTestDatabase } from '#tests/support/database.ts';

it('il lavoratore toglie le sessioni e gli esiti scaduti di ogni ente e lascia gli altri', async () => {
	const test = await createTestDatabase();
	const database = openDatabase({ url: test.appUrl, massimoConnessioni: 2, annuncia: () => undefined });
	const adesso = new Date('2026-11-24T10:00:00Z');
	const dopo = new Date('2026-11-24T10:00:01Z');
	for (const ente of ['cassola', 'seveso']) {
		await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, async (tx) => {
			const id = randomUUID();
			await tx`insert into persona (id, ente_id, codice_fiscale, nome, cognome, creata_il) values (${id}, ${ente}, 'RSSMRA80A01H501U', 'Mario', 'Rossi', ${adesso})`;
			for (const scade of [adesso, dopo]) {
				await tx`insert into sessione (id_hash, ente_id, persona_id, creata_il, usata_il, scade_il) values (${randomUUID()}, ${ente}, ${id}, ${adesso}, ${adesso}, ${scade})`;
				await tx`insert into esito_accesso_usato values (${ente}, ${randomUUID()}, ${scade})`;
			}
		});
	}
	expect(await removeExpiredLogins(database, adesso)).toBe(2);
	expect(await removeExpiredLogins(database, adesso)).toBe(0);
	expect(await removeExpiredLogins(database, dopo)).toBe(2);
	// For a day more an ended session tells whose draft may be saved.
	expect(await removeExpiredLogins(database, new Date(adesso.getTime() + RESCUE_MS - 1))).toBe(0);
	expect(await removeExpiredLogins(database, new Date(adesso.getTime() + RESCUE_MS))).toBe(2);
	expect(await removeExpiredLogins(database, new Date(dopo.getTime() + RESCUE_MS))).toBe(2);
	await database.close();
	await test.drop();
});

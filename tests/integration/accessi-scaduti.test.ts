// The worker's clean-up of sessions and logins left halfway.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openDatabase } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { removeExpiredLogins } from '#lib/server/identita/remove-expired-logins.ts';
import { RESCUE_MS } from '#lib/server/identita/adattatore-sessioni.ts';
import { createTestDatabase } from '#tests/support/database.ts';

it('il lavoratore toglie le sessioni e gli accessi scaduti di ogni ente e lascia gli altri', async () => {
	const test = await createTestDatabase();
	const database = openDatabase({ url: test.appUrl, massimoConnessioni: 2, annuncia: () => undefined });
	const adesso = new Date('2026-11-24T10:00:00Z');
	const dopo = new Date('2026-11-24T10:00:01Z');
	for (const ente of ['cassola', 'seveso']) {
		await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, async (tx) => {
			const id = randomUUID();
			await tx`insert into persona (id, ente_id, codice_fiscale, nome, cognome, creata_il) values (${id}, ${ente}, 'RSSMRA80A01H501U', 'Mario', 'Rossi', ${adesso})`;
			for (const scade of [adesso, dopo]) {
				await tx`insert into sessione (id_hash, id, ente_id, persona_id, creata_il, usata_il, scade_il, livello, metodo, gestore, dispositivo) values (${randomUUID()}, ${randomUUID()}, ${ente}, ${id}, ${adesso}, ${adesso}, ${scade}, 2, 'spid', 'gestore', 'prova')`;
				await tx`insert into accesso_in_corso (id, ente_id, metodo, gestore, livello, area, ritorno, istante, browser, attesa, scade_il) values (${randomUUID()}, ${ente}, 'spid', 'gestore', 2, 'cittadino', '/', ${adesso}, 'x', '', ${scade})`;
				await tx`insert into accesso_compiuto (codice, ente_id, browser, area, ritorno, persona_id, livello, metodo, gestore, scade_il) values (${randomUUID()}, ${ente}, 'x', 'cittadino', '/', ${id}, 2, 'spid', 'gestore', ${scade})`;
			}
		});
	}
	async function togli(istante: Date): Promise<number> {
		let tolti = 0;
		for (const ente of ['cassola', 'seveso'])
			tolti += await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, (tx) =>
				removeExpiredLogins(tx, istante)
			);
		return tolti;
	}
	expect(await togli(adesso)).toBe(4);
	expect(await togli(adesso)).toBe(0);
	expect(await togli(dopo)).toBe(4);
	// For a day more an ended session tells whose draft may be saved.
	expect(await togli(new Date(adesso.getTime() + RESCUE_MS - 1))).toBe(0);
	expect(await togli(new Date(adesso.getTime() + RESCUE_MS))).toBe(2);
	expect(await togli(new Date(dopo.getTime() + RESCUE_MS))).toBe(2);
	await database.close();
	await test.drop();
});

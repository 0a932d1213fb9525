// The walls of the database around a whole request: nothing of a person or of a Comune shows to another one, whatever is asked; the registers do not change.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import { operatori } from '#demo/operatori.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { sessioniOf } from '#lib/server/identita/sessioni.ts';
import { apriMondo, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { chiedi } from '#tests/support/mosse.ts';
import { comincia, compie, mettiChiave } from '#tests/support/accessi.ts';
import { PROVA } from '#tests/support/sessione.ts';
import { bozzaPronta, carica, conMarca, invia, nuovaBozza } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;
let davide: Residente;
let tabelle: string[];

/** Every table of an ente, and what each of them is expected to hold of Marta: so that an empty one proves nothing unseen. */
beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
	davide = await entra(mondo, 'Davide');
	const bozza = await bozzaPronta(mondo, marta, conMarca('01234567890123'));
	await carica(mondo, marta, { bozza });
	await invia(mondo, marta, bozza);
	await carica(mondo, marta, { bozza: await nuovaBozza(mondo, marta) });
	const { database, clock, newId } = mondo;
	const sessioni = sessioniOf({ database, ente: 'cassola', clock, newId });
	await sessioni.open({ personaId: marta.personaId }, PROVA);
	await comincia(mondo);
	await compie(mondo, marta, 'codice');
	await mettiChiave(mondo);
	const righe = await mondo.owner<{ nome: string }[]>`
		select c.relname as nome from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attname = 'ente_id' and not a.attisdropped
		where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`;
	tabelle = righe.map(({ nome }) => nome);
});

afterAll(async () => {
	await mondo.chiudi();
});

/** Tables of the ente itself: its public face, and counters without people. */
const DELL_ENTE = new Set(['ente', 'ente_host', 'impostazioni_ente', 'contatore']);

/** How many rows each table shows to a query without `where`; those that show none are left out. */
async function visibili(ente: string, attore: Attore): Promise<Record<string, number>> {
	return inEnte(mondo.database, { ente, attore }, async (tx) => {
		const viste: Record<string, number> = {};
		for (const tabella of tabelle) {
			const quante = (await tx`select 1 from ${tx(tabella)}`).length;
			if (quante > 0) viste[tabella] = quante;
		}
		return viste;
	});
}

function senzaEnte(viste: Record<string, number>): Record<string, number> {
	return Object.fromEntries(Object.entries(viste).filter(([tabella]) => !DELL_ENTE.has(tabella)));
}

describe('le righe di Marta', () => {
	it('stanno in ogni tabella: senza, la prova non proverebbe niente', async () => {
		for (const tabella of [
			'bozza',
			'pratica',
			'profilo',
			'protocollo',
			'evento',
			'documento',
			'messaggio',
			'spedizione',
			'sessione',
			'accesso_in_corso',
			'accesso_compiuto',
			'registro_accessi',
			'chiave_ente',
			'marca_da_bollo_usata'
		])
			expect(
				await mondo.owner`select 1 from ${mondo.owner(tabella)} where ente_id = 'cassola'`,
				tabella
			).not.toHaveLength(0);
		expect(await mondo.owner`select 1 from allegato`).toHaveLength(2);
	});

	it('le vede lei: la sua persona, la bozza, la pratica e i suoi atti, mai la coda, le sessioni e le marche', async () => {
		expect(senzaEnte(await visibili('cassola', { ruolo: 'cittadino', persona: marta.personaId }))).toEqual({
			allegato: 2,
			bozza: 1,
			documento: 1,
			evento: 1,
			messaggio: 1,
			persona: 1,
			pratica: 1,
			profilo: 1,
			protocollo: 1
		});
	});

	it('non le vede un altro cittadino dello stesso Comune, in nessuna tabella', async () => {
		expect(senzaEnte(await visibili('cassola', { ruolo: 'cittadino', persona: mario.personaId }))).toEqual({
			persona: 1
		});
	});

	it('non le vede nessuno di un altro Comune, in nessuna tabella', async () => {
		const operatore = operatori.filter(({ ente }) => ente === 'seveso').length;
		const incarichi = operatori.find(({ id }) => id === impiegato('seveso', 'responsabile').operatoreId)
			?.uffici.length;
		const attori: [Attore, object][] = [
			[{ ruolo: 'cittadino', persona: davide.personaId }, { persona: 1 }],
			[{ ruolo: 'cittadino', persona: marta.personaId }, {}],
			[
				{ ruolo: 'operatore', operatore: impiegato('seveso', 'responsabile').operatoreId },
				{ incarico: incarichi, operatore, persona: 1 }
			],
			[{ ruolo: 'sistema' }, { operatore, persona: 1 }]
		];
		for (const [attore, viste] of attori)
			expect(senzaEnte(await visibili('seveso', attore)), attore.ruolo).toEqual(viste);
	});

	it('non le vede un anonimo, e chi non ha detto chi è non vede proprio niente', async () => {
		expect(senzaEnte(await visibili('cassola', { ruolo: 'anonimo' }))).toEqual({});
		for (const tabella of tabelle)
			expect(await mondo.database.sql`select 1 from ${mondo.database.sql(tabella)}`, tabella).toHaveLength(0);
	});

	it('un operatore vede la pratica e i suoi file, non la bozza e i file della bozza', async () => {
		const { operatoreId: operatore } = impiegato('cassola', 'operatore');
		const viste = await visibili('cassola', { ruolo: 'operatore', operatore });
		expect(viste).toMatchObject({ pratica: 1, documento: 1, allegato: 1 });
		expect(Object.keys(viste)).not.toEqual(expect.arrayContaining(['bozza']));
		expect(viste).not.toHaveProperty('sessione');
	});

	it('non si cambiano né si cancellano da un altro, neppure senza filtro', async () => {
		const prima = await mondo.owner`select * from allegato order by id`;
		for (const [ente, persona] of [
			['cassola', mario.personaId],
			['seveso', marta.personaId]
		] as const) {
			const attore: Attore = { ruolo: 'cittadino', persona };
			await inEnte(mondo.database, { ente, attore }, async (tx) => {
				expect((await tx`update pratica set stato = 'ACCOLTA'`).count).toBe(0);
				expect((await tx`update allegato set bozza_id = bozza_id`).count).toBe(0);
				expect((await tx`update messaggio set letto_il = ${mondo.clock()}`).count).toBe(0);
				expect((await tx`delete from bozza`).count).toBe(0);
				expect((await tx`delete from allegato`).count).toBe(0);
			});
		}
		expect(await mondo.owner`select * from allegato order by id`).toEqual(prima);
	});

	it('non si scrivono a nome suo da un altro', async () => {
		const attore: Attore = { ruolo: 'cittadino', persona: mario.personaId };
		const scrive = inEnte(
			mondo.database,
			{ ente: 'cassola', attore },
			(tx) =>
				tx`insert into bozza (id, ente_id, persona_id, servizio, creata_il, aggiornata_il)
				values (${mondo.newId()}, 'cassola', ${marta.personaId}, 'altro', ${mondo.clock()}, ${mondo.clock()})`
		);
		await expect(scrive).rejects.toThrow('row-level security');
	});

	it('inviate, non le cambia neppure lei: i file della richiesta restano', async () => {
		await inEnte(
			mondo.database,
			{ ente: 'cassola', attore: { ruolo: 'cittadino', persona: marta.personaId } },
			async (tx) => {
				expect((await tx`update allegato set bozza_id = null where pratica_id is not null`).count).toBe(0);
				expect((await tx`delete from allegato where pratica_id is not null`).count).toBe(0);
			}
		);
	});
});

describe('i registri', () => {
	const registri = ['protocollo', 'evento', 'documento'];

	it.each(registri)(
		'%s non si cambia e non si cancella, neppure dal proprietario della banca dati',
		async (tabella) => {
			const { owner } = mondo;
			await expect(owner`update ${owner(tabella)} set pratica_id = pratica_id`).rejects.toThrow(
				'non si modificano'
			);
			await expect(owner`delete from ${owner(tabella)}`).rejects.toThrow('non si modificano');
		}
	);

	it.each([...registri, 'marca_da_bollo_usata'])(
		'%s non ha per il portale altri diritti che leggere e aggiungere',
		async (tabella) => {
			const [diritti] = await mondo.database.sql`
			select has_table_privilege(${tabella}, 'select') as legge, has_table_privilege(${tabella}, 'insert') as aggiunge,
				has_any_column_privilege(${tabella}, 'update') as cambia, has_table_privilege(${tabella}, 'delete') as cancella,
				has_table_privilege(${tabella}, 'truncate') as svuota`;
			expect(diritti).toEqual({ legge: true, aggiunge: true, cambia: false, cancella: false, svuota: false });
		}
	);

	it('una pratica non si cancella, un messaggio non si riscrive, e nessuna tabella si svuota', async () => {
		const prova = (work: (tx: Tx) => Promise<unknown>) =>
			inEnte(mondo.database, { ente: 'cassola', attore: { ruolo: 'sistema' } }, work);
		await expect(prova((tx) => tx`delete from pratica`)).rejects.toThrow('permission denied');
		await expect(prova((tx) => tx`update messaggio set testo = 'altro'`)).rejects.toThrow(
			'permission denied'
		);
		await expect(prova((tx) => tx`delete from messaggio`)).rejects.toThrow('permission denied');
		for (const tabella of tabelle)
			await expect(
				prova((tx) => tx`truncate ${tx(tabella)} cascade`),
				tabella
			).rejects.toThrow('permission denied');
	});

	it('il protocollo non accetta lo stesso numero due volte, né un numero senza pratica', async () => {
		const registra = (numero: number, pratica: string) =>
			inEnte(
				mondo.database,
				{ ente: 'cassola', attore: { ruolo: 'sistema' } },
				(tx) =>
					tx`insert into protocollo values ('cassola', 2026, ${numero}, 'E', ${mondo.clock()}, 'x', ${pratica}, ${marta.personaId})`
			);
		const [pratica] = await mondo.owner<{ id: string }[]>`select id from pratica`;
		await expect(registra(1, pratica?.id ?? '')).rejects.toThrow('duplicate key');
		await expect(registra(99, mondo.newId())).rejects.toThrow('foreign key');
	});
});

describe('la mossa di un operatore', () => {
	it('non riesce su una pratica di un altro Comune neppure con il numero giusto', async () => {
		const altro = impiegato('seveso', 'responsabile');
		await expect(chiedi(mondo, altro, { numero: 'AA-2026-000001', revisione: 1 })).rejects.toThrow(
			'Pratica non trovata'
		);
	});
});

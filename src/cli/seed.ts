// Fills the demonstration in: Comuni, host names, settings, clerks. `npm run seed`; called by demo-database.ts and the tests too.
import type postgres from 'postgres';
import type { EnteDemo } from '#demo/ente-demo.ts';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { operatori, type OperatoreDemo } from '#demo/operatori.ts';
import { impostazioniSchema, type Impostazioni } from '#lib/server/enti/schema.ts';
import { ownerUrlOrFail } from './settings-or-fail.ts';
import { addEnte, addHost, addOperatore, addVersione, asOwner, writeEnte, writeRuoli } from './write-ente.ts';

const VALIDE_DAL = '2026-01-01';
/** Names of this machine at which the first Comune answers. */
const DEFAULT_HOSTS = ['localhost', '127.0.0.1'];

/** Writes what is missing and leaves what is there. @throws ZodError when the demo's settings break the schema */
export async function seedDemo({ ownerUrl }: { ownerUrl: string }): Promise<void> {
	await asOwner(ownerUrl, async (sql) => {
		for (const [index, ente] of enti.entries()) await seedEnte(sql, ente, index === 0 ? DEFAULT_HOSTS : []);
	});
}

async function seedEnte(sql: postgres.Sql, ente: EnteDemo, moreHosts: string[]): Promise<void> {
	const documento = impostazioniSchema.parse(impostazioniDemo(ente));
	await writeEnte(sql, ente.id, async (tx) => {
		await addEnte(tx, { id: ente.id, nome: ente.nome, tipo: 'comune' });
		for (const host of [`${ente.id}.localhost`, ...moreHosts]) await addHost(tx, { ente: ente.id, host });
		await renewSettings(tx, ente.id, documento);
		for (const operatore of operatori.filter((uno) => uno.ente === ente.id))
			await seedOperatore(tx, operatore);
	});
}

// Roles that somebody has changed since stay as they are.
async function seedOperatore(tx: postgres.TransactionSql, operatore: OperatoreDemo): Promise<void> {
	const { id, ente, ruoli } = operatore;
	await addOperatore(tx, { ente, operatore });
	const toccati = await tx<{ ufficio: string }[]>`
		select distinct ufficio from cambio_incarico where ente_id = ${ente} and operatore_id = ${id} and tipo = 'RUOLI'`;
	for (const ufficio of operatore.uffici.filter((uno) => !toccati.some((altro) => altro.ufficio === uno)))
		await writeRuoli(tx, {
			ente,
			operatore: id,
			ufficio,
			ruoli,
			motivo: 'Ruoli della dimostrazione',
			istante: new Date(`${VALIDE_DAL}T08:00:00Z`)
		});
}

// A folder filled in by an older release may hold settings that this one cannot read: a new version follows, none is rewritten.
async function renewSettings(
	tx: postgres.TransactionSql,
	ente: string,
	documento: Impostazioni
): Promise<void> {
	const [last] = await tx<{ documento: unknown }[]>`
		select documento from impostazioni_ente where ente_id = ${ente} order by versione desc limit 1`;
	if (last && impostazioniSchema.safeParse(last.documento).success) return;
	await addVersione(tx, { ente, validaDal: VALIDE_DAL, documento });
}

if (import.meta.main) {
	await seedDemo({ ownerUrl: ownerUrlOrFail() });
}

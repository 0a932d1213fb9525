// Fills the demonstration in: Comuni, host names, settings, clerks. `npm run seed`; called by demo-database.ts and the tests too.
import postgres from 'postgres';
import { enti, impostazioniDemo, type EnteDemo } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { impostazioniSchema, type Impostazioni } from '#lib/server/enti/schema.ts';

const VALIDE_DAL = '2026-01-01';
/** Names of this machine at which the first Comune answers. */
const DEFAULT_HOSTS = ['localhost', '127.0.0.1'];

/** Writes what is missing and leaves what is there. @throws ZodError when the demo's settings break the schema */
export async function seedDemo({ ownerUrl }: { ownerUrl: string }): Promise<void> {
	const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
	try {
		for (const [index, ente] of enti.entries()) await seedEnte(sql, ente, index === 0 ? DEFAULT_HOSTS : []);
	} finally {
		await sql.end();
	}
}

async function seedEnte(sql: postgres.Sql, ente: EnteDemo, moreHosts: string[]): Promise<void> {
	const documento = impostazioniSchema.parse(impostazioniDemo(ente));
	await sql.begin(async (tx) => {
		// The owner is bound by row-level security too, unless it is a superuser.
		await tx`select set_config('app.ente', ${ente.id}, true), set_config('app.ruolo', 'sistema', true)`;
		await tx`insert into ente (ente_id, nome, tipo) values (${ente.id}, ${ente.nome}, 'comune') on conflict do nothing`;
		for (const host of [`${ente.id}.localhost`, ...moreHosts]) {
			await tx`insert into ente_host (host, ente_id) values (${host}, ${ente.id}) on conflict do nothing`;
		}
		await renewSettings(tx, ente.id, documento);
		for (const clerk of operatori.filter((operatore) => operatore.ente === ente.id)) {
			await tx`
				insert into operatore (id, ente_id, codice_fiscale, nome, cognome, ufficio, ruoli)
				values (${clerk.id}, ${clerk.ente}, ${clerk.codiceFiscale}, ${clerk.nome}, ${clerk.cognome},
					${clerk.ufficio}, ${[...clerk.ruoli]})
				on conflict do nothing`;
		}
	});
}

// A folder filled in by an older release may hold settings that this one cannot read: a new version follows, none is rewritten.
async function renewSettings(
	tx: postgres.TransactionSql,
	ente: string,
	documento: Impostazioni
): Promise<void> {
	const [last] = await tx<{ versione: number; documento: unknown }[]>`
		select versione, documento from impostazioni_ente where ente_id = ${ente} order by versione desc limit 1`;
	if (last && impostazioniSchema.safeParse(last.documento).success) return;
	await tx`
		insert into impostazioni_ente (ente_id, versione, valida_dal, documento)
		values (${ente}, ${(last?.versione ?? 0) + 1}, ${VALIDE_DAL}, ${tx.json(documento)})
		on conflict do nothing`;
}

if (import.meta.main) {
	const ownerUrl = process.env.DATABASE_OWNER_URL;
	if (!ownerUrl) {
		console.error("Imposta DATABASE_OWNER_URL con l'indirizzo PostgreSQL del ruolo proprietario.");
		process.exit(1);
	}
	await seedDemo({ ownerUrl });
}

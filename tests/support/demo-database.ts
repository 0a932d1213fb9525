// Reaches into the database of a demonstration under test, to let time pass there; used by the browser tests.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { OWNER } from '#lib/server/db/embedded-cluster.ts';

/** Makes every session of a person older, as if nothing had been done for some minutes. */
export async function ageSession({
	codiceFiscale,
	minuti
}: {
	codiceFiscale: string;
	minuti: number;
}): Promise<void> {
	await asOwner(async (sql) => {
		const aged = await sql`
			update sessione s set usata_il = usata_il - make_interval(mins => ${minuti})
			from persona p where p.id = s.persona_id and p.codice_fiscale = ${codiceFiscale}`;
		if (aged.count === 0) throw new Error(`Nessuna sessione di ${codiceFiscale}`);
	});
}

/** Makes every login of someone, by their name, be of sixteen minutes ago: too old for what is delicate. */
export async function ageLogin(nome: string): Promise<void> {
	await asOwner(async (sql) => {
		const aged = await sql`
			update sessione s set creata_il = creata_il - interval '16 minutes'
			where exists (select from persona p where p.id = s.persona_id and p.nome || ' ' || p.cognome = ${nome})
				or exists (select from operatore o where o.id = s.operatore_id and o.nome || ' ' || o.cognome = ${nome})`;
		if (aged.count === 0) throw new Error(`Nessuna sessione di ${nome}`);
	});
}

/** Makes the last day to answer a request for additions be yesterday. */
export async function expireIntegrazione({ ente, numero }: { ente: string; numero: string }): Promise<void> {
	await asOwner(async (sql) => {
		const expired = await sql`
			update pratica set integrazione = integrazione || jsonb_build_object('entro', (current_date - 1)::text)
			where ente_id = ${ente} and numero = ${numero} and stato = 'ATTESA_INTEGRAZIONI'`;
		if (expired.count === 0) throw new Error(`Nessuna richiesta di documenti per ${numero}`);
	});
}

/** Makes pagoPA have said that the notices of a request are expired. */
export async function expireAvvisi({ ente, numero }: { ente: string; numero: string }): Promise<void> {
	await asOwner(async (sql) => {
		const expired = await sql`
			update posizione set stato = 'scaduta'
			from pratica p where p.id = pratica_id and p.ente_id = ${ente} and p.numero = ${numero}
				and posizione.stato = 'aperta'`;
		if (expired.count === 0) throw new Error(`Nessun avviso aperto per ${numero}`);
		await sql`
			update pagamento set stato = 'SCADUTA'
			from pratica p where p.id = pratica_id and p.ente_id = ${ente} and p.numero = ${numero}`;
	});
}

/** Makes the minute be over after which pagoPA is asked for the stamps that are being bought. */
export async function hurryAcquisti(ente: string): Promise<void> {
	await asOwner(async (sql) => {
		await sql`update acquisto_bollo set prossimo_il = now() where ente_id = ${ente} and stato = 'aperto'`;
	});
}

/** Works in the database of the demonstration under test, past its rules. */
export async function asOwner(work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
	const sql = postgres(await ownerUrl(process.env.PORTALE_DATI ?? ''), { max: 1 });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}

/** The owner's address of the database of a demonstration, by its data folder. */
export async function ownerUrl(dataDir: string): Promise<string> {
	const base = path.join(dataDir, 'postgres');
	const password = (await readFile(path.join(base, 'password'), 'utf8')).trim();
	const [, , , port = ''] = (await readFile(path.join(base, 'cluster', 'postmaster.pid'), 'utf8')).split(
		'\n'
	);
	return `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`;
}

// Puts a Comune into the database, or changes it, from a JSON document: `npm run ente -- file.json`. See docs/operations.md.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import { readEnteDocument, type EnteDocument } from './ente-document.ts';
import { fail } from './process.ts';
import { ownerUrlOrFail } from './settings-or-fail.ts';
import { addEnte, addHost, addOperatore, addVersione, asOwner, writeEnte, writeRuoli } from './write-ente.ts';

export type SaveEnte = { ownerUrl: string; valore: unknown; newId?: () => string };

/** Writes all or nothing and returns a line for each thing done. @throws Error with one line for each problem */
export async function saveEnte({ ownerUrl, valore, newId = randomUUID }: SaveEnte): Promise<string[]> {
	const letto = readEnteDocument(valore, openLuoghi());
	if ('problemi' in letto) throw new Error(letto.problemi.join('\n'));
	const { documento } = letto;
	return asOwner(ownerUrl, (sql) =>
		writeEnte(sql, documento.id, async (tx) => [
			await saveNome(tx, documento),
			...(await saveHosts(tx, documento)),
			...(await saveImpostazioni(tx, documento)),
			...(await saveOperatori(tx, documento, newId))
		])
	);
}

async function saveNome(tx: postgres.TransactionSql, { id, nome, tipo }: EnteDocument): Promise<string> {
	if (await addEnte(tx, { id, nome, tipo })) return `Aggiunto l'ente ${id}.`;
	// The lock makes a second command on the same ente wait for this one.
	const [presente] = await tx<{ nome: string; tipo: string }[]>`
		select nome, tipo from ente where ente_id = ${id} for update`;
	if (presente?.tipo !== tipo) throw new Error(`id: l'ente ${id} c'è già e non è di tipo ${tipo}`);
	if (presente.nome === nome) return `L'ente ${id} c'è già.`;
	await tx`update ente set nome = ${nome} where ente_id = ${id}`;
	return `L'ente ${id} ora si chiama ${nome}.`;
}

async function saveHosts(tx: postgres.TransactionSql, { id, host }: EnteDocument): Promise<string[]> {
	const righe: string[] = [];
	for (const uno of host) {
		if (await addHost(tx, { ente: id, host: uno })) righe.push(`Risponde al nome ${uno}.`);
	}
	const presi = await tx<{ host: string; ente: string }[]>`
		select host, ente_id as ente from ente_host where host in ${tx(host)} or ente_id = ${id} order by host`;
	const altrui = presi.filter(({ ente }) => ente !== id);
	if (altrui.length > 0)
		throw new Error(altrui.map((uno) => `host: ${uno.host} è già dell'ente ${uno.ente}`).join('\n'));
	const restano = presi.filter((uno) => !host.includes(uno.host));
	return [...righe, ...restano.map((uno) => `Resta anche il nome ${uno.host}, che il documento non ha.`)];
}

type Versione = { versione: number; valida_dal: string; documento: unknown };

async function saveImpostazioni(
	tx: postgres.TransactionSql,
	{ id, validaDal, impostazioni }: EnteDocument
): Promise<string[]> {
	const versioni = await tx<Versione[]>`
		select versione, valida_dal::text, documento from impostazioni_ente
		where ente_id = ${id} order by valida_dal desc, versione desc`;
	const inVigore = versioni.find((una) => una.valida_dal <= validaDal);
	const dopo = versioni
		.filter((una) => una.valida_dal > validaDal)
		.map((una) => `Dal ${una.valida_dal} vale la versione ${una.versione}, che c'era già.`);
	if (inVigore && isDeepStrictEqual(inVigore.documento, impostazioni))
		return [`Le impostazioni del ${validaDal} sono già queste: versione ${inVigore.versione}.`, ...dopo];
	const versione = await addVersione(tx, { ente: id, validaDal, documento: impostazioni });
	return [`Aggiunta la versione ${versione} delle impostazioni, valida dal ${validaDal}.`, ...dopo];
}

type Presente = { id: string; codice_fiscale: string; nome: string; cognome: string; ufficio: string };

// Lines hold no name and no codice fiscale: they may end in a log.
async function saveOperatori(
	tx: postgres.TransactionSql,
	{ id: ente, operatori }: EnteDocument,
	newId: () => string
): Promise<string[]> {
	const presenti = await tx<Presente[]>`
		select id, codice_fiscale, nome, cognome, ufficio from operatore where ente_id = ${ente}`;
	let aggiunti = 0;
	let cambiati = 0;
	for (const uno of operatori) {
		const presente = presenti.find(({ codice_fiscale }) => codice_fiscale === uno.codiceFiscale);
		if (presente) {
			if (await changeOperatore(tx, { ente, presente, uno })) cambiati += 1;
		} else {
			const id = newId();
			await addOperatore(tx, { ente, operatore: { id, ...uno } });
			await writeRuoli(tx, { ente, operatore: id, ufficio: uno.ufficio, ruoli: uno.ruoli, ...daDocumento() });
			aggiunti += 1;
		}
	}
	const codici = new Set(operatori.map(({ codiceFiscale }) => codiceFiscale));
	const altri = presenti.filter(({ codice_fiscale }) => !codici.has(codice_fiscale)).length;
	return [
		`Operatori: ${aggiunti} aggiunti, ${cambiati} cambiati, ${operatori.length - aggiunti - cambiati} uguali.`,
		...(altri > 0 ? [`Operatori che restano e che il documento non ha: ${altri}.`] : [])
	];
}

type Cambiato = { ente: string; presente: Presente; uno: EnteDocument['operatori'][number] };

// The document speaks of one office: roles that an administrator gave in others stay.
async function changeOperatore(
	tx: postgres.TransactionSql,
	{ ente, presente, uno }: Cambiato
): Promise<boolean> {
	const { id } = presente;
	const { nome, cognome, ufficio, ruoli } = uno;
	const altroNome = presente.nome !== nome || presente.cognome !== cognome;
	if (altroNome)
		await tx`update operatore set nome = ${nome}, cognome = ${cognome} where ente_id = ${ente} and id = ${id}`;
	const altriRuoli = await writeRuoli(tx, { ente, operatore: id, ufficio, ruoli, ...daDocumento() });
	if (presente.ufficio === ufficio) return altroNome || altriRuoli;
	await writeRuoli(tx, { ente, operatore: id, ufficio: presente.ufficio, ruoli: [], ...daDocumento() });
	await tx`update operatore set ufficio = ${ufficio} where ente_id = ${ente} and id = ${id}`;
	return true;
}

function daDocumento(): { motivo: string; istante: Date } {
	return { motivo: 'Documento del Comune', istante: new Date() };
}

function readFile(file: string | undefined): unknown {
	if (!file) throw new Error('Indica il documento: npm run ente -- comune.json');
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (cause) {
		throw new Error(`Il documento ${file} non si legge o non è JSON.`, { cause });
	}
}

async function run(): Promise<void> {
	const ownerUrl = ownerUrlOrFail();
	console.log((await saveEnte({ ownerUrl, valore: readFile(process.argv[2]) })).join('\n'));
}

if (import.meta.main) await run().catch(fail);

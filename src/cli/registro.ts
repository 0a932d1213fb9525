// Reads the register of logins for who may ask for it: `npm run registro -- ente registro-privata.json [dal] [al]`, one line of JSON for each message. See docs/accesso.md.
import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { apriTraccia } from '#lib/server/identita/registro-accessi.ts';
import { fail } from './process.ts';
import { ownerUrlOrFail } from './settings-or-fail.ts';
import { asOwnerInEnte } from './write-ente.ts';

type Riga = {
	istante: Date;
	metodo: string;
	gestore: string;
	richiesta: string;
	esito: string;
	numero: number | null;
	contenuto: string;
};

async function run([ente, file, dal = '2000-01-01', al = '2999-12-31']: string[]): Promise<void> {
	if (!ente || !file) throw new Error('Scrivi: npm run registro -- ente registro-privata.json [dal] [al]');
	if (![dal, al].every((giorno) => /^\d{4}-\d{2}-\d{2}$/.test(giorno)))
		throw new Error('Scrivi i giorni come 2026-01-31.');
	const privata = readPrivata(file);
	await asOwnerInEnte({ ownerUrl: ownerUrlOrFail(), ente }, async (tx) => {
		const righe = tx<Riga[]>`
				select istante, metodo, gestore, richiesta, esito, numero, contenuto from registro_accessi
				where ente_id = ${ente} and istante >= ${dal}::date and istante < ${al}::date + 1
				order by istante, id`.cursor(100);
		for await (const gruppo of righe)
			for (const { contenuto, ...riga } of gruppo)
				console.log(JSON.stringify({ ...riga, traccia: await apriTraccia(contenuto, privata) }));
	});
}

function readPrivata(file: string): JWK {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as JWK;
	} catch (cause) {
		throw new Error(`La chiave ${file} non si legge.`, { cause });
	}
}

await run(process.argv.slice(2)).catch(fail);

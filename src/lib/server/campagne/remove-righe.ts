// Deletes the rows of campaigns that are over, a batch at a time: they hold codici fiscali, sums and notices. The totals stay with the campaign, the messages with their people. Called by the timers of the worker, ente by ente.
import { giornoARoma, inizioGiornoARoma } from '#lib/domain/istante.ts';
import type { Database, Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';

/** Days for which a row that was never sent is kept: time enough to correct the file and load it again. */
const GIORNI_SCARTI = 90;
/** Months for which one with a message is kept, as long as what is known of deliveries. */
const MESI_RIGHE = 24;
/** Rows deleted in one transaction. */
const INSIEME = 5_000;

type Mezzi = { database: Database; clock: () => Date };
type Quali = 'scarti' | 'righe';

/** How many rows. Ended at any point, it goes on at the next turn. */
export async function removeRighe(mezzi: Mezzi, ente: string): Promise<number> {
	const oggi = giornoARoma(mezzi.clock());
	const finiteDa = {
		scarti: inizioGiornoARoma(oggi.subtract({ days: GIORNI_SCARTI })),
		righe: inizioGiornoARoma(oggi.subtract({ months: MESI_RIGHE }))
	};
	let tolte = 0;
	for (const quali of ['scarti', 'righe'] as const)
		for (const campagna of await asSystem(mezzi, ente, (tx) => listFinite(tx, quali, finiteDa[quali])))
			tolte += await removeAll(mezzi, { ente, campagna, quali });
	return tolte;
}

async function listFinite(tx: Tx, quali: Quali, prima: Date): Promise<string[]> {
	const righe = await tx<{ id: string }[]>`
		select id from campagna
		where stato in ('conclusa', 'annullata') and finita_il < ${prima} and ${colonnaDi(tx, quali)} is null
		order by finita_il, id`;
	return righe.map(({ id }) => id);
}

type DaTogliere = { ente: string; campagna: string; quali: Quali };

async function removeAll(mezzi: Mezzi, dati: DaTogliere): Promise<number> {
	let tolte = 0;
	for (;;) {
		const insieme = await asSystem(mezzi, dati.ente, (tx) => removeInsieme(tx, dati, mezzi.clock()));
		if (insieme === 0) return tolte;
		tolte += insieme;
	}
}

/** None when they are gone, and then it says so; none also when another worker is at it. */
async function removeInsieme(tx: Tx, { ente, campagna, quali }: DaTogliere, istante: Date): Promise<number> {
	const tenuta = await tx`
		select from campagna where ente_id = ${ente} and id = ${campagna} for no key update skip locked`;
	if (tenuta.length === 0) return 0;
	const sue = tx`ente_id = ${ente} and campagna_id = ${campagna} and ${quali === 'scarti' ? tx`stato <> 'accodata'` : tx`true`}`;
	// By the range of the numbers: joined with a list of them, the database would rather read all the rows again for each.
	const { count } = await tx`
		delete from campagna_riga
		where ${sue} and n <= (select max(n) from (select n from campagna_riga where ${sue} order by n limit ${INSIEME}) prime)`;
	if (count === 0)
		await tx`update campagna set ${colonnaDi(tx, quali)} = ${istante} where ente_id = ${ente} and id = ${campagna}`;
	return count;
}

function colonnaDi(tx: Tx, quali: Quali) {
	return quali === 'scarti' ? tx`scarti_tolti_il` : tx`righe_tolte_il`;
}

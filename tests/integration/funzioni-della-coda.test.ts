// The functions by which the worker empties the queue, called by hands that are not the worker's or not of that ente.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { autoreDi, caricaEControlla, elencoDi, giro, righeBuone } from '#tests/support/campagne.ts';
import { apriMondo, come, entra, impiegato, type Mondo } from '#tests/support/mondo.ts';

const capo = impiegato('cassola', 'responsabile');
const SISTEMA: Attore = { ruolo: 'sistema' };
const POI = '2027-12-31T00:00:00Z';
let mondo: Mondo;
let cittadino: Attore;
let id: string;

beforeAll(async () => {
	mondo = await apriMondo();
	cittadino = { ruolo: 'cittadino', persona: (await entra(mondo, 'Marta')).personaId };
	const campagna = await caricaEControlla(mondo, elencoDi(righeBuone(1)));
	await come(mondo, capo, (tx) => startCampagna(tx, autoreDi(mondo, capo), campagna));
	await giro(mondo);
	id = await spedizione('id');
});

afterAll(() => mondo.chiudi());

async function spedizione(colonna: string): Promise<string> {
	const [riga] = await mondo.owner.unsafe<{ valore: string }[]>(
		`select ${colonna}::text as valore from spedizione`
	);
	return riga?.valore ?? '';
}

/** Every function, with words that would take or change the delivery. */
function chiamate(): string[] {
	const esito = JSON.stringify([
		{ id, tentativi: 0, stato: 'accettata', prossimo: POI, chiusa: POI, esterno: 'x', recapito: 'x@y.it' }
	]);
	return [
		`prendi_spedizioni('${POI}', '${POI}', 100, false, '{}', '{}')`,
		`consegna_spedizioni('${esito}', '${POI}')`,
		`chiudi_spedizioni('${esito}')`,
		`chiudi_senza_risposta('${POI}', 'x')`,
		`prendi_verifiche('${POI}', '${POI}', 100, '{}', '{}')`,
		`chiudi_verifiche('${esito}')`
	];
}

/** The delivery in each of the states that a function looks for. */
const STATI = ['in_coda', 'in_invio', 'inviata', 'incerta', 'accettata'];

it.each([
	['un cittadino', 'cassola', () => cittadino],
	['un responsabile', 'cassola', (): Attore => ({ ruolo: 'operatore', operatore: capo.operatoreId })],
	['chi non è entrato', 'cassola', (): Attore => ({ ruolo: 'anonimo' })],
	['il sistema di un altro ente', 'seveso', () => SISTEMA]
])('%s non prende e non cambia niente', async (_nome, ente, attore) => {
	for (const stato of STATI) {
		const chiusa = stato === 'incerta' || stato === 'accettata' ? `'${POI}'` : 'null';
		await mondo.owner.unsafe(
			`update spedizione set stato = '${stato}', chiusa_il = ${chiusa}, verifica_il = ${stato === 'accettata' ? 'prossimo_il' : 'null'}`
		);
		const prima = await spedizione('spedizione');
		for (const chiamata of chiamate())
			expect(
				await inEnte(mondo.database, { ente, attore: attore() }, (tx) =>
					tx.unsafe(`select * from ${chiamata}`)
				),
				`${chiamata} di una ${stato}`
			).toHaveLength(0);
		expect(await spedizione('spedizione')).toBe(prima);
	}
});

it('il sistema di questo ente invece prende', async () => {
	await mondo.owner`update spedizione set stato = 'in_coda', chiusa_il = null, verifica_il = null`;
	const prese = await inEnte(mondo.database, { ente: 'cassola', attore: SISTEMA }, (tx) =>
		tx.unsafe(`select * from ${chiamate()[0] ?? ''}`)
	);
	expect(prese).toMatchObject([{ id }]);
});

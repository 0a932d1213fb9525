// For how long the rows of a campaign are kept: deleted by the clock, in batches, with the totals and the messages left where they are, and pages that say so.
import { describe, expect, it } from 'vitest';
import { cancelCampagna, startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { removeRighe } from '#lib/server/campagne/remove-righe.ts';
import { paths } from '#lib/paths.ts';
import { caricaEControlla, elencoDi, giri, righeBuone, vedi } from '#tests/support/campagne.ts';
import { evento } from '#tests/support/pagine-campagne.ts';
import { capo, consegna, fai, mondo } from '#tests/support/scena-campagne.ts';
import { load } from '../../src/routes/operatore/messaggi/campagne/[id]/+page.server.ts';
import { load as nonArrivati } from '../../src/routes/operatore/messaggi/campagne/[id]/non-arrivati/+page.server.ts';

/** Two sent, one refused; over on 24 November 2026. */
async function conclusa(): Promise<string> {
	const id = await caricaEControlla(mondo, elencoDi([...righeBuone(2), 'PIPPO;1;16/12/2026;']));
	await fai(startCampagna, id);
	await giri(mondo);
	await consegna(2);
	await giri(mondo);
	expect((await vedi(mondo, id)).stato).toBe('conclusa');
	return id;
}

async function rimaste(): Promise<number> {
	const [riga] = await mondo.owner<{ quante: number }[]>`select count(*)::int as quante from campagna_riga`;
	return riga?.quante ?? 0;
}

function pagina(id: string) {
	return evento(capo, paths.campagna(id), { id });
}

/** One turn of the timer at half past ten of a day. */
function giroIl(giorno: string): Promise<number> {
	mondo.sposta(`${giorno}T09:30:00Z`);
	return removeRighe(mondo, 'cassola');
}

describe('le righe di una campagna conclusa', () => {
	it('mai partite si cancellano dopo 90 giorni, le altre dopo 24 mesi, e i totali restano', async () => {
		const id = await conclusa();
		expect(await giroIl('2027-02-22')).toBe(0);
		expect(await rimaste()).toBe(3);
		expect(await giroIl('2027-02-23')).toBe(1);
		expect(await load(await pagina(id))).toMatchObject({
			tolte: expect.stringContaining('mai partite sono state cancellate il 23/02/2027') as string,
			righe: { esitiCsv: paths.campagnaEsiti(id) },
			andamento: { problemi: false }
		});
		expect(await giroIl('2028-11-24')).toBe(0);
		expect(await giroIl('2028-11-25')).toBe(2);
		expect(await giroIl('2028-11-26')).toBe(0);
		expect(await rimaste()).toBe(0);
		expect(await vedi(mondo, id)).toMatchObject({
			righe: 3,
			valide: 2,
			scartate: 1,
			accodate: 2,
			totaleCent: 2_003
		});
		expect(await mondo.owner`select from messaggio`).toHaveLength(2);
		const tolte = expect.stringContaining('cancellate il 25/11/2028, come si fa dopo 24 mesi') as string;
		expect(await load(await pagina(id))).toMatchObject({
			tolte,
			righe: false,
			anteprima: undefined,
			esiti: {
				gruppi: [
					{ etichetta: 'In coda', valore: '0' },
					{ etichetta: 'Presi da App IO', valore: '2' }
				]
			}
		});
		expect(await nonArrivati(await pagina(id))).toMatchObject({ tolte, righe: [] });
	});

	it('annullata prima di partire si cancellano tutte dopo 90 giorni', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		await fai(cancelCampagna, id);
		expect(await giroIl('2027-02-23')).toBe(2);
		expect(await rimaste()).toBe(0);
		expect((await vedi(mondo, id)).valide).toBe(2);
	});

	it('si cancellano un pezzo alla volta: chi si ferma a metà riprende da lì', async () => {
		const id = await caricaEControlla(mondo, elencoDi(righeBuone(5_001)));
		await fai(cancelCampagna, id);
		mondo.sposta('2027-02-23T09:30:00Z');
		let ore = 0;
		const muore = {
			...mondo,
			clock() {
				ore += 1;
				// When it is to delete the second batch.
				if (ore === 3) throw new Error('ucciso');
				return mondo.clock();
			}
		};
		await expect(removeRighe(muore, 'cassola')).rejects.toThrow('ucciso');
		expect(await rimaste()).toBe(1);
		expect((await vedi(mondo, id)).scartiTolti).toBeNull();
		expect(await removeRighe(mondo, 'cassola')).toBe(1);
		expect((await vedi(mondo, id)).scartiTolti).toEqual(mondo.clock());
	});

	it('non si cancellano finché la campagna non è finita, nemmeno dal sistema', async () => {
		await caricaEControlla(mondo, elencoDi(righeBuone(2)));
		expect(await giroIl('2029-01-01')).toBe(0);
		expect(await rimaste()).toBe(2);
	});
});

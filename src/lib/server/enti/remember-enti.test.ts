import { beforeEach, describe, expect, it } from 'vitest';
import type { EnteInVigore } from './find-ente.ts';
import { rememberEnti } from './remember-enti.ts';

let adesso: Date;
let chiesti: string[];
let findEnte: (host: string) => Promise<EnteInVigore | undefined>;

/** Each reading is another version, so that a remembered one shows. */
function read(host: string, giorno: string): Promise<EnteInVigore | undefined> {
	chiesti.push(`${host} ${giorno}`);
	if (host === 'guasto') return Promise.reject(new Error('banca dati assente'));
	if (host === 'sconosciuto') return Promise.resolve(undefined);
	const impostazioni = { nome: host, uffici: [{ nome: 'Ufficio' }] } as EnteInVigore['impostazioni'];
	return Promise.resolve({ id: host, tipo: 'comune', versione: chiesti.length, impostazioni });
}

async function versioneDi(host: string): Promise<number | undefined> {
	return (await findEnte(host))?.versione;
}

beforeEach(() => {
	adesso = new Date('2026-11-24T09:30:00Z');
	chiesti = [];
	findEnte = rememberEnti({ find: read, clock: () => adesso, massimo: 2 });
});

describe('l’ente ricordato', () => {
	it('si rilegge dopo tre secondi, non prima', async () => {
		expect(await versioneDi('cassola')).toBe(1);
		adesso = new Date('2026-11-24T09:30:02.999Z');
		expect(await versioneDi('cassola')).toBe(1);
		adesso = new Date('2026-11-24T09:30:03Z');
		expect(await versioneDi('cassola')).toBe(2);
	});

	it('si rilegge a mezzanotte di Roma: da quel giorno possono valere altre impostazioni', async () => {
		adesso = new Date('2026-11-24T22:59:59.500Z');
		await findEnte('cassola');
		adesso = new Date('2026-11-24T23:00:00Z');
		await findEnte('cassola');
		expect(chiesti).toEqual(['cassola 2026-11-24', 'cassola 2026-11-25']);
	});

	it('è di quel solo host', async () => {
		expect((await findEnte('cassola'))?.id).toBe('cassola');
		expect((await findEnte('seveso'))?.id).toBe('seveso');
		expect((await findEnte('cassola'))?.id).toBe('cassola');
		expect(chiesti).toHaveLength(2);
	});

	it('lascia il posto quando gli host sono troppi', async () => {
		for (const host of ['cassola', 'seveso', 'casciago', 'seveso']) await findEnte(host);
		expect(chiesti).toHaveLength(3);
		expect(await versioneDi('cassola')).toBe(4);
	});

	it('non ricorda gli host sconosciuti e i guasti', async () => {
		await findEnte('cassola');
		await findEnte('seveso');
		for (const volta of [1, 2]) {
			expect(await findEnte('sconosciuto')).toBeUndefined();
			await expect(findEnte('guasto')).rejects.toThrow('banca dati assente');
			expect(chiesti).toHaveLength(2 + volta * 2);
		}
		expect(await versioneDi('cassola')).toBe(1);
	});

	it('non si lascia cambiare da una richiesta per le altre', async () => {
		const ente = await findEnte('cassola');
		expect(() => {
			ente?.impostazioni.uffici.pop();
		}).toThrow(TypeError);
		expect(() => Object.assign(ente?.impostazioni ?? {}, { nome: 'Altro' })).toThrow(TypeError);
	});
});

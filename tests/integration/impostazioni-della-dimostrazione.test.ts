// The first command with wrong settings: it ends at once, with one line that names the setting, and nothing is left behind.
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { launchDemo, removeDataDir, temporaryDataDir } from '#tests/support/demo.ts';

let dataDir: string;

beforeEach(async () => {
	dataDir = await temporaryDataDir();
});

afterEach(async () => {
	await removeDataDir(dataDir);
});

const SBAGLIATE: [string, Record<string, string>, RegExp][] = [
	['una delle ultime porte', { PORT: '65533' }, /^Impostazione PORT non valida: .*65532/],
	['una porta a parole', { PORT: 'tremila' }, /^Impostazione PORT non valida/],
	['un indirizzo che non è di PostgreSQL', { DATABASE_URL: 'xx' }, /^Impostazione DATABASE_URL non valida/],
	['un proprietario senza indirizzo', { DATABASE_OWNER_URL: 'xx' }, /^Impostazione DATABASE_OWNER_URL non/],
	['una cartella dentro un file', { DATA_DIR: '/dev/null/x' }, /^Impostazione DATA_DIR non valida/],
	['un livello che non esiste', { LOG_LEVEL: 'boh' }, /^Impostazione LOG_LEVEL non valida/]
];

it.each(SBAGLIATE)('%s: una riga sola, e niente resta', async (_quale, env, riga) => {
	const demo = launchDemo({ dataDir, port: await freePort(), env });
	expect(await demo.ended).toBe(1);
	expect(demo.output().trim().split('\n')).toHaveLength(1);
	expect(demo.output()).toMatch(riga);
	expect(await readdir(dataDir)).toEqual([]);
});

it('una banca dati spenta: una riga sola, senza la password', async () => {
	const env = { DATABASE_URL: `postgres://chi:segreto@127.0.0.1:${await freePort()}/dati` };
	const demo = launchDemo({ dataDir, port: await freePort(), env });
	expect(await demo.ended).toBe(1);
	expect(demo.output()).toMatch(/^La banca dati .* non è raggiungibile \(ECONNREFUSED\): .*\n$/);
	expect(demo.output()).not.toContain('segreto');
	expect(await readdir(dataDir)).toEqual([]);
});

it.runIf(process.platform === 'linux')(
	'una cartella dove il sistema non lascia scrivere: una riga sola',
	async () => {
		const demo = launchDemo({ dataDir, port: await freePort(), env: { DATA_DIR: '/proc/dati' } });
		expect(await demo.ended).toBe(1);
		expect(demo.output()).toMatch(/^Impostazione DATA_DIR non valida: .*\n$/);
	}
);

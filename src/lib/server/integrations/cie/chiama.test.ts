// How the other servers of the federation are called.
import { describe, expect, it } from 'vitest';
import { callLocal, readDichiarazione, type Chiama } from './chiama.ts';

function segna(stato = 200) {
	const chiamate: { indirizzo: string; host: string | null }[] = [];
	const chiama: Chiama = (indirizzo, richiesta) => {
		chiamate.push({ indirizzo, host: new Headers(richiesta?.headers).get('host') });
		return Promise.resolve(new Response(' ey.J.0\n', { status: stato }));
	};
	return { chiamate, chiama };
}

describe('una chiamata della federazione', () => {
	it('verso un nome di questa macchina va a questa macchina, e dice il nome', async () => {
		const { chiamate, chiama } = segna();
		await callLocal(chiama)('http://cassola.localhost:3000/accesso/cie?a=b');
		expect(chiamate).toEqual([
			{ indirizzo: 'http://127.0.0.1:3000/accesso/cie?a=b', host: 'cassola.localhost:3000' }
		]);
	});

	it('verso gli altri nomi va dove dicono', async () => {
		const { chiamate, chiama } = segna();
		await callLocal(chiama)('https://federazione.example/fetch');
		await callLocal(chiama)('https://localhost.example/fetch');
		expect(chiamate.map(({ indirizzo }) => indirizzo)).toEqual([
			'https://federazione.example/fetch',
			'https://localhost.example/fetch'
		]);
	});

	it('porta la dichiarazione senza spazi intorno', async () => {
		expect(await readDichiarazione(segna().chiama, 'https://federazione.example')).toBe('ey.J.0');
	});

	it.each([
		[404, false],
		[302, false],
		[429, true],
		[503, true]
	])('che riceve %i può riuscire più tardi: %s', async (stato, temporaneo) => {
		await expect(readDichiarazione(segna(stato).chiama, 'https://federazione.example')).rejects.toMatchObject(
			{
				name: 'IntegrationError',
				temporaneo
			}
		);
	});
});

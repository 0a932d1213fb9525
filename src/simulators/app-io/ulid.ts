// Ids as App IO gives them: 26 characters that sort by time; used by its simulator.

const ALFABETO = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten characters of time, sixteen of chance. `random` gives bytes. */
export function ulid(adesso: Date, random: (quanti: number) => Uint8Array): string {
	let tempo = adesso.getTime();
	let testa = '';
	for (let i = 0; i < 10; i += 1) {
		testa = ALFABETO.charAt(tempo % 32) + testa;
		tempo = Math.floor(tempo / 32);
	}
	return testa + [...random(16)].map((byte) => ALFABETO.charAt(byte % 32)).join('');
}

import { describe, expect, it } from 'vitest';
import { createCifrario } from './cifrario.ts';

const cifrario = createCifrario(Buffer.alloc(32, 7));

describe('ciò che è sigillato', () => {
	it('si riapre com’era, accenti compresi, nel suo contesto', () => {
		const busta = cifrario.sigilla('perché no', 'chiave:cassola');
		expect(cifrario.apri(busta, 'chiave:cassola')).toBe('perché no');
		expect(cifrario.apri(cifrario.sigilla('', 'x'), 'x')).toBe('');
	});

	it('non mostra il testo, e due volte lo stesso testo non è la stessa busta', () => {
		const buste = [cifrario.sigilla('segretissimo', 'x'), cifrario.sigilla('segretissimo', 'x')];
		expect(buste[0]?.toString('latin1')).not.toContain('segreto');
		expect(buste[0]?.toString('latin1')).not.toContain('segretissimo');
		expect(buste[0]?.equals(buste[1] ?? Buffer.alloc(0))).toBe(false);
	});

	it('non si apre in un altro contesto, con un’altra chiave, né con un solo bit cambiato', () => {
		const busta = cifrario.sigilla('segreto', 'chiave:cassola');
		expect(() => cifrario.apri(busta, 'chiave:seveso')).toThrow();
		expect(() => createCifrario(Buffer.alloc(32, 8)).apri(busta, 'chiave:cassola')).toThrow();
		for (const posto of busta.keys()) {
			const rovinata = Buffer.from(busta);
			rovinata[posto] = (rovinata[posto] ?? 0) ^ 1;
			expect(() => cifrario.apri(rovinata, 'chiave:cassola')).toThrow();
		}
	});

	it('non si apre se ne manca un pezzo', () => {
		const busta = cifrario.sigilla('segreto', 'x');
		for (const lunghezza of [0, 12, 20, busta.length - 1])
			expect(() => cifrario.apri(busta.subarray(0, lunghezza), 'x')).toThrow();
	});

	it('vuole una chiave di 32 byte', () => {
		for (const byte of [0, 16, 31, 33]) expect(() => createCifrario(Buffer.alloc(byte))).toThrow(RangeError);
	});
});

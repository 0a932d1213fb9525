import { describe, expect, it } from 'vitest';
import { createLimite } from './rate-limit.ts';

const RITMO = { capienza: 3, alSecondo: 0.5 };

function prova(massimo?: number) {
	let millisecondi = 0;
	const limite = createLimite({
		ritmo: RITMO,
		clock: () => new Date(millisecondi),
		...(massimo !== undefined && { massimo })
	});
	return {
		limite,
		passano: (secondi: number): void => {
			millisecondi += secondi * 1000;
		}
	};
}

function chiede(limite: (indirizzo: string) => { ok: boolean }, indirizzo: string, volte: number): boolean[] {
	return Array.from({ length: volte }, () => limite(indirizzo).ok);
}

describe('il limite di richieste', () => {
	it('lascia passare la capienza e poi dice tra quanti secondi riprovare', () => {
		const { limite } = prova();
		expect(chiede(limite, '10.0.0.1', 3)).toEqual([true, true, true]);
		expect(limite('10.0.0.1')).toEqual({ ok: false, riprovaDopo: 2 });
	});

	it('dopo il tempo detto lascia passare di nuovo, una alla volta', () => {
		const { limite, passano } = prova();
		chiede(limite, '10.0.0.1', 4);
		passano(1);
		expect(limite('10.0.0.1')).toEqual({ ok: false, riprovaDopo: 1 });
		passano(1);
		expect(chiede(limite, '10.0.0.1', 2)).toEqual([true, false]);
	});

	it('un lungo silenzio non dà più della capienza', () => {
		const { limite, passano } = prova();
		passano(3600);
		expect(chiede(limite, '10.0.0.1', 4)).toEqual([true, true, true, false]);
	});

	it('chi esagera non toglie nulla agli altri indirizzi', () => {
		const { limite } = prova();
		chiede(limite, '10.0.0.1', 10);
		expect(limite('10.0.0.2').ok).toBe(true);
	});

	it('gli indirizzi di una stessa rete IPv6 contano come uno', () => {
		const { limite } = prova();
		chiede(limite, '2001:db8::1', 3);
		expect(limite('2001:db8:0:0:ffff::2').ok).toBe(false);
		expect(limite('2001:db8:0:1::1').ok).toBe(true);
	});

	it('ricorda solo gli indirizzi più recenti', () => {
		const { limite } = prova(2);
		chiede(limite, '10.0.0.1', 4);
		chiede(limite, '10.0.0.2', 4);
		expect(limite('10.0.0.1').ok).toBe(false);
		limite('10.0.0.3');
		// Of the two remembered before, 10.0.0.2 was unseen for longest.
		expect(limite('10.0.0.2').ok).toBe(true);
	});

	it('un orologio che torna indietro non blocca e non regala', () => {
		const { limite, passano } = prova();
		chiede(limite, '10.0.0.1', 2);
		passano(-60);
		expect(chiede(limite, '10.0.0.1', 2)).toEqual([true, false]);
	});
});

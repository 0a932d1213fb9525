import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import type { Campo, Contesto } from '../campo.ts';
import type { Grezzo } from '../grezzo.ts';
import { ripetuto } from './ripetuto.ts';
import { testo } from './testo.ts';

const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-24'),
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	luoghi: openLuoghi(),
	allegati: new Map(),
	impostazioni: {},
	elenchi: {}
};

const opzioni = {
	etichetta: 'Figli',
	elemento: 'figlio',
	massimo: 3,
	parti: { nome: testo({ etichetta: 'Nome', obbligatorio: true }) }
};

function nomiMostrati(campo: Campo, grezzo: Grezzo | undefined) {
	const vista = campo.tipo.vista({ nome: 'figli', grezzo, contesto, errori: new Map() });
	if (vista.aspetto !== 'ripetuto') throw new Error(vista.aspetto);
	return { nomi: vista.elementi.flat().map(({ nome }) => nome), meno: vista.meno };
}

describe('un gruppo ripetuto nella pagina', () => {
	const dovuto = ripetuto({ ...opzioni, obbligatorio: true });

	it.each([undefined, [], {}, ''])(
		'se è dovuto e vuoto (%j) mostra il primo elemento, che non si toglie',
		(grezzo) => {
			expect(nomiMostrati(dovuto, grezzo)).toEqual({ nomi: ['figli.0.nome'], meno: false });
		}
	);

	it('se è facoltativo e vuoto non mostra niente', () => {
		expect(nomiMostrati(ripetuto(opzioni), undefined)).toEqual({ nomi: [], meno: false });
	});

	it('quello che è scritto si vede com’è, e si toglie finché ne resta uno se è dovuto', () => {
		expect(nomiMostrati(dovuto, [{ nome: 'Lia' }])).toEqual({ nomi: ['figli.0.nome'], meno: false });
		expect(nomiMostrati(dovuto, [{ nome: 'Lia' }, {}])).toEqual({
			nomi: ['figli.0.nome', 'figli.1.nome'],
			meno: true
		});
		expect(nomiMostrati(ripetuto(opzioni), [{ nome: 'Lia' }]).meno).toBe(true);
	});
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Contesto } from '../campo.ts';
import { sceltaDaElenco } from './scelta-da-elenco.ts';
import { sceltaDaImpostazioni } from './scelta-da-impostazioni.ts';

type Scuole = { scuole: { id: string; nome: string }[] };

const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-24'),
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	luoghi: { trova: () => undefined, cerca: () => [] },
	allegati: new Map(),
	impostazioni: {
		scuole: ['uno', 'due', 'tre', 'quattro', 'cinque', 'sei'].map((id) => ({ id, nome: `Scuola ${id}` }))
	},
	elenchi: {
		permessi: [
			{ id: 'OSP-2026-000001', etichetta: 'Via Roma, fino al 10/12/2026', dati: { al: '2026-12-10' } }
		]
	}
};

const scuola = sceltaDaImpostazioni({
	etichetta: 'Scuola',
	obbligatorio: true,
	opzioni: ({ scuole }: Scuole) => scuole.map(({ id, nome }) => ({ valore: id, etichetta: nome }))
}).tipo;

const permesso = sceltaDaElenco({
	etichetta: 'Permesso',
	elenco: 'permessi',
	nessuno: 'Non hai permessi da rinnovare.'
}).tipo;

function vista(tipo: typeof scuola | typeof permesso, dove: Contesto) {
	return tipo.vista({ nome: 'campo', grezzo: undefined, contesto: dove, errori: new Map() });
}

describe('una scelta tra ciò che il Comune ha deciso', () => {
	it('prende solo le voci delle impostazioni, e le scrive con il loro nome', () => {
		expect(scuola.leggi('due', contesto)).toEqual({ valore: 'due', problemi: [] });
		expect(scuola.leggi('sette', contesto).problemi).toEqual([{ codice: 'CAMPO_SCELTA' }]);
		expect(scuola.leggi(['uno', 'due'], contesto).problemi).toEqual([{ codice: 'CAMPO_SCELTA' }]);
		expect(scuola.scrivi('due', contesto)).toEqual(['Scuola due']);
	});

	it('mostra un elenco oltre le cinque voci, e fino a cinque le mostra tutte', () => {
		expect(vista(scuola, contesto).aspetto).toBe('elenco');
		const poche = { ...contesto, impostazioni: { scuole: [{ id: 'uno', nome: 'Scuola uno' }] } };
		expect(vista(scuola, poche).aspetto).toBe('radio');
	});
});

describe('una scelta tra ciò che la persona ha già', () => {
	it('prende la voce intera, con i suoi dati', () => {
		expect(permesso.leggi('OSP-2026-000001', contesto).valore).toEqual(contesto.elenchi.permessi?.[0]);
		expect(permesso.leggi('OSP-2026-000002', contesto).problemi).toEqual([{ codice: 'CAMPO_SCELTA' }]);
	});

	it('dice che non c’è nulla da scegliere', () => {
		expect(vista(permesso, { ...contesto, elenchi: {} })).toEqual({
			aspetto: 'avvertenza',
			testo: 'Non hai permessi da rinnovare.'
		});
	});

	it('nella API crede a quello che riceve, perché lì non si guarda nulla di conservato', () => {
		const senzaArchivio: Contesto = { ...contesto, elenchi: {}, soloNomi: true };
		const inviato = { id: 'OSP-2026-000009', dati: { al: '2026-11-22' } };
		expect(permesso.leggi(inviato, senzaArchivio).valore).toMatchObject(inviato);
		expect(permesso.leggi({ dati: {} }, senzaArchivio).problemi).toEqual([{ codice: 'CAMPO_SCELTA' }]);
	});
});

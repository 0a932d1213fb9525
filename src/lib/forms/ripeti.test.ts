// What is offered again and what holds once, by the definition of a service; and what is told beside a field.
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { accessoAtti } from '#lib/services/accesso-atti/servizio.ts';
import { creaProblema } from '#lib/domain/errori.ts';
import { testo } from './campi/testo.ts';
import type { Contesto } from './campo.ts';
import { risposteDaRipetere } from './ripeti.ts';
import { definisciServizio } from './servizio.ts';
import { vistaCampo } from './views.ts';

const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-24'),
	luoghi: { trova: () => undefined, cerca: () => [] },
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	impostazioni: undefined,
	elenchi: {},
	allegati: new Map()
};

describe('una domanda rifatta', () => {
	it('non porta con sé file, dichiarazioni, marche e ciò che il servizio chiede ogni volta', () => {
		const campi = {
			...accessoAtti.campi,
			praticaNumero: { ...accessoAtti.campi.praticaNumero, nonRipetere: true as const }
		};
		const risposte = {
			...accessoAtti.esempio,
			interesse: ['a'],
			urgenza: 'si',
			marcaDaBollo: '1',
			altro: 'x'
		};
		const ripetute = risposteDaRipetere({ ...accessoAtti, campi }, risposte);
		expect(ripetute).toMatchObject({ titolo: 'PROPRIO', motivazione: accessoAtti.esempio['motivazione'] });
		for (const nome of ['interesse', 'urgenza', 'marcaDaBollo', 'praticaNumero', 'altro', 'constructor'])
			expect(Object.hasOwn(ripetute, nome), nome).toBe(false);
	});
});

describe('un dato che si riusa', () => {
	it('sta in un campo solo di ogni servizio', () => {
		const campi = {
			...accessoAtti.campi,
			enteSede: { ...accessoAtti.campi.enteSede, riuso: 'email' as const }
		};
		expect(() => definisciServizio({ ...accessoAtti, campi })).toThrow('il dato email si riusa in due campi');
	});
});

describe('accanto al campo', () => {
	it('errori, avvisi e informazioni si leggono ognuno come quello che è', () => {
		const campo = testo({ etichetta: 'Nome' });
		const problemi = (['block', 'warn', 'info'] as const).map((severita) =>
			creaProblema({ campo: 'nome', codice: 'CF_NON_COERENTE', severita })
		);
		const vista = (uno: number) =>
			vistaCampo('nome', campo, { grezzo: 'Marta', contesto, problemi: problemi.slice(uno, uno + 1) });
		expect(
			[0, 1, 2].map((uno) =>
				Object.keys(vista(uno)).filter((nome) => /^(errore|avviso|informazione)$/.test(nome))
			)
		).toEqual([['errore'], ['avviso'], ['informazione']]);
	});
});

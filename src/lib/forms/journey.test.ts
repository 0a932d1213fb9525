import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Contesto } from './campo.ts';
import { scelta } from './campi/scelta.ts';
import { testo } from './campi/testo.ts';
import type { Grezzi } from './grezzo.ts';
import { nomiDi, passoRaggiungibile, percorso, problemiDelPasso, vicini } from './journey.ts';
import type { Servizio } from './servizio.ts';
import { validate } from './validate.ts';
import { riepilogo, vistaPasso } from './views.ts';

const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-24'),
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	luoghi: { trova: () => undefined, cerca: () => [] },
	allegati: new Map(),
	soloNomi: true,
	impostazioni: {},
	elenchi: {}
};

/** As little of a service as the path needs: the second step exists only for who answers yes. */
const servizio = {
	id: 'prova',
	campi: {
		scelta: scelta({
			etichetta: 'Scelta',
			obbligatorio: true,
			opzioni: [
				{ valore: 'si', etichetta: 'Sì' },
				{ valore: 'no', etichetta: 'No' },
				{ valore: 'mai', etichetta: 'Mai', quando: { campo: 'scelta', tra: ['no'] } }
			]
		}),
		dettaglio: testo({
			etichetta: 'Dettaglio',
			obbligatorio: true,
			massimo: 5,
			quando: { campo: 'scelta', tra: ['si'] }
		}),
		note: testo({ etichetta: 'Note', massimo: 20, aiuto: 'Se vuoi.' })
	},
	passi: [
		{ id: 'primo', titolo: 'Primo', sezioni: [{ titolo: 'Una', campi: ['scelta'] }] },
		{ id: 'secondo', titolo: 'Secondo', sezioni: [{ titolo: 'Due', campi: ['dettaglio'] }] },
		{ id: 'terzo', titolo: 'Terzo', sezioni: [{ titolo: 'Tre', campi: ['note'] }] }
	],
	controlli: () => []
} as unknown as Servizio;

function percorsoDi(grezzi: Grezzi, informativaLetta = true) {
	const validazione = validate(servizio, { grezzi, contesto });
	return percorso(servizio, { validazione, informativaLetta });
}

function passoDi(id: string) {
	const passo = servizio.passi.find((uno) => uno.id === id);
	if (!passo) throw new Error(id);
	return passo;
}

describe('il percorso', () => {
	it('va dall’informativa al riepilogo e salta i passi senza domande', () => {
		expect(percorsoDi({ scelta: 'no' }).map(({ id }) => id)).toEqual([
			'informativa',
			'primo',
			'terzo',
			'riepilogo'
		]);
		expect(percorsoDi({ scelta: 'si' }).map(({ id }) => id)).toContain('secondo');
	});

	it('non lascia andare oltre il primo passo non finito, e lascia tornare indietro', () => {
		const aperto = percorsoDi({ scelta: 'si' });
		expect(passoRaggiungibile(aperto, 'riepilogo')).toBe('secondo');
		expect(passoRaggiungibile(aperto, 'primo')).toBe('primo');
		expect(passoRaggiungibile(aperto, 'inventato')).toBe('secondo');
		expect(passoRaggiungibile(percorsoDi({ scelta: 'si' }, false), 'riepilogo')).toBe('informativa');
		expect(passoRaggiungibile(percorsoDi({ scelta: 'no' }), 'riepilogo')).toBe('riepilogo');
		expect(passoRaggiungibile(percorsoDi({ scelta: 'no' }), 'secondo')).toBe('riepilogo');
	});

	it('conosce il passo prima e quello dopo', () => {
		const passi = percorsoDi({ scelta: 'no' });
		expect(vicini(passi, 'terzo')).toEqual({ precedente: 'primo', successivo: 'riepilogo' });
		expect(vicini(passi, 'informativa').precedente).toBeUndefined();
		expect(vicini(passi, 'riepilogo').successivo).toBeUndefined();
	});

	it('dà a ogni passo i problemi dei suoi campi, anche di una parte', () => {
		const problemi = ['scelta', 'dettaglio.parte', 'note'].map(
			(campo) => ({ campo, codice: 'CAMPO_OBBLIGATORIO', severita: 'block', messaggio: 'x' }) as const
		);
		expect(problemiDelPasso(passoDi('secondo'), problemi).map(({ campo }) => campo)).toEqual([
			'dettaglio.parte'
		]);
		expect(nomiDi(passoDi('primo'))).toEqual(['scelta']);
	});
});

describe('la vista di un passo', () => {
	it('tiene nella pagina anche il campo nascosto, con la sua condizione', () => {
		const [sezione] = vistaPasso(servizio, passoDi('secondo'), {
			grezzi: { scelta: 'no' },
			contesto,
			problemi: []
		});
		expect(sezione?.campi).toMatchObject([
			{ nome: 'dettaglio', visibile: false, quando: { campo: 'scelta', tra: ['si'] } }
		]);
	});

	it('mette accanto al campo il primo errore e il primo avviso', () => {
		const problema = (messaggio: string, severita: 'block' | 'warn') =>
			({ campo: 'note', codice: 'CAMPO_LUNGHEZZA', severita, messaggio }) as const;
		const problemi = [problema('uno', 'block'), problema('due', 'block'), problema('attento', 'warn')];
		const [sezione] = vistaPasso(servizio, passoDi('terzo'), { grezzi: { note: 'x' }, contesto, problemi });
		expect(sezione?.campi).toMatchObject([
			{ nome: 'note', valore: 'x', aiuto: 'Se vuoi.', errore: 'uno', avviso: 'attento' }
		]);
	});
});

describe('il riepilogo', () => {
	it('ha le sole risposte date, nell’ordine delle domande, senza sezioni vuote', () => {
		const { risposte } = validate(servizio, {
			grezzi: { note: 'ciao', scelta: 'si' },
			contesto
		});
		expect(riepilogo(servizio, risposte, contesto)).toEqual([
			{ passo: 'primo', titolo: 'Una', righe: [{ campo: 'scelta', etichetta: 'Scelta', righe: ['Sì'] }] },
			{ passo: 'terzo', titolo: 'Tre', righe: [{ campo: 'note', etichetta: 'Note', righe: ['ciao'] }] }
		]);
	});
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { creaProblema } from '#lib/domain/errori.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { impostazioniSchema } from '../enti/schema.ts';
import {
	domandeDi,
	domandePossibili,
	dopoIlPasso,
	mergeRisposte,
	openCompilazione,
	problemaBozzaDoppia,
	type Compilazione
} from './compila.ts';
import { findServizioAttivo } from './servizio-attivo.ts';

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const impostazioni = impostazioniSchema.parse(impostazioniDemo(cassola));
const attivo = findServizioAttivo({ impostazioni }, 'accesso-atti');

function compilazione(risposte: Grezzi): Compilazione {
	const bozza = {
		id: 'bozza',
		personaId: 'persona',
		servizio: 'accesso-atti',
		oggetto: '',
		risposte,
		informativaIl: new Date('2026-11-24T09:00:00Z'),
		aggiornataIl: new Date('2026-11-24T09:00:00Z'),
		allegati: [{ id: 'file', campo: 'interesse', nome: 'rogito.pdf', byte: 1, sha256: 'x' }]
	};
	const ente = { id: 'cassola', tipo: 'comune' as const, versione: 1, impostazioni };
	const luoghi = { trova: () => undefined, cerca: () => [] };
	return openCompilazione(attivo, bozza, { ente, oggi: Temporal.PlainDate.from('2026-11-24'), luoghi });
}

function passo(id: string) {
	const trovato = attivo.servizio.passi.find((uno) => uno.id === id);
	if (!trovato) throw new Error(id);
	return trovato;
}

describe('le risposte di un passo', () => {
	it('prendono il posto di quelle vecchie del passo e lasciano le altre; i file non si scrivono', () => {
		const prima = compilazione({
			email: 'una@posta.example',
			documento: 'vecchio',
			urgenza: 'si',
			interesse: ['file']
		});
		const ricevute = { documento: 'nuovo', interesse: ['altro'], email: 'altra@posta.example' };
		expect(mergeRisposte(prima, passo('documento'), ricevute)).toEqual({
			email: 'una@posta.example',
			urgenza: 'si',
			documento: 'nuovo'
		});
		// A box that was not ticked is not posted: it goes.
		expect(mergeRisposte(prima, passo('modalita'), {})).not.toHaveProperty('urgenza');
	});
});

describe('dopo un passo', () => {
	const tipo = passo('tipo');

	it('senza problemi si va al primo passo non finito tra quelli che seguono', () => {
		const dopo = dopoIlPasso(compilazione({ titolo: 'PROPRIO', tipoAccesso: 'CIVICO_GENERALIZZATO' }), tipo, {
			mostrati: new Set(['tipoAccesso']),
			altri: []
		});
		expect(dopo).toEqual({ tipo: 'avanti', passo: 'documento' });
	});

	it('se prima è rimasto un passo aperto si torna lì', () => {
		const dopo = dopoIlPasso(compilazione({ tipoAccesso: 'CIVICO_GENERALIZZATO' }), tipo, {
			mostrati: new Set(['tipoAccesso']),
			altri: []
		});
		expect(dopo).toEqual({ tipo: 'avanti', passo: 'richiedente' });
	});

	it('domande comparse con la risposta non sono un errore di chi non le ha viste', () => {
		const risposte = { titolo: 'PROPRIO', tipoAccesso: 'DOCUMENTALE' };
		expect(
			dopoIlPasso(compilazione(risposte), tipo, { mostrati: new Set(['tipoAccesso']), altri: [] })
		).toMatchObject({ tipo: 'nuove-domande' });
		const viste = new Set(['tipoAccesso', 'qualita', 'materia']);
		expect(dopoIlPasso(compilazione(risposte), tipo, { mostrati: viste, altri: [] })).toMatchObject({
			tipo: 'errori',
			problemi: [{ campo: 'qualita' }, { campo: 'materia' }]
		});
	});

	it('domande comparse e già compilate, o facoltative, si fanno vedere prima di andare avanti', () => {
		const risposte = {
			titolo: 'PROPRIO',
			tipoAccesso: 'DOCUMENTALE',
			qualita: 'proprietario',
			materia: 'edilizia'
		};
		const chi = compilazione(risposte);
		expect(dopoIlPasso(chi, tipo, { mostrati: new Set(['tipoAccesso']), altri: [] })).toMatchObject({
			tipo: 'nuove-domande',
			campo: 'qualita'
		});
		const tutte = new Set(domandeDi(chi, tipo).poste);
		expect(dopoIlPasso(chi, tipo, { mostrati: tutte, altri: [] }).tipo).not.toBe('nuove-domande');
	});

	it('quello che è andato male nel salvare ferma anche un passo giusto', () => {
		const altri = [creaProblema({ campo: 'tipoAccesso', codice: 'ALL_FORMATO' })];
		const esito = dopoIlPasso(compilazione({ titolo: 'PROPRIO', tipoAccesso: 'CIVICO_SEMPLICE' }), tipo, {
			mostrati: new Set(),
			altri
		});
		expect(esito).toEqual({ tipo: 'errori', problemi: altri });
	});
});

describe('le domande nella pagina', () => {
	it('sono quelle che le risposte degli altri passi ammettono, anche se per ora nascoste', () => {
		const civico = compilazione({ titolo: 'PROPRIO', tipoAccesso: 'CIVICO_GENERALIZZATO' });
		const documentale = compilazione({ titolo: 'PROPRIO', tipoAccesso: 'DOCUMENTALE' });
		expect([...domandePossibili(civico, passo('documento'))]).toContain('documento');
		expect([...domandePossibili(civico, passo('documento'))]).not.toContain('praticaNumero');
		expect([...domandePossibili(documentale, passo('documento'))]).toContain('praticaNumero');
		// They wait for an answer of this very step.
		expect(domandeDi(documentale, passo('modalita')).poste).not.toContain('usoBollo');
		expect([...domandePossibili(documentale, passo('modalita'))]).toContain('usoBollo');
	});
});

describe('la bozza che c’è già', () => {
	it('si dice accanto a chi è rappresentato, o alla prima domanda', () => {
		expect(
			problemaBozzaDoppia(attivo.servizio, {
				campo: 'enteCodiceFiscale',
				valore: '90000000019',
				nome: 'Circolo'
			}).campo
		).toBe('enteCodiceFiscale');
		expect(problemaBozzaDoppia(attivo.servizio, undefined).campo).toBe('titolo');
	});
});

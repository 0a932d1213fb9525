import { describe, expect, it } from 'vitest';
import { ARGOMENTI } from './argomenti.ts';
import {
	argomentoDi,
	checkContenuto,
	COLORI,
	compareGravita,
	isEmergenza,
	LUOGO,
	modelloDi,
	nomeSpecie,
	TESTO,
	TIPI_COMUNICAZIONE,
	TITOLO,
	titoloCorrezione,
	type Contenuto,
	type Specie,
	type TipoComunicazione
} from './comunicazioni.ts';
import { messaggio } from './errori.ts';
import { composeMessaggio } from './messaggi.ts';
import { passiAperti } from './passi-comunicazione.ts';
import { regoleDi } from './regole-messaggi.ts';

const ADESSO = new Date('2026-11-24T09:30:00Z');
const TUTTI = { etaDa: undefined, etaA: undefined, vie: [], professioni: [] };
const CHIUSURA: Contenuto = {
	tipo: 'CHIUSURA_STRADA',
	colore: undefined,
	titolo: 'Via Roma chiusa per lavori',
	testo: 'Via Roma è chiusa al traffico per lavori alla rete del gas.',
	luogo: 'Via Roma',
	vertici: undefined,
	collegamento: undefined,
	dal: new Date('2026-11-25T07:00:00Z'),
	al: new Date('2026-11-28T17:00:00Z'),
	messaggi: true,
	destinatari: TUTTI
};

const SPECIE: Specie[] = [
	...COLORI.map((colore): Specie => ({ tipo: 'ALLERTA_METEO', colore })),
	...(Object.keys(TIPI_COMUNICAZIONE) as TipoComunicazione[])
		.filter((tipo) => tipo !== 'ALLERTA_METEO')
		.map((tipo): Specie => ({ tipo, colore: undefined }))
];

function codici(cambio: Partial<Contenuto>): string[] {
	return checkContenuto({ ...CHIUSURA, ...cambio }, ADESSO).map(({ codice, campo, parametri }) => {
		expect(messaggio(codice, parametri)).not.toMatch(/[{}]/);
		return `${campo} ${codice}`;
	});
}

describe('che cosa è un avviso', () => {
	it('sono emergenze solo le allerte arancioni e rosse', () => {
		expect(SPECIE.filter(isEmergenza).map(nomeSpecie)).toEqual([
			'Allerta meteo arancione',
			'Allerta meteo rossa'
		]);
	});

	it.each(SPECIE)(
		'$tipo $colore ha un messaggio dello stesso argomento, che si rifiuta se non è un’emergenza',
		(specie) => {
			const regole = regoleDi(modelloDi(specie));
			expect(regole.argomento).toBe(argomentoDi(specie));
			expect(ARGOMENTI[argomentoDi(specie)].obbligatorio).toBe(isEmergenza(specie));
			expect(regole).toMatchObject({
				legale: false,
				riservato: false,
				massivo: true,
				momento: isEmergenza(specie) ? 'urgente' : 'di giorno'
			});
		}
	);

	it.each(SPECIE)('$tipo $colore sta nei limiti di App IO, corto o lungo che sia', (specie) => {
		const dati = { dal: '24/11/2026 alle 10:30', al: '25/11/2026 alle 18:00' };
		for (const [titolo, testo, luogo] of [
			['t'.repeat(TITOLO.min), 't'.repeat(TESTO.min), ''],
			['t'.repeat(TITOLO.max), 't'.repeat(TESTO.max), 'l'.repeat(LUOGO.max)]
		] as const) {
			const indirizzo = 'https://servizi.comune.it/novita/avvisi/00000000-0000-4000-8000-000000000000';
			const scritto = composeMessaggio(modelloDi(specie), { ...dati, titolo, testo, luogo, indirizzo });
			expect(scritto.oggetto).toBe(titolo);
			expect(scritto.testo).toContain(indirizzo);
		}
	});

	it('il più grave viene prima, e tra uguali quello che comincia prima', () => {
		const ordinati = SPECIE.map((specie) => ({ ...specie, dal: ADESSO })).sort(compareGravita);
		expect(ordinati.map(nomeSpecie)).toEqual([
			'Allerta meteo rossa',
			'Allerta meteo arancione',
			'Allerta meteo gialla',
			'Strada chiusa',
			'Servizio interrotto',
			'Allerta meteo verde',
			'Evento'
		]);
	});

	it('una correzione lo dice nel titolo, una volta sola e nei limiti', () => {
		expect(titoloCorrezione('Via Roma chiusa')).toBe('Correzione: Via Roma chiusa');
		expect(titoloCorrezione('Correzione: Via Roma chiusa')).toBe('Correzione: Via Roma chiusa');
		expect(titoloCorrezione(`Via ${'lunga '.repeat(20)}`).length).toBeLessThanOrEqual(TITOLO.max);
	});
});

describe('che cosa si può scrivere', () => {
	it('un avviso completo va bene', () => {
		expect(codici({})).toEqual([]);
	});

	it.each<[string, Partial<Contenuto>, string]>([
		['un titolo troppo corto', { titolo: 'Corto' }, 'titolo CAMPO_LUNGHEZZA'],
		['un testo vuoto', { testo: '' }, 'testo CAMPO_OBBLIGATORIO'],
		[
			'un codice fiscale nel testo',
			{ testo: 'Chiama Marta Rossi, RSSMRT80A41C037X.' },
			'testo COM_DATI_PERSONALI'
		],
		[
			'un’area senza luogo a parole',
			{
				luogo: undefined,
				vertici: [
					[45, 9],
					[45, 9.1],
					[45.1, 9]
				]
			},
			'luogo COM_LUOGO'
		],
		['un collegamento in chiaro', { collegamento: 'http://comune.it' }, 'collegamento INDIRIZZO_WEB'],
		['un’allerta senza colore', { tipo: 'ALLERTA_METEO' }, 'colore COM_COLORE'],
		['una strada con un colore', { colore: 'rossa' }, 'colore COM_COLORE'],
		['una fine prima dell’inizio', { al: new Date('2026-11-25T06:00:00Z') }, 'al COM_PERIODO'],
		['una fine già passata', { dal: new Date('2026-11-01T06:00:00Z'), al: ADESSO }, 'al COM_FINITA'],
		[
			'un’allerta di otto giorni',
			{ tipo: 'ALLERTA_METEO', colore: 'gialla', al: new Date('2026-12-03T07:00:00Z') },
			'al COM_DURATA'
		],
		[
			'un inizio tra due anni',
			{ dal: new Date('2028-11-25T07:00:00Z'), al: new Date('2028-11-26T07:00:00Z') },
			'dal COM_ANTICIPO'
		],
		['una fascia di età di pochi anni', { destinatari: { ...TUTTI, etaDa: 30, etaA: 33 } }, 'eta COM_ETA'],
		['un’età che non è un numero', { destinatari: { ...TUTTI, etaDa: NaN } }, 'eta COM_ETA'],
		[
			'una professione in una via sola',
			{ destinatari: { ...TUTTI, vie: ['Via Roma'], professioni: ['notaio'] } },
			'professioni COM_VIA_E_PROFESSIONE'
		]
	])('%s no', (_nome, cambio, atteso) => {
		expect(codici(cambio)).toEqual([atteso]);
	});

	it('i criteri devono essere giusti anche quando non si scrive alle persone: restano con l’avviso', () => {
		for (const eta of [{ etaDa: 30, etaA: 33 }, { etaDa: 999 }, { etaDa: NaN }])
			expect(codici({ messaggi: false, destinatari: { ...TUTTI, ...eta } })).toEqual(['eta COM_ETA']);
	});
});

describe('chi fa che cosa', () => {
	const bozza = { ...CHIUSURA, stato: 'BOZZA' as const };
	const rossa = { tipo: 'ALLERTA_METEO', colore: 'rossa' } as const;

	it('il redattore scrive e manda ad approvare, e non approva', () => {
		const redattore = { ruoli: ['redattore'], haScritto: true };
		expect(passiAperti(bozza, redattore)).toEqual(['MODIFICA', 'INVIA', 'SCARTA']);
		expect(passiAperti({ ...bozza, stato: 'DA_APPROVARE' }, redattore)).toEqual([]);
	});

	it('approva un responsabile o un amministratore che non l’ha scritto', () => {
		const attesa = { ...bozza, stato: 'DA_APPROVARE' as const };
		for (const ruolo of ['responsabile', 'amministratore'])
			expect(passiAperti(attesa, { ruoli: [ruolo], haScritto: false })).toEqual(['APPROVA', 'RIMANDA']);
		expect(passiAperti(attesa, { ruoli: ['responsabile'], haScritto: true })).toEqual(['RIMANDA']);
	});

	it('un’emergenza la pubblica subito un responsabile, anche se l’ha scritta', () => {
		const chi = { ruoli: ['responsabile'], haScritto: true };
		expect(passiAperti({ ...rossa, stato: 'BOZZA' }, chi)).toContain('PUBBLICA_SUBITO');
		expect(passiAperti({ ...rossa, stato: 'DA_APPROVARE' }, chi)).toContain('PUBBLICA_SUBITO');
		expect(passiAperti({ ...rossa, stato: 'BOZZA' }, { ...chi, ruoli: ['amministratore'] })).not.toContain(
			'PUBBLICA_SUBITO'
		);
	});

	it('chi segue solo le pratiche o la cassa non fa niente, e su quello che è finito nessuno', () => {
		expect(passiAperti(bozza, { ruoli: ['operatore', 'cassa', 'auditor'], haScritto: false })).toEqual([]);
		for (const stato of ['SCADUTA', 'RITIRATA'] as const)
			expect(passiAperti({ ...bozza, stato }, { ruoli: ['responsabile'], haScritto: false })).toEqual([]);
	});
});

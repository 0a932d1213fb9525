// What keeps a request from being sent, the days by which it is dated, and the settings that it stores.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { ADESSO, apriMondo, entra, type Mondo, type Residente } from '#tests/support/mondo.ts';
import {
	bozzaPronta,
	conMarca,
	ESEMPIO,
	ESEMPIO_CIVICO,
	invia,
	leggi,
	nuovaBozza,
	praticaInviata
} from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	davide = await entra(mondo, 'Davide');
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`delete from bozza`;
});

afterAll(async () => {
	await mondo.chiudi();
});

async function quante(): Promise<number> {
	return (await mondo.owner`select 1 from pratica`).length;
}

describe('non parte', () => {
	it('una bozza con un problema che blocca: si torna al passo da correggere', async () => {
		const prima = await quante();
		const bozza = await bozzaPronta(mondo, marta, { ...ESEMPIO, motivazione: '' });
		expect(await invia(mondo, marta, bozza)).toEqual({ tipo: 'incompleta', passo: 'documento' });
		expect(await quante()).toBe(prima);
	});

	it('una bozza cambiata in un’altra finestra dopo il riepilogo: parte solo ciò che si è letto', async () => {
		const prima = await quante();
		const bozza = await bozzaPronta(mondo, marta);
		const vistaIl = new Date(mondo.clock().getTime() - 1000);
		expect(await invia(mondo, marta, bozza, { vistaIl })).toEqual({ tipo: 'cambiata' });
		expect(await quante()).toBe(prima);
	});

	it('una bozza senza l’informativa letta', async () => {
		const bozza = await nuovaBozza(mondo, marta, ESEMPIO);
		expect(await invia(mondo, marta, bozza)).toEqual({ tipo: 'incompleta', passo: 'informativa' });
	});

	it('senza una delle dichiarazioni, e dice quali', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		expect(await invia(mondo, marta, bozza, { dichiarazioni: new Set(['condizioni']) })).toEqual({
			tipo: 'da-confermare',
			mancanti: ['responsabilita']
		});
		expect(await invia(mondo, marta, bozza, { dichiarazioni: new Set(['altra']) })).toEqual({
			tipo: 'da-confermare',
			mancanti: ['responsabilita', 'condizioni']
		});
	});

	it('con un avviso non letto; letto l’avviso parte', async () => {
		const bozza = await bozzaPronta(mondo, marta, {
			...ESEMPIO,
			titolo: 'GENITORE',
			beneficiarioNome: 'Pietro',
			beneficiarioCognome: 'Tessari',
			beneficiarioCodiceFiscale: 'TSSPTR26E30A703I',
			minoreNascita: '2026-05-29',
			responsabilitaGenitoriale: 'si'
		});
		expect(await invia(mondo, marta, bozza)).toEqual({ tipo: 'da-confermare', mancanti: ['avvisi'] });
		expect(await invia(mondo, marta, bozza, { avvisiLetti: true })).toMatchObject({ tipo: 'inviata' });
	});

	it('una data che era buona quando fu scritta e che non lo è più il giorno dell’invio non si accetta', async () => {
		mondo.sposta('2027-01-02T10:00:00Z');
		const bozza = await bozzaPronta(mondo, marta, { ...ESEMPIO, praticaAnno: '2027' });
		mondo.sposta('2026-12-30T10:00:00Z');
		expect(await invia(mondo, marta, bozza)).toEqual({ tipo: 'incompleta', passo: 'documento' });
	});
});

describe('la data di presentazione', () => {
	it.each([
		// 2026-12-31 23:30 UTC is 00:30 of 1 January in Rome.
		['2026-12-31T22:59:59Z', 'AA-2026-', '2026-12-31', 2026, '2027-01-30', '2027-01-30'],
		['2026-12-31T23:30:00Z', 'AA-2027-000001', '2027-01-01', 2027, '2027-01-31', '2027-02-01'],
		// 23:58 of a Sunday: dated that Sunday, the term counts from it.
		['2026-11-29T22:58:00Z', 'AA-2026-', '2026-11-29', 2026, '2026-12-29', '2026-12-29'],
		// The last minute before midnight in summer time.
		['2026-07-05T21:59:59Z', 'AA-2026-', '2026-07-05', 2026, '2026-08-04', '2026-08-04']
	])('alle %s segue il giorno di Roma', async (istante, numero, giorno, anno, scadenza, mostrata) => {
		mondo.sposta(istante);
		const inviata = await praticaInviata(mondo, marta);
		expect(inviata).toContain(numero);
		const pratica = await leggi(mondo, 'cassola', inviata);
		expect(pratica).toMatchObject({
			dataPresentazione: giorno,
			scadenza,
			scadenzaMostrata: mostrata,
			protocollo: { anno },
			presentataIl: new Date(istante)
		});
	});

	it('con il nuovo anno i contatori ripartono da uno, e quelli vecchi restano dov’erano', async () => {
		mondo.sposta('2028-12-31T22:00:00Z');
		expect(await praticaInviata(mondo, davide)).toBe('AA-2028-000001');
		expect(await praticaInviata(mondo, davide)).toBe('AA-2028-000002');
		mondo.sposta('2028-12-31T23:30:00Z');
		expect(await praticaInviata(mondo, davide)).toBe('AA-2029-000001');
		expect((await leggi(mondo, 'seveso', 'AA-2029-000001')).protocollo).toEqual({ anno: 2029, numero: 1 });
		const contatori = await mondo.owner`
			select registro, anno, ultimo from contatore where ente_id = 'seveso' order by registro, anno`;
		expect(contatori).toEqual([
			{ registro: 'accesso-atti', anno: 2028, ultimo: 2 },
			{ registro: 'accesso-atti', anno: 2029, ultimo: 1 },
			{ registro: 'protocollo', anno: 2028, ultimo: 2 },
			{ registro: 'protocollo', anno: 2029, ultimo: 1 }
		]);
	});
});

describe('il silenzio', () => {
	it('respinge il documentale e non l’accesso civico, e la pratica lo sa dal primo giorno', async () => {
		const documentale = await praticaInviata(mondo, marta);
		const civico = await praticaInviata(mondo, marta, ESEMPIO_CIVICO);
		const righe = await mondo.owner`
			select silenzio_rigetto, giorni_termine, ufficio from pratica where numero in ${mondo.owner([documentale, civico])} order by numero`;
		expect(righe).toEqual([
			{ silenzio_rigetto: true, giorni_termine: 30, ufficio: 'edilizia' },
			{ silenzio_rigetto: false, giorni_termine: 30, ufficio: 'urp' }
		]);
	});
});

describe('la marca da bollo', () => {
	it('si usa una volta sola, anche in un altro Comune', async () => {
		const seriale = '01234567890123';
		await praticaInviata(mondo, marta, conMarca(seriale));
		for (const chi of [marta, davide]) {
			const bozza = await bozzaPronta(mondo, chi, conMarca(seriale.replace('0123', '0123 ')));
			expect(await invia(mondo, chi, bozza)).toMatchObject({
				tipo: 'problemi',
				problemi: [{ campo: 'marcaDaBollo', codice: 'BOLLO_GIA_USATO' }]
			});
		}
	});

	it('usata in due richieste nello stesso momento, una sola parte e l’altra lo saprà', async () => {
		const risposte = conMarca('11111111111111');
		const bozze = [
			{ chi: marta, id: await bozzaPronta(mondo, marta, risposte) },
			{ chi: davide, id: await bozzaPronta(mondo, davide, risposte) }
		];
		const prima = await quante();
		await mondo.scalda();
		const esiti = await Promise.allSettled(bozze.map(({ chi, id }) => invia(mondo, chi, id)));
		expect(await quante()).toBe(prima + 1);
		expect(
			esiti.filter((esito) => esito.status === 'fulfilled' && esito.value.tipo === 'inviata')
		).toHaveLength(1);
		const [rimasta] = await mondo.owner<{ id: string }[]>`select id from bozza`;
		const perdente = bozze.find(({ id }) => id === rimasta?.id);
		if (!perdente) throw new Error('Nessuna bozza rimasta');
		expect(await invia(mondo, perdente.chi, perdente.id)).toMatchObject({ tipo: 'problemi' });
	});
});

describe('le impostazioni del Comune', () => {
	async function nuovaVersione(
		dal: string,
		cambia: (servizio: Record<string, unknown>) => void
	): Promise<number> {
		const [cassola] = enti;
		if (!cassola) throw new Error('manca il primo Comune');
		const documento = structuredClone(impostazioniDemo(cassola)) as { servizi: Record<string, unknown>[] };
		for (const servizio of documento.servizi) cambia(servizio);
		const [riga] = await mondo.owner<{ versione: number }[]>`
			insert into impostazioni_ente
			select 'cassola', max(versione) + 1, ${dal}, ${mondo.owner.json(documento as never)} from impostazioni_ente where ente_id = 'cassola'
			returning versione`;
		return riga?.versione ?? 0;
	}

	it('sono quelle in vigore il giorno dell’invio, non della bozza, e la loro versione resta scritta', async () => {
		mondo.sposta('2030-05-01T10:00:00Z');
		const bozza = await bozzaPronta(mondo, marta);
		const versione = await nuovaVersione('2030-05-02', (servizio) => {
			servizio.giorniTermine = 20;
			servizio.impostazioni = {
				...(servizio.impostazioni as object),
				instradamento: {
					...(servizio.impostazioni as { instradamento: object }).instradamento,
					edilizia: 'segreteria'
				}
			};
		});
		mondo.sposta('2030-05-02T10:00:00Z');
		const esito = await invia(mondo, marta, bozza);
		const pratica = await leggi(mondo, 'cassola', esito.tipo === 'inviata' ? esito.numero : '');
		expect(pratica).toMatchObject({
			versioneImpostazioni: versione,
			giorniTermine: 20,
			scadenza: '2030-05-22',
			ufficio: 'segreteria'
		});
	});

	it('se hanno spento il servizio la bozza non parte e resta', async () => {
		mondo.sposta('2031-05-01T10:00:00Z');
		const bozza = await bozzaPronta(mondo, marta);
		await nuovaVersione('2031-05-02', (servizio) => {
			servizio.attivo = false;
		});
		mondo.sposta('2031-05-02T10:00:00Z');
		await expect(invia(mondo, marta, bozza)).rejects.toThrow(NonTrovato);
		expect(await mondo.owner`select 1 from bozza where id = ${bozza}`).toHaveLength(1);
	});
});

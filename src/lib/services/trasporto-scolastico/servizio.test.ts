import { Temporal } from 'temporal-polyfill';
import { inMetri, isDentro } from '#lib/domain/poligono.ts';
import { describe, expect, it } from 'vitest';
import {
	codici,
	contestoDi,
	controlla,
	impostazioniDi,
	lette,
	OGGI
} from '#tests/support/prova-trasporto-scolastico.ts';
import { NON_VALIDI, V1, V2, V3, VALIDI } from '#tests/support/trasporto-scolastico.ts';
import { enti } from '../../../demo/enti.ts';
import { centroDi, confineDi } from '../../../demo/pianta.ts';
import type { RisposteTrasporto } from './campi.ts';
import { trasportoScolastico } from './servizio.ts';

const { procedura } = trasportoScolastico;

function calcolo(risposte: RisposteTrasporto, ente: string) {
	return trasportoScolastico.calcolo?.(risposte, impostazioniDi(ente), { oggi: OGGI });
}

function schedaIl(giorno: string) {
	const quando = { giorniTermine: 30, oggi: Temporal.PlainDate.from(giorno) };
	return trasportoScolastico.schedaInVigore?.(impostazioniDi('seveso'), quando);
}

/** The answers without some of them. */
function senza(risposte: object, ...tolte: string[]): object {
	return Object.fromEntries(Object.entries(risposte).filter(([nome]) => !tolte.includes(nome)));
}

const RINUNCIA = {
	tipoDomanda: 'RINUNCIA',
	iscrizione: { id: 'TS-2026-000001', dati: { anno: '2026/2027' } }
};
const CAMBIO = {
	tipoDomanda: 'CAMBIO_FERMATA',
	iscrizione: {
		id: 'TS-2026-000001',
		dati: {
			anno: '2026/2027',
			scuola: 'primaria',
			fermataAndata: 'rossa-stazione',
			fermataRitorno: 'rossa-stazione'
		}
	}
};

describe('le domande che vanno bene', () => {
	it.each(VALIDI)('$nome: al centesimo', ({ ente, risposte, cent }) => {
		expect(controlla(risposte, { ente }).problemi).toEqual([]);
		const importo = calcolo(lette(risposte, { ente }), ente);
		expect(importo?.totale?.cent).toBe(cent);
	});

	it('cambi e rinunce chiedono solo a quale iscrizione e che cosa', () => {
		expect(codici(RINUNCIA)).toEqual([]);
		expect(codici({ ...CAMBIO, nuovaFermataAndata: 'rossa-parco' })).toEqual([]);
		expect(codici({ ...RINUNCIA, tipoDomanda: 'CAMBIO_DELEGATI', delegati: V1.delegati })).toEqual([]);
		expect(calcolo(lette(RINUNCIA), 'seveso')).toBeUndefined();
	});

	it('si ammette chi si iscrive, si accoglie chi cambia e si prende atto di chi rinuncia', () => {
		const { procedura } = trasportoScolastico;
		const ammesse = (risposte: object): string[] =>
			procedura.mosse.filter((mossa) => procedura.isAmmessa?.(mossa, lette(risposte))).map(({ id }) => id);
		expect(ammesse(V1)).toContain('AMMETTI');
		expect(ammesse(V1)).not.toContain('ACCOGLI');
		const cambio = ammesse({ ...CAMBIO, nuovaFermataAndata: 'rossa-parco' });
		expect(cambio).toContain('ACCOGLI');
		for (const id of ['AMMETTI', 'METTI_IN_LISTA', 'REVOCA', 'PRENDI_ATTO']) expect(cambio).not.toContain(id);
		expect(ammesse(V1)).not.toContain('PRENDI_ATTO');
		expect(ammesse(RINUNCIA)).toEqual(['PRENDI_ATTO', 'ARCHIVIA', 'REGISTRA_PAGAMENTO']);
	});

	it('una seconda fermata si chiede dove il Comune la ammette, per alcuni dei giorni, sulla stessa linea', () => {
		const altrove = { secondaFermata: 'SI', altriGiorni: ['MER'], altraFermataRitorno: 'rossa-parco' };
		expect(codici({ ...V1, ...altrove })).toEqual([]);
		expect(codici({ ...V1, ...altrove }, { ente: 'casciago' })).toContain('secondaFermata CAMPO_SCELTA');
		expect(codici({ ...V1, ...altrove, altriGiorni: V1.giorni })).toEqual(['altriGiorni TS_ALTRI_GIORNI']);
		expect(codici({ ...V1, ...altrove, giorni: ['LUN', 'MAR'] })).toEqual(['altriGiorni TS_ALTRI_GIORNI']);
		expect(codici({ ...V1, ...altrove, altraFermataRitorno: undefined })).toEqual([
			'altraFermataAndata CAMPO_OBBLIGATORIO'
		]);
		expect(codici({ ...V1, ...altrove, altraFermataRitorno: 'verde-mulino' })).toEqual([
			'altraFermataRitorno TS_FERMATA_NON_SERVITA'
		]);
	});

	it('un tutore indica il decreto e non un altro genitore', () => {
		const tutore = {
			...senza(V1, 'altroGenitore'),
			titolo: 'TUTORE',
			decretoTribunale: 'Tribunale di Monza',
			decretoNumero: '12/2024',
			decretoData: '2024-02-01',
			decreto: ['decreto.pdf']
		};
		expect(codici(tutore)).toEqual([]);
		expect(codici({ ...tutore, decreto: [] })).toEqual(['decreto ALL_MANCANTE']);
	});
});

describe('le fermate sulla mappa', () => {
	it('ci sono dove il Comune ha una mappa, e stanno nel suo territorio', () => {
		for (const { id } of enti) {
			const confine = inMetri(confineDi(id), centroDi(id));
			for (const { lat, lon } of impostazioniDi(id).linee.flatMap(({ fermate }) => fermate))
				expect(isDentro(inMetri([[lat, lon]], centroDi(id)), confine), `${id} ${lat} ${lon}`).toBe(true);
		}
	});

	it('senza mappa si scelgono solo dall’elenco', () => {
		const vista = (altro: object) => {
			const contesto = contestoDi('seveso');
			const impostazioni = { ...impostazioniDi('seveso'), ...altro };
			return trasportoScolastico.campi.fermataAndata.tipo.vista({
				nome: 'fermataAndata',
				grezzo: undefined,
				contesto: { ...contesto, impostazioni },
				errori: new Map()
			});
		};
		expect(vista({})).toMatchObject({ piano: { url: '/piani/seveso.geojson' } });
		expect(vista({ mappa: undefined })).not.toHaveProperty('piano');
	});
});

describe('le domande che non vanno bene', () => {
	it.each(NON_VALIDI)('$nome', ({ ente, il, risposte, problema }) => {
		expect(controlla(risposte, { ente, ...(il && { il }) }).problemi).toEqual([problema]);
	});

	it('la linea e le voci della scuola sono quelle della scuola scelta', () => {
		expect(codici({ ...V1, linea: 'blu' })).toEqual(['linea TS_FERMATA_NON_SERVITA']);
		expect(codici({ ...V1, plesso: 'secondaria-alighieri' })).toEqual(['plesso CAMPO_SCELTA']);
		expect(codici({ ...V2, classe: '4' }, { ente: 'cesano-maderno' })).toEqual(['classe CAMPO_SCELTA']);
		expect(codici({ ...V1, tempoScuola: 'prolungato' })).toEqual(['tempoScuola CAMPO_SCELTA']);
	});

	it('bambino, altro genitore, delegati e fratelli sono persone diverse', () => {
		const codice = V1.alunnoCodiceFiscale;
		expect(codici({ ...V1, altroGenitoreCodiceFiscale: codice })).toEqual([
			'altroGenitoreCodiceFiscale TS_PERSONA_RIPETUTA'
		]);
		expect(codici({ ...V1, fratelli: [{ nome: 'Tommaso Riva', codiceFiscale: codice }] })).toEqual([
			'fratelli.0.codiceFiscale TS_PERSONA_RIPETUTA'
		]);
		const [delegata] = V1.delegati;
		expect(codici({ ...V1, delegati: [delegata, delegata] })).toEqual([
			'delegati.1.codiceFiscale TS_PERSONA_RIPETUTA'
		]);
	});

	it("l'inizio ad anno cominciato è nell'anno e non è passato", () => {
		expect(codici({ ...V1, inizio: '2026-12-01' })).toEqual([]);
		expect(codici({ ...V1, inizio: '2026-11-22' })).toEqual(['inizio DATA_PASSATA']);
		expect(codici({ ...V1, inizio: '2027-09-01' })).toEqual(['inizio TS_INIZIO']);
	});

	it('il cambio vuole una fermata che serve la scuola, e tutte e due sulla stessa linea', () => {
		expect(codici(CAMBIO)).toEqual(['nuovaFermataAndata CAMPO_OBBLIGATORIO']);
		expect(codici({ ...CAMBIO, nuovaFermataAndata: 'blu-mercato' })).toEqual([
			'nuovaFermataAndata TS_FERMATA_NON_SERVITA'
		]);
		expect(codici({ ...CAMBIO, nuovaFermataRitorno: 'verde-mulino' })).toEqual([
			'nuovaFermataRitorno TS_FERMATE_LINEE'
		]);
		const tutte = { nuovaFermataAndata: 'verde-cascina', nuovaFermataRitorno: 'verde-mulino' };
		expect(codici({ ...CAMBIO, ...tutte })).toEqual([]);
	});
});

describe("l'età", () => {
	function nato(alunnoNascita: string) {
		return controlla({ ...V3, alunnoNascita }, { ente: 'casciago' })
			.problemi.filter(({ codice }) => codice === 'TS_ETA')
			.map(({ severita }) => severita);
	}

	it('va da 3 a 15 anni al 31 dicembre; un anno in meno o in più lo valuta l’ufficio', () => {
		expect(['2023-12-31', '2011-01-01'].map(nato)).toEqual([[], []]);
		expect(['2024-01-01', '2010-12-31'].map(nato)).toEqual([['warn'], ['warn']]);
		expect(['2025-01-01', '2009-12-31'].map(nato)).toEqual([['block'], ['block']]);
	});

	it('un alunno maggiorenne può chiedere per sé: lo valuta l’ufficio', () => {
		const esito = controlla(
			{ ...senza(V3, 'altroGenitore'), titolo: 'PROPRIO', alunnoNascita: '2007-03-03' },
			{ ente: 'casciago' }
		);
		expect(
			esito.problemi.filter(({ codice }) => codice === 'TS_ETA').map(({ severita }) => severita)
		).toEqual(['warn']);
	});
});

describe('il rientro da soli', () => {
	const ente = 'cesano-maderno';

	it('vuole l’autorizzazione, e la conferma dell’altro genitore', () => {
		expect(codici(senza(V2, 'rientroAutorizzazione', 'confermaAltroGenitore'), { ente })).toEqual([
			'rientroAutorizzazione DICH_MANCANTE',
			'confermaAltroGenitore CAMPO_OBBLIGATORIO'
		]);
		expect(codici({ ...V2, confermaAltroGenitore: 'FIRMA' }, { ente })).toEqual([
			'autorizzazioneFirmata ALL_MANCANTE'
		]);
	});

	it('da 14 anni non ha bisogno di nessuna autorizzazione', () => {
		const grande = {
			...senza(V2, 'rientroAutorizzazione', 'confermaAltroGenitore'),
			alunnoNascita: '2012-11-23'
		};
		expect(codici(grande, { ente }).filter((codice) => /^(rientro|conferma)/.test(codice))).toEqual([]);
	});

	it('sotto l’età minima del Comune non c’è', () => {
		expect(codici({ ...V2, alunnoNascita: '2016-01-01' }, { ente })).toContain(
			'rientroAutonomo TS_RIENTRO_NON_AMMESSO'
		);
	});
});

describe('il termine', () => {
	const settings = impostazioniDi('seveso');

	it('corre dalla chiusura delle iscrizioni, e per chi arriva dopo dal suo giorno', () => {
		const decorre = (giorno: string) =>
			procedura.decorrenza?.(lette(V1), settings, Temporal.PlainDate.from(giorno)).toString();
		expect(decorre('2026-11-23')).toBe('2027-01-31');
		expect(decorre('2027-01-31')).toBe('2027-01-31');
		expect(decorre('2027-02-10')).toBe('2027-02-10');
	});

	it('per cambi e rinunce corre dal giorno della richiesta', () => {
		expect(procedura.decorrenza?.(lette(RINUNCIA), settings, OGGI).toString()).toBe('2026-11-23');
	});

	it('il silenzio non è un rifiuto', () => {
		expect(procedura.isSilenzioRigetto(lette(V1))).toBe(false);
		expect(procedura.effettoSilenzio(lette(V1), settings)).toContain('chiusura delle iscrizioni');
		expect(procedura.effettoSilenzio(lette(RINUNCIA), settings)).not.toContain('iscrizioni');
	});
});

describe('quanto si paga', () => {
	const settings = impostazioniDi('seveso');

	function dovuti(risposte: object, giorno: string) {
		const oggi = Temporal.PlainDate.from(giorno);
		const domanda = lette(risposte);
		const frutto = calcolo(domanda, 'seveso');
		const voci = procedura.dovuti?.(domanda, settings, { oggi, calcolo: frutto }) ?? [];
		return voci.map(({ cent, scadenza }) => [cent, scadenza.toString()]);
	}

	it('a rate o in una volta, alle date del Comune', () => {
		expect(dovuti(V1, '2026-09-01')).toEqual([
			[5450, '2026-10-15'],
			[5450, '2027-02-15']
		]);
		expect(dovuti({ ...V1, pagamento: 'UNICA' }, '2026-09-01')).toEqual([[10900, '2026-10-15']]);
	});

	it('con il tempo di pagare, quando la data è passata', () => {
		expect(dovuti(V1, '2026-11-23')).toEqual([
			[5450, '2026-12-23'],
			[5450, '2027-02-15']
		]);
	});

	it('niente quando è gratis', () => {
		expect(dovuti({ ...V1, disabilita: true }, '2026-09-01')).toEqual([]);
		expect(dovuti(RINUNCIA, '2026-09-01')).toEqual([]);
	});
});

describe('la scheda', () => {
	it('dice finestra, esito e rate del Comune', () => {
		const in2026 = schedaIl('2026-11-23');
		expect(in2026?.tempi).toBe(
			'Anno scolastico 2026/2027: iscrizioni dal 04/05/2026 al 31/01/2027; esito entro il 02/03/2027. Le domande in ritardo si accettano se ci sono posti.'
		);
		expect(in2026?.costi).toContain('con pagoPA in 2 rate.');
	});

	it('a iscrizioni chiuse parla del prossimo anno, e dopo l’ultimo dell’ultimo', () => {
		expect(schedaIl('2027-02-01')?.tempi).toContain('2027/2028');
		expect(schedaIl('2029-01-01')?.tempi).toContain('2027/2028');
	});
});

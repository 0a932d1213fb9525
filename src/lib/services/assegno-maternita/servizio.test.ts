import { describe, expect, it } from 'vitest';
import { risposteDaRipetere } from '#lib/forms/ripeti.ts';
import { isBloccante, risposteComplete } from '#lib/forms/validate.ts';
import { figlio, NON_VALIDI, V1, V2, V3 } from '#tests/support/assegno-maternita.ts';
import {
	codici,
	contestoAl,
	controlla,
	impostazioni,
	INVIO
} from '#tests/support/prova-assegno-maternita.ts';
import { assegnoMaternita } from './servizio.ts';
import { schedaInVigore } from './scheda.ts';

function calcoloDi(risposte: object, giorno = INVIO) {
	const complete = risposteComplete(controlla(risposte, giorno)) as never;
	return assegnoMaternita.calcolo?.(complete, impostazioni, contestoAl(giorno));
}

describe('assegno di maternità: gli esempi che vanno bene', () => {
	it.each([
		['V1: permesso unico, una figlia', V1, 206_550, '14/01/2027'],
		['V2: gemelli e ISEE pari al limite', V2, 413_100, '30/11/2026'],
		['V3: quota differenziale', V3, 116_550, '01/03/2027']
	])('%s', (_nome, risposte, cent, ultimo) => {
		expect(controlla(risposte).problemi).toEqual([]);
		const calcolo = calcoloDi(risposte);
		expect(calcolo?.totale?.cent).toBe(cent);
		expect(calcolo?.nota).toBe(`Domanda nei termini: sì. L'ultimo giorno per inviarla è il ${ultimo}.`);
	});

	it('V3: il conto si può seguire passo per passo', () => {
		expect(calcoloDi(V3)?.passaggi.map(({ id, valore }) => `${id} ${valore}`)).toEqual([
			'mensile 413.10',
			'mesi 5',
			'figli 1',
			'intero 2065.50',
			'indennita 900.00'
		]);
	});

	it("un evento del 2027 si può inviare e l'importo è da determinare", () => {
		const nata = {
			...V1,
			dataEvento: '2027-01-10',
			figli: [figlio('2027-01-10')],
			iseeProtocollo: 'INPS-ISEE-2027-0A1B2C3D4-00',
			iseeValore: 99_999
		};
		expect(codici(nata, '2027-01-20')).toEqual([]);
		expect(calcoloDi(nata, '2027-01-20')).toMatchObject({ totale: undefined });
		expect(calcoloDi(nata, '2027-01-20')?.nota).toContain('da determinare');
	});

	it("l'oggetto del protocollo non contiene dati personali", () => {
		const risposte = risposteComplete(controlla(V1)) as never;
		expect(assegnoMaternita.oggettoProtocollo(risposte)).toBe('Nascita del 2026');
	});
});

describe('assegno di maternità: gli esempi che non vanno', () => {
	it.each(NON_VALIDI)('$nome', ({ risposte, problema }) => {
		const { problemi } = controlla(risposte);
		expect(problemi).toEqual([problema]);
		expect(problemi.some(isBloccante)).toBe(problema.severita === 'block');
	});

	it("un'indennità pari all'assegno è un avviso, un centesimo in meno no", () => {
		expect(codici({ ...V3, indennita: 2065.5 })).toEqual(['indennita MA_INDENNITA_SUPERIORE']);
		expect(codici({ ...V3, indennita: 2065.49 })).toEqual([]);
		expect(calcoloDi({ ...V3, indennita: 2100 })?.totale?.cent).toBe(0);
	});

	it('il codice fiscale del figlio può mancare solo nei primi 30 giorni dalla nascita', () => {
		const senzaCodice = (nascita: string): object => ({
			...V1,
			dataEvento: nascita,
			figli: [figlio(nascita)]
		});
		expect(codici(senzaCodice('2026-10-23'))).toEqual([]);
		expect(codici(senzaCodice('2026-10-22'))).toEqual(['figli.0.codiceFiscale MA_FIGLI_CF']);
	});

	it('i gemelli hanno la data dell’evento e codici diversi', () => {
		const [pietro] = V2.figli;
		expect(codici({ ...V2, figli: [pietro, { ...pietro, nascita: '2026-05-29' }] })).toEqual([
			'figli.1.nascita MA_FIGLI_DATA',
			'figli.1.codiceFiscale CF_NON_COERENTE',
			'figli.1.codiceFiscale MA_FIGLI_DOPPI'
		]);
	});

	it('in adozione il figlio è nato prima dell’ingresso in famiglia, e serve l’atto', () => {
		const adozione = { ...V1, evento: 'ADOZIONE', attoAdozione: ['decreto.pdf'], dataEvento: '2026-09-01' };
		expect(codici(adozione)).toEqual([]);
		expect(codici({ ...adozione, dataEvento: '2026-07-13' })).toEqual(['figli.0.nascita MA_FIGLI_INGRESSO']);
		expect(codici({ ...adozione, attoAdozione: [] })).toEqual(['attoAdozione ALL_MANCANTE']);
	});

	it('chi ha solo la ricevuta del permesso ne dice numero e data', () => {
		const { titoloNumero, titoloRilasciatoDa, titoloDal, titoloAl, ...altro } = V1;
		expect([titoloNumero, titoloRilasciatoDa, titoloDal, titoloAl]).not.toContain(undefined);
		const ricevuta = { ...altro, titoloSoggiorno: 'RICEVUTA' };
		expect(codici(ricevuta)).toEqual([
			'ricevutaNumero CAMPO_OBBLIGATORIO',
			'ricevutaData CAMPO_OBBLIGATORIO'
		]);
		expect(codici({ ...ricevuta, ricevutaNumero: '0609', ricevutaData: '2026-10-01' })).toEqual([]);
	});

	it('chi chiede al posto della madre dice il motivo e lo prova', () => {
		expect(codici({ ...V2, ruolo: 'PADRE' })).toEqual([
			'ruoloMotivo CAMPO_OBBLIGATORIO',
			'ruoloProva ALL_MANCANTE'
		]);
		expect(
			codici({ ...V2, ruolo: 'PADRE', ruoloMotivo: 'AFFIDAMENTO', ruoloProva: ['decreto.pdf'] })
		).toEqual([]);
	});

	it('con la DSU appena presentata bastano la ricevuta e, dopo, il valore', () => {
		const { iseeValore, iseeTipo, iseeProtocollo, iseeOmissioni, ...altro } = V2;
		expect([iseeValore, iseeTipo, iseeProtocollo, iseeOmissioni]).not.toContain(undefined);
		expect(codici({ ...altro, iseeStato: 'DSU' })).toEqual(['dsuRicevuta ALL_MANCANTE']);
		expect(codici({ ...altro, iseeStato: 'DSU', dsuRicevuta: ['dsu.pdf'] })).toEqual([]);
	});

	it('l’ISEE ordinario di genitori che non vivono insieme è un avviso', () => {
		expect(codici({ ...V2, genitoriInsieme: false })).toEqual(['iseeTipo MA_ISEE_TIPO']);
		expect(codici({ ...V2, genitoriInsieme: false, iseeTipo: 'MINORENNI' })).toEqual([]);
	});

	it('per altri si può solo inviare: titoli di impresa o di erede non sono ammessi', () => {
		expect(codici({ ...V2, titolo: 'EREDE' })).toEqual(['titolo CAMPO_SCELTA']);
		expect(codici({ ...V2, titolo: 'GENITORE' })).toContain('responsabilitaGenitoriale DICH_MANCANTE');
	});
});

describe('assegno di maternità: scheda e verifica dei requisiti', () => {
	it('la scheda dice gli importi dell’anno', () => {
		const quando = { giorniTermine: 30, oggi: contestoAl().oggi };
		const { cosaSiOttiene, tempi } = schedaInVigore(impostazioni, quando);
		expect(cosaSiOttiene).toBe(
			'Per il 2026, 413,10 euro al mese per 5 mesi (2.065,50 euro), pagati da INPS; solo la differenza se hai avuto altro. Limite ISEE 2026: 20.668,26 euro.'
		);
		expect(tempi).toBe('Risposta entro 30 giorni, poi INPS paga, di solito entro 45 giorni.');
	});
});

describe('assegno di maternità: una nuova domanda', () => {
	it('non riporta quello che vale per un solo evento', () => {
		const { iban, cittadinanza, ...altro } = risposteDaRipetere(assegnoMaternita, assegnoMaternita.esempio);
		expect({ iban, cittadinanza }).toEqual({ iban: assegnoMaternita.esempio.iban, cittadinanza: 'ITA' });
		for (const nome of ['dataEvento', 'figli', 'residenzaItalia', 'altreDomande', 'ibanIntestato'])
			expect(altro).not.toHaveProperty(nome);
	});

	it('il conto si ricorda e si propone di nuovo', () => {
		expect(assegnoMaternita.campi.iban.riuso).toBe('iban');
	});
});

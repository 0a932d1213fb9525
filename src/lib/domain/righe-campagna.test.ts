import { describe, expect, it } from 'vitest';
import { giornoDi } from './data.ts';
import { righeDi, splitRiga } from './csv.ts';
import { messaggioCampagna, TIPI_CAMPAGNA, type TipoCampagna } from './campagne.ts';
import { composeMessaggio } from './messaggi.ts';
import { regoleDi } from './regole-messaggi.ts';
import { checkRiga, readIntestazione, readRiga, type RigaScritta } from './righe-campagna.ts';

const contesto = { oggi: giornoDi('2026-11-24'), esisteBelfiore: (codice: string) => codice !== 'Z999' };
const BUONA: RigaScritta = {
	codice_fiscale: 'RSSMRA80A01C037X',
	importo: '123,45',
	scadenza: '16/12/2026',
	avviso: '302000123456789041'
};

function codici(altro: RigaScritta): string[] {
	return checkRiga({ ...BUONA, ...altro }, contesto).problemi.map(({ codice }) => codice);
}

describe('una riga del file', () => {
	it('buona si legge com’è', () => {
		expect(
			checkRiga(
				{ ...BUONA, codice_fiscale: ' rssmra80a01c037x', causale: 'Saldo', nome: 'MARIO ROSSI' },
				contesto
			)
		).toEqual({
			problemi: [],
			riga: {
				codiceFiscale: 'RSSMRA80A01C037X',
				cent: 12_345,
				scadenza: '2026-12-16',
				nav: '302000123456789041',
				causale: 'Saldo',
				nome: 'MARIO ROSSI'
			}
		});
	});

	it.each([
		['123.45', 12_345],
		['1.234,50', 123_450],
		['€ 7', 700],
		['9999999,99', 999_999_999]
	])('con importo %s vale %i centesimi', (importo, cent) => {
		expect(checkRiga({ ...BUONA, importo }, contesto).riga?.cent).toBe(cent);
	});

	it.each([
		['importo', '', 'CAMPO_OBBLIGATORIO'],
		['importo', 'dieci', 'IMPORTO_FORMATO'],
		['importo', '-5', 'IMPORTO_FORMATO'],
		['importo', '1.234', 'CAMPAGNA_IMPORTO_AMBIGUO'],
		['importo', '0,00', 'CAMPAGNA_IMPORTO_LIMITI'],
		['importo', '10000000,00', 'CAMPAGNA_IMPORTO_LIMITI'],
		['codice_fiscale', '', 'CAMPO_OBBLIGATORIO'],
		['codice_fiscale', '00743110157', 'CAMPAGNA_CF_SOCIETA'],
		['codice_fiscale', 'RSSMRA80A01C037Y', 'CF_CONTROLLO'],
		['codice_fiscale', 'RSSMRA80A01Z999Y', 'CF_COMUNE'],
		['scadenza', '31/02/2027', 'DATA_FORMATO'],
		['scadenza', 'natale', 'DATA_FORMATO'],
		['scadenza', '23/11/2026', 'CAMPAGNA_SCADENZA_PASSATA'],
		['scadenza', '25/11/2028', 'CAMPAGNA_SCADENZA_LONTANA'],
		['avviso', '3,02E+17', 'CAMPAGNA_AVVISO_FOGLIO'],
		['avviso', '30200012345678904', 'CAMPAGNA_AVVISO_FORMATO'],
		['avviso', '402000123456789041', 'CAMPAGNA_AVVISO_FORMATO'],
		['causale', 'x'.repeat(141), 'CAMPAGNA_TESTO_LUNGO']
	] as const)('con %s "%s" si scarta e dice %s', (campo, valore, codice) => {
		const { riga, problemi } = checkRiga({ ...BUONA, [campo]: valore }, contesto);
		expect(riga).toBeUndefined();
		expect(problemi).toMatchObject([{ campo, codice, severita: 'block', valore: valore.slice(0, 60) }]);
	});

	it('dice tutto quello che non va, non solo la prima cosa', () => {
		expect(codici({ codice_fiscale: 'PIPPO', importo: '', scadenza: '', avviso: '1' })).toEqual([
			'CF_FORMATO',
			'CAMPO_OBBLIGATORIO',
			'CAMPO_OBBLIGATORIO',
			'CAMPAGNA_AVVISO_FORMATO'
		]);
	});

	it('con le ultime cifre dell’avviso che non tornano parte lo stesso, con un avvertimento', () => {
		const { riga, problemi } = checkRiga({ ...BUONA, avviso: '3020 0012 3456 7890 42' }, contesto);
		expect(riga?.nav).toBe('302000123456789042');
		expect(problemi).toMatchObject([{ codice: 'AVVISO_CONTROLLO', severita: 'warn' }]);
	});

	it('senza avviso parte, e con la scadenza di oggi anche', () => {
		expect(checkRiga({ ...BUONA, avviso: '', scadenza: '2026-11-24' }, contesto)).toMatchObject({
			riga: { nav: null, scadenza: '2026-11-24' },
			problemi: []
		});
	});
});

describe('la prima riga del file', () => {
	it.each([
		['codice_fiscale;importo;scadenza;avviso', ';'],
		['CODICE FISCALE,Importo,Scadenza,Avviso', ','],
		['"codice_fiscale";"importo";"scadenza";"avviso"', ';']
	])('%s si capisce', (riga, separatore) => {
		expect(readIntestazione(riga)).toMatchObject({ ok: true, valore: { separatore, ignorate: [] } });
	});

	it('dice le colonne che mancano, quelle ripetute e quelle che non servono', () => {
		expect(readIntestazione('codice_fiscale;importo')).toMatchObject({
			ok: false,
			colonne: 'scadenza, avviso'
		});
		expect(readIntestazione('codice_fiscale;importo;importo;scadenza;avviso')).toMatchObject({
			codice: 'CAMPAGNA_FILE_RIPETUTE',
			colonne: 'importo'
		});
		const letta = readIntestazione('avviso;telefono;codice_fiscale;importo;scadenza');
		expect(letta).toMatchObject({ ok: true, valore: { ignorate: ['telefono'] } });
		if (letta.ok)
			expect(readRiga('1;0424;CF;2;3', letta.valore)).toEqual({
				avviso: '1',
				codice_fiscale: 'CF',
				importo: '2',
				scadenza: '3'
			});
	});

	it('una riga con troppi valori o con le virgolette aperte si scarta da sola', () => {
		const letta = readIntestazione('codice_fiscale,importo,scadenza,avviso');
		if (!letta.ok) throw new Error('Intestazione');
		expect(readRiga('CF,123,45,16/12/2026,3', letta.valore)).toEqual({ guasto: 'CAMPAGNA_RIGA_COLONNE' });
		expect(readRiga('CF,"123,45,16/12/2026', letta.valore)).toEqual({ guasto: 'CAMPAGNA_RIGA_VIRGOLETTE' });
		expect(checkRiga({ guasto: 'CAMPAGNA_RIGA_COLONNE' }, contesto)).toMatchObject({
			riga: undefined,
			problemi: [{ campo: 'riga' }]
		});
	});
});

describe('le righe di un file', () => {
	it('hanno il numero del foglio di calcolo, e quelle vuote non contano', () => {
		expect([...righeDi('a\r\n\r\nb\n;;;\nc')]).toEqual([
			{ n: 1, riga: 'a' },
			{ n: 3, riga: 'b' },
			{ n: 5, riga: 'c' }
		]);
	});

	it.each([
		['a; b ;', ['a', 'b', '']],
		['"a;b";"dice ""sì""" ;c', ['a;b', 'dice "sì"', 'c']],
		['"";""', ['', '']],
		['5" di tubo;b', ['5" di tubo', 'b']],
		['"a"x;b', undefined],
		['a;"b', undefined]
	])('%s dà %j', (riga, valori) => {
		expect(splitRiga(riga, ';')).toEqual(valori);
	});
});

describe('il messaggio di una campagna', () => {
	const parametri = { rata: 'saldo', contatto: 'Ufficio tributi, 0424 000000.' };

	it.each(Object.keys(TIPI_CAMPAGNA) as TipoCampagna[])(
		'%s sta nei limiti e non dice la persona nel titolo',
		(tipo) => {
			for (const nav of ['302000123456789041', null]) {
				const dati = { cent: 12_345, scadenza: '2026-12-16', nav, causale: 'x'.repeat(140) };
				const { modello, parametri: valori } = messaggioCampagna({ tipo, anno: 2026, parametri }, dati);
				const { oggetto, testo } = composeMessaggio(modello, valori);
				expect(oggetto).toMatch(/ 2026(\/2027)?: scadenza il 16\/12\/2026$/);
				expect(testo).toContain('123,45 euro');
				expect(testo).not.toMatch(/!|\.\.|\{/);
				expect(regoleDi(modello)).toMatchObject({ massivo: true, legale: false, momento: 'di giorno' });
			}
		}
	);

	it('senza rata, causale e avviso dice il resto', () => {
		const dati = { cent: 100, scadenza: '2026-12-16', nav: null, causale: '' };
		const { modello, parametri: valori } = messaggioCampagna(
			{ tipo: 'IMU', anno: 2026, parametri: { ...parametri, rata: '' } },
			dati
		);
		expect(composeMessaggio(modello, valori)).toEqual({
			oggetto: 'IMU 2026: scadenza il 16/12/2026',
			testo:
				'Entro il 16/12/2026 si paga l’IMU 2026. L’importo che risulta al Comune è 1,00 euro: prima di pagare controlla che sia giusto per la tua situazione. Si paga con il modello F24. Se hai già pagato non devi fare altro. Per informazioni: Ufficio tributi, 0424 000000.'
		});
	});
});

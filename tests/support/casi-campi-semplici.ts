// Examples, good and bad, for every kind of field of one line, text or choice; read by campi.test.ts.
import { cap } from '#lib/forms/campi/cap.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { email, pec, telefono } from '#lib/forms/campi/contatti.ts';
import { data } from '#lib/forms/campi/data.ts';
import { decimale } from '#lib/forms/campi/decimale.ts';
import { iban } from '#lib/forms/campi/iban.ts';
import { importo } from '#lib/forms/campi/importo.ts';
import { marcaDaBollo } from '#lib/forms/campi/marca-da-bollo.ts';
import { numero } from '#lib/forms/campi/numero.ts';
import { ora } from '#lib/forms/campi/ora.ts';
import { codiceFiscaleEnte, partitaIva } from '#lib/forms/campi/partita-iva.ts';
import { targa } from '#lib/forms/campi/targa.ts';
import { testoLungo } from '#lib/forms/campi/testo-lungo.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import type { CasoCampo } from './casi-campo.ts';

const etichetta = 'Prova';

export const casiSemplici: CasoCampo[] = [
	{
		titolo: 'testo',
		campo: testo({ etichetta, obbligatorio: true, minimo: 2, massimo: 10 }),
		aspetto: 'testo',
		giusti: [
			['Via Roma', 'Via Roma', ['Via Roma']],
			['  a   b ', 'a b', ['a b']]
		],
		sbagliati: [
			['x', 'CAMPO_LUNGHEZZA'],
			['undici lettere', 'CAMPO_LUNGHEZZA'],
			['   ', 'CAMPO_OBBLIGATORIO'],
			[null, 'CAMPO_OBBLIGATORIO']
		]
	},
	{
		titolo: 'testo lungo',
		campo: testoLungo({ etichetta, minimo: 3, massimo: 12, mancante: 'AA_MOTIVAZIONE_OBBLIGATORIA' }),
		aspetto: 'area',
		giusti: [['una\ndue', 'una\ndue', ['una', 'due']]],
		sbagliati: [
			['ab', 'CAMPO_LUNGHEZZA'],
			['tredici segni', 'CAMPO_LUNGHEZZA']
		]
	},
	{
		titolo: 'data',
		campo: data({ etichetta, nonFutura: true }),
		aspetto: 'testo',
		giusti: [
			['2026-11-24', '2026-11-24', ['24/11/2026']],
			['2024-02-29', '2024-02-29', ['29/02/2024']]
		],
		sbagliati: [
			['2026-11-25', 'DATA_FUTURA'],
			['2026-02-29', 'DATA_FORMATO'],
			['domani', 'DATA_FORMATO'],
			[20261124, 'DATA_FORMATO']
		],
		daModulo: [['1/3/1980', '1980-03-01']]
	},
	{
		titolo: 'data anche futura',
		campo: data({ etichetta }),
		aspetto: 'testo',
		giusti: [['2027-01-01', '2027-01-01', ['01/01/2027']]],
		sbagliati: [['31/04/2027', 'DATA_FORMATO']]
	},
	{
		titolo: 'decimale',
		campo: decimale({ etichetta, obbligatorio: true, unita: 'm', massimo: 50 }),
		aspetto: 'testo',
		giusti: [
			[12.4, 1240, ['12,40 m']],
			[3, 300, ['3 m']],
			[0.05, 5, ['0,05 m']],
			[50, 5000, ['50 m']]
		],
		sbagliati: [
			[50.01, 'CAMPO_INTERVALLO'],
			[0, 'CAMPO_INTERVALLO'],
			[1.005, 'DECIMALE_FORMATO'],
			[-1, 'DECIMALE_FORMATO'],
			['un metro', 'DECIMALE_FORMATO']
		],
		daModulo: [
			[' 1,2 ', 120],
			['1.20', 120]
		]
	},
	{
		titolo: 'ora',
		campo: ora({ etichetta }),
		aspetto: 'testo',
		giusti: [
			['08:30', '08:30', ['08:30']],
			['23:59', '23:59', ['23:59']]
		],
		sbagliati: [
			['24:00', 'ORA_FORMATO'],
			['8', 'ORA_FORMATO'],
			['12:60', 'ORA_FORMATO']
		],
		daModulo: [['8.05', '08:05']]
	},
	{
		titolo: 'targa',
		campo: targa({ etichetta, obbligatorio: true }),
		aspetto: 'testo',
		giusti: [['GA123BC', 'GA123BC', ['GA123BC']]],
		sbagliati: [['GA123BC GA123BC', 'CAMPO_LUNGHEZZA']],
		daModulo: [['ga 123-bc', 'GA123BC']]
	},
	{
		titolo: 'numero',
		campo: numero({ etichetta, minimo: -2, massimo: ({ oggi }) => oggi.year }),
		aspetto: 'testo',
		giusti: [
			[2026, 2026, ['2026']],
			[-2, -2, ['-2']]
		],
		sbagliati: [
			[2027, 'CAMPO_INTERVALLO'],
			[-3, 'CAMPO_INTERVALLO'],
			[1.5, 'CAMPO_INTERVALLO'],
			['dieci', 'CAMPO_INTERVALLO']
		],
		daModulo: [[' 12 ', 12]]
	},
	{
		titolo: 'anno con il suo errore',
		campo: numero({ etichetta, minimo: 1900, massimo: 2026, fuori: 'AA_ANNO_NON_VALIDO' }),
		aspetto: 'testo',
		giusti: [[1987, 1987, ['1987']]],
		sbagliati: [[1899, 'AA_ANNO_NON_VALIDO']]
	},
	{
		titolo: 'importo',
		campo: importo({ etichetta, minimoCent: 100 }),
		aspetto: 'testo',
		giusti: [
			[1234.5, 123450, ['1.234,50 €']],
			[12, 1200, ['12,00 €']],
			[10_000_000, 1_000_000_000, ['10.000.000,00 €']]
		],
		sbagliati: [
			[0.99, 'CAMPO_INTERVALLO'],
			[10_000_000.01, 'CAMPO_INTERVALLO'],
			[1.234, 'IMPORTO_FORMATO'],
			['molto', 'IMPORTO_FORMATO'],
			[-5, 'IMPORTO_FORMATO']
		],
		daModulo: [['1.234,50', 123450]]
	},
	{
		titolo: 'codice fiscale',
		campo: codiceFiscale({ etichetta }),
		aspetto: 'testo',
		giusti: [
			['zncmrt84c57c037x', 'ZNCMRT84C57C037X', ['ZNCMRT84C57C037X']],
			['RSS MRA 80A01 C03TU', 'RSSMRA80A01C03TU', ['RSSMRA80A01C03TU']]
		],
		sbagliati: [
			['RSSMRA80A01C037', 'CF_FORMATO'],
			['RSSMRA80A01C037Y', 'CF_CONTROLLO'],
			['RSSMRA80A32C037F', 'CF_DATA'],
			['RSSMRA80A01Z999Y', 'CF_COMUNE']
		]
	},
	{
		titolo: 'partita IVA',
		campo: partitaIva({ etichetta }),
		aspetto: 'testo',
		giusti: [['IT 00743110157', '00743110157', ['00743110157']]],
		sbagliati: [
			['00743110158', 'PIVA_CONTROLLO'],
			['0074311015', 'PIVA_CONTROLLO']
		]
	},
	{
		titolo: 'codice fiscale di un ente',
		campo: codiceFiscaleEnte({ etichetta }),
		aspetto: 'testo',
		giusti: [['90000000019', '90000000019', ['90000000019']]],
		sbagliati: [['90000000018', 'CF_ENTE_CONTROLLO']]
	},
	{
		titolo: 'IBAN',
		campo: iban({ etichetta }),
		aspetto: 'testo',
		giusti: [
			[
				'it60 x054 2811 1010 0000 0123 456',
				'IT60X0542811101000000123456',
				['IT60 X054 2811 1010 0000 0123 456']
			]
		],
		sbagliati: [
			['DE89370400440532013000', 'IBAN_FORMATO'],
			['IT61X0542811101000000123456', 'IBAN_CONTROLLO'],
			['IT65A0542811101000000123456', 'IBAN_CIN']
		]
	},
	{
		titolo: 'e-mail',
		campo: email({ etichetta }),
		aspetto: 'testo',
		giusti: [['Anna@Esempio.IT', 'Anna@esempio.it', ['Anna@esempio.it']]],
		sbagliati: [['anna@esempio', 'EMAIL_FORMATO']]
	},
	{
		titolo: 'PEC',
		campo: pec({ etichetta }),
		aspetto: 'testo',
		giusti: [['Anna@PEC.Esempio.it', 'anna@pec.esempio.it', ['anna@pec.esempio.it']]],
		sbagliati: [['anna', 'EMAIL_FORMATO']]
	},
	{
		titolo: 'telefono',
		campo: telefono({ etichetta }),
		aspetto: 'testo',
		giusti: [['0424 123456', '+390424123456', ['+390424123456']]],
		sbagliati: [['12345', 'TEL_FORMATO']]
	},
	{
		titolo: 'CAP',
		campo: cap({ etichetta }),
		aspetto: 'testo',
		giusti: [['36022', '36022', ['36022']]],
		sbagliati: [
			['3602', 'CAP_FORMATO'],
			[36022.5, 'CAP_FORMATO']
		]
	},
	{
		titolo: 'marca da bollo',
		campo: marcaDaBollo({ etichetta }),
		aspetto: 'testo',
		giusti: [['01234567 890123', '01234567890123', ['01234567890123']]],
		sbagliati: [['1234', 'BOLLO_SERIALE']]
	}
];

// Examples, good and bad, for choices, ticks, files and kinds with parts; read by campi.test.ts.
import { allegato } from '#lib/forms/campi/allegato.ts';
import { catasto } from '#lib/forms/campi/catasto.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { indirizzo } from '#lib/forms/campi/indirizzo.ts';
import { luogo } from '#lib/forms/campi/luogo.ts';
import { ripetuto } from '#lib/forms/campi/ripetuto.ts';
import { sceltaDaElenco } from '#lib/forms/campi/scelta-da-elenco.ts';
import { sceltaDaImpostazioni } from '#lib/forms/campi/scelta-da-impostazioni.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { scelte } from '#lib/forms/campi/scelte.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { numero } from '#lib/forms/campi/numero.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import type { CasoCampo } from './casi-campo.ts';

const etichetta = 'Prova';

/** As many options as wanted: `v1` is "Risposta 1" and so on. */
function opzioni(quante: number) {
	return Array.from({ length: quante }, (_, posto) => ({
		valore: `v${posto + 1}`,
		etichetta: `Risposta ${posto + 1}`
	}));
}

/** A file that was received before; another one, named by a client of the API, is not known. */
export const RICEVUTO = { id: 'file-1', nome: 'delega.pdf', byte: 10, sha256: 'a'.repeat(64) };
const nonInviato = (id: string) => ({ id, nome: id, byte: 0, sha256: '' });

const mezzi = {
	targa: testo({ etichetta: 'Targa', obbligatorio: true }),
	posti: numero({ etichetta: 'Posti', minimo: 1, massimo: 9 })
};

/** What the settings of the proofs hold, from which a choice takes its options. */
export const SCUOLE = { scuole: opzioni(6) };

export const casiComposti: CasoCampo[] = [
	{
		titolo: 'scelta dalle impostazioni',
		campo: sceltaDaImpostazioni({ etichetta, opzioni: ({ scuole }: typeof SCUOLE) => scuole }),
		aspetto: 'elenco',
		giusti: [['v6', 'v6', ['Risposta 6']]],
		sbagliati: [
			['v7', 'CAMPO_SCELTA'],
			[['v1', 'v2'], 'CAMPO_SCELTA']
		]
	},
	{
		titolo: 'scelta da un elenco della persona',
		campo: sceltaDaElenco({ etichetta, elenco: 'permessi', nessuno: 'Non hai permessi.' }),
		aspetto: 'avvertenza',
		giusti: [
			[
				{ id: 'P-1', dati: { al: '2026-12-10' } },
				{ id: 'P-1', etichetta: 'P-1', dati: { al: '2026-12-10' } },
				['P-1']
			]
		],
		sbagliati: [[{ dati: { al: '2026-12-10' } }, 'CAMPO_SCELTA']]
	},
	{
		titolo: 'scelta tra cinque',
		campo: scelta({ etichetta, opzioni: opzioni(5) }),
		aspetto: 'radio',
		giusti: [['v2', 'v2', ['Risposta 2']]],
		sbagliati: [
			['v6', 'CAMPO_SCELTA'],
			[['v1', 'v2'], 'CAMPO_SCELTA']
		]
	},
	{
		titolo: 'scelta tra dieci',
		campo: scelta({ etichetta, opzioni: opzioni(10) }),
		aspetto: 'elenco',
		giusti: [['v10', 'v10', ['Risposta 10']]],
		sbagliati: [['Risposta 10', 'CAMPO_SCELTA']]
	},
	{
		titolo: 'scelta tra undici',
		campo: scelta({ etichetta, obbligatorio: true, opzioni: opzioni(11) }),
		aspetto: 'ricerca',
		giusti: [['v11', 'v11', ['Risposta 11']]],
		sbagliati: [
			['Risposta', 'CAMPO_SCELTA'],
			[['v1', 'v2'], 'CAMPO_OBBLIGATORIO'],
			[{ testo: ' ' }, 'CAMPO_OBBLIGATORIO']
		],
		daModulo: [
			[{ testo: 'risposta 11 ' }, 'v11'],
			[{ testo: 'Risposta 2', valore: '' }, 'v2'],
			[{ testo: 'risp', valore: 'v3' }, 'v3']
		]
	},
	{
		titolo: 'più scelte',
		campo: scelte({ etichetta, opzioni: opzioni(3) }),
		aspetto: 'caselle',
		giusti: [
			[
				['v3', 'v1'],
				['v1', 'v3'],
				['Risposta 1', 'Risposta 3']
			]
		],
		sbagliati: [[['v1', 'v4'], 'CAMPO_SCELTA']],
		daModulo: [['v2', ['v2']]]
	},
	{
		titolo: 'sì o no',
		campo: siNo({ etichetta, obbligatorio: true }),
		aspetto: 'radio',
		giusti: [
			[true, true, ['Sì']],
			[false, false, ['No']]
		],
		sbagliati: [
			['forse', 'CAMPO_SCELTA'],
			['', 'CAMPO_OBBLIGATORIO']
		]
	},
	{
		titolo: 'dichiarazione',
		campo: dichiarazione({ etichetta, obbligatorio: true, testo: 'Dichiaro di sì.' }),
		aspetto: 'conferma',
		giusti: [[true, true, ['Dichiaro di sì.']]],
		sbagliati: [
			[false, 'DICH_MANCANTE'],
			[null, 'DICH_MANCANTE']
		]
	},
	{
		titolo: 'allegato',
		campo: allegato({ etichetta: 'delega', obbligatorio: true, massimo: 2 }),
		aspetto: 'allegati',
		giusti: [
			[
				['file-1', 'altro'],
				[RICEVUTO, nonInviato('altro')],
				['delega.pdf', 'altro']
			]
		],
		sbagliati: [
			[['a', 'b', 'c'], 'ALL_TROPPI'],
			[[], 'ALL_MANCANTE'],
			[[''], 'ALL_MANCANTE']
		],
		daModulo: [['file-1', [RICEVUTO]]]
	},
	{
		titolo: 'luogo, anche estero o soppresso',
		campo: luogo({ etichetta }),
		aspetto: 'gruppo',
		giusti: [
			['C037', 'C037', ['Cassola (VI)']],
			['Z330', 'Z330', ['Marocco']],
			['A002', 'A002', ['Abbadia Sopra Adda (CO), fino al 1928']]
		],
		sbagliati: [
			['Nessunluogo', 'COMUNE_SCONOSCIUTO nome'],
			['Samone', 'COMUNE_DA_SCEGLIERE codice']
		],
		daModulo: [
			['cassola', 'C037'],
			[{ nome: 'Samone', codice: 'H754' }, 'H754'],
			[{ nome: 'Unione Sovietica' }, 'Z135']
		]
	},
	{
		titolo: 'Comune di oggi',
		campo: luogo({ etichetta, soloComuniAttivi: true }),
		aspetto: 'gruppo',
		giusti: [['A703', 'A703', ['Bassano del Grappa (VI)']]],
		sbagliati: [
			['Z330', 'COMUNE_SCONOSCIUTO nome'],
			['A002', 'COMUNE_SCONOSCIUTO nome']
		]
	},
	{
		titolo: 'indirizzo',
		campo: indirizzo({ etichetta }),
		aspetto: 'gruppo',
		giusti: [
			[
				{ via: 'Via Roma', civico: '3', cap: '36022', comune: 'C037' },
				{ via: 'Via Roma', civico: '3', cap: '36022', comune: 'C037' },
				['Via Roma 3, 36022 Cassola (VI)']
			],
			[
				{ via: 'Via Roma', cap: '36022', comune: 'C037' },
				{ via: 'Via Roma', cap: '36022', comune: 'C037' },
				['Via Roma, 36022 Cassola (VI)']
			]
		],
		sbagliati: [
			[{ civico: '3' }, 'CAMPO_OBBLIGATORIO via', 'CAMPO_OBBLIGATORIO cap', 'CAMPO_OBBLIGATORIO comune'],
			[{ via: 'Via Roma', cap: '360', comune: 'Boh' }, 'CAP_FORMATO cap', 'COMUNE_SCONOSCIUTO comune.nome']
		]
	},
	{
		titolo: 'catasto',
		campo: catasto({ etichetta }),
		aspetto: 'gruppo',
		giusti: [
			[
				{ tipo: 'T', sezione: 'a', foglio: '12', particella: '345', subalterno: '7' },
				{ tipo: 'T', comune: 'C037', sezione: 'A', foglio: '12', particella: '345', subalterno: '7' },
				['Terreni, sezione A, foglio 12, particella 345, subalterno 7']
			],
			[
				{ foglio: '12', particella: '345' },
				{ tipo: 'F', comune: 'C037', sezione: null, foglio: '12', particella: '345', subalterno: null },
				['Fabbricati, foglio 12, particella 345']
			]
		],
		sbagliati: [
			[{ particella: '345' }, 'CATASTO_INCOMPLETO foglio'],
			[{ foglio: '12' }, 'CATASTO_INCOMPLETO particella'],
			[{ sezione: 'ABCD', foglio: '12', particella: '3' }, 'CATASTO_SEZIONE sezione'],
			[{ foglio: '12345', particella: '3' }, 'CATASTO_FOGLIO foglio'],
			[{ foglio: '12', particella: '3-4' }, 'CATASTO_PARTICELLA particella'],
			[{ foglio: '12', particella: '3', subalterno: 'x' }, 'CATASTO_SUBALTERNO subalterno'],
			[{ tipo: 'Z', foglio: '12', particella: '3' }, 'CAMPO_SCELTA tipo']
		]
	},
	{
		titolo: 'gruppo ripetuto',
		campo: ripetuto({ etichetta, elemento: 'veicolo', massimo: 2, parti: mezzi }),
		aspetto: 'ripetuto',
		giusti: [
			[
				[{ targa: 'AA 000 AA', posti: 5 }, { targa: 'BB' }],
				[{ targa: 'AA 000 AA', posti: 5 }, { targa: 'BB' }],
				['Targa: AA 000 AA; Posti: 5', 'Targa: BB']
			]
		],
		sbagliati: [
			[[{ targa: 'AA' }, { posti: 12 }], 'CAMPO_OBBLIGATORIO 1.targa', 'CAMPO_INTERVALLO 1.posti'],
			[[{ targa: 'A' }, { targa: 'B' }, { targa: 'C' }], 'CAMPO_INTERVALLO']
		],
		daModulo: [[{ '1': { targa: 'BB' }, '0': { targa: '' } }, [{ targa: 'BB' }]]]
	}
];

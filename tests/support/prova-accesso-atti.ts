// A small world for the service of access to records: places, settings, and the check as the API makes it.
import { Temporal } from 'temporal-polyfill';
import type { Luogo } from '#lib/domain/luoghi.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { validate } from '#lib/forms/validate.ts';
import type { ImpostazioniAccesso } from '#lib/services/accesso-atti/impostazioni.ts';
import { accessoAtti } from '#lib/services/accesso-atti/servizio.ts';

const LUOGHI: Luogo[] = [
	luogo('C037', 'Cassola', 'VI'),
	luogo('I709', 'Seveso', 'MB'),
	luogo('C566', 'Cesano Maderno', 'MB'),
	luogo('A703', 'Bassano del Grappa', 'VI')
];

export const impostazioni: ImpostazioniAccesso = {
	tariffeCopie: [
		{ formato: 'A4', centesimi: 20 },
		{ formato: 'DIGITALE', centesimi: 0 }
	],
	dirittiRicerca: [],
	dirittoUrgenza: 0,
	bolloVirtuale: true,
	giorniPagamento: 15,
	tassonomia: { tecnico: '9/0103102AP/', altro: '9/0103100TS/', bollo: '9/0115103TS/' },
	giorniVisione: 30,
	rpct: { nome: 'Elena Ferri', pec: 'rpct@pec.comune.example' },
	sospendiPerControinteressati: false,
	instradamento: {
		edilizia: 'edilizia',
		tributi: 'tributi',
		polizia_locale: 'polizia-locale',
		anagrafe: 'demografici',
		contratti: 'segreteria',
		scuola: 'urp',
		sociale: 'urp',
		altro: 'urp',
		civico_semplice: 'segreteria',
		civico_generalizzato: 'urp'
	}
};

export const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-23'),
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	luoghi: {
		trova: (codice) => LUOGHI.find((uno) => uno.codice === codice),
		cerca: (testo) => LUOGHI.filter(({ nome }) => nome.toLowerCase().startsWith(testo.toLowerCase()))
	},
	allegati: new Map(),
	soloNomi: true,
	impostazioni,
	elenchi: {}
};

function luogo(codice: string, nome: string, provincia: string): Luogo {
	return { codice, nome, provincia, stato: false };
}

/** As the API receives them. */
export function controlla(risposte: object) {
	return validate(accessoAtti, { grezzi: readJson(risposte) as Grezzi, contesto });
}

export function codici(risposte: object): string[] {
	return controlla(risposte).problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}

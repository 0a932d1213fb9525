// The five Comuni of the demonstration: true places, invented offices and contacts. Used by the seed, the demo and the tests.
import type { EnteDemo } from './ente-demo.ts';
import { pagopaDemo } from './pagopa.ts';
import { assegnoMaternitaDemo } from './servizi/assegno-maternita.ts';
import { occupazioneSuoloDemo } from './servizi/occupazione-suolo.ts';
import { trasportoScolasticoDemo } from './servizi/trasporto-scolastico.ts';

/** The Comuni, the default one of plain `localhost` first. */
export const enti: readonly EnteDemo[] = [
	{
		id: 'cassola',
		nome: 'Cassola',
		provincia: 'VI',
		regione: 'Veneto',
		belfiore: 'C037',
		istat: '024026',
		cap: '36022',
		codiceFiscale: '90000000019',
		colorePrimario: '#00704a',
		festivoPatronale: { giorno: 25, mese: 4, nome: 'San Marco' }
	},
	{
		id: 'castellanza',
		nome: 'Castellanza',
		provincia: 'VA',
		regione: 'Lombardia',
		belfiore: 'C139',
		istat: '012042',
		cap: '21053',
		codiceFiscale: '90000000027',
		colorePrimario: '#8a1c2f'
	},
	{
		id: 'casciago',
		nome: 'Casciago',
		provincia: 'VA',
		regione: 'Lombardia',
		belfiore: 'B949',
		istat: '012038',
		cap: '21020',
		codiceFiscale: '90000000035',
		colorePrimario: '#1f5c7a',
		festivoPatronale: { giorno: 1, mese: 8, nome: "Sant'Eusebio" }
	},
	{
		id: 'seveso',
		nome: 'Seveso',
		provincia: 'MB',
		regione: 'Lombardia',
		belfiore: 'I709',
		istat: '108040',
		cap: '20822',
		codiceFiscale: '90000000043',
		colorePrimario: '#6b3fa0'
	},
	{
		id: 'cesano-maderno',
		nome: 'Cesano Maderno',
		provincia: 'MB',
		regione: 'Lombardia',
		belfiore: 'C566',
		istat: '108019',
		cap: '20811',
		codiceFiscale: '90000000050',
		colorePrimario: '#0b4f6c'
	}
];

const UFFICI = [
	{ id: 'urp', nome: 'Ufficio relazioni con il pubblico', responsabile: 'Dott.ssa Lucia Conti' },
	{ id: 'edilizia', nome: 'Sportello unico edilizia', responsabile: 'Arch. Piero Nardi' },
	{ id: 'tributi', nome: 'Ufficio tributi', responsabile: 'Rag. Sara Leoni' },
	{ id: 'polizia-locale', nome: 'Polizia locale', responsabile: 'Comm. Dario Testa' },
	{ id: 'demografici', nome: 'Servizi demografici', responsabile: 'Dott. Ivo Grandi' },
	{ id: 'servizi-sociali', nome: 'Servizi sociali', responsabile: 'Dott.ssa Anita Sala' },
	{ id: 'istruzione', nome: 'Servizi scolastici', responsabile: 'Dott.ssa Marina Greco' },
	{ id: 'segreteria', nome: 'Segreteria generale e RPCT', responsabile: 'Dott.ssa Elena Ferri' }
];

/** Alike in the five Comuni; each will set its own. */
const ACCESSO = {
	tariffeCopie: [
		{ formato: 'A4', centesimi: 20 },
		{ formato: 'A3', centesimi: 40 },
		{ formato: 'DIGITALE', centesimi: 0 }
	],
	dirittiRicerca: [
		{ oltreAnni: 0, centesimi: 1500 },
		{ oltreAnni: 10, centesimi: 3000 }
	],
	dirittoUrgenza: 1000,
	giorniVisione: 30,
	// Invented, as the authorisation is.
	bolloVirtuale: true,
	giorniPagamento: 15,
	tassonomia: { tecnico: '9/0103102AP/', altro: '9/0103100TS/', bollo: '9/0115103TS/' },
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

/** The settings document of a Comune of the demonstration, version 1. */
export function impostazioniDemo(ente: EnteDemo): object {
	const { id, colorePrimario, ...fatti } = ente;
	const dominio = `comune.${id}.example`;
	return {
		...fatti,
		colorePrimario,
		indirizzo: `Piazza del Municipio 1, ${ente.cap} ${ente.nome} (${ente.provincia})`,
		telefono: '0000 000000',
		domicilioDigitale: `protocollo@pec.${dominio}`,
		codiceIPA: `c_${ente.belfiore.toLowerCase()}`,
		sitoHost: `${id}.localhost`,
		stemma: `/stemmi/${id}.svg`,
		pagopa: pagopaDemo(ente),
		// At any hour: who tries the demonstration in the evening would wait for the morning.
		messaggi: { dalle: '00:00', alle: '24:00' },
		uffici: UFFICI.map((ufficio) => ({
			...ufficio,
			sostituto: 'Segretario generale, dott. Guido Salvi',
			pec: `${ufficio.id}@pec.${dominio}`,
			telefono: '0000 000000',
			orari: 'Dal lunedì al venerdì, 9:00 - 12:30'
		})),
		servizi: [
			{
				id: 'accesso-atti',
				attivo: true,
				giorniTermine: 30,
				ufficio: 'urp',
				impostazioni: { ...ACCESSO, rpct: { nome: 'Dott.ssa Elena Ferri', pec: `rpct@pec.${dominio}` } }
			},
			occupazioneSuoloDemo(ente),
			assegnoMaternitaDemo(),
			trasportoScolasticoDemo(ente)
		]
	};
}

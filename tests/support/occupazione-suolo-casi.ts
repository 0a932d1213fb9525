// What the vectors of public land lead to: the canone to the cent, the problems word for word. Used by the tests of the rules and of the API.
import {
	DEHORS,
	PASSO_CARRABILE,
	quadrato,
	rinnovo,
	TRASLOCO_CESANO,
	V1,
	V2,
	V3
} from './occupazione-suolo.ts';

/** The canoni of the vectors: Comune, answers, day of filing, cents and the factors that make them. */
export const CANONI: readonly {
	nome: string;
	ente: string;
	risposte: object;
	presentata: string;
	cent: number;
	fattori: Record<string, string>;
	bolli: number;
}[] = [
	{
		nome: 'V1: ponteggio a Castellanza, 45 giorni',
		ente: 'castellanza',
		risposte: V1,
		presentata: '2026-11-23',
		cent: 47250,
		fattori: {
			annoTariffa: '2026',
			tariffa: '0.70',
			kZona: '1.00',
			kTipologia: '1',
			superficie: '15',
			giorni: '45'
		},
		bolli: 3200
	},
	{
		nome: 'V2: trasloco a Seveso',
		ente: 'seveso',
		risposte: V2,
		presentata: '2026-11-10',
		cent: 1400,
		fattori: { tariffa: '0.70', superficie: '20', giorni: '1' },
		bolli: 3200
	},
	{
		nome: 'V3: banchetto a Casciago, esente dal bollo',
		ente: 'casciago',
		risposte: V3,
		presentata: '2026-11-23',
		cent: 540,
		fattori: { tariffa: '0.60', superficie: '9', giorni: '1' },
		bolli: 0
	},
	{
		nome: 'trasloco a Cesano Maderno, 10 metri quadrati',
		ente: 'cesano-maderno',
		risposte: TRASLOCO_CESANO,
		presentata: '2026-11-23',
		cent: 1200,
		fattori: { tariffa: '1.20', superficie: '10', giorni: '1' },
		bolli: 3200
	},
	{
		nome: 'dehors a Seveso, 120 giorni',
		ente: 'seveso',
		risposte: DEHORS,
		presentata: '2026-11-23',
		cent: 221760,
		fattori: { tariffa: '0.70', kTipologia: '1.10', superficie: '24', giorni: '120' },
		bolli: 3200
	},
	{
		nome: 'passo carrabile a Seveso, un anno',
		ente: 'seveso',
		risposte: PASSO_CARRABILE,
		presentata: '2026-11-23',
		cent: 16000,
		fattori: { tariffa: '40.00', superficie: '4' },
		bolli: 3200
	}
];

export type NonValido = {
	nome: string;
	ente: string;
	risposte: object;
	presentata: string;
	problemi: { campo: string; codice: string; severita: string; messaggio: string }[];
};

/** What does not go, or goes with a warning, with the problems expected and no others. */
export const NON_VALIDI: readonly NonValido[] = [
	{
		nome: 'I1: a Cesano Maderno, inviata lunedì 23/11/2026 per il 04/12/2026',
		ente: 'cesano-maderno',
		risposte: { ...TRASLOCO_CESANO, dal: '2026-12-04', al: '2026-12-04' },
		presentata: '2026-11-23',
		problemi: [problema('dal', 'OSP_ANTICIPO_MINIMO', 'La prima data possibile è il 07/12/2026.', 'warn')]
	},
	{
		nome: 'I2: la fine prima dell’inizio',
		ente: 'castellanza',
		risposte: { ...V1, al: '2027-01-10' },
		presentata: '2026-11-23',
		problemi: [problema('al', 'OSP_DATE_INVERTITE', 'La data di fine viene prima di quella di inizio.')]
	},
	{
		nome: 'I3: marciapiede di 3 metri con 1,50 liberi',
		ente: 'castellanza',
		risposte: { ...V1, suolo: ['marciapiede'], larghezzaMarciapiede: 3, spazioPedoni: 1.5 },
		presentata: '2026-11-23',
		problemi: [
			problema(
				'spazioPedoni',
				'OSP_PEDONI_SPAZIO',
				'Sul marciapiede devono restare liberi almeno 2 metri e puoi occupare al massimo metà della larghezza.'
			)
		]
	},
	{
		nome: 'I4: partita IVA con il controllo sbagliato',
		ente: 'castellanza',
		risposte: { ...V1, impresaPartitaIva: '03456780126' },
		presentata: '2026-11-23',
		problemi: [
			problema('impresaPartitaIva', 'PIVA_CONTROLLO', 'La partita IVA deve avere 11 cifre corrette.')
		]
	},
	{
		nome: 'I5: chiusura di una strada tra 12 giorni',
		ente: 'cesano-maderno',
		risposte: { ...TRASLOCO_CESANO, viabilita: 'CHIUSURA_STRADA', dal: '2026-12-05', al: '2026-12-05' },
		presentata: '2026-11-23',
		problemi: [
			problema(
				'dal',
				'OSP_ANTICIPO_ORDINANZA',
				'Per chiudere una strada invia la domanda almeno 30 giorni prima.'
			)
		]
	},
	{
		nome: 'I6: rinnovo di un permesso scaduto ieri',
		ente: 'castellanza',
		risposte: rinnovo('2026-11-22', '2026-12-20'),
		presentata: '2026-11-23',
		problemi: [
			problema('permesso', 'OSP_RINNOVO_TARDIVO', 'Il permesso è scaduto: presenta una nuova domanda.')
		]
	},
	{
		nome: 'un’area fuori dal Comune',
		ente: 'seveso',
		risposte: { ...V2, area: quadrato([45.7, 9.3]) },
		presentata: '2026-11-10',
		problemi: [problema('area', 'OSP_FUORI_COMUNE', "L'area non è nel territorio del Comune.")]
	}
];

function problema(campo: string, codice: string, messaggio: string, severita = 'block') {
	return { campo, codice, severita, messaggio };
}

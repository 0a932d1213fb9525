/** All the fields of a request for school transport and the steps in which they are asked; part of the definition in servizio.ts. */
import { keysOf } from '#lib/forms/chiavi.ts';
import { campiContatti } from '#lib/forms/blocchi/richiedente.ts';
import type { Controllo, Passo, Risposte, RisposteParziali } from '#lib/forms/servizio.ts';
import { campiCorsa, campiRitiro } from './campi-corsa.ts';
import { campiAlunno, campiAltroGenitore, campiDomanda, campiScuola } from './campi-domanda.ts';
import { campiTariffa } from './campi-tariffa.ts';

export const campi = {
	...campiDomanda,
	...campiContatti,
	...campiAlunno,
	...campiAltroGenitore,
	...campiScuola,
	...campiCorsa,
	...campiRitiro,
	...campiTariffa
};

export type RisposteTrasporto = Risposte<typeof campi>;
export type Parziali = RisposteParziali<typeof campi>;
export type ControlloTrasporto = Controllo<keyof typeof campi>;

export const passi: readonly Passo<keyof typeof campi>[] = [
	{
		id: 'domanda',
		titolo: 'Domanda',
		sezioni: [
			{ titolo: 'Che cosa ti serve', campi: ['tipoDomanda', 'iscrizione', 'annoScolastico'] },
			{
				titolo: 'Richiedente',
				aiuto: 'I tuoi dati arrivano da SPID o CIE. Dicci solo in che veste fai la domanda.',
				campi: ['titolo', 'decretoTribunale', 'decretoNumero', 'decretoData', 'decreto']
			},
			{ titolo: 'Contatti', campi: keysOf(campiContatti) }
		]
	},
	{
		id: 'alunno',
		titolo: 'Alunno',
		sezioni: [
			{ titolo: 'Chi usa il trasporto', campi: keysOf(campiAlunno) },
			{ titolo: 'Genitori', campi: keysOf(campiAltroGenitore) }
		]
	},
	{
		id: 'scuola',
		titolo: 'Scuola',
		sezioni: [{ titolo: 'La scuola che frequenta', campi: keysOf(campiScuola) }]
	},
	{
		id: 'corsa',
		titolo: 'Linea e fermate',
		sezioni: [
			{
				titolo: 'Corse e fermate',
				campi: [
					'servizio',
					'giorni',
					'linea',
					'fermataAndata',
					'fermataRitorno',
					'secondaFermata',
					'altriGiorni',
					'altraFermataAndata',
					'altraFermataRitorno',
					'inizio'
				]
			},
			{ titolo: 'Cambio di fermata', campi: ['nuovaFermataAndata', 'nuovaFermataRitorno'] },
			{
				titolo: 'Rinuncia',
				aiuto: 'La rinuncia vale da quando la invii e libera il posto.',
				campi: ['rinunciaMotivo']
			}
		]
	},
	{
		id: 'ritiro',
		titolo: 'Alla fermata',
		sezioni: [
			{
				titolo: 'Rientro',
				campi: [
					'rientroAutonomo',
					'rientroAutorizzazione',
					'confermaAltroGenitore',
					'autorizzazioneFirmata',
					'genitoriAllaFermata'
				]
			},
			{ titolo: 'Persone delegate', campi: ['delegati', 'documentiDelegati'] },
			{ titolo: 'Emergenze', campi: ['emergenze'] }
		]
	},
	{
		id: 'tariffa',
		titolo: 'Tariffa',
		sezioni: [
			{
				titolo: 'ISEE',
				campi: ['conIsee', 'iseeValore', 'iseeTipo', 'iseeProtocollo', 'iseeOmissioni']
			},
			{ titolo: 'Riduzioni e pagamento', campi: ['fratelli', 'disabilita', 'pagamento'] },
			{
				titolo: 'Documenti e impegni',
				campi: ['provvedimentoGiudice', 'regole', 'impegnoFermata', 'pagamentiPassati']
			}
		]
	}
];

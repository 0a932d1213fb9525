/** The steps of a request for public land; part of the definition in servizio.ts. */
import { keysOf } from '#lib/forms/chiavi.ts';
import { campiContatti, campiRichiedente } from '#lib/forms/blocchi/richiedente.ts';
import type { Passo } from '#lib/forms/servizio.ts';
import { campiChi } from './campi-chi.ts';
import { campiDomanda, campiTempo, type campi } from './campi.ts';

export const passi: readonly Passo<keyof typeof campi>[] = [
	{
		id: 'richiedente',
		titolo: 'Dati generali',
		sezioni: [
			{
				titolo: 'Richiedente',
				aiuto: "I tuoi dati arrivano da SPID o CIE. Dicci solo se agisci per un'altra persona o un ente.",
				campi: keysOf(campiRichiedente)
			},
			{ titolo: 'Contatti', campi: keysOf(campiContatti) }
		]
	},
	{
		id: 'domanda',
		titolo: 'Domanda',
		sezioni: [{ titolo: 'Che cosa chiedi', campi: keysOf(campiDomanda) }]
	},
	{
		id: 'posto',
		titolo: 'Posto',
		sezioni: [
			{ titolo: 'Dove', campi: ['via', 'civico', 'localita', 'area'] },
			{
				titolo: 'Misure',
				campi: ['misure', 'lunghezza', 'larghezza', 'superficie', 'larghezzaPasso']
			},
			{
				titolo: 'Suolo e strada',
				campi: ['suolo', 'larghezzaMarciapiede', 'spazioPedoni', 'stalli', 'itinerario', 'viabilita']
			}
		]
	},
	{
		id: 'giorni',
		titolo: 'Giorni e lavori',
		sezioni: [
			{
				titolo: 'Quando',
				campi: keysOf(campiTempo)
			},
			{ titolo: 'Mezzi, impresa, evento', campi: keysOf(campiChi) }
		]
	},
	{
		id: 'documenti',
		titolo: 'Costi e documenti',
		sezioni: [
			{
				titolo: 'Riduzioni e cauzione',
				campi: ['riduzione', 'provaRiduzione', 'cauzioneTipo', 'cauzioneScadenza']
			},
			{
				titolo: 'Documenti',
				campi: ['planimetria', 'foto', 'nullaOsta', 'carteCircolazione', 'pianoSicurezza', 'polizza']
			},
			{
				titolo: 'Bollo e impegni',
				campi: ['bollo', 'marcaDaBollo', 'marcaEsclusiva', 'esenzioneBollo', 'impegni']
			}
		]
	}
];

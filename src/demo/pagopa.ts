// What the Comuni of the demonstration have agreed with pagoPA: all invented, alike in the five of them. Used by the seed and the simulator.
import type { EnteDemo } from './ente-demo.ts';

/** Digits by which the notices of this portal differ from those that other programs of the Comune make. */
export const SEGREGAZIONE = '02';

/** Intermediary and station of a Comune: each is its own intermediary, with one station. */
export function stazioneDemo(codiceFiscale: string): { intermediario: string; stazione: string } {
	return { intermediario: codiceFiscale, stazione: `${codiceFiscale}_01` };
}

/** The part of the settings about pagoPA. */
export function pagopaDemo({ codiceFiscale }: Pick<EnteDemo, 'codiceFiscale'>): object {
	return {
		...stazioneDemo(codiceFiscale),
		segregazione: SEGREGAZIONE,
		iban: 'IT60X0542811101000000123456',
		cbill: 'AB1CD',
		settore: 'Servizio finanziario',
		spontanei: [
			{
				id: 'diritti-di-segreteria',
				nome: 'Diritti di segreteria',
				aiuto: 'Per certificati, copie e pratiche edilizie. L’importo è quello che ti ha detto l’ufficio.',
				tassonomia: '9/0103100TS/'
			},
			{
				id: 'rette-scolastiche',
				nome: 'Rette scolastiche',
				aiuto: 'Per la scuola dell’infanzia e il nido. Scrivi nella causale il nome della scuola e il mese.',
				tassonomia: '9/0107100TS/'
			},
			{
				id: 'carta-identita',
				nome: 'Carta d’identità elettronica',
				aiuto: 'Prima dell’appuntamento in anagrafe.',
				tassonomia: '9/0104103SP/',
				cent: 2221
			}
		]
	};
}

// The statement that a request was filed away; called when a clerk does so.
import type { Giorno } from '#lib/domain/data.ts';
import { formatDataEstesa } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Documento } from './documento.ts';
import { firmaDi, intestazioneDi } from './parti.ts';

export type DatiArchiviazione = {
	impostazioni: Impostazioni;
	pratica: string;
	servizio: string;
	oggetto: string;
	protocollo: string;
	data: Giorno;
	motivazione: string;
	/** Term and authority for an appeal. */
	rimedi: string;
	ufficio: string;
	firmatario: { nome: string; cognome: string };
};

/** What was filed away, why, and what the person can do. */
export function buildArchiviazione(dati: DatiArchiviazione): Documento {
	return {
		titolo: 'Attestato di archiviazione',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			{
				titolo: 'La pratica',
				voci: [
					{ etichetta: 'Servizio', valore: dati.servizio },
					{ etichetta: 'Oggetto', valore: dati.oggetto },
					{ etichetta: 'Pratica', valore: dati.pratica },
					{ etichetta: 'Protocollo di questo attestato', valore: dati.protocollo },
					{ etichetta: 'Archiviata', valore: `il ${formatDataEstesa(dati.data)}` }
				]
			},
			{ titolo: 'Perché', paragrafi: dati.motivazione.split('\n') },
			{
				titolo: 'Che cosa puoi fare',
				paragrafi: ['Puoi presentare un’altra richiesta quando vuoi.', dati.rimedi]
			},
			{
				titolo: 'Chi l’ha archiviata',
				paragrafi: [firmaDi(dati)]
			}
		]
	};
}

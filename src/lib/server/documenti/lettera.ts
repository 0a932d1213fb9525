// A message as a letter to print and post, for who has no digital channel; called by the clerks' page of the message.
import { formatDataOra } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Documento } from './documento.ts';
import { intestazioneDi } from './parti.ts';

export type DatiLettera = {
	impostazioni: Impostazioni;
	persona: string;
	codiceFiscale: string | null;
	oggetto: string;
	testo: string;
	creatoIl: Date;
	pratica: string | null;
	/** Address of the portal. */
	sito: string;
};

/** The same words that the person finds in the area personale, and how to get there. */
export function buildLettera({
	impostazioni,
	persona,
	codiceFiscale,
	oggetto,
	testo,
	...dati
}: DatiLettera): Documento {
	return {
		titolo: oggetto,
		intestazione: intestazioneDi(impostazioni),
		sezioni: [
			{
				titolo: 'A',
				voci: [
					{ etichetta: 'Persona', valore: persona },
					...(codiceFiscale ? [{ etichetta: 'Codice fiscale', valore: codiceFiscale }] : []),
					...(dati.pratica ? [{ etichetta: 'Pratica', valore: dati.pratica }] : []),
					{ etichetta: 'Data', valore: formatDataOra(dati.creatoIl) }
				]
			},
			{ titolo: 'Il messaggio', paragrafi: testo.split('\n').filter((riga) => riga.trim() !== '') },
			{
				titolo: 'Come fare',
				paragrafi: [
					`Trovi tutto nella tua area personale, su ${dati.sito}. Entri con SPID o CIE.`,
					`Se non puoi entrare, vieni in Comune (${impostazioni.indirizzo}) o chiama il numero ${impostazioni.telefono}.`
				]
			}
		]
	};
}

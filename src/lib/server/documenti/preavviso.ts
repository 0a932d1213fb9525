// The reasons that stand against a request (art. 10-bis L. 241/1990); called when a responsabile tells them.
import type { Giorno } from '#lib/domain/data.ts';
import { formatData, formatDataEstesa } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Documento } from './documento.ts';
import { firmaDi, intestazioneDi } from './parti.ts';

export type DatiPreavviso = {
	impostazioni: Impostazioni;
	pratica: string;
	servizio: string;
	oggetto: string;
	protocollo: string;
	data: Giorno;
	motivi: string;
	/** The day on which the citizen has it. */
	ricezione: Giorno;
	/** Received by PEC or post, not in the area personale. */
	fuoriPortale: boolean;
	entro: Giorno;
	/** Not when the term has already ended. */
	sospende: boolean;
	ufficio: string;
	firmatario: { nome: string; cognome: string };
};

/** Why not, how to answer, from which day the time counts, what it does to the term. */
export function buildPreavviso(dati: DatiPreavviso): Documento {
	return {
		titolo: 'Preavviso di rigetto',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			{
				titolo: 'La pratica',
				voci: [
					{ etichetta: 'Servizio', valore: dati.servizio },
					{ etichetta: 'Oggetto', valore: dati.oggetto },
					{ etichetta: 'Pratica', valore: dati.pratica },
					{ etichetta: 'Protocollo di questo avviso', valore: dati.protocollo },
					{ etichetta: 'Data', valore: formatDataEstesa(dati.data) }
				]
			},
			{ titolo: 'Perché non possiamo accogliere la richiesta', paragrafi: dati.motivi.split('\n') },
			{ titolo: 'Che cosa puoi fare', paragrafi: comeRispondere(dati) },
			{
				titolo: 'Chi ti scrive',
				paragrafi: [firmaDi(dati)]
			}
		]
	};
}

function comeRispondere({ impostazioni, ricezione, fuoriPortale, entro, sospende }: DatiPreavviso): string[] {
	const dal = formatData(ricezione);
	return [
		`Puoi scriverci osservazioni e documenti entro 10 giorni, cioè entro il ${formatData(entro)}, dalla tua area personale su ${impostazioni.sitoHost} (art. 10-bis L. 241/1990).`,
		fuoriPortale
			? `I 10 giorni si contano dal ${dal}, giorno in cui hai ricevuto l’avviso con PEC o raccomandata.`
			: `I 10 giorni si contano dal ${dal}, giorno in cui questo avviso è nella tua area personale. Il messaggio su App IO ti avvisa soltanto: non vale come comunicazione.`,
		sospende
			? `Il termine della pratica è sospeso dal ${dal}. Riparte 10 giorni dopo le tue osservazioni o, se non ne mandi, alla fine dei 10 giorni.`
			: 'Il termine della pratica era già finito: questo avviso non lo sospende.',
		'Se le osservazioni non cambiano la decisione, nell’atto finale ti spieghiamo perché.'
	];
}

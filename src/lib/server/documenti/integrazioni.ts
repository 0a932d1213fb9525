// The request for additions (art. 2 c. 7 L. 241/1990); called when a clerk asks for them.
import type { Giorno } from '#lib/domain/data.ts';
import { formatData, formatDataEstesa } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import { findUfficio } from '../enti/uffici.ts';
import type { EffettoRichiesta } from '../pratiche/sospensioni.ts';
import type { Documento } from './documento.ts';
import { firmaDi, intestazioneDi } from './parti.ts';

export type DatiIntegrazioni = {
	/** The act has been made already. */
	decisa: boolean;
	impostazioni: Impostazioni;
	pratica: string;
	servizio: string;
	protocollo: string;
	richiesta: string;
	data: Giorno;
	entro: Giorno;
	effetto: EffettoRichiesta;
	ufficio: string;
	/** Who asks. */
	firmatario: { nome: string; cognome: string };
};

const TERMINI: Record<EffettoRichiesta, string> = {
	sospende:
		'Il termine della pratica è sospeso da oggi fino alla tua risposta, per 30 giorni al massimo e una volta sola (art. 2, comma 7, L. 241/1990).',
	interrompe:
		'La richiesta è irregolare o incompleta: il termine della pratica riparte da capo quando la completi (art. 6, comma 5, D.P.R. 184/2006).',
	nessuno:
		'Questa richiesta non sospende il termine della pratica: si sospende una volta sola e prima che finisca (art. 2, comma 7, L. 241/1990).'
};

/** What follows when nobody answers: after the act there is nothing left to decide. */
export function seNonRispondi({ decisa }: { decisa: boolean }): string {
	return decisa
		? 'Se non rispondi, la pratica resta ferma.'
		: 'Se non rispondi, decidiamo con quello che abbiamo.';
}

/** What is missing, by when, and what it does to the term. */
export function buildRichiestaIntegrazioni(dati: DatiIntegrazioni): Documento {
	return {
		titolo: 'Richiesta di integrazioni',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			{
				titolo: 'La pratica',
				voci: [
					{ etichetta: 'Servizio', valore: dati.servizio },
					{ etichetta: 'Pratica', valore: dati.pratica },
					{ etichetta: 'Protocollo di questa richiesta', valore: dati.protocollo },
					{ etichetta: 'Data', valore: formatDataEstesa(dati.data) }
				]
			},
			{ titolo: 'Che cosa serve', paragrafi: dati.richiesta.split('\n') },
			{
				titolo: 'Entro quando',
				paragrafi: [
					`Rispondi entro il ${formatData(dati.entro)} dalla tua area personale, su ${dati.impostazioni.sitoHost}.`,
					TERMINI[dati.effetto],
					seNonRispondi(dati)
				]
			},
			{
				titolo: 'Chi te lo chiede',
				paragrafi: [`${firmaDi(dati)}${telefono(dati)}.`]
			}
		]
	};
}

function telefono({ impostazioni, ufficio }: DatiIntegrazioni): string {
	const trovato = findUfficio(impostazioni, ufficio);
	return trovato ? `, telefono ${trovato.telefono}` : '';
}

// The final act (art. 2 and 3 L. 241/1990); called when a responsabile decides.
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, formatDataEstesa } from '#lib/domain/istante.ts';
import type { Dovuto } from '#lib/forms/servizio.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Documento, SezioneDocumento } from './documento.ts';
import { nomeECodice, type PersonaInAtto } from './nome-e-codice.ts';
import { firmaDi, intestazioneDi } from './parti.ts';

export type DatiProvvedimento = {
	titolo: string;
	impostazioni: Impostazioni;
	pratica: string;
	servizio: string;
	oggetto: string;
	/** Whom the request is for, when not the applicant. */
	perConto: string | undefined;
	/** What was asked, in the words of the request. */
	chiesto: readonly { etichetta: string; valore: string }[];
	ufficio: string;
	protocolloRichiesta: string;
	presentataIl: Giorno;
	richiedente: PersonaInAtto;
	protocollo: string;
	data: Giorno;
	decisione: string;
	motivazione: string;
	/** Why the observations on the reasons against do not change the decision, if there were any. */
	risposta: string | undefined;
	/** What is to be paid to have what was granted. */
	dovuti: readonly Dovuto[];
	/** How to have what was granted; none when nothing was. */
	consegna: readonly string[];
	/** Term and authority for an appeal. */
	rimedi: string;
	/** None for an act for which no term ran. */
	tempi: { scadenza: Giorno; giorniRitardo: number } | undefined;
	firmatario: { nome: string; cognome: string };
};

/** Facts, reasons, decision, remedies, and the delay when there is one. */
export function buildProvvedimento(dati: DatiProvvedimento): Documento {
	return {
		titolo: dati.titolo,
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			fatti(dati),
			{ titolo: 'Motivi', paragrafi: dati.motivazione.split('\n') },
			...(dati.risposta ? [{ titolo: 'Le tue osservazioni', paragrafi: dati.risposta.split('\n') }] : []),
			{ titolo: 'Decisione', paragrafi: [dati.decisione] },
			...(dati.dovuti.length > 0 ? [daPagare(dati.dovuti)] : []),
			...(dati.consegna.length > 0
				? [{ titolo: 'Come avere il documento', paragrafi: [...dati.consegna] }]
				: []),
			...(dati.tempi ? [tempi(dati, dati.tempi)] : []),
			{ titolo: 'Che cosa puoi fare', paragrafi: [dati.rimedi] },
			{
				titolo: 'Chi ha deciso',
				paragrafi: [firmaDi(dati)]
			}
		]
	};
}

function fatti(dati: DatiProvvedimento): SezioneDocumento {
	return {
		titolo: 'La richiesta',
		voci: [
			{ etichetta: 'Servizio', valore: dati.servizio },
			{ etichetta: 'Oggetto', valore: dati.oggetto },
			{ etichetta: 'Richiedente', valore: nomeECodice(dati.richiedente) },
			...(dati.perConto ? [{ etichetta: 'Per conto di', valore: dati.perConto }] : []),
			...dati.chiesto,
			{ etichetta: 'Pratica', valore: dati.pratica },
			{
				etichetta: 'Presentata',
				valore: `il ${formatDataEstesa(dati.presentataIl)}, protocollo ${dati.protocolloRichiesta}`
			},
			{ etichetta: 'Questo atto', valore: `protocollo ${dati.protocollo} del ${formatData(dati.data)}` }
		]
	};
}

function daPagare(dovuti: readonly Dovuto[]): SezioneDocumento {
	return {
		titolo: 'Che cosa devi pagare',
		paragrafi: ['La decisione ha effetto quando hai pagato tutto quello che segue.'],
		tabella: {
			colonne: ['Causale', 'Importo', 'Entro il'],
			righe: dovuti.map(({ causale, cent, scadenza }) => [causale, formatEuro(cent), formatData(scadenza)])
		}
	};
}

// Term and actual time are stated in every late act (art. 2 c. 9-quinquies L. 241/1990).
function tempi(
	{ presentataIl, data }: DatiProvvedimento,
	{ scadenza, giorniRitardo }: NonNullable<DatiProvvedimento['tempi']>
): SezioneDocumento {
	const durata = presentataIl.until(data).days;
	const inTempo = `Il termine era il ${formatData(scadenza)}: la decisione è arrivata ${durata === 0 ? 'lo stesso giorno' : `in ${giorni(durata)}`}.`;
	if (giorniRitardo === 0) return { titolo: 'Tempi', paragrafi: [inTempo] };
	return {
		titolo: 'Tempi',
		paragrafi: [
			`Il termine previsto dalla legge era il ${formatData(scadenza)}. La decisione è arrivata in ${giorni(durata)}, con ${giorni(giorniRitardo)} di ritardo (art. 2, comma 9-quinquies, L. 241/1990).`
		]
	};
}

function giorni(quanti: number): string {
	return quanti === 1 ? '1 giorno' : `${quanti} giorni`;
}

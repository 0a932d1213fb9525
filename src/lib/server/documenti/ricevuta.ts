// The receipt that is also the notice that the procedure has begun (art. 18-bis and 8 L. 241/1990); called when a request is sent.
import { formatData, formatDataOra, giornoARoma } from '#lib/domain/istante.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { AllegatoCaricato } from '#lib/forms/campo.ts';
import { vociCalcolo, type Calcolo } from '#lib/forms/calcolo.ts';
import { voceDi, type SezioneRiepilogo } from '#lib/forms/views.ts';
import type { Impostazioni } from '../enti/schema.ts';
import { findUfficio, type Ufficio } from '../enti/uffici.ts';
import type { Documento, SezioneDocumento } from './documento.ts';
import { nomeECodice, type PersonaInAtto } from './nome-e-codice.ts';
import { intestazioneDi, tabellaFile } from './parti.ts';

/** What the person wrote and declared. */
export type DatiInviati = {
	riepilogo: readonly SezioneRiepilogo[];
	/** The amount that the answers lead to. */
	calcolo: Calcolo | undefined;
	allegati: readonly AllegatoCaricato[];
	dichiarazioni: readonly string[];
};

export type DatiRicevuta = DatiInviati & {
	impostazioni: Impostazioni;
	ufficio: string;
	servizio: string;
	oggetto: string;
	pratica: string;
	protocollo: string;
	presentataIl: Date;
	giorniTermine: number;
	/** From which the term runs. */
	decorrenza: Giorno;
	scadenza: Giorno;
	effettoSilenzio: string;
	/** Whether silence counts as a refusal, which is appealed against as such. */
	silenzioRigetto: boolean;
	/** Whom the request is for, when not the applicant. */
	perConto: string | undefined;
	richiedente: PersonaInAtto;
};

/** All items that the two articles ask for; with one missing the receipt would not count as the notice. */
export function buildRicevuta(dati: DatiRicevuta): Documento {
	const { impostazioni } = dati;
	return {
		titolo: 'Ricevuta di presentazione e comunicazione di avvio',
		intestazione: intestazioneDi(impostazioni),
		sezioni: [
			richiesta(dati),
			procedimento(dati),
			silenzio(dati),
			{
				titolo: 'Come vedere la pratica',
				paragrafi: [
					`Puoi vedere la pratica, i documenti e le date nella tua area personale, su ${impostazioni.sitoHost}. Da lì puoi anche inviare memorie e documenti (art. 10 L. 241/1990).`,
					`Per gli atti che non sono in digitale rivolgiti a: ${ufficioDi(dati).nome}, Comune di ${impostazioni.nome}, ${impostazioni.indirizzo}.`
				]
			},
			...sezioniInviate(dati)
		]
	};
}

/** Answers, amount, files with their hashes, declarations. */
export function sezioniInviate(dati: DatiInviati): SezioneDocumento[] {
	return [
		...dati.riepilogo.map(({ titolo, righe }) => ({
			titolo: `Dati inviati: ${titolo}`,
			voci: righe.map(voceDi)
		})),
		...(dati.calcolo ? [sezioneCalcolo(dati.calcolo)] : []),
		allegati(dati),
		{ titolo: 'Dichiarazioni', paragrafi: [...dati.dichiarazioni] }
	];
}

function richiesta(dati: DatiRicevuta): SezioneDocumento {
	return {
		titolo: 'La tua richiesta',
		voci: [
			{ etichetta: 'Servizio', valore: dati.servizio },
			{ etichetta: 'Oggetto', valore: dati.oggetto },
			{ etichetta: 'Pratica', valore: dati.pratica },
			{ etichetta: 'Protocollo', valore: dati.protocollo },
			{ etichetta: 'Presentata il', valore: formatDataOra(dati.presentataIl) },
			{ etichetta: 'Richiedente', valore: nomeECodice(dati.richiedente) },
			...(dati.perConto ? [{ etichetta: 'Per conto di', valore: dati.perConto }] : [])
		]
	};
}

function ufficioDi({ impostazioni, ufficio }: DatiRicevuta): Ufficio {
	const trovato = findUfficio(impostazioni, ufficio);
	if (!trovato) throw new Error(`Ufficio sconosciuto: ${ufficio}`);
	return trovato;
}

function procedimento(dati: DatiRicevuta): SezioneDocumento {
	const { impostazioni } = dati;
	const ufficio = ufficioDi(dati);
	return {
		titolo: 'Il procedimento',
		voci: [
			{ etichetta: 'Amministrazione', valore: `Comune di ${impostazioni.nome}` },
			{ etichetta: 'Ufficio', valore: `${ufficio.nome}, telefono ${ufficio.telefono}. ${ufficio.orari}` },
			{ etichetta: 'Responsabile del procedimento', valore: ufficio.responsabile },
			{ etichetta: 'PEC dell’ufficio', valore: ufficio.pec },
			{ etichetta: 'Domicilio digitale del Comune', valore: impostazioni.domicilioDigitale },
			{ etichetta: 'Termine', valore: termineInParole(dati) },
			{ etichetta: 'Ultimo giorno per la risposta', valore: formatData(dati.scadenza) }
		]
	};
}

function termineInParole({ giorniTermine, decorrenza, presentataIl }: DatiRicevuta): string {
	return decorrenza.equals(giornoARoma(presentataIl))
		? `${giorniTermine} giorni dalla presentazione`
		: `${giorniTermine} giorni dal ${formatData(decorrenza)}`;
}

function sezioneCalcolo(calcolo: Calcolo): SezioneDocumento {
	return {
		titolo: calcolo.titolo,
		...(calcolo.nota && { paragrafi: [calcolo.nota] }),
		voci: vociCalcolo(calcolo)
	};
}

// Where silence is a refusal one appeals against a refusal, within its time; elsewhere against the silence itself.
function silenzio(dati: DatiRicevuta): SezioneDocumento {
	const ricorso = dati.silenzioRigetto
		? 'Questo non allunga i 30 giorni per ricorrere al TAR contro il silenzio, che qui vale come un rifiuto (art. 116 del Codice del processo amministrativo).'
		: 'Puoi anche ricorrere al TAR contro il silenzio (artt. 31 e 117 del Codice del processo amministrativo).';
	return {
		titolo: 'Se non rispondiamo in tempo',
		paragrafi: [
			dati.effettoSilenzio,
			`Scaduto il termine puoi chiedere l'intervento di chi ha il potere sostitutivo: ${ufficioDi(dati).sostituto}, che conclude in metà del tempo (art. 2, comma 9-ter, L. 241/1990). ${ricorso}`
		]
	};
}

function allegati({ allegati: file }: DatiInviati): SezioneDocumento {
	return file.length === 0 ? { titolo: 'Allegati', paragrafi: ['Nessun allegato.'] } : tabellaFile(file);
}

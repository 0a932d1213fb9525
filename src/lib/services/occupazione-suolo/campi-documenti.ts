/** Reductions, surety, stamp and papers of a request for public land; part of the fields in campi.ts. */
import { allegato } from '#lib/forms/campi/allegato.ts';
import { data } from '#lib/forms/campi/data.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { marcaDaBollo } from '#lib/forms/campi/marca-da-bollo.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { sceltaDaImpostazioni } from '#lib/forms/campi/scelta-da-impostazioni.ts';
import {
	CHIEDE,
	CON_AREA,
	CON_FIDEIUSSIONE,
	CON_MARCA,
	DI_EVENTO,
	DI_VEICOLI,
	ESENTE
} from './condizioni.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';

export const campiDocumenti = {
	riduzione: sceltaDaImpostazioni({
		etichetta: 'Riduzione o esenzione dal canone',
		aiuto: 'Lascia vuoto se non ne hai. Anche chi non paga ha bisogno del permesso.',
		quando: CON_AREA,
		opzioni: ({ riduzioni }: ImpostazioniSuolo) =>
			riduzioni.map(({ id, etichetta }) => ({ valore: id, etichetta }))
	}),
	provaRiduzione: allegato({
		etichetta: 'prova della riduzione o esenzione',
		massimo: 3,
		aiuto: 'Serve solo per alcune riduzioni: per esempio il patrocinio, o il certificato per una rampa.',
		quando: CON_AREA
	}),
	cauzioneTipo: scelta({
		etichetta: 'Come dai la cauzione, se serve?',
		aiuto: 'Il Comune la chiede per gli scavi e per le aree grandi. Te la restituisce alla fine.',
		quando: CON_AREA,
		opzioni: [
			{ valore: 'FIDEIUSSIONE', etichetta: 'Con una fideiussione' },
			{ valore: 'ASSEGNO', etichetta: 'Con un assegno circolare' },
			{ valore: 'VERSAMENTO', etichetta: 'Con un pagamento al Comune' }
		]
	}),
	cauzioneScadenza: data({
		etichetta: 'Scadenza della fideiussione',
		obbligatorio: true,
		quando: CON_FIDEIUSSIONE
	}),
	planimetria: allegato({
		etichetta: 'planimetria con le misure',
		obbligatorio: true,
		massimo: 3,
		aiuto: 'Anche uno schema fatto a mano, con le misure e le distanze dalla strada.',
		quando: CON_AREA
	}),
	foto: allegato({ etichetta: 'foto del posto', massimo: 5, quando: CON_AREA }),
	nullaOsta: allegato({
		etichetta: 'consenso del proprietario o del condominio',
		massimo: 3,
		aiuto: 'Se l’occupazione tocca una proprietà di altri.',
		quando: CON_AREA
	}),
	carteCircolazione: allegato({
		etichetta: 'carta di circolazione dei mezzi',
		massimo: 10,
		aiuto: 'Per i mezzi eccezionali aggiungi la loro autorizzazione.',
		quando: DI_VEICOLI
	}),
	pianoSicurezza: allegato({ etichetta: 'piano di sicurezza', massimo: 3, quando: CON_AREA }),
	polizza: allegato({
		etichetta: 'polizza di responsabilità civile',
		massimo: 3,
		quando: DI_EVENTO
	}),
	bollo: scelta({
		etichetta: 'Imposta di bollo sulla domanda',
		obbligatorio: true,
		quando: CHIEDE,
		opzioni: [
			{ valore: 'MARCA', etichetta: 'Ho la marca da bollo da 16 euro' },
			{
				valore: 'DIGITALE',
				etichetta: 'La compro online adesso (marca da bollo digitale)',
				aiuto:
					'Paghi 16 euro con pagoPA alla fine, dopo il riepilogo. Quando la marca arriva, la domanda parte da sola.',
				conBolloOnline: true
			},
			{ valore: 'ESENTE', etichetta: 'La legge mi esenta dal bollo' }
		]
	}),
	marcaDaBollo: marcaDaBollo({
		etichetta: 'Numero della marca da bollo',
		obbligatorio: true,
		aiuto: 'Le 14 cifre stampate sulla marca da 16 euro.',
		quando: CON_MARCA
	}),
	marcaEsclusiva: dichiarazione({
		etichetta: 'Uso esclusivo della marca',
		obbligatorio: true,
		testo: 'Dichiaro che uso questa marca da bollo solo per questa richiesta e che la conservo annullata.',
		quando: CON_MARCA
	}),
	esenzioneBollo: sceltaDaImpostazioni({
		etichetta: 'Perché non paghi il bollo?',
		obbligatorio: true,
		quando: ESENTE,
		opzioni: ({ bollo: { esenzioni } }: ImpostazioniSuolo) =>
			esenzioni.map(({ id, etichetta }) => ({ valore: id, etichetta }))
	}),
	impegni: dichiarazione({
		etichetta: 'Impegni',
		obbligatorio: true,
		testo:
			'Mi impegno a mettere a mie spese la segnaletica prevista dal Codice della strada, a lasciare il passaggio ai mezzi di soccorso e alle persone con disabilità, a tenere il permesso sul posto, a rispondere dei danni e a rimettere il posto com’era.',
		quando: CHIEDE
	})
};

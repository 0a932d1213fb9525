/** The fields of a request for access to records; part of the definition in servizio.ts. */
import { campiContatti, campiRichiedente } from '#lib/forms/blocchi/richiedente.ts';
import { allegato } from '#lib/forms/campi/allegato.ts';
import { catasto } from '#lib/forms/campi/catasto.ts';
import { pec } from '#lib/forms/campi/contatti.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { indirizzo } from '#lib/forms/campi/indirizzo.ts';
import { marcaDaBollo } from '#lib/forms/campi/marca-da-bollo.ts';
import { numero } from '#lib/forms/campi/numero.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { testoLungo } from '#lib/forms/campi/testo-lungo.ts';
import { testo } from '#lib/forms/campi/testo.ts';

/** First year of the records of a Comune that anyone may ask for. */
const PRIMO_ANNO = 1860;

const DOCUMENTALE = { campo: 'tipoAccesso', tra: ['DOCUMENTALE'] } as const;
const EDILIZIA = { campo: 'materia', tra: ['edilizia'] } as const;
// The two civic accesses know no certified copy: there the stamp must not even be asked for.
const CONFORME = { tutte: [DOCUMENTALE, { campo: 'modalita', tra: ['COPIA_CONFORME'] }] } as const;
const IN_DIGITALE = { campo: 'modalita', tra: ['COPIA_SEMPLICE_DIGITALE', 'COPIA_CONFORME'] } as const;
const CON_BOLLO = { tutte: [CONFORME, { campo: 'usoBollo', tra: ['NESSUNA'] }] } as const;

const tipo = {
	tipoAccesso: scelta({
		etichetta: 'Tipo di accesso',
		obbligatorio: true,
		opzioni: [
			{
				valore: 'DOCUMENTALE',
				etichetta: 'Accesso documentale',
				aiuto: 'Ti serve un documento per un tuo interesse: la casa, un vicino, un incidente, un concorso.'
			},
			{
				valore: 'CIVICO_SEMPLICE',
				etichetta: 'Accesso civico semplice',
				aiuto: 'Cerchi dati che il Comune deve pubblicare sul sito e non trovi.'
			},
			{
				valore: 'CIVICO_GENERALIZZATO',
				etichetta: 'Accesso civico generalizzato (FOIA)',
				aiuto: 'Vuoi conoscere dati o documenti del Comune, anche senza un motivo.'
			}
		]
	}),
	qualita: scelta({
		etichetta: 'In qualità di',
		obbligatorio: true,
		elenco: true,
		quando: DOCUMENTALE,
		opzioni: [
			{ valore: 'proprietario', etichetta: 'Proprietario' },
			{ valore: 'comproprietario', etichetta: 'Comproprietario' },
			{ valore: 'affittuario', etichetta: 'Affittuario' },
			{ valore: 'confinante', etichetta: 'Confinante' },
			{ valore: 'amministratore_condominio', etichetta: 'Amministratore di condominio' },
			{ valore: 'tecnico_incaricato', etichetta: 'Tecnico incaricato' },
			{ valore: 'legale', etichetta: 'Legale' },
			{ valore: 'ctu', etichetta: 'CTU' },
			{ valore: 'erede', etichetta: 'Erede' },
			{ valore: 'parte', etichetta: 'Parte del procedimento' },
			{ valore: 'altro', etichetta: 'Altro' }
		]
	}),
	qualitaAltro: testo({
		etichetta: 'Quale?',
		obbligatorio: true,
		massimo: 120,
		quando: { campo: 'qualita', tra: ['altro'] }
	}),
	materia: scelta({
		etichetta: 'Tipo di pratica',
		obbligatorio: true,
		aiuto: "Serve a mandare la richiesta all'ufficio giusto.",
		quando: DOCUMENTALE,
		opzioni: [
			{ valore: 'edilizia', etichetta: 'Edilizia' },
			{ valore: 'tributi', etichetta: 'Tributi' },
			{ valore: 'polizia_locale', etichetta: 'Polizia locale e incidenti' },
			{ valore: 'anagrafe', etichetta: 'Anagrafe e stato civile' },
			{ valore: 'contratti', etichetta: 'Gare e contratti' },
			{ valore: 'scuola', etichetta: 'Scuola' },
			{ valore: 'sociale', etichetta: 'Servizi sociali' },
			{ valore: 'altro', etichetta: 'Altro' }
		]
	})
};

const documento = {
	documento: testoLungo({
		etichetta: 'Documento o dato richiesto',
		obbligatorio: true,
		minimo: 20,
		massimo: 2000,
		aiuto: 'Scrivi che cosa cerchi e di quale periodo. Più sei preciso, prima lo troviamo.'
	}),
	praticaNumero: testo({ etichetta: 'Numero della pratica', massimo: 40, breve: true, quando: DOCUMENTALE }),
	praticaAnno: numero({
		etichetta: 'Anno della pratica',
		minimo: PRIMO_ANNO,
		massimo: ({ oggi }) => oggi.year,
		fuori: 'AA_ANNO_NON_VALIDO',
		quando: DOCUMENTALE
	}),
	praticaIntestatario: testo({
		etichetta: 'Intestatario della pratica',
		massimo: 120,
		aiuto: 'Chi aveva presentato la pratica, se lo sai.',
		quando: DOCUMENTALE
	}),
	catasto: catasto({
		etichetta: "Dati catastali dell'immobile",
		aiuto: 'Li trovi nella visura o nel rogito.',
		quando: EDILIZIA
	}),
	indirizzoImmobile: testo({
		etichetta: "Indirizzo dell'immobile",
		massimo: 160,
		aiuto: 'Via e numero civico.',
		quando: EDILIZIA
	}),
	motivazione: testoLungo({
		etichetta: 'Motivazione',
		obbligatorio: true,
		mancante: 'AA_MOTIVAZIONE_OBBLIGATORIA',
		minimo: 30,
		massimo: 2000,
		aiuto: 'Spiega perché ti serve il documento e che legame hai con la pratica.',
		quando: DOCUMENTALE
	}),
	interesse: allegato({
		etichetta: "documenti che provano l'interesse",
		massimo: 5,
		aiuto: 'Se vuoi: per esempio il rogito o la nomina del giudice.',
		quando: DOCUMENTALE
	}),
	obbligoPubblicazione: testo({
		etichetta: 'Che cosa manca sul sito?',
		obbligatorio: true,
		massimo: 300,
		aiuto: "La pagina di Amministrazione trasparente o l'articolo di legge che prevede la pubblicazione.",
		quando: { campo: 'tipoAccesso', tra: ['CIVICO_SEMPLICE'] }
	})
};

const modalita = {
	modalita: scelta({
		etichetta: 'Modalità',
		obbligatorio: true,
		opzioni: [
			{ valore: 'VISIONE', etichetta: 'Vedere il documento in ufficio', aiuto: 'È gratis.' },
			{ valore: 'COPIA_SEMPLICE_DIGITALE', etichetta: 'Copia semplice in digitale' },
			{ valore: 'COPIA_SEMPLICE_CARTA', etichetta: 'Copia semplice su carta' },
			{
				valore: 'COPIA_CONFORME',
				etichetta: "Copia conforme all'originale",
				aiuto: 'Servono due imposte di bollo da 16 euro: una sulla richiesta e una sulla copia.',
				quando: DOCUMENTALE
			}
		]
	}),
	usoBollo: scelta({
		etichetta: 'Uso o esenzione dal bollo',
		obbligatorio: true,
		quando: CONFORME,
		opzioni: [
			{ valore: 'NESSUNA', etichetta: 'Nessuna esenzione: ho la marca da bollo' },
			{
				valore: 'DIGITALE',
				etichetta: 'Nessuna esenzione: compro la marca online adesso (marca da bollo digitale)',
				aiuto:
					'Paghi 16 euro con pagoPA alla fine, dopo il riepilogo. Quando la marca arriva, la richiesta parte da sola.',
				conBolloOnline: true
			},
			{ valore: 'ESENTE', etichetta: 'La legge mi esenta dal bollo' }
		]
	}),
	marcaDaBollo: marcaDaBollo({
		etichetta: 'Numero della marca da bollo',
		obbligatorio: true,
		aiuto: 'Le 14 cifre stampate sulla marca da 16 euro.',
		quando: CON_BOLLO
	}),
	marcaEsclusiva: dichiarazione({
		etichetta: 'Uso esclusivo della marca',
		obbligatorio: true,
		testo: 'Dichiaro che uso questa marca da bollo solo per questa richiesta e che la conservo annullata.',
		quando: CON_BOLLO
	}),
	esenzioneNorma: testo({
		etichetta: 'Legge che prevede l’esenzione',
		obbligatorio: true,
		massimo: 160,
		quando: { tutte: [CONFORME, { campo: 'usoBollo', tra: ['ESENTE'] }] }
	}),
	invio: scelta({
		etichetta: 'Come vuoi ricevere la copia?',
		obbligatorio: true,
		quando: {
			campo: 'modalita',
			tra: ['COPIA_SEMPLICE_DIGITALE', 'COPIA_SEMPLICE_CARTA', 'COPIA_CONFORME']
		},
		opzioni: [
			{ valore: 'AREA_PERSONALE', etichetta: 'Nella mia area personale', quando: IN_DIGITALE },
			{ valore: 'PEC', etichetta: 'Alla mia PEC', quando: IN_DIGITALE },
			{ valore: 'RITIRO', etichetta: 'La ritiro in ufficio' },
			{ valore: 'POSTA', etichetta: 'Per posta', aiuto: 'Paghi il costo della spedizione.' }
		]
	}),
	invioPec: pec({
		etichetta: 'La tua PEC',
		obbligatorio: true,
		quando: { campo: 'invio', tra: ['PEC'] }
	}),
	invioIndirizzo: indirizzo({
		etichetta: 'Indirizzo a cui spedire',
		riuso: 'recapito',
		// Whoever asks for others may have it sent to them.
		riusoSe: { campo: 'titolo', tra: ['PROPRIO'] },
		obbligatorio: true,
		quando: { campo: 'invio', tra: ['POSTA'] }
	}),
	urgenza: dichiarazione({
		etichetta: 'Urgenza',
		testo:
			'La richiesta è urgente. So che il termine resta di 30 giorni e che pago il costo dell’urgenza, se il riepilogo lo indica.',
		quando: DOCUMENTALE
	})
};

export const campi = { ...campiRichiedente, ...campiContatti, ...tipo, ...documento, ...modalita };

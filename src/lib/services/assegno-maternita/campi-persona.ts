/** The fields on who asks for the maternity allowance and with which right; part of the definition in servizio.ts. */
import { CON_DELEGA_SU_CARTA } from '#lib/forms/blocchi/delegante.ts';
import { campiContatti, campiRichiedente } from '#lib/forms/blocchi/richiedente.ts';
import { allegato } from '#lib/forms/campi/allegato.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { data } from '#lib/forms/campi/data.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { testoLungo } from '#lib/forms/campi/testo-lungo.ts';
import { testo } from '#lib/forms/campi/testo.ts';

const PER_ALTRI = {
	una: [{ campo: 'titolo', tra: ['GENITORE', 'TUTORE', 'CURATORE', 'AMM_SOSTEGNO'] }, CON_DELEGA_SU_CARTA]
} as const;
const AL_POSTO_DELLA_MADRE = { campo: 'ruolo', tra: ['PADRE', 'ALTRO'] } as const;
const EXTRA_UE = { campo: 'cittadinanza', tra: ['EXTRA_UE'] } as const;
const CON_DOCUMENTO = {
	campo: 'titoloSoggiorno',
	tra: [
		'LUNGO_PERIODO',
		'CARTA_FAMILIARE',
		'CARTA_PERMANENTE',
		'PERMESSO_UNICO',
		'RICERCA',
		'RIFUGIATO',
		'PROT_SUSSIDIARIA',
		'APOLIDE',
		'ACCORDI',
		'ALTRO'
	]
} as const;
const CON_RICEVUTA = { campo: 'titoloSoggiorno', tra: ['RICEVUTA'] } as const;

const {
	minoreNascita,
	responsabilitaGenitoriale,
	delegaRegistrata,
	delegaData,
	delega,
	delegaFirmaDigitale,
	documentoDelegante,
	decretoTribunale,
	decretoNumero,
	decretoData,
	decreto
} = campiRichiedente;

/** The benefit is of whoever has the right: another person only files for them. */
export const campiChi = {
	titolo: scelta({
		etichetta: 'Per chi fai la domanda?',
		obbligatorio: true,
		opzioni: [
			{ valore: 'PROPRIO', etichetta: 'Per me' },
			{
				valore: 'DELEGATO',
				etichetta: 'Con delega',
				aiuto: "Puoi solo inviare la domanda: l'assegno resta di chi ti delega."
			},
			{ valore: 'GENITORE', etichetta: 'Genitore della madre minorenne' },
			{ valore: 'TUTORE', etichetta: 'Tutore' },
			{ valore: 'CURATORE', etichetta: 'Curatore' },
			{ valore: 'AMM_SOSTEGNO', etichetta: 'Amministratore di sostegno' }
		]
	}),
	delegaRegistrata,
	beneficiarioNome: testo({
		etichetta: "Nome di chi ha diritto all'assegno",
		obbligatorio: true,
		massimo: 80,
		quando: PER_ALTRI
	}),
	beneficiarioCognome: testo({
		etichetta: "Cognome di chi ha diritto all'assegno",
		obbligatorio: true,
		massimo: 80,
		quando: PER_ALTRI
	}),
	beneficiarioCodiceFiscale: codiceFiscale({
		etichetta: "Codice fiscale di chi ha diritto all'assegno",
		obbligatorio: true,
		aiuto: 'Sono 16 lettere e numeri. Li trovi sulla tessera sanitaria.',
		quando: PER_ALTRI
	}),
	minoreNascita,
	responsabilitaGenitoriale,
	delegaData,
	delega,
	delegaFirmaDigitale,
	documentoDelegante,
	decretoTribunale,
	decretoNumero,
	decretoData,
	decreto,
	...campiContatti
};

/** Art. 11 D.P.C.M. 452/2000: who asks in the mother's place says why and proves it. */
export const campiRuolo = {
	ruolo: scelta({
		etichetta: "Chi chiede l'assegno è",
		obbligatorio: true,
		opzioni: [
			{ valore: 'MADRE', etichetta: 'La madre' },
			{
				valore: 'DONNA_ADOTTIVA',
				etichetta: 'La donna che ha il bambino in adozione o in affidamento preadottivo'
			},
			{ valore: 'PADRE', etichetta: 'Il padre, al posto della madre' },
			{ valore: 'ALTRO', etichetta: "Un'altra persona, al posto della madre" }
		]
	}),
	ruoloMotivo: scelta({
		etichetta: 'Perché non la chiede la madre?',
		obbligatorio: true,
		nonRipetere: true,
		quando: AL_POSTO_DELLA_MADRE,
		opzioni: [
			{ valore: 'DECESSO', etichetta: 'La madre è morta' },
			{ valore: 'ABBANDONO', etichetta: 'La madre ha abbandonato il bambino' },
			{ valore: 'AFFIDAMENTO', etichetta: 'Il bambino è affidato solo a chi chiede' },
			{
				valore: 'ALTRO',
				etichetta: 'Un altro motivo',
				quando: { campo: 'ruolo', tra: ['ALTRO'] }
			}
		]
	}),
	ruoloDecesso: data({
		etichetta: 'Data della morte della madre',
		obbligatorio: true,
		nonRipetere: true,
		nonFutura: true,
		quando: { tutte: [AL_POSTO_DELLA_MADRE, { campo: 'ruoloMotivo', tra: ['DECESSO'] }] }
	}),
	ruoloSpiegazione: testoLungo({
		etichetta: 'Spiega il motivo',
		obbligatorio: true,
		nonRipetere: true,
		minimo: 20,
		massimo: 1000,
		quando: { tutte: [AL_POSTO_DELLA_MADRE, { campo: 'ruoloMotivo', tra: ['ALTRO'] }] }
	}),
	ruoloProva: allegato({
		etichetta: 'documenti che provano il motivo',
		obbligatorio: true,
		massimo: 5,
		aiuto:
			'Per esempio il provvedimento del tribunale. Gli atti di stato civile li cerchiamo noi: basta dirci dove sono.',
		quando: AL_POSTO_DELLA_MADRE
	})
};

/** Residence, citizenship and, for who is not of the Union, the right to stay. */
export const campiRequisiti = {
	residenzaItalia: siNo({
		etichetta: "Residenza in Italia alla data dell'evento",
		obbligatorio: true,
		nonRipetere: true,
		aiuto: "Chi chiede l'assegno era residente in Italia il giorno della nascita o dell'ingresso in famiglia?"
	}),
	residenzaComune: siNo({
		etichetta: 'Residenza in questo Comune oggi',
		obbligatorio: true,
		aiuto: "Decide il Comune in cui chi chiede l'assegno è residente quando invia la domanda."
	}),
	cittadinanza: scelta({
		etichetta: 'Cittadinanza',
		obbligatorio: true,
		opzioni: [
			{ valore: 'ITA', etichetta: 'Italiana' },
			{ valore: 'UE', etichetta: "Di un altro Paese dell'Unione europea" },
			{ valore: 'EXTRA_UE', etichetta: "Di un Paese fuori dall'Unione europea" }
		]
	}),
	titoloSoggiorno: scelta({
		etichetta: 'Titolo di soggiorno',
		obbligatorio: true,
		mancante: 'MA_TITOLO_SOGGIORNO',
		elenco: true,
		quando: EXTRA_UE,
		opzioni: [
			{ valore: 'LUNGO_PERIODO', etichetta: 'Permesso UE per soggiornanti di lungo periodo' },
			{ valore: 'CARTA_FAMILIARE', etichetta: 'Carta di soggiorno per familiari di cittadini UE' },
			{
				valore: 'CARTA_PERMANENTE',
				etichetta: 'Carta di soggiorno permanente per familiari di cittadini UE'
			},
			{ valore: 'PERMESSO_UNICO', etichetta: 'Permesso unico di lavoro di più di 6 mesi' },
			{ valore: 'RICERCA', etichetta: 'Permesso per ricerca di più di 6 mesi' },
			{ valore: 'RIFUGIATO', etichetta: 'Status di rifugiato' },
			{ valore: 'PROT_SUSSIDIARIA', etichetta: 'Protezione sussidiaria' },
			{ valore: 'APOLIDE', etichetta: 'Status di apolide' },
			{ valore: 'ACCORDI', etichetta: 'Lavoro, con cittadinanza di Marocco, Tunisia, Algeria o Turchia' },
			{ valore: 'RICEVUTA', etichetta: 'Ricevuta di primo rilascio o di rinnovo' },
			{ valore: 'ALTRO', etichetta: "Un altro titolo: decide l'ufficio" }
		]
	}),
	titoloNumero: testo({
		etichetta: 'Numero del titolo',
		obbligatorio: true,
		massimo: 30,
		breve: true,
		quando: CON_DOCUMENTO
	}),
	titoloRilasciatoDa: testo({
		etichetta: 'Rilasciato da',
		obbligatorio: true,
		massimo: 80,
		aiuto: 'Per esempio: Questura di Vicenza.',
		quando: CON_DOCUMENTO
	}),
	titoloDal: data({
		etichetta: 'Valido dal',
		obbligatorio: true,
		nonFutura: true,
		quando: CON_DOCUMENTO
	}),
	titoloAl: data({ etichetta: 'Valido fino al', obbligatorio: true, quando: CON_DOCUMENTO }),
	ricevutaNumero: testo({
		etichetta: 'Numero della ricevuta',
		obbligatorio: true,
		massimo: 30,
		breve: true,
		quando: CON_RICEVUTA
	}),
	ricevutaData: data({
		etichetta: 'Data della ricevuta',
		obbligatorio: true,
		nonFutura: true,
		aiuto: "L'ufficio aspetta il titolo prima di concedere l'assegno.",
		quando: CON_RICEVUTA
	}),
	titoloCopia: allegato({
		etichetta: 'titolo di soggiorno, fronte e retro, o ricevuta',
		obbligatorio: true,
		massimo: 2,
		quando: { campo: 'titoloSoggiorno', tra: [...CON_DOCUMENTO.tra, 'RICEVUTA'] }
	})
};

/** Access to records, complete: the one place where this service is described. */
import { keysOf } from '#lib/forms/chiavi.ts';
import { controlliRichiedente, oggettoRichiedente } from '#lib/forms/blocchi/regole-richiedente.ts';
import { campiContatti, campiRichiedente } from '#lib/forms/blocchi/richiedente.ts';
import {
	definisciServizio,
	type Controllo,
	type Risposte,
	type RisposteParziali
} from '#lib/forms/servizio.ts';
import { campi } from './campi.ts';
import { BOLLO_CENT, costi, tariffe } from './costi.ts';
import { impostazioni, type Materia } from './impostazioni.ts';
import { procedura } from './procedura.ts';
import { scheda } from './scheda.ts';

type Parziali = RisposteParziali<typeof campi>;

const NOMI_TIPO = {
	DOCUMENTALE: 'Accesso documentale',
	CIVICO_SEMPLICE: 'Accesso civico semplice',
	CIVICO_GENERALIZZATO: 'Accesso civico generalizzato'
};

export const accessoAtti = definisciServizio({
	id: 'accesso-atti',
	versione: 1,
	prefisso: 'AA',
	scheda,
	impostazioni,
	campi,
	passi: [
		{
			id: 'richiedente',
			titolo: 'Dati generali',
			sezioni: [
				{
					titolo: 'Richiedente',
					aiuto: "I tuoi dati arrivano da SPID o CIE. Dicci solo se agisci per un'altra persona o un ente.",
					campi: keysOf(campiRichiedente)
				},
				{ titolo: 'Contatti', campi: keysOf(campiContatti) }
			]
		},
		{
			id: 'tipo',
			titolo: 'Tipo di accesso',
			sezioni: [
				{
					titolo: 'Che accesso ti serve?',
					aiuto:
						'Vuoi sapere quali tuoi dati personali usa il Comune? Non serve questa richiesta: scrivi alla PEC del Comune citando l’art. 15 del Regolamento UE 2016/679. È gratis.',
					campi: ['tipoAccesso', 'qualita', 'qualitaAltro', 'materia'],
					guida: {
						campo: 'tipoAccesso',
						titolo: 'Non sai quale scegliere? Rispondi a tre domande',
						domande: [
							{
								testo:
									'Il documento ti serve per difendere un tuo interesse, per esempio su una casa, un vicino o un incidente?',
								valore: 'DOCUMENTALE'
							},
							{
								testo:
									'Cerchi qualcosa che il Comune deve già pubblicare sul sito, in Amministrazione trasparente?',
								valore: 'CIVICO_SEMPLICE'
							},
							{
								testo: 'Vuoi conoscere altri dati o documenti del Comune, senza dover spiegare il motivo?',
								valore: 'CIVICO_GENERALIZZATO'
							}
						]
					}
				}
			]
		},
		{
			id: 'documento',
			titolo: 'Documento',
			sezioni: [
				{ titolo: 'Che cosa cerchi', campi: ['documento', 'obbligoPubblicazione'] },
				{
					titolo: 'Dati per trovare la pratica',
					aiuto: 'Scrivi quello che sai.',
					campi: ['praticaNumero', 'praticaAnno', 'praticaIntestatario', 'catasto', 'indirizzoImmobile']
				},
				{ titolo: 'Perché ti serve', campi: ['motivazione', 'interesse'] }
			]
		},
		{
			id: 'modalita',
			titolo: 'Modalità',
			sezioni: [
				{
					titolo: 'Come vuoi il documento',
					campi: ['modalita', 'usoBollo', 'marcaDaBollo', 'marcaEsclusiva', 'esenzioneNorma']
				},
				{ titolo: 'Consegna', campi: ['invio', 'invioPec', 'invioIndirizzo', 'urgenza'] }
			]
		}
	],
	dichiarazioni: {
		responsabilita:
			'Dichiaro, ai sensi degli artt. 46 e 47 del D.P.R. 445/2000, che i dati inseriti sono veri. So che le dichiarazioni false, gli atti falsi e il loro uso sono puniti dalla legge (art. 76) e comportano la perdita dei benefici ottenuti (art. 75).',
		condizioni: 'Accetto i termini e le condizioni del servizio.'
	},
	controlli: (risposte, contesto) => [
		...controlliRichiedente(risposte, contesto),
		...checkModalita(risposte),
		...checkPratica(risposte),
		...checkInvio(risposte)
	],
	oggettoBozza: oggettoRichiedente,
	oggettoProtocollo: ({ tipoAccesso, materia }) =>
		materia ? `${NOMI_TIPO[tipoAccesso]} - ${materiaEtichetta(materia)}` : NOMI_TIPO[tipoAccesso],
	uffici: ({ instradamento }) => Object.values(instradamento),
	ufficio: (risposte, { instradamento }) => instradamento[materiaDi(risposte)],
	costi: (risposte, impostazioniAccesso, { oggi }) => costi(risposte, impostazioniAccesso, oggi.year),
	bolloOnline: ({ usoBollo }) =>
		usoBollo === 'DIGITALE' ? { campo: 'usoBollo', cent: BOLLO_CENT } : undefined,
	tariffe,
	procedura,
	conservazione: { bozzaGiorni: 90, fascicoloAnni: 5 },
	esempio: {
		titolo: 'PROPRIO',
		email: 'marta.zanchettin@posta.example',
		tipoAccesso: 'DOCUMENTALE',
		qualita: 'proprietario',
		materia: 'edilizia',
		documento: 'Fascicolo della pratica edilizia 112 del 1987, con i disegni.',
		praticaNumero: '112',
		praticaAnno: '1987',
		catasto: { tipo: 'F', foglio: '7', particella: '415', subalterno: '2' },
		motivazione: "Vendita dell'immobile e verifica di conformità urbanistica.",
		modalita: 'COPIA_SEMPLICE_DIGITALE',
		invio: 'AREA_PERSONALE'
	}
});

// A certified copy exists only where a document with legal value is asked for: the documentale.
function checkModalita({ tipoAccesso, modalita }: Parziali): Controllo<keyof typeof campi>[] {
	if (modalita !== 'COPIA_CONFORME' || !tipoAccesso || tipoAccesso === 'DOCUMENTALE') return [];
	return [{ campo: 'modalita', codice: 'AA_MODALITA_NON_AMMESSA' }];
}

// Paper travels by hand or by post.
function checkInvio({ modalita, invio }: Parziali): Controllo<keyof typeof campi>[] {
	const digitale = invio === 'AREA_PERSONALE' || invio === 'PEC';
	return modalita === 'COPIA_SEMPLICE_CARTA' && digitale ? [{ campo: 'invio', codice: 'CAMPO_SCELTA' }] : [];
}

// A building file is found by its number and year, by the cadastre, or by the address: one of them is enough.
function checkPratica(risposte: Parziali): Controllo<keyof typeof campi>[] {
	if (risposte.materia !== 'edilizia') return [];
	const { praticaNumero, praticaAnno, catasto, indirizzoImmobile } = risposte;
	if ((praticaNumero && praticaAnno) || catasto || indirizzoImmobile) return [];
	return [{ campo: praticaNumero ? 'praticaAnno' : 'praticaNumero', codice: 'AA_PRATICA_NON_INDIVIDUATA' }];
}

/** The key of the routing: the subject for the documentale, the kind for the two civic accesses. */
function materiaDi({ tipoAccesso, materia }: Risposte<typeof campi>): Materia {
	if (tipoAccesso === 'CIVICO_SEMPLICE') return 'civico_semplice';
	if (tipoAccesso === 'CIVICO_GENERALIZZATO') return 'civico_generalizzato';
	return materia ?? 'altro';
}

function materiaEtichetta(materia: string): string {
	return materia.replace('_', ' ');
}

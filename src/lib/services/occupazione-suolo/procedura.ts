/** The procedure of public land: moves, silence, remedies, sums (L. 241/1990; art. 1 c. 835 L. 160/2019). */
import { MOSSE, type Mossa } from '#lib/domain/procedimento.ts';
import type { Procedura } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { dovuti } from './somme.ts';

/** What happens to a permit afterwards. */
const MOSSE_DEL_PERMESSO: readonly Mossa[] = [
	{
		id: 'REVOCA',
		etichetta: 'Revoca il permesso',
		fatto: 'Permesso revocato',
		da: ['ACCOLTA'],
		a: 'REVOCATA',
		chi: ['responsabile'],
		atto: {
			titolo: 'Revoca del permesso',
			decisione: 'Il permesso è revocato per l’interesse pubblico indicato nei motivi.',
			messaggio: 'IO08'
		}
	},
	{
		id: 'DICHIARA_DECADENZA',
		etichetta: 'Dichiara la decadenza',
		fatto: 'Permesso decaduto',
		da: ['ACCOLTA'],
		a: 'DECADUTA',
		chi: ['responsabile'],
		atto: {
			titolo: 'Dichiarazione di decadenza',
			decisione: 'Il permesso decade: non è stato usato, oppure le sue condizioni non sono state rispettate.',
			messaggio: 'IO08'
		}
	},
	{
		id: 'SCADI',
		etichetta: 'Scaduto',
		fatto: 'Permesso scaduto',
		da: ['ACCOLTA'],
		a: 'SCADUTA',
		chi: ['sistema']
	},
	{
		id: 'RINNOVA',
		etichetta: 'Rinnovato',
		fatto: 'Permesso rinnovato con un’altra pratica',
		da: ['ACCOLTA'],
		a: 'RINNOVATA',
		chi: ['sistema']
	},
	{
		id: 'SOSTITUISCI',
		etichetta: 'Sostituito',
		fatto: 'Permesso sostituito da un’altra pratica',
		da: ['ACCOLTA'],
		a: 'SOSTITUITA',
		chi: ['sistema']
	},
	{
		id: 'RINUNCIA',
		etichetta: 'Rinunciato',
		fatto: 'Rinuncia al permesso',
		da: ['ACCOLTA'],
		a: 'RINUNCIATA',
		chi: ['sistema']
	}
];

export const procedura: Procedura<typeof campi, ImpostazioniSuolo> = {
	mosse: [
		MOSSE.PRENDI_IN_CARICO,
		MOSSE.CHIEDI_INTEGRAZIONI,
		MOSSE.INTEGRA,
		MOSSE.CHIEDI_PARERI,
		MOSSE.RICEVI_PARERI,
		MOSSE.PREAVVISA_RIGETTO,
		MOSSE.OSSERVA,
		MOSSE.RIPRENDI_DOPO_PREAVVISO,
		{ ...MOSSE.ACCOGLI, dovuti: { poi: 'ACCOLTA' } },
		MOSSE.RIGETTA,
		MOSSE.DICHIARA_INAMMISSIBILE,
		MOSSE.REGISTRA_PAGAMENTO,
		MOSSE.ARCHIVIA,
		MOSSE.RITIRA,
		...MOSSE_DEL_PERMESSO
	],
	// Cons. Stato 7564/2019 and 4660/2022.
	effettoSilenzio: () =>
		'Se entro il termine non ricevi risposta, la domanda non si considera accolta: non vale il silenzio-assenso e senza permesso non puoi occupare. Puoi rivolgerti al titolare del potere sostitutivo indicato in questa ricevuta e, se non risponde, ricorrere al TAR contro il silenzio (art. 117 del Codice del processo amministrativo).',
	isSilenzioRigetto: () => false,
	preavviso: 'dovuto',
	dovuti,
	rimedi: () =>
		'Contro questa decisione puoi ricorrere al TAR entro 60 giorni o presentare ricorso straordinario al Presidente della Repubblica entro 120 giorni. Per le somme del canone decide il giudice ordinario.',
	campiAtto: [
		'tipoDomanda',
		'permesso',
		'tipologia',
		'via',
		'civico',
		'localita',
		'lunghezza',
		'larghezza',
		'superficie',
		'larghezzaPasso',
		'dal',
		'al',
		'orario',
		'dalleOre',
		'alleOre',
		'viabilita',
		'liberoDal'
	]
};

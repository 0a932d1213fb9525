/** The procedure of school transport: admission by ranking, then the service year (art. 5 D.Lgs. 63/2017). */
import type { Giorno } from '#lib/domain/data.ts';
import { MOSSE, type Mossa } from '#lib/domain/procedimento.ts';
import type { Procedura } from '#lib/forms/servizio.ts';
import type { campi, RisposteTrasporto } from './campi.ts';
import { findAnno, type ImpostazioniTrasporto } from './impostazioni.ts';
import { rateDovute } from './tariffa.ts';
import { giornoDi } from './vocabolario.ts';

const SILENZIO =
	'Il termine corre dalla chiusura delle iscrizioni. Se entro quel giorno non ricevi risposta, la domanda non è né accolta né respinta: puoi chiedere l’intervento del titolare del potere sostitutivo indicato in questa ricevuta o ricorrere al TAR contro il silenzio.';
const SILENZIO_CAMBIO =
	'Se entro il termine non ricevi risposta, la richiesta non è né accolta né respinta: puoi chiedere l’intervento del titolare del potere sostitutivo indicato in questa ricevuta o ricorrere al TAR contro il silenzio.';
const SILENZI: Readonly<Record<string, string>> = {
	NUOVA: SILENZIO,
	RINUNCIA: 'La rinuncia non ha bisogno di risposta: vale da quando la invii.'
};
const RIMEDI =
	'Contro questa decisione puoi ricorrere al TAR entro 60 giorni oppure, con ricorso straordinario, al Presidente della Repubblica entro 120 giorni.';

/** The moves that only school transport knows. */
export const MOSSE_TRASPORTO = {
	AMMETTI: {
		id: 'AMMETTI',
		etichetta: 'Ammetti',
		fatto: 'Ammessa al trasporto',
		da: ['IN_CARICO', 'LISTA_ATTESA'],
		a: 'AMMESSA',
		chi: ['responsabile', 'sistema'],
		atto: { decisione: 'La domanda è ammessa al servizio di trasporto scolastico.', messaggio: 'IO10' },
		dovuti: { poi: 'ATTIVA', bastaLaPrima: true }
	},
	METTI_IN_LISTA: {
		id: 'METTI_IN_LISTA',
		etichetta: "Metti in lista d'attesa",
		fatto: "Messa in lista d'attesa",
		da: ['IN_CARICO'],
		a: 'LISTA_ATTESA',
		chi: ['responsabile'],
		atto: {
			decisione:
				"La domanda è in lista d'attesa: i posti della linea scelta sono finiti. Se un posto si libera lo offriamo secondo la graduatoria.",
			messaggio: 'IO10'
		}
	},
	SOSPENDI: {
		id: 'SOSPENDI',
		etichetta: 'Sospendi per mancato pagamento',
		fatto: 'Servizio sospeso per mancato pagamento',
		da: ['ATTESA_PAGAMENTO', 'ATTIVA'],
		a: 'SOSPESA_MOROSITA',
		chi: ['responsabile', 'sistema'],
		semplice: { motivo: 'dovuto', messaggio: 'TS_MOROSITA' }
	},
	RIATTIVA: {
		id: 'RIATTIVA',
		etichetta: 'Riattiva il servizio',
		fatto: 'Servizio riattivato',
		da: ['SOSPESA_MOROSITA'],
		a: 'ATTIVA',
		chi: ['responsabile'],
		semplice: {}
	},
	REVOCA: {
		id: 'REVOCA',
		etichetta: 'Revoca il posto',
		fatto: 'Posto revocato',
		da: ['AMMESSA', 'ATTESA_PAGAMENTO', 'ATTIVA', 'SOSPESA_MOROSITA'],
		a: 'REVOCATA',
		chi: ['responsabile'],
		semplice: { motivo: 'dovuto', messaggio: 'IO07' }
	},
	RINUNCIA: {
		id: 'RINUNCIA',
		etichetta: 'Registra la rinuncia',
		fatto: 'Rinuncia al servizio',
		da: [
			'PROTOCOLLATA',
			'IN_CARICO',
			'ATTESA_INTEGRAZIONI',
			'LISTA_ATTESA',
			'AMMESSA',
			'ATTESA_PAGAMENTO',
			'ATTIVA',
			'SOSPESA_MOROSITA'
		],
		a: 'RINUNCIATA',
		chi: ['operatore', 'responsabile', 'sistema'],
		semplice: { motivo: 'facoltativo' }
	},
	// Giving up needs nobody's consent: the Comune takes note, and asks what is still due if anything is.
	PRENDI_ATTO: {
		id: 'PRENDI_ATTO',
		etichetta: 'Prendi atto della rinuncia',
		fatto: 'Rinuncia registrata',
		da: ['PROTOCOLLATA', 'IN_CARICO', 'ATTESA_INTEGRAZIONI'],
		a: 'ACCOLTA',
		chi: ['sistema'],
		dovuti: { poi: 'ACCOLTA' }
	},
	CONCLUDI: {
		id: 'CONCLUDI',
		etichetta: 'Chiudi a fine anno',
		fatto: 'Finito l’anno scolastico',
		da: ['LISTA_ATTESA', 'AMMESSA', 'ATTESA_PAGAMENTO', 'ATTIVA', 'SOSPESA_MOROSITA'],
		a: 'CONCLUSA',
		chi: ['sistema'],
		semplice: {}
	}
} as const satisfies Record<string, Mossa>;

const MOSSE_RINUNCIA: readonly string[] = [
	MOSSE_TRASPORTO.PRENDI_ATTO.id,
	MOSSE.REGISTRA_PAGAMENTO.id,
	MOSSE.ARCHIVIA.id
];

// art. 10-bis does not apply to what is decided by ranking (c. 1, last sentence): the observations on the ranking take its place.
export const procedura: Procedura<typeof campi, ImpostazioniTrasporto> = {
	mosse: [
		MOSSE.PRENDI_IN_CARICO,
		MOSSE.CHIEDI_INTEGRAZIONI,
		MOSSE.INTEGRA,
		...Object.values(MOSSE_TRASPORTO),
		MOSSE.ACCOGLI,
		MOSSE.RIGETTA,
		MOSSE.DICHIARA_INAMMISSIBILE,
		MOSSE.RITIRA,
		MOSSE.ARCHIVIA,
		MOSSE.REGISTRA_PAGAMENTO
	],
	isAmmessa({ id }, { tipoDomanda }) {
		if (tipoDomanda === 'RINUNCIA') return MOSSE_RINUNCIA.includes(id);
		if (id === MOSSE_TRASPORTO.PRENDI_ATTO.id) return false;
		return tipoDomanda === 'NUOVA' ? id !== MOSSE.ACCOGLI.id : !(id in MOSSE_TRASPORTO);
	},
	effettoSilenzio: ({ tipoDomanda }) => SILENZI[tipoDomanda] ?? SILENZIO_CAMBIO,
	isSilenzioRigetto: () => false,
	rimedi: () => RIMEDI,
	campiAtto: [
		'annoScolastico',
		'scuola',
		'servizio',
		'linea',
		'fermataAndata',
		'fermataRitorno',
		'altriGiorni',
		'altraFermataAndata',
		'altraFermataRitorno'
	],
	decorrenza,
	parametriMessaggio: ({ annoScolastico, iscrizione }) => ({
		anno: annoScolastico ?? iscrizione?.dati.anno ?? ''
	}),
	dovuti({ annoScolastico, pagamento }, impostazioni, { oggi, calcolo }) {
		return rateDovute(calcolo?.totale?.cent ?? 0, {
			scadenze: findAnno(impostazioni, annoScolastico)?.rate ?? [],
			unica: pagamento === 'UNICA',
			tassonomia: impostazioni.tassonomia,
			minimo: oggi.add({ days: impostazioni.giorniPagamento })
		});
	}
};

/** From the close of the window, not from each request; a late one counts from its own day. */
function decorrenza(
	{ annoScolastico }: RisposteTrasporto,
	impostazioni: ImpostazioniTrasporto,
	oggi: Giorno
): Giorno {
	const chiusura = findAnno(impostazioni, annoScolastico)?.chiusura ?? '';
	return chiusura > oggi.toString() ? giornoDi(chiusura) : oggi;
}

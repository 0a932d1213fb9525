/** The procedure of the maternity allowance: the act of the Comune, then the payment by INPS (art. 74 D.Lgs. 151/2001); part of the definition in servizio.ts. */
import { MOSSE, type Mossa } from '#lib/domain/procedimento.ts';
import type { Procedura } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import type { ImpostazioniMaternita } from './impostazioni.ts';

/** The moves after the grant. Data go to INPS in batches, and so does their outcome come back: their use cases are the service's own. */
export const MOSSE_INPS = {
	TRASMETTI_INPS: {
		id: 'TRASMETTI_INPS',
		etichetta: 'Invia i dati a INPS',
		fatto: 'Dati inviati a INPS',
		// From IN_CARICO only what was granted and came back with a problem: the service sees to it.
		da: ['ACCOLTA', 'IN_CARICO'],
		a: 'TRASMESSA_INPS',
		chi: ['operatore', 'responsabile']
	},
	LIQUIDA: {
		id: 'LIQUIDA',
		etichetta: 'Registra il pagamento di INPS',
		fatto: 'INPS ha pagato l’assegno',
		da: ['TRASMESSA_INPS'],
		a: 'LIQUIDATA',
		chi: ['operatore', 'responsabile']
	},
	SEGNALA_PROBLEMA_INPS: {
		id: 'SEGNALA_PROBLEMA_INPS',
		etichetta: 'Registra il problema segnalato da INPS',
		fatto: 'INPS non ha potuto pagare: servono altri dati',
		da: ['TRASMESSA_INPS'],
		a: 'ATTESA_INTEGRAZIONI',
		chi: ['operatore', 'responsabile']
	},
	// Where the citizen told the office in another way than from the area personale.
	RIPRENDI_CORRETTA: {
		id: 'RIPRENDI_CORRETTA',
		etichetta: 'Rimetti tra gli assegni da inviare',
		fatto: 'Dati corretti: l’assegno torna tra quelli da inviare a INPS',
		da: ['ATTESA_INTEGRAZIONI'],
		a: 'IN_CARICO',
		chi: ['operatore', 'responsabile']
	}
} as const satisfies Record<string, Mossa>;

// False declarations make lose what was had with them (art. 75 D.P.R. 445/2000).
const REVOCA: Mossa = {
	id: 'REVOCA',
	etichetta: 'Revoca la concessione',
	fatto: 'Concessione revocata',
	// Also while INPS waits for data: it may tell that the person has had another allowance.
	da: ['ACCOLTA', 'TRASMESSA_INPS', 'ATTESA_INTEGRAZIONI', 'IN_CARICO', 'LIQUIDATA'],
	a: 'REVOCATA',
	chi: ['responsabile'],
	atto: {
		titolo: 'Provvedimento di revoca',
		decisione: "La concessione dell'assegno di maternità è revocata.",
		messaggio: 'IO08'
	}
};

export const procedura: Procedura<typeof campi, ImpostazioniMaternita> = {
	mosse: [
		MOSSE.PRENDI_IN_CARICO,
		MOSSE.CHIEDI_INTEGRAZIONI,
		MOSSE.INTEGRA,
		MOSSE.PREAVVISA_RIGETTO,
		MOSSE.OSSERVA,
		MOSSE.RIPRENDI_DOPO_PREAVVISO,
		{
			...MOSSE.ACCOGLI,
			atto: { ...MOSSE.ACCOGLI.atto, decisione: "L'assegno di maternità è concesso." }
		},
		MOSSE.RIGETTA,
		MOSSE.DICHIARA_INAMMISSIBILE,
		MOSSE.ARCHIVIA,
		MOSSE.RITIRA,
		...Object.values(MOSSE_INPS),
		REVOCA
	],
	// The exception of art. 10-bis is for procedures run by the bodies of social security, not for the Comune.
	preavviso: 'dovuto',
	effettoSilenzio: () =>
		"Se entro il termine non ricevi risposta, la domanda non è né accolta né respinta: il Comune deve comunque decidere. Puoi chiedere l'intervento di chi ha il potere sostitutivo, indicato in questa ricevuta.",
	isSilenzioRigetto: () => false,
	rimedi: () =>
		"Contro questa decisione puoi chiedere il riesame al Comune oppure ricorrere al tribunale ordinario, che decide sul diritto all'assegno.",
	campiAtto: ['evento', 'dataEvento', 'figli']
};

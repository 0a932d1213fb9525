/** The procedure of access to records: moves, silence, remedies (art. 25 L. 241/1990; art. 5 D.Lgs. 33/2013). */
import { MOSSE } from '#lib/domain/procedimento.ts';
import type { Procedura } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import type { ImpostazioniAccesso } from './impostazioni.ts';

const SILENZIO = {
	DOCUMENTALE:
		'Se entro 30 giorni non ricevi risposta, la richiesta si considera respinta (art. 25, comma 4, L. 241/1990). Da quel giorno hai 30 giorni per ricorrere al TAR o chiedere il riesame al difensore civico.',
	CIVICO_SEMPLICE:
		'Se entro 30 giorni non ricevi risposta, puoi rivolgerti al titolare del potere sostitutivo indicato in questa ricevuta (art. 5 D.Lgs. 33/2013).',
	CIVICO_GENERALIZZATO:
		'Se entro 30 giorni non ricevi risposta, la richiesta non è respinta: puoi chiedere il riesame al Responsabile della prevenzione della corruzione e della trasparenza, che decide entro 20 giorni (art. 5, comma 7, D.Lgs. 33/2013).'
};

const RIMEDI = {
	DOCUMENTALE:
		'Contro questa decisione puoi, entro 30 giorni, ricorrere al TAR oppure chiedere il riesame al difensore civico (art. 25, commi 4 e 5, L. 241/1990).',
	CIVICO_SEMPLICE:
		'Contro questa decisione puoi rivolgerti al Responsabile della prevenzione della corruzione e della trasparenza e ricorrere al TAR entro 30 giorni (art. 5 D.Lgs. 33/2013 e art. 116 del Codice del processo amministrativo).',
	CIVICO_GENERALIZZATO:
		'Contro questa decisione puoi chiedere il riesame al Responsabile della prevenzione della corruzione e della trasparenza, che decide entro 20 giorni, oppure rivolgerti al difensore civico o ricorrere al TAR entro 30 giorni (art. 5, commi 7 e 8, D.Lgs. 33/2013).'
};

const GIORNI_IRREGOLARITA = 10; // art. 6 c. 5 D.P.R. 184/2006

export const procedura: Procedura<typeof campi, ImpostazioniAccesso> = {
	mosse: Object.values(MOSSE),
	effettoSilenzio: ({ tipoAccesso }) => SILENZIO[tipoAccesso],
	isSilenzioRigetto: ({ tipoAccesso }) => tipoAccesso === 'DOCUMENTALE',
	giorniIrregolarita: ({ tipoAccesso }) => (tipoAccesso === 'DOCUMENTALE' ? GIORNI_IRREGOLARITA : undefined),
	// The FOIA law stops the term for third parties (art. 5 c. 5 D.Lgs. 33/2013); for the documentale no law says so.
	terzi({ tipoAccesso }, { sospendiPerControinteressati }) {
		if (tipoAccesso === 'CIVICO_SEMPLICE') return undefined;
		return { sospende: tipoAccesso === 'CIVICO_GENERALIZZATO' || sospendiPerControinteressati };
	},
	rimedi: ({ tipoAccesso }) => RIMEDI[tipoAccesso]
};

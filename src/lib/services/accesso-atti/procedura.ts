/** The procedure of access to records: moves, silence, remedies (art. 25 L. 241/1990; art. 5 D.Lgs. 33/2013). */
import { MOSSE, type Mossa } from '#lib/domain/procedimento.ts';
import { riempiSegnaposti } from '#lib/domain/segnaposti.ts';
import type { Consegna, Procedura, Risposte } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import { conteggio, dovuti } from './conteggio.ts';
import { isDigitale } from './costi.ts';
import type { ImpostazioniAccesso } from './impostazioni.ts';

const SILENZIO = {
	DOCUMENTALE:
		'Se entro 30 giorni non ricevi risposta, la richiesta si considera respinta (art. 25, comma 4, L. 241/1990). Da quel giorno hai 30 giorni per ricorrere al TAR o chiedere il riesame al difensore civico.',
	CIVICO_SEMPLICE:
		'Se entro 30 giorni non ricevi risposta, puoi rivolgerti al titolare del potere sostitutivo indicato in questa ricevuta (art. 5 D.Lgs. 33/2013) o al Responsabile della prevenzione della corruzione e della trasparenza: {rpct}.',
	CIVICO_GENERALIZZATO:
		'Se entro 30 giorni non ricevi risposta, la richiesta non è respinta: puoi chiedere il riesame al Responsabile della prevenzione della corruzione e della trasparenza, che decide entro 20 giorni (art. 5, comma 7, D.Lgs. 33/2013): {rpct}.'
};

const RIMEDI = {
	DOCUMENTALE:
		'Contro questa decisione puoi, entro 30 giorni, ricorrere al TAR oppure chiedere il riesame al difensore civico (art. 25, commi 4 e 5, L. 241/1990).',
	CIVICO_SEMPLICE:
		'Contro questa decisione puoi rivolgerti al Responsabile della prevenzione della corruzione e della trasparenza ({rpct}) e ricorrere al TAR entro 30 giorni (art. 5 D.Lgs. 33/2013 e art. 116 del Codice del processo amministrativo).',
	CIVICO_GENERALIZZATO:
		'Contro questa decisione puoi chiedere il riesame al Responsabile della prevenzione della corruzione e della trasparenza ({rpct}), che decide entro 20 giorni, oppure rivolgerti al difensore civico o ricorrere al TAR entro 30 giorni (art. 5, commi 7 e 8, D.Lgs. 33/2013).'
};

const GIORNI_IRREGOLARITA = 10; // art. 6 c. 5 D.P.R. 184/2006

// A copy is given once it is paid; what is free is given with the act.
const CON_COSTI: readonly string[] = ['ACCOGLI', 'ACCOGLI_IN_PARTE'];

export const procedura: Procedura<typeof campi, ImpostazioniAccesso> = {
	mosse: Object.values<Mossa>(MOSSE).map((mossa) =>
		CON_COSTI.includes(mossa.id) ? { ...mossa, dovuti: { poi: mossa.a } } : mossa
	),
	conteggio,
	dovuti,
	effettoSilenzio: ({ tipoAccesso }, { rpct }) => conRpct(SILENZIO[tipoAccesso], rpct),
	isSilenzioRigetto: ({ tipoAccesso }) => tipoAccesso === 'DOCUMENTALE',
	giorniIrregolarita: ({ tipoAccesso }) => (tipoAccesso === 'DOCUMENTALE' ? GIORNI_IRREGOLARITA : undefined),
	// The FOIA law stops the term for third parties (art. 5 c. 5 D.Lgs. 33/2013); for the documentale no law says so.
	terzi({ tipoAccesso }, { sospendiPerControinteressati }) {
		if (tipoAccesso === 'CIVICO_SEMPLICE') return undefined;
		return { sospende: tipoAccesso === 'CIVICO_GENERALIZZATO' || sospendiPerControinteressati };
	},
	rimedi: ({ tipoAccesso }, { rpct }) => conRpct(RIMEDI[tipoAccesso], rpct),
	campiAtto: ['documento', 'modalita', 'invio'],
	giorniConsegna: ({ giorniVisione }) => giorniVisione,
	consegna
};

function conRpct(testo: string, rpct: ImpostazioniAccesso['rpct']): string {
	const recapito = rpct ? `${rpct.nome}, PEC ${rpct.pec}` : 'il recapito è in Amministrazione trasparente';
	return riempiSegnaposti(testo, { rpct: recapito });
}

// The act that grants access names the office and a time of at least 15 days (art. 7 c. 1 D.P.R. 184/2006).
function consegna(
	risposte: Risposte<typeof campi>,
	{ ufficio, indirizzo, orari, dal, al, conFile, daPagare }: Consegna,
	{ bolloVirtuale }: ImpostazioniAccesso
): string[] {
	const { modalita, invio } = risposte;
	const inUfficio = `Puoi vedere il documento${modalita === 'VISIONE' ? '' : ' o ritirare la copia'} presso ${ufficio}, ${indirizzo}, dal ${dal} al ${al}. Orari: ${orari}.`;
	if (modalita === 'VISIONE') return [inUfficio];
	const copia = conFile ? NELL_AREA[daPagare ? 'dopo' : 'adesso'] : COPIA[invio ?? 'RITIRO'];
	return [
		copia,
		inUfficio,
		...(daPagare ? ['Consegniamo la copia dopo il pagamento.'] : []),
		...(bolloVirtuale ? [] : marcheDaPortare(risposte))
	];
}

// Where the Comune does not collect the stamp duty itself.
function marcheDaPortare({ modalita, invio, usoBollo }: Risposte<typeof campi>): string[] {
	if (modalita !== 'COPIA_CONFORME' || usoBollo === 'ESENTE') return [];
	return isDigitale(modalita, invio)
		? ['Per la copia conforme serve una marca da bollo da 16 euro: consegnala all’ufficio.']
		: ['Per la copia conforme servono marche da bollo da 16 euro, una ogni 4 facciate: portale in ufficio.'];
}

const NELL_AREA = {
	adesso: 'La copia è nella tua area personale, nella pagina di questa pratica.',
	dopo: 'Quando hai pagato trovi la copia nella tua area personale, nella pagina di questa pratica.'
};

const COPIA = {
	AREA_PERSONALE: 'Troverai la copia nella tua area personale, nella pagina di questa pratica.',
	PEC: 'Ti mandiamo la copia alla PEC che hai indicato.',
	RITIRO: 'Puoi ritirare la copia in ufficio.',
	POSTA: "Ti spediamo la copia all'indirizzo che hai indicato."
};

// The document that a renunciation gets: what ended, from when, and the accounts. Called by rinunce.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { descriviSaldo, type Conti } from '#lib/services/trasporto-scolastico/rinuncia.ts';
import type { Documento } from '../../documenti/documento.ts';
import { intestazioneDi } from '../../documenti/parti.ts';
import type { Impostazioni } from '../../enti/schema.ts';

export type DatiAttestato = {
	impostazioni: Impostazioni;
	pratica: string;
	protocollo: string;
	iscrizione: string;
	alunno: string;
	anno: string;
	/** As people read it. */
	dal: string;
	conti: Conti;
};

/** Nobody decides it: it says what the law makes of what the family sent. */
export function buildAttestato(dati: DatiAttestato): Documento {
	const { conti } = dati;
	return {
		titolo: 'Attestato di rinuncia',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			{
				titolo: 'Rinuncia al trasporto scolastico',
				paragrafi: [`La rinuncia vale dal ${dati.dal}. Da quel giorno il posto è libero.`],
				voci: [
					{ etichetta: 'Pratica', valore: dati.pratica },
					{ etichetta: 'Protocollo', valore: dati.protocollo },
					{ etichetta: 'Domanda di iscrizione', valore: dati.iscrizione },
					{ etichetta: 'Alunno', valore: dati.alunno },
					{ etichetta: 'Anno scolastico', valore: dati.anno }
				]
			},
			{
				titolo: 'Pagamenti',
				paragrafi: [`${descriviSaldo(conti)}. Le altre rate sono annullate.`],
				voci: [
					{ etichetta: 'Dovuto per il servizio usato', valore: formatEuro(conti.dovuto) },
					{ etichetta: 'Pagato', valore: formatEuro(conti.pagato) }
				]
			}
		]
	};
}

// The request as a document of its own, on which a digital stamp is put; called when a request is confirmed that needs one.
import { formatDataOra } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Documento } from './documento.ts';
import { nomeECodice, type PersonaInAtto } from './nome-e-codice.ts';
import { intestazioneDi } from './parti.ts';
import { sezioniInviate, type DatiInviati } from './ricevuta.ts';

export type DatiDomanda = DatiInviati & {
	impostazioni: Impostazioni;
	servizio: string;
	oggetto: string;
	confermataIl: Date;
	richiedente: PersonaInAtto;
	/** Whom the request is for, when not the applicant. */
	perConto: string | undefined;
};

/** Says nothing that is known only once it is sent: the same data always make the same bytes. */
export function buildDomanda(dati: DatiDomanda): Documento {
	const { impostazioni, servizio, oggetto, confermataIl, richiedente, perConto } = dati;
	return {
		titolo: 'Domanda',
		intestazione: intestazioneDi(impostazioni),
		sezioni: [
			{
				titolo: 'La domanda',
				voci: [
					{ etichetta: 'Al', valore: `Comune di ${impostazioni.nome}` },
					{ etichetta: 'Servizio', valore: servizio },
					{ etichetta: 'Oggetto', valore: oggetto },
					{ etichetta: 'Richiedente', valore: nomeECodice(richiedente) },
					...(perConto ? [{ etichetta: 'Per conto di', valore: perConto }] : []),
					{ etichetta: 'Confermata il', valore: formatDataOra(confermataIl) }
				]
			},
			...sezioniInviate(dati)
		]
	};
}

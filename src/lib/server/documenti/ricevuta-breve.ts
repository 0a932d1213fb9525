// The receipt of what a citizen sends after the request: additions, memorie, a withdrawal (art. 18-bis L. 241/1990). Called by their moves.
import { formatDataOra } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { Documento } from './documento.ts';
import { intestazioneDi, tabellaFile, type FileElencato } from './parti.ts';

export type DatiRicevutaBreve = {
	impostazioni: Impostazioni;
	titolo: string;
	servizio: string;
	pratica: string;
	protocollo: string;
	istante: Date;
	/** What the person wrote, if anything. */
	testo?: string;
	file: readonly FileElencato[];
};

/** What was received, when, under which number. */
export function buildRicevutaBreve(dati: DatiRicevutaBreve): Documento {
	return {
		titolo: dati.titolo,
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			{
				titolo: 'Che cosa abbiamo ricevuto',
				voci: [
					{ etichetta: 'Servizio', valore: dati.servizio },
					{ etichetta: 'Pratica', valore: dati.pratica },
					{ etichetta: 'Protocollo', valore: dati.protocollo },
					{ etichetta: 'Ricevuto il', valore: formatDataOra(dati.istante) }
				]
			},
			...(dati.testo ? [{ titolo: 'Testo', paragrafi: dati.testo.split('\n') }] : []),
			...(dati.file.length > 0 ? [tabellaFile(dati.file)] : [])
		]
	};
}

// Releases the permit once all that is due is paid, with a code that anyone may verify. Called through the port of public land.
import type { Tx } from '../../db/connection.ts';
import { findPersonaDi } from '../../pratiche/find-persona.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { paths } from '#lib/paths.ts';
import type { Contorno, Rilascio } from '../porta.ts';
import { findOrdinanza } from './ordinanza.ts';
import { buildPermesso, TITOLO } from './permesso.ts';
import { occupazioneDiPratica, oggiDi, risposteDi } from './richiesta.ts';

/** The permit; none for a waiver. */
export async function releasePermesso(
	tx: Tx,
	contorno: Contorno,
	pratica: Pratica
): Promise<Rilascio | undefined> {
	const occupazione = occupazioneDiPratica(pratica);
	if (!occupazione) return undefined;
	const { ente, sito, newId } = contorno;
	const codice = newId();
	const luogo = luogoDi(pratica, occupazione.via);
	return {
		verificabile: {
			codice,
			titolo: TITOLO,
			numero: pratica.numero,
			luogo,
			dal: occupazione.dal ?? oggiDi(contorno),
			al: occupazione.al
		},
		nomeFile: `permesso-${pratica.numero}.pdf`,
		contenuto: buildPermesso({
			impostazioni: ente.impostazioni,
			numero: pratica.numero,
			titolare: await findPersonaDi(tx, pratica.personaId),
			perConto: occupazioneSuolo.oggettoBozza(risposteDi(pratica))?.nome,
			luogo,
			occupazione,
			ordinanza: await findOrdinanza(tx, pratica.id),
			calcolo: pratica.calcolo,
			verifica: sito + paths.verifica(codice)
		})
	};
}

// A renewal keeps the place of its permit, of which it holds the street.
function luogoDi(pratica: Pratica, via: string): string {
	const { civico, localita } = risposteDi(pratica);
	return [civico ? `${via} ${civico}` : via, localita].filter(Boolean).join(', ');
}

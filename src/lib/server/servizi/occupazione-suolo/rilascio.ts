// Releases the permit once all that is due is paid, with a code that anyone may verify. Called through the port of public land.
import type { Tx } from '../../db/connection.ts';
import type { Documento } from '../../documenti/documento.ts';
import { findPersonaDi } from '../../pratiche/find-persona.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { paths } from '#lib/paths.ts';
import type { Contorno } from '../porta.ts';
import { findOrdinanza } from './ordinanza.ts';
import { buildPermesso, TITOLO } from './permesso.ts';
import { occupazioneDiPratica, oggiDi, risposteDi } from './richiesta.ts';

/** The permit; none for a waiver. */
export async function releasePermesso(
	tx: Tx,
	contorno: Contorno,
	pratica: Pratica
): Promise<{ nomeFile: string; contenuto: Documento } | undefined> {
	const occupazione = occupazioneDiPratica(pratica);
	if (!occupazione) return undefined;
	const { ente, sito, newId } = contorno;
	const codice = newId();
	const luogo = luogoDi(pratica, occupazione.via);
	await tx`
		insert into documento_verificabile (codice, ente_id, pratica_id, persona_id, titolo, numero, luogo, vale_dal, vale_al)
		values (${codice}, ${ente.id}, ${pratica.id}, ${pratica.personaId}, ${TITOLO}, ${pratica.numero}, ${luogo},
			${occupazione.dal ?? oggiDi(contorno)}, ${occupazione.al ?? null})`;
	return {
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

// The services of an ente for the API: the list and one of them with its schema; called by the routes of api/v1/servizi and by openapi.ts.
import type { Contesto } from '#lib/forms/campo.ts';
import { nomiDi } from '#lib/forms/journey.ts';
import { paths } from '#lib/paths.ts';
import { nomeUfficio } from '../enti/uffici.ts';
import { contestoDi, type Mondo } from '../pratiche/compila.ts';
import {
	findServizioAttivo,
	schedaDi,
	serviziAttivi,
	type ServizioAttivo
} from '../pratiche/servizio-attivo.ts';
import { esempioJson } from './esempio.ts';
import { schemaRisposte } from './schema-risposte.ts';
import type { DettaglioServizio, ElencoServizi } from './schemi.ts';

export const DIALETTO = 'https://json-schema.org/draft/2020-12/schema';

/** The list. */
export function listServizi(ente: Mondo['ente']): ElencoServizi {
	return { ente: ente.impostazioni.nome, servizi: serviziAttivi(ente).map(briefly) };
}

/** One service, whole. @throws NonTrovato when the ente does not offer it */
export function describeServizio(mondo: Mondo, id: string): DettaglioServizio {
	const attivo = findServizioAttivo(mondo.ente, id);
	const { servizio } = attivo;
	const { destinatari, comeFare, cosaServe, cosaSiOttiene, tempi, costi, condizioni, esito } = schedaDi(
		attivo,
		mondo.oggi
	);
	return {
		...briefly(attivo),
		versione: servizio.versione,
		scheda: {
			destinatari,
			comeFare,
			cosaServe,
			cosaSiOttiene,
			tempi,
			...(costi && { costi }),
			condizioni,
			esito: [...esito]
		},
		ufficio: ufficioBreve(mondo.ente, attivo.ufficio),
		tariffe: servizio
			.tariffe(attivo.impostazioni)
			.map(({ descrizione, cent }) => ({ descrizione, centesimi: cent })),
		dichiarazioni: { ...servizio.dichiarazioni },
		passi: servizio.passi.map((passo) => ({ id: passo.id, titolo: passo.titolo, campi: nomiDi(passo) })),
		schemaRisposte: { $schema: DIALETTO, ...schemaRisposte(servizio, contestoSenzaFile(attivo, mondo)) },
		esempio: esempioJson(servizio)
	};
}

/** What fields look at, when files are only named. */
export function contestoSenzaFile(attivo: ServizioAttivo, mondo: Mondo): Contesto {
	return { ...contestoDi(attivo, { allegati: [] }, mondo), soloNomi: true };
}

/** An office by id, as the API names it. */
export function ufficioBreve({ impostazioni }: Mondo['ente'], id: string): { id: string; nome: string } {
	return { id, nome: nomeUfficio(impostazioni, id) };
}

function briefly({
	servizio: { id, scheda },
	giorniTermine
}: ServizioAttivo): ElencoServizi['servizi'][number] {
	const { titolo, descrizione, categoria, argomenti } = scheda;
	return {
		id,
		titolo,
		descrizione,
		categoria,
		argomenti: [...argomenti],
		giorniTermine,
		links: {
			self: paths.apiServizio(id),
			scheda: paths.servizio(id),
			domanda: paths.domanda(id),
			verifica: paths.apiVerifica(id)
		}
	};
}

// A service as an ente offers it: the definition with the settings of the ente; called by pages and use cases that fill in or decide.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { Scheda } from '#lib/forms/scheda.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { findServizio, servizi } from '#lib/services/index.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';

/** What an ente decided for a service, whether or not it offers it. @throws NonTrovato when it never did */
export function impostazioniServizio(
	{ impostazioni }: Pick<EnteInVigore, 'impostazioni'>,
	servizio: Servizio
): unknown {
	const voce = impostazioni.servizi.find(({ id }) => id === servizio.id);
	if (!voce) throw new NonTrovato('Servizio non attivo', 'SERVIZIO_NON_ATTIVO');
	return servizio.impostazioni.parse(voce.impostazioni);
}

export type ServizioAttivo = {
	servizio: Servizio;
	/** Read by the schema of the service. */
	impostazioni: unknown;
	giorniTermine: number;
	/** Who answers when nothing routes elsewhere. */
	ufficio: string;
};

/** The service, when the ente offers it. @throws NonTrovato otherwise */
export function findServizioAttivo(
	{ impostazioni }: Pick<EnteInVigore, 'impostazioni'>,
	id: string
): ServizioAttivo {
	const servizio = findServizio(id);
	const voce = impostazioni.servizi.find((candidata) => candidata.id === id && candidata.attivo);
	if (!servizio || !voce) throw new NonTrovato('Servizio non attivo', 'SERVIZIO_NON_ATTIVO');
	return {
		servizio,
		impostazioni: servizio.impostazioni.parse(voce.impostazioni),
		giorniTermine: voce.giorniTermine,
		ufficio: voce.ufficio
	};
}

/** Whether the ente offers it now. */
export function isServizioAttivo({ impostazioni }: Pick<EnteInVigore, 'impostazioni'>, id: string): boolean {
	return impostazioni.servizi.some((candidata) => candidata.id === id && candidata.attivo);
}

/** The card with what the settings in force say. */
export function schedaDi({ servizio, impostazioni, giorniTermine }: ServizioAttivo, oggi: Giorno): Scheda {
	return { ...servizio.scheda, ...servizio.schedaInVigore?.(impostazioni, { giorniTermine, oggi }) };
}

/** The services that the ente offers, in the order of the registry. */
export function serviziAttivi(ente: Pick<EnteInVigore, 'impostazioni'>): ServizioAttivo[] {
	const attivi = new Set(ente.impostazioni.servizi.filter(({ attivo }) => attivo).map(({ id }) => id));
	return servizi.filter(({ id }) => attivi.has(id)).map(({ id }) => findServizioAttivo(ente, id));
}

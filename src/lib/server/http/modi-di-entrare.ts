// The ways to log in that this ente offers, each with its address; called by the page "Accedi".
import type { RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { findGestoriInDifficolta } from '../identita/andamento-gestori.ts';
import type { Gestore, ProfiloSaml } from '../integrations/spid/port.ts';
import { requireAccessi } from './accessi.ts';
import type { Meta } from './accesso.ts';

export type ModoDiEntrare = { nome: string; indirizzo: string; inDifficolta: boolean };

export type ModiDiEntrare = {
	/** In random order: no provider comes first (rules of the SPID button). */
	spid: ModoDiEntrare[];
	cie: ModoDiEntrare | null;
	eidas: ModoDiEntrare | null;
};

/** What cannot be read is left out: the other ways stay open. */
export async function modiDiEntrare(event: RequestEvent, meta: Meta): Promise<ModiDiEntrare> {
	const { app, ente } = event.locals;
	const accessi = requireAccessi(event);
	const inDifficolta = await findGestoriInDifficolta(app.database, app.clock());
	const verso = (metodo: string, { entityId, nome }: Pick<Gestore, 'entityId' | 'nome'>): ModoDiEntrare => ({
		nome,
		indirizzo: paths.accessoVaiCon({ metodo, gestore: entityId, ...meta }),
		inDifficolta: inDifficolta.has(entityId)
	});
	const spid = (await accessi.saml(ente, 'spid')) ? await readGestori(event, 'spid') : [];
	const cieSaml = (await accessi.saml(ente, 'cie')) ? await readGestori(event, 'cie') : [];
	const eidas = spid.find(({ entityId }) => entityId === accessi.eidas);
	const cie = (await accessi.cie(ente)) ? verso('cie', { entityId: 'cie', nome: 'CIE' }) : undefined;
	return {
		spid: mescola(spid.filter((uno) => uno !== eidas).map((uno) => verso('spid', uno))),
		cie: cie ?? cieSaml.map((uno) => verso('cie-saml', uno)).at(0) ?? null,
		// Whoever works for the Comune has a codice fiscale.
		eidas: eidas && meta.area === 'cittadino' ? verso('spid', eidas) : null
	};
}

async function readGestori(event: RequestEvent, profilo: ProfiloSaml): Promise<Gestore[]> {
	try {
		return await requireAccessi(event).gestori(profilo);
	} catch (cause) {
		if (!(cause instanceof IntegrationError)) throw cause;
		const { app, richiesta } = event.locals;
		app.log.error({ richiesta, err: cause }, 'gestori di identità non letti');
		return [];
	}
}

function mescola<T>(voci: readonly T[]): T[] {
	return voci
		.map((voce) => ({ voce, posto: Math.random() }))
		.sort((una, altra) => una.posto - altra.posto)
		.map(({ voce }) => voce);
}

// What the public pages of payments share. Called by the routes under /pagamenti.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import type { PagopaDiEnte } from '../enti/schema-pagopa.ts';
import { createGettone } from '../pagamenti/open-posizioni.ts';

const INVIO = /^[A-Za-z0-9_-]{24}$/;

/** What the Comune has agreed with pagoPA; without it there is one page that says so. @throws Redirect */
export function requirePagopa({ locals }: Pick<RequestEvent, 'locals'>): PagopaDiEnte {
	const { pagopa } = locals.ente.impostazioni;
	if (!pagopa) redirect(303, paths.pagaIlComune);
	return pagopa;
}

/** The secret of a new form. The page that carries it is for one reader. */
export function nuovoInvio({ setHeaders }: Pick<RequestEvent, 'setHeaders'>): string {
	setHeaders({ 'cache-control': 'no-store' });
	return createGettone();
}

/** The secret of the form that was sent; a new one where it is none of ours. */
export function readInvio(scritto: string): string {
	return INVIO.test(scritto) ? scritto : createGettone();
}

/** What a logged-in citizen need not type. */
export function pagatoreNoto({ locals: { utente } }: Pick<RequestEvent, 'locals'>) {
	if (utente?.ruolo !== 'cittadino') return { nome: '', codiceFiscale: '' };
	return { nome: `${utente.nome} ${utente.cognome}`, codiceFiscale: utente.codiceFiscale ?? '' };
}

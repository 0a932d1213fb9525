// One notice of the Comune, as everyone reads it.
import { error } from '@sveltejs/kit';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { findPiano } from '#lib/server/comunicazioni/piano.ts';
import { findPubblica } from '#lib/server/comunicazioni/pubbliche.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import { allowPiano } from '#lib/server/http/tessere.ts';
import type { PageServerLoad } from './$types';

// The map of the area, when asked for.
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const { app, ente } = event.locals;
	const avviso = await asAnonimo(event, (tx) =>
		findPubblica(tx, { id: event.params.id, istante: app.clock() })
	).catch((refusal: unknown) => {
		if (!(refusal instanceof NonTrovato)) throw refusal;
		error(404, { message: 'Non troviamo questo avviso. Controlla l’indirizzo, o guarda tutti gli avvisi.' });
	});
	const piano = avviso.vertici && findPiano(ente, app.porta);
	if (piano) allowPiano(event, piano);
	return { avviso, piano };
};

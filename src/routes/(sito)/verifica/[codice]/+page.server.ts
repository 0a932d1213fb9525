// What a released document says to whoever holds its code: open to all, nothing personal.
import { error } from '@sveltejs/kit';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { verifyDocumento } from '#lib/server/documenti/verify-documento.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const oggi = oggiDi(event);
	event.setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
	try {
		return {
			documento: await asAnonimo(event, (tx) => verifyDocumento(tx, { codice: event.params.codice, oggi }))
		};
	} catch (refusal) {
		if (!(refusal instanceof NonTrovato)) throw refusal;
		error(404, {
			message:
				'Nessun documento di questo Comune ha questo codice. Controlla di averlo copiato per intero: se è scritto così, il documento non è autentico.'
		});
	}
};

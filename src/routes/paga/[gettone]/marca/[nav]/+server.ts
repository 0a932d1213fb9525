// The digital stamp that was bought, byte for byte as it came.
import { asPagante, gettoneDi } from '#lib/server/http/pagante.ts';
import { scarica } from '#lib/server/http/scarica.ts';
import { findMarca } from '#lib/server/pagamenti/carte.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nav } = event.params;
	const gettone = gettoneDi(event);
	const byte = await asPagante(event, (tx) => findMarca(tx, { gettone, nav }));
	return scarica({ nomeFile: `marca-da-bollo-${nav}.xml`, tipo: 'application/xml', byte });
};

// The notices of the Comune: those that hold, then the others.
import { paths } from '#lib/paths.ts';
import { listPubbliche } from '#lib/server/comunicazioni/pubbliche.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const dopo = event.url.searchParams.get('dopo') ?? undefined;
	const istante = event.locals.app.clock();
	const { inVigore, passati, seguito } = await asAnonimo(event, (tx) => listPubbliche(tx, { istante, dopo }));
	return {
		inVigore: dopo === undefined ? inVigore : [],
		passati,
		continua: dopo !== undefined,
		altri: seguito && `${paths.avvisi}?${new URLSearchParams({ dopo: seguito }).toString()}`
	};
};

// The ways to pay the Comune: a notice in hand, or one of the payments that it takes without one.
import { formatEuro } from '#lib/domain/denaro.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	voci: (locals.ente.impostazioni.pagopa?.spontanei ?? []).map(({ id, nome, aiuto, cent }) => ({
		href: paths.pagaSenzaAvviso(id),
		nome,
		aiuto,
		importo: cent === undefined ? undefined : formatEuro(cent)
	})),
	cittadino: locals.utente?.ruolo === 'cittadino'
});

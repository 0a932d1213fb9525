// Back from pagoPA: what is known is shown, what the address says counts for nothing but a new try.
import { error } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asPagante, gettoneDi } from '#lib/server/http/pagante.ts';
import { pagamentoAperto } from '#lib/server/pagamenti/pagamento-aperto-vista.ts';
import { comeBack, isRitorno, viewPagamento } from '#lib/server/pagamenti/pay.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const gettone = gettoneDi(event);
	const { tentativo, come } = event.params;
	if (!isRitorno(come)) error(404, { message: 'Questa pagina non esiste.' });
	const istante = event.locals.app.clock();
	const visto = await asPagante(event, async (tx) => {
		await comeBack(tx, { gettone, tentativo, come, istante });
		return viewPagamento(tx, { gettone, istante });
	});
	return { ...pagamentoAperto(visto, { gettone, istante }), come, paga: paths.paga(gettone) };
};

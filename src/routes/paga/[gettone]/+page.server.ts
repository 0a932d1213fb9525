// What is to be paid with a link, and the way to pay it: open to whoever has the link.
import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asPagante, cassaDi, gettoneDi } from '#lib/server/http/pagante.ts';
import { requireRitmo } from '#lib/server/http/page-limit.ts';
import { TESTI_IMPEDIMENTO } from '#lib/server/pagamenti/impedimenti-testi.ts';
import { pagamentoAperto } from '#lib/server/pagamenti/pagamento-aperto-vista.ts';
import { startPagamento, viewPagamento } from '#lib/server/pagamenti/pay.ts';
import type { Actions, PageServerLoad } from './$types';

const NON_RISPONDE =
	'pagoPA non risponde in questo momento. Non è cominciato nessun pagamento: riprova tra qualche minuto, oppure paga con il codice avviso in banca, alla posta o in tabaccheria.';

export const load: PageServerLoad = async (event) => {
	const gettone = gettoneDi(event);
	const istante = event.locals.app.clock();
	const visto = await asPagante(event, (tx) => viewPagamento(tx, { gettone, istante }));
	return pagamentoAperto(visto, { gettone, istante });
};

export const actions: Actions = {
	default: async (event) => {
		requireRitmo(event, event.locals.app.limiti.pagamenti);
		const gettone = gettoneDi(event);
		// The link is known to open something before pagoPA is asked.
		await asPagante(event, (tx) => viewPagamento(tx, { gettone, istante: event.locals.app.clock() }));
		const esito = await startPagamento(cassaDi(event), gettone);
		if (esito.tipo === 'vai') redirect(303, paths.pagaVai(gettone, esito.tentativo));
		if (esito.tipo === 'cambiato') redirect(303, paths.paga(gettone));
		if (esito.tipo === 'impedito') return fail(409, { fermo: TESTI_IMPEDIMENTO[esito.esito] });
		return fail(503, { fermo: NON_RISPONDE });
	}
};

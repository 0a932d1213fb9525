// The account of a period as a file for spreadsheets.
import { error } from '@sveltejs/kit';
import { contentDisposition } from '#lib/server/allegati/nome-file.ts';
import { readMovimenti } from '#lib/server/cassa/movimenti.ts';
import { writeRendiconto } from '#lib/server/cassa/rendiconto-parole.ts';
import { righeDi } from '#lib/server/cassa/rendiconto.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { requireChiLegge } from '../modulo.ts';
import { readPeriodo } from '../periodo.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { operatore } = requireChiLegge(event);
	const { periodo, problemi } = readPeriodo(event.url, oggiDi(event));
	if (!periodo) error(400, { message: problemi.map(({ messaggio }) => messaggio).join(' ') });
	const movimenti = await asOperatore(event, operatore, (tx) => readMovimenti(tx, periodo));
	return new Response(writeRendiconto(righeDi(movimenti)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': contentDisposition(
				`rendiconto-${periodo.dal.toString()}-${periodo.al.toString()}.csv`
			),
			'cache-control': 'private, no-store'
		}
	});
};

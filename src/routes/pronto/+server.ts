// Says whether the process can serve: the database answers and every migration is applied.
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const mancanti = await locals.app.pendingMigrations().catch(() => undefined);
	if (mancanti?.length === 0) return answer(200, { stato: 'pronto' });
	return answer(
		503,
		mancanti ? { stato: 'da migrare', mancanti } : { stato: 'banca dati non raggiungibile' }
	);
};

function answer(status: number, body: object): Response {
	return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

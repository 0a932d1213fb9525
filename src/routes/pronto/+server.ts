// Says whether the process can serve: the database answers, every migration is applied and files can be kept.
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { app } = locals;
	const mancanti = await app.pendingMigrations().catch(() => undefined);
	if (!mancanti) return answer(503, { stato: 'banca dati non raggiungibile' });
	if (mancanti.length > 0) return answer(503, { stato: 'da migrare', mancanti });
	if (!(await app.archivioScrivibile())) return answer(503, { stato: 'archivio dei file non scrivibile' });
	return answer(200, { stato: 'pronto' });
};

function answer(status: number, body: object): Response {
	return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

// Says that the process is alive; asked by the supervisor, without the database.
export function GET(): Response {
	return Response.json({ stato: 'attivo' }, { headers: { 'cache-control': 'no-store' } });
}

// Seats of the school bus and days of its ranking, moved in the database itself; used by the integration and the browser tests.
import type postgres from 'postgres';

type Documento = {
	servizi: { id: string; impostazioni: { linee: { id: string; posti: number }[] } }[];
};

/** Leaves so many seats on the red line of a Comune. */
export async function leavePosti(
	owner: postgres.Sql,
	{ ente, posti }: { ente: string; posti: number }
): Promise<void> {
	const [riga] = await owner<{ documento: Documento }[]>`
		select documento from impostazioni_ente where ente_id = ${ente} order by versione desc limit 1`;
	const trasporto = riga?.documento.servizi.find(({ id }) => id === 'trasporto-scolastico');
	const rossa = trasporto?.impostazioni.linee.find(({ id }) => id === 'rossa');
	if (!riga || !rossa) throw new Error(`Nessuna linea rossa a ${ente}`);
	rossa.posti = posti;
	await owner`update impostazioni_ente set documento = ${owner.json(riga.documento)} where ente_id = ${ente}`;
}

/** Makes the last day of the observations on the open ranking be yesterday. */
export async function endOsservazioni(owner: postgres.Sql, ente: string): Promise<void> {
	const { count } = await owner`
		update trasporto_graduatoria set osservazioni_fino = current_date - 1
		where ente_id = ${ente} and definitiva_il is null and pubblicata_il is not null`;
	if (count === 0) throw new Error(`Nessuna graduatoria pubblicata a ${ente}`);
}

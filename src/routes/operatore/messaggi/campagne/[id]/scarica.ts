// The files of a campaign, read a part at a time and noted in its log. Called by the two downloads beside.
import type { RequestEvent } from '@sveltejs/kit';
import type { RigaConEsito } from '#lib/server/campagne/esiti.ts';
import { readCampagna } from '#lib/server/campagne/campagna.ts';
import { noteEvento } from '#lib/server/campagne/evento.ts';
import { asOperatore, type Tx } from '#lib/server/http/actor.ts';
import { scaricaCsv, type Parti } from '#lib/server/http/csv-in-corso.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { requireChiLegge } from '../modulo.ts';

/** Rows read in one transaction. */
const INSIEME = 5_000;

type File = {
	nome: string;
	titoli: readonly string[];
	list: (tx: Tx, quali: { campagna: string; dopo: number; quante: number }) => Promise<RigaConEsito[]>;
	inRighe: (riga: RigaConEsito) => string[][];
};

/** @throws Redirect, HttpError 403, HttpError 404 */
export async function scaricaFile(
	event: RequestEvent<{ id: string }>,
	{ nome, titoli, list, inRighe }: File
): Promise<Response> {
	const { operatore } = requireChiLegge(event);
	const campagna = readUuid(event.params.id);
	const { app, ente } = event.locals;
	await asOperatore(event, operatore, async (tx) => {
		await readCampagna(tx, campagna);
		await noteEvento(tx, {
			ente: ente.id,
			campagna,
			tipo: 'SCARICATA',
			nota: nome,
			operatore: operatore.operatoreId,
			istante: app.clock()
		});
	});
	async function* parti(): Parti {
		for (let dopo = 0; ;) {
			const da = dopo;
			const righe = await asOperatore(event, operatore, (tx) =>
				list(tx, { campagna, dopo: da, quante: INSIEME })
			);
			if (righe.length > 0) yield righe.flatMap(inRighe);
			if (righe.length < INSIEME) return;
			dopo = righe.at(-1)?.n ?? dopo;
		}
	}
	return scaricaCsv({ nomeFile: `${nome}.csv`, titoli, parti: parti() });
}

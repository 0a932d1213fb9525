// Keeps the area that a request asks for, and lets a clerk draw it. Called when a request is sent and by the clerks' page.
import type { Gradi } from '#lib/domain/poligono.ts';
import type { Tx } from '../../db/connection.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { conflitto } from './conflitto.ts';
import { impostazioniSuolo, occupazioneDiPratica, oggiDi, quandoOccupa, risposteDi } from './richiesta.ts';
import { areeDi } from './righe.ts';
import { chainOf, dropSuolo, findVertici, keepSuolo } from './suolo.ts';

type Mezzi = Pick<Contorno, 'ente' | 'istante' | 'newId'>;

/** The area that came with the request: drawn, or that of the permit to renew. */
export async function keepChiesta(tx: Tx, mezzi: Mezzi, pratica: Pratica): Promise<void> {
	const { tipoDomanda, area, permesso } = risposteDi(pratica);
	const vertici =
		tipoDomanda === 'RINNOVO' && permesso ? await findPrecedente(tx, permesso.id) : area?.vertici;
	if (vertici) await keep(tx, mezzi, { pratica, vertici });
}

/** Draws the area anew, until the act. @throws Conflitto when it is granted already or nothing can be kept */
export async function drawArea(
	tx: Tx,
	mezzi: Mezzi,
	{ pratica, vertici }: { pratica: Pratica; vertici: readonly Gradi[] }
): Promise<void> {
	if (pratica.esito || pratica.chiusaIl) throw conflitto('OSP_AREA_DECISA');
	await dropSuolo(tx, pratica.id);
	await keep(tx, mezzi, { pratica, vertici });
}

async function keep(
	tx: Tx,
	mezzi: Mezzi,
	{ pratica, vertici }: { pratica: Pratica; vertici: readonly Gradi[] }
): Promise<void> {
	const occupazione = occupazioneDiPratica(pratica);
	const aree = areeDi(vertici, impostazioniSuolo(mezzi.ente));
	if (!occupazione || !aree) throw conflitto('AREA_NON_VALIDA');
	const quando = quandoOccupa(risposteDi(pratica), occupazione, oggiDi(mezzi));
	const suolo = { vertici, area: aree.area, quando };
	await keepSuolo(tx, pratica, suolo, { ente: mezzi.ente.id, newId: mezzi.newId });
}

async function findPrecedente(tx: Tx, numero: string): Promise<Gradi[] | undefined> {
	const [precedente] = await chainOf(tx, numero);
	return precedente === undefined ? undefined : findVertici(tx, precedente);
}

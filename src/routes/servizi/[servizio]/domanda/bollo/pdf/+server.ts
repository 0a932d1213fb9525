// The request as it was confirmed: the bytes that the stamp is bought for.
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { scaricaPdf } from '#lib/server/http/scarica.ts';
import { readPdfFermo } from '#lib/server/pratiche/invio-in-attesa.ts';
import { readBozzaId } from '../../compilazione.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const cittadino = requireCittadino(event);
	const bozza = readBozzaId(event);
	return scaricaPdf('domanda.pdf', await asCittadino(event, cittadino, (tx) => readPdfFermo(tx, bozza)));
};

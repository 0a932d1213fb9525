// What is wrong with the rows of a campaign, as a file for spreadsheets.
import { erroriInRighe, TITOLI_ERRORI } from '#lib/server/campagne/esiti-vista.ts';
import { listConProblemi } from '#lib/server/campagne/esiti.ts';
import { scaricaFile } from '../scarica.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	scaricaFile(event, {
		nome: 'errori-della-campagna',
		titoli: TITOLI_ERRORI,
		list: listConProblemi,
		inRighe: erroriInRighe
	});

// What became of each row of a campaign, as a file for spreadsheets.
import { esitoInRiga, TITOLI_ESITI } from '#lib/server/campagne/esiti-vista.ts';
import { listEsiti } from '#lib/server/campagne/esiti.ts';
import { scaricaFile } from '../scarica.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	scaricaFile(event, {
		nome: 'esiti-della-campagna',
		titoli: TITOLI_ESITI,
		list: listEsiti,
		inRighe: (riga) => [esitoInRiga(riga)]
	});

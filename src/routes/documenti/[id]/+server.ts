// A document of a pratica as PDF, for its citizen and for the clerks of the ente.
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { asUtente } from '#lib/server/http/actor.ts';
import { scaricaPdf } from '#lib/server/http/scarica.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nomeFile, contenuto, file, creatoIl } = await asUtente(event, (tx) => findDocumento(tx, event.params.id));
	return scaricaPdf(nomeFile, file ?? (await writePdf(contenuto, { creato: creatoIl })));
};

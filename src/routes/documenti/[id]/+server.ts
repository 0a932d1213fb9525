// A document of a pratica as PDF, or as the bytes it came with, for its citizen and for the clerks of the ente.
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { asUtente } from '#lib/server/http/actor.ts';
import { scarica, scaricaPdf } from '#lib/server/http/scarica.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nomeFile, contenuto, creatoIl, tipoMedia, byte } = await asUtente(event, (tx) =>
		findDocumento(tx, event.params.id)
	);
	if (byte && tipoMedia) return scarica({ nomeFile, tipo: tipoMedia, byte });
	return scaricaPdf(nomeFile, await writePdf(contenuto, { creato: creatoIl }));
};

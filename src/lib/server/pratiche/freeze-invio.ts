// Freezes a confirmed request that needs a digital stamp: from here on its bytes are those that the stamp is bought for. Called by submit-pratica.ts.
import { createHash } from 'node:crypto';
import { creaProblema } from '#lib/domain/errori.ts';
import type { BolloOnline } from '#lib/forms/servizio.ts';
import { risposteComplete } from '#lib/forms/validate.ts';
import { riepilogo } from '#lib/forms/views.ts';
import type { Tx } from '../db/connection.ts';
import type { Documento } from '../documenti/documento.ts';
import { buildDomanda } from '../documenti/domanda.ts';
import { writePdf } from '../documenti/write-pdf.ts';
import type { EsitoInvio, Invio, Pronta } from './check-invio.ts';
import type { Compilazione } from './compila.ts';

/** The stamp that the answers ask for online, if any. */
export function bolloDovuto({ attivo, validazione }: Compilazione): BolloOnline | undefined {
	return attivo.servizio.bolloOnline?.(risposteComplete(validazione), attivo.impostazioni);
}

type DaCongelare = Pronta & { invio: Invio; bollo: BolloOnline };

/** Keeps what was confirmed; confirmed again without a change, it is what was stamped before. */
export async function freezeInvio(tx: Tx, dati: DaCongelare): Promise<EsitoInvio> {
	const { invio, bollo, compilazione } = dati;
	if (invio.persona.codiceFiscale === null)
		return {
			tipo: 'problemi',
			problemi: [creaProblema({ campo: bollo.campo, codice: 'BOLLO_SENZA_CODICE' })]
		};
	if (await takeUpAgain(tx, dati)) return { tipo: 'da-pagare' };
	const { documento, pdf, impronta } = await stampabile(dati, invio.istante);
	await tx`
		insert into invio_in_attesa (id, ente_id, persona_id, bozza_id, servizio, cent, dichiarazioni, vista_il, documento, pdf,
			impronta, congelato_il)
		values (${invio.newId()}, ${invio.ente.id}, ${invio.persona.id}, ${invio.bozza}, ${compilazione.attivo.servizio.id},
			${bollo.cent}, ${[...invio.dichiarazioni]}, ${invio.vistaIl}, ${tx.json(documento)}, ${pdf}, ${impronta},
			${invio.istante})`;
	return { tipo: 'da-pagare' };
}

type Precedente = { id: string; impronta: string; congelatoIl: Date; acquisto: string | null };

// A stamp that was paid, or is being paid, holds for these bytes and no others: they are made again as they were and compared.
async function takeUpAgain(tx: Tx, dati: DaCongelare): Promise<boolean> {
	const { invio } = dati;
	const precedenti = await tx<Precedente[]>`
		select i.id, i.impronta, i.congelato_il as "congelatoIl", (
			select a.id from acquisto_bollo a
			where a.invio_id = i.id and a.stato = 'comprato' and a.impronta_marca = i.impronta limit 1
		) as acquisto
		from invio_in_attesa i
		where i.bozza_id = ${invio.bozza} and i.stato in ('annullato', 'respinto')
			and exists (select from acquisto_bollo a where a.invio_id = i.id)
		order by acquisto nulls last, i.congelato_il desc`;
	for (const { id, impronta, congelatoIl, acquisto } of precedenti) {
		const { documento, pdf, impronta: questa } = await stampabile(dati, congelatoIl);
		if (questa !== impronta) continue;
		await tx`
			update invio_in_attesa set stato = ${acquisto ? 'pagato' : 'da_pagare'}, acquisto_id = ${acquisto}, motivo = null,
				documento = ${tx.json(documento)}, pdf = ${pdf}, dichiarazioni = ${[...invio.dichiarazioni]},
				vista_il = ${invio.vistaIl}, prossimo_il = ${acquisto ? invio.istante : null}, tentativi = 0, chiuso_il = null
			where id = ${id}`;
		return true;
	}
	return false;
}

type Stampabile = { documento: Documento; pdf: Buffer; impronta: string };

async function stampabile({ compilazione, invio }: DaCongelare, congelatoIl: Date): Promise<Stampabile> {
	const { attivo, bozza, contesto, validazione } = compilazione;
	const { servizio, impostazioni } = attivo;
	const risposte = risposteComplete(validazione);
	const documento = buildDomanda({
		impostazioni: invio.ente.impostazioni,
		servizio: servizio.scheda.titolo,
		oggetto: servizio.oggettoProtocollo(risposte),
		confermataIl: congelatoIl,
		richiedente: invio.persona,
		perConto: servizio.oggettoBozza(risposte)?.nome,
		riepilogo: riepilogo(servizio, risposte, contesto),
		calcolo: servizio.calcolo?.(risposte, impostazioni, contesto),
		allegati: bozza.allegati.filter(({ campo }) => validazione.visibili.has(campo)),
		dichiarazioni: Object.values(servizio.dichiarazioni)
	});
	const pdf = Buffer.from(await writePdf(documento, { creato: congelatoIl }));
	return { documento, pdf, impronta: createHash('sha256').update(pdf).digest('base64') };
}

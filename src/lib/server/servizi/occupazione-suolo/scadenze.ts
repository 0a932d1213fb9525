// What time does to permits: a message some days before the end, expiry the day after it. Run by the worker through the port of public land.
import { Temporal } from 'temporal-polyfill';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import type { Tx } from '../../db/connection.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import { movePratica } from '../../pratiche/move.ts';
import type { Contorno } from '../porta.ts';
import { impostazioniSuolo, oggiDi } from './richiesta.ts';

const GIORNI_AVVISO = 7;

/** Closes the permits whose last day has gone; how many. */
export async function expirePermessi(tx: Tx, contorno: Contorno): Promise<number> {
	const scaduti = await tx<{ numero: string }[]>`
		select p.numero from pratica p
		join documento_verificabile d on d.ente_id = p.ente_id and d.pratica_id = p.id
		where p.servizio = ${occupazioneSuolo.id} and p.stato = 'ACCOLTA' and d.vale_al < ${oggiDi(contorno)}
		order by d.vale_al, p.id
		for update of p skip locked`;
	for (const { numero } of scaduti) await movePratica(tx, contorno, { numero, mossa: 'SCADI' });
	return scaduti.length;
}

type InScadenza = { id: string; numero: string; personaId: string; al: string };

/** Tells once who has a permit near its end; how many. */
export async function remindPermessi(tx: Tx, contorno: Contorno): Promise<number> {
	const { ente, istante, newId } = contorno;
	const oggi = giornoARoma(istante);
	const entro = oggi.add({ days: GIORNI_AVVISO }).toString();
	const inScadenza = await tx<InScadenza[]>`
		select p.id, p.numero, p.persona_id as "personaId", d.vale_al as al from pratica p
		join documento_verificabile d on d.ente_id = p.ente_id and d.pratica_id = p.id
		where p.servizio = ${occupazioneSuolo.id} and p.stato = 'ACCOLTA' and d.cessato_dal is null
			and d.vale_al between ${oggi.toString()} and ${entro}
			and not exists (select from messaggio m where m.ente_id = p.ente_id and m.pratica_id = p.id and m.modello = 'IO12')
		order by d.vale_al, p.id
		for update of p skip locked`;
	const { anticipo } = impostazioniSuolo(ente);
	for (const { id, numero, personaId, al } of inScadenza)
		await enqueueMessaggio(tx, {
			ente: ente.id,
			persona: personaId,
			pratica: id,
			modello: 'IO12',
			parametri: {
				pratica: numero,
				entro: formatData(Temporal.PlainDate.from(al)),
				giorni: anticipo.rinnovo
			},
			entro: al,
			istante,
			newId
		});
	return inScadenza.length;
}

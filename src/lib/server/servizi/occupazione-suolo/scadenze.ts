// What time does to permits: their end is recalled some days before, and the day after it they expire. Run by the worker through the port of public land.
import { giornoARoma } from '#lib/domain/istante.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import type { Tx } from '../../db/connection.ts';
import { movePratica } from '../../pratiche/move.ts';
import type { Contorno, Periodo, ScadenzaDaRicordare } from '../porta.ts';
import { impostazioniSuolo, oggiDi } from './richiesta.ts';

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

type InScadenza = { id: string; numero: string; persona: string; entro: string; rilasciatoIl: Date };

/** The permits in force that end in those days. */
export async function listPermessiInScadenza(
	tx: Tx,
	{ ente }: Contorno,
	{ dal, al }: Periodo
): Promise<ScadenzaDaRicordare[]> {
	const inScadenza = await tx<InScadenza[]>`
		select p.id, p.numero, p.persona_id as persona, d.vale_al as entro, (
			select min(r.creato_il) from documento r where r.ente_id = p.ente_id and r.pratica_id = p.id and r.tipo = 'rilascio'
		) as "rilasciatoIl"
		from pratica p
		join documento_verificabile d on d.ente_id = p.ente_id and d.pratica_id = p.id
		where p.servizio = ${occupazioneSuolo.id} and p.stato = 'ACCOLTA' and d.cessato_dal is null
			and d.vale_al between ${dal} and ${al}
		order by d.vale_al, p.id`;
	return inScadenza.map(({ id, numero, persona, entro, rilasciatoIl }) => ({
		tipo: 'permesso',
		entro,
		persona,
		pratica: { id, numero },
		cose: [{ riferimento: id, nota: giornoARoma(rilasciatoIl).toString() }],
		testo: { modello: 'IO12', parametri: { giorni: impostazioniSuolo(ente).anticipo.rinnovo } }
	}));
}

// The sums that the Comune owes a citizen as rows: added by the act that makes them due, given by who has the till. Called by services, desk and area personale.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatEuro, formatImporto } from '#lib/domain/denaro.ts';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto, NonAutorizzato, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { findPratica, recordEvento, type Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import { legamiDi } from '../pratiche/legami.ts';
import type { Mezzo } from './pagamento.ts';

export type Rimborso = {
	id: string;
	causale: string;
	cent: number;
	motivo: string;
	/** ISO dates. */
	dovutoDal: string;
	disposto: { mezzo: Mezzo; numero: string | undefined; il: string } | undefined;
};

/** Owes a sum to the person of a pratica, from today on. */
export async function addRimborso(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ id, personaId }: Pick<Pratica, 'id' | 'personaId'>,
	{ causale, cent, motivo }: Pick<Rimborso, 'causale' | 'cent' | 'motivo'>
): Promise<void> {
	await tx`
		insert into rimborso (id, ente_id, pratica_id, persona_id, causale, cent, motivo, dovuto_dal)
		values (${newId()}, ${ente.id}, ${id}, ${personaId}, ${causale}, ${cent}, ${motivo}, ${giornoARoma(istante).toString()})`;
}

type Row = Omit<Rimborso, 'disposto'> & { mezzo: Mezzo | null; numero: string | null; il: string };

/** Those of a pratica, the first owed first. */
export async function listRimborsi(tx: Tx, pratica: string): Promise<Rimborso[]> {
	const rows = await tx<Row[]>`
		select id, causale, cent, motivo, dovuto_dal as "dovutoDal", mezzo, numero, disposto_il as il
		from rimborso where pratica_id = ${pratica} order by dovuto_dal, id`;
	return rows.map(({ mezzo, numero, il, ...rimborso }) => ({
		...rimborso,
		disposto: mezzo ? { mezzo, numero: numero ?? undefined, il } : undefined
	}));
}

/** The longest list of the desk. */
export const RIMBORSI_MASSIMI = 100;

/** Numbers of the pratiche with something still to give back, the oldest first. */
export async function listDaRimborsare(tx: Tx): Promise<string[]> {
	const rows = await tx<{ numero: string }[]>`
		select p.numero from rimborso r join pratica p on p.ente_id = r.ente_id and p.id = r.pratica_id
		where r.mezzo is null group by p.numero order by min(r.dovuto_dal), p.numero limit ${RIMBORSI_MASSIMI}`;
	return rows.map(({ numero }) => numero);
}

export type Disposizione = {
	/** Number of the pratica. */
	numero: string;
	rimborso: string;
	mezzo: Mezzo;
	/** Of the order of payment, the transfer, the cheque. */
	riferimento?: string;
	/** ISO date. */
	il: string;
};

/** Returns a day out of place. @throws NonAutorizzato without the till, NonTrovato, Conflitto when it was given already */
export async function disposeRimborso(
	tx: Tx,
	contorno: Contorno,
	{ numero, rimborso, mezzo, riferimento, il }: Disposizione
): Promise<Problema | undefined> {
	const { attore, istante, newId } = contorno;
	if (attore.ruolo !== 'operatore' || !contorno.chi.includes('cassa'))
		throw new NonAutorizzato('I rimborsi li dispone la cassa');
	const pratica = await findPratica(tx, { numero, blocca: true });
	const trovato = (await listRimborsi(tx, pratica.id)).find(({ id }) => id === rimborso);
	if (!trovato) throw new NonTrovato('Rimborso non trovato');
	if (trovato.disposto) throw new Conflitto('Rimborso già disposto', 'RIMBORSO_DISPOSTO');
	if (il < trovato.dovutoDal || il > giornoARoma(istante).toString())
		return creaProblema({ campo: 'rimborsoDel', codice: 'DATA_RIMBORSO' });
	await tx`
		update rimborso set mezzo = ${mezzo}, numero = ${riferimento ?? null}, disposto_il = ${il},
			operatore_id = ${attore.operatore}, registrato_il = ${istante}
		where id = ${rimborso}`;
	const legami = legamiDi(contorno, pratica);
	await recordEvento(tx, {
		...legami,
		id: newId(),
		tipo: 'RIMBORSO_DISPOSTO',
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore,
		motivo: `${trovato.causale}: ${formatEuro(trovato.cent)}`
	});
	await enqueueMessaggio(tx, {
		...legami,
		modello: 'RIMBORSO',
		parametri: { pratica: numero, importo: formatImporto(trovato.cent), data: formatGiorno(il) },
		newId
	});
	return undefined;
}

// What a receipt changes: it pays its position and the sums in it, or it is put among those of which a clerk must say what they are. Called by the worker.
import type { Tx } from '../db/connection.ts';
import { findPratica, type Pratica } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import type { RicevutaPagopa } from '../integrations/pagopa/port.ts';
import { payWithRicevuta } from './pay-with-ricevuta.ts';
import { colonne, type Posizione } from './posizione.ts';

/** Why money that arrived pays nothing by itself. */
export type MotivoRiconciliazione = 'SCONOSCIUTA' | 'DOPPIA' | 'ANNULLATA' | 'IMPORTO' | 'BOLLO';

type Ricevuta = {
	id: string;
	cfEnte: string;
	nav: string;
	riuscita: boolean;
	cent: number;
	iuv: string;
	pagataIl: Date;
	marche: RicevutaPagopa['marche'];
};

export type Applicata = { ricevuta: string; esito: 'abbinata' | 'non_riuscita' | MotivoRiconciliazione };

/** How long a worker has a receipt to itself, and how long one waits that could not be applied, in milliseconds. */
const PRESA_MS = 60_000;

/** Ids of receipts not looked at yet, for this worker alone. */
export async function claimRicevute(
	tx: Tx,
	{ ente, adesso, quante }: { ente: string; adesso: Date; quante: number }
): Promise<string[]> {
	const rows = await tx<{ id: string }[]>`
		with da_guardare as (
			select id as da_guardare_id from ricevuta_pagopa
			where ente_id = ${ente} and stato = 'arrivata' and guardare_dal <= ${adesso}
			order by guardare_dal, id limit ${quante} for update skip locked
		)
		update ricevuta_pagopa set guardare_dal = ${new Date(adesso.getTime() + PRESA_MS)}
		from da_guardare where id = da_guardare_id
		returning id`;
	return rows.map(({ id }) => id);
}

/** Undefined when it was looked at already. @throws as movePratica, and then nothing is changed */
export async function applyRicevuta(tx: Tx, contorno: Contorno, id: string): Promise<Applicata | undefined> {
	const [ricevuta] = await tx<Ricevuta[]>`
		select id, cf_ente as "cfEnte", nav, riuscita, cent, iuv, pagata_il as "pagataIl", marche from ricevuta_pagopa
		where id = ${id} and stato = 'arrivata' for update`;
	if (!ricevuta) return undefined;
	if (!ricevuta.riuscita) {
		await tx`update ricevuta_pagopa set stato = 'non_riuscita' where id = ${id}`;
		await tx`
			update posizione set in_corso_fino = null
			where nav = ${ricevuta.nav} and cf_ente = ${ricevuta.cfEnte} and stato <> 'pagata'`;
		return { ricevuta: id, esito: 'non_riuscita' };
	}
	// The request comes first, as for who takes money at the counter: two hands never wait for each other.
	const pratica = await lockPratica(tx, ricevuta);
	const [posizione] = await tx<Posizione[]>`
		select ${colonne(tx)} from posizione
		where nav = ${ricevuta.nav} and cf_ente = ${ricevuta.cfEnte} and not altrui for update`;
	const motivo = motivoDi(posizione, ricevuta);
	if (!posizione || motivo) {
		await tx`
			update ricevuta_pagopa set stato = 'da_riconciliare', motivo = ${motivo ?? 'SCONOSCIUTA'},
				posizione_id = ${posizione?.id ?? null}
			where id = ${id}`;
		return { ricevuta: id, esito: motivo ?? 'SCONOSCIUTA' };
	}
	await tx`update ricevuta_pagopa set stato = 'abbinata', posizione_id = ${posizione.id} where id = ${id}`;
	await tx`
		update posizione set stato = 'pagata', in_corso_fino = null, ultimo_errore = null, errore_dal = null,
			chiusa_il = ${contorno.istante}
		where id = ${posizione.id}`;
	if (pratica)
		await payWithRicevuta(tx, contorno, {
			pratica,
			ricevuta,
			isPagato: (uno) => uno.posizione === posizione.id,
			cent: posizione.cent
		});
	return { ricevuta: id, esito: 'abbinata' };
}

async function lockPratica(
	tx: Tx,
	{ nav, cfEnte }: Pick<Ricevuta, 'nav' | 'cfEnte'>
): Promise<Pratica | undefined> {
	const [row] = await tx<{ numero: string }[]>`
		select p.numero from posizione s join pratica p on p.ente_id = s.ente_id and p.id = s.pratica_id
		where s.nav = ${nav} and s.cf_ente = ${cfEnte}`;
	return row && findPratica(tx, { numero: row.numero, blocca: true });
}

// One that was refused or is overdue is paid all the same: the money is here, and it is the right sum.
function motivoDi(posizione: Posizione | undefined, ricevuta: Ricevuta): MotivoRiconciliazione | undefined {
	if (!posizione) return 'SCONOSCIUTA';
	if (posizione.stato === 'pagata') return 'DOPPIA';
	if (posizione.stato === 'annullata' || posizione.stato === 'da_annullare') return 'ANNULLATA';
	if (posizione.cent !== ricevuta.cent) return 'IMPORTO';
	return isMarcaGiusta(posizione, ricevuta) ? undefined : 'BOLLO';
}

// A stamp is good for the bytes it was bought for and for no others, and as its seller signed it.
function isMarcaGiusta({ voci }: Posizione, { marche }: Ricevuta): boolean {
	const chieste = voci.flatMap((voce) => ('bollo' in voce ? [voce.bollo.impronta] : []));
	return (
		marche.length === chieste.length &&
		chieste.every((una) => marche.some(({ impronta, difetto }) => impronta === una && !difetto))
	);
}

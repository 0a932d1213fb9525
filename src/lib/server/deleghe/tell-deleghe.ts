// Writes to the other person of a delega what the first has done. Run by the worker: a citizen may write no message in another's name.
import { formatGiorno } from '#lib/domain/istante.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import type { Tx } from '../db/connection.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import type { EventoDelega } from './delega.ts';

/** Events told in one run. */
const QUANTI = 100;

const MODELLI: Readonly<Record<EventoDelega['tipo'], ModelloMessaggio>> = {
	REGISTRATA: 'DELEGA_REGISTRATA',
	ACCETTATA: 'DELEGA_ACCETTATA',
	RIFIUTATA: 'DELEGA_RIFIUTATA',
	REVOCATA: 'DELEGA_REVOCATA',
	USATA: 'DELEGA_USATA'
};

type Row = {
	id: string;
	tipo: EventoDelega['tipo'];
	/** Who did it. */
	nome: string;
	/** The other one, when the ente knows them. */
	persona: string | null;
	finoAl: string;
	pratica: string | null;
};

/** Returns how many events it settled. Who has never logged in is not written to: they find the delega when they do. */
export async function tellDeleghe(
	tx: Tx,
	{ ente, istante, newId }: { ente: string; istante: Date; newId: () => string }
): Promise<number> {
	const righe = await tx<Row[]>`
		select e.id, e.tipo, d.fino_al as "finoAl", p.numero as pratica,
			case e.parte when 'DELEGANTE' then d.delegante_nome || ' ' || d.delegante_cognome
				else d.delegato_nome || ' ' || d.delegato_cognome end as nome,
			case e.parte when 'DELEGATO' then d.delegante_id else (
				select id from persona where ente_id = d.ente_id and codice_fiscale = d.delegato_codice_fiscale
			) end as persona
		from delega_evento e
		join delega d on d.ente_id = e.ente_id and d.id = e.delega_id
		left join pratica p on p.ente_id = e.ente_id and p.id = e.pratica_id
		where e.ente_id = ${ente} and e.avvisato_il is null
		order by e.posto
		limit ${QUANTI}
		for update of e skip locked`;
	for (const { id, tipo, nome, persona, finoAl, pratica } of righe) {
		if (persona)
			await enqueueMessaggio(tx, {
				ente,
				persona,
				pratica: null,
				modello: MODELLI[tipo],
				parametri: { nome, entro: formatGiorno(finoAl), pratica: pratica ?? '' },
				istante,
				newId
			});
		await tx`update delega_evento set avvisato_il = ${istante} where id = ${id}`;
	}
	return righe.length;
}

// The list of a line for who drives or assists: name, stop, who waits, and nothing else; every reading is written down. Called by the page of the clerks.
import type { Giorno } from '#lib/domain/data.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { findLinea, type ImpostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import type { Corsa } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import type { Contorno } from '../porta.ts';
import type { Delegato } from './delegati.ts';

export type Passeggero = {
	nome: string;
	delegati: Delegato[];
	autonomo: boolean;
};

export type FermataDellaLista = { corsa: Corsa; ora: string; fermata: string; passeggeri: Passeggero[] };

export type ListaDelGiorno = { linea: string; fermate: FermataDellaLista[] };

const GIORNI = ['LUN', 'MAR', 'MER', 'GIO', 'VEN', 'SAB', 'DOM'];

type Riga = Passeggero & { andata: string | null; ritorno: string | null };

/** The stops of both trips in the order of time. @throws NonTrovato for a line that is not there */
export async function readLista(
	tx: Tx,
	{ ente, attore, istante, newId }: Contorno,
	{ linea: id, oggi, impostazioni }: { linea: string; oggi: Giorno; impostazioni: ImpostazioniTrasporto }
): Promise<ListaDelGiorno> {
	const linea = findLinea(impostazioni, id);
	if (!linea || attore.ruolo !== 'operatore') throw new NonTrovato('Linea non trovata');
	await tx`
		insert into trasporto_consultazione (id, ente_id, operatore_id, linea, giorno, consultata_il)
		values (${newId()}, ${ente.id}, ${attore.operatore}, ${id}, ${oggi.toString()}, ${istante})`;
	const righe = await listPasseggeri(tx, { linea: id, oggi });
	const fermate = (['ANDATA', 'RITORNO'] as const).flatMap((corsa) => {
		const chiave = corsa === 'ANDATA' ? 'andata' : 'ritorno';
		return linea.fermate
			.map((fermata) => ({
				corsa,
				ora: fermata[chiave] ?? '',
				fermata: fermata.nome,
				passeggeri: righe
					.filter((riga) => riga[chiave] === fermata.id)
					.map(({ nome, delegati, autonomo }) => ({ nome, delegati, autonomo }))
			}))
			.filter(({ passeggeri }) => passeggeri.length > 0)
			.toSorted((a, b) => a.ora.localeCompare(b.ora));
	});
	return { linea: linea.nome, fermate };
}

// A child goes home alone only if the other parent, where asked, has confirmed.
function listPasseggeri(tx: Tx, { linea, oggi }: { linea: string; oggi: Giorno }): Promise<Riga[]> {
	const giorno = oggi.toString();
	const anno = oggi.month >= 9 ? oggi.year : oggi.year - 1;
	return tx<Riga[]>`
		select i.alunno_nome as nome, i.fermata_andata as andata, i.fermata_ritorno as ritorno,
			coalesce(d.delegati, '[]') as delegati,
			i.rientro_autonomo and not exists (
				select from conferma c where c.pratica_id = i.pratica_id and c.esito is distinct from 'CONFERMATA'
			) as autonomo
		from trasporto_iscrizione i
		join pratica p on p.id = i.pratica_id and p.stato <> 'SOSPESA_MOROSITA'
		left join lateral (
			select delegati from trasporto_delegati
			where pratica_id = i.pratica_id and dal <= ${giorno} order by dal desc, id desc limit 1
		) d on true
		where i.linea = ${linea} and i.stato = 'AMMESSA' and i.anno = ${`${anno}/${anno + 1}`}
			and ${GIORNI[oggi.dayOfWeek - 1] ?? ''} = any(i.giorni)
		order by i.alunno_nome`;
}

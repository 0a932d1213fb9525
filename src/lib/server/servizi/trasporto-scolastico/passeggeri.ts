// Who rides a line on a day: at which stops, and who waits. Called by the list of the day and by the announcements.
import type { Giorno } from '#lib/domain/data.ts';
import { siglaDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import type { Delegato } from './delegati.ts';

export type Passeggero = {
	nome: string;
	delegati: Delegato[];
	autonomo: boolean;
};

/** With the stops of that day, empty where they do not ride. */
export type InViaggio = Passeggero & {
	praticaId: string;
	personaId: string;
	andata: string | null;
	ritorno: string | null;
};

/** Those who ride a line on a day, by name. A child goes home alone only if the other parent, where asked, has confirmed. */
export function listPasseggeri(
	tx: Tx,
	{ linea, giorno: quando }: { linea: string; giorno: Giorno }
): Promise<InViaggio[]> {
	const giorno = quando.toString();
	const anno = quando.month >= 9 ? quando.year : quando.year - 1;
	return tx<InViaggio[]>`
		select i.pratica_id as "praticaId", i.persona_id as "personaId", i.alunno_nome as nome, 
			case when s.altrove then coalesce(i.altra_andata, i.fermata_andata) else i.fermata_andata end as andata,
			case when s.altrove then coalesce(i.altra_ritorno, i.fermata_ritorno) else i.fermata_ritorno end as ritorno,
			coalesce(d.delegati, '[]') as delegati,
			i.rientro_autonomo and not exists (
				select from conferma c where c.pratica_id = i.pratica_id and c.esito is distinct from 'CONFERMATA'
			) as autonomo
		from trasporto_iscrizione i
		cross join lateral (select ${siglaDi(quando)} = any(i.altri_giorni) as altrove) s
		join pratica p on p.id = i.pratica_id and p.stato <> 'SOSPESA_MOROSITA'
		left join lateral (
			select delegati from trasporto_delegati
			where pratica_id = i.pratica_id and dal <= ${giorno} order by dal desc, id desc limit 1
		) d on true
		where i.linea = ${linea} and i.stato = 'AMMESSA' and i.anno = ${`${anno}/${anno + 1}`}
			and ${siglaDi(quando)} = any(i.giorni)
		order by i.alunno_nome`;
}

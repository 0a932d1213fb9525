// Sums of requests that are still to be paid, together when they fall due on the same day. Called through fonti.ts.
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { descriviStato, STATI_PRATICA } from '#lib/domain/stati.ts';
import type { Tx } from '../db/connection.ts';
import { nonSiPaga } from '../pagamenti/posizione.ts';
import type { Contorno, Periodo, ScadenzaDaRicordare } from '../servizi/porta.ts';

/** Who is suspended for want of payment was told what to do; of what ended badly nothing is recalled. */
const STATI_CHE_PAGANO = STATI_PRATICA.filter((stato) => {
	const { classe, esito } = descriviStato(stato);
	return stato !== 'SOSPESA_MOROSITA' && (classe !== 'concluso' || esito === 'positivo');
});

type Row = {
	id: string;
	causale: string;
	cent: number;
	entro: string;
	creatoIl: Date;
	pratica: string;
	numero: string;
	persona: string;
	/** Of the notice that asks for it, when it can be paid. */
	nav: string | null;
	avvisoCent: number | null;
};

/** Nothing of what somebody may be paying now, and of what money has come for that is still to be looked at. */
export async function listPagamentiInScadenza(
	tx: Tx,
	{ istante }: Contorno,
	{ dal, al }: Periodo
): Promise<ScadenzaDaRicordare[]> {
	const righe = await tx<Row[]>`
		select g.id, g.causale, g.cent, g.scadenza as entro, g.creato_il as "creatoIl", p.id as pratica, p.numero,
			p.persona_id as persona, case when a.stato = 'aperta' then a.nav end as nav, a.cent as "avvisoCent"
		from pagamento g
		join pratica p on p.ente_id = g.ente_id and p.id = g.pratica_id and p.stato = any (${STATI_CHE_PAGANO})
		left join posizione a on a.ente_id = g.ente_id and a.id = g.posizione_id
		where g.stato in ('CREATA', 'IN_CORSO') and g.scadenza between ${dal} and ${al}
			and ${nonSiPaga(tx, istante)}
		order by g.scadenza, p.id, g.id`;
	return [...Map.groupBy(righe, ({ pratica, entro }) => `${pratica} ${entro}`).values()].flatMap(scadenzaDi);
}

function scadenzaDi(somme: readonly Row[]): ScadenzaDaRicordare[] {
	const [prima] = somme;
	if (!prima) return [];
	const cent = sommaCent(somme.map((una) => una.cent));
	const causali = new Intl.ListFormat('it').format(somme.map(({ causale }) => causale));
	const { entro, persona, pratica: id, numero, nav, avvisoCent } = prima;
	const chiedeTutto = avvisoCent === cent && somme.every((una) => una.nav === nav);
	return [
		{
			tipo: 'pagamento',
			entro,
			persona,
			pratica: { id, numero },
			cose: somme.map((una) => ({ riferimento: una.id, nota: giornoARoma(una.creatoIl).toString() })),
			testo: { cosa: `devi pagare ${formatEuro(cent)}, ${causali}` },
			...(nav && chiedeTutto && { avviso: { nav, cent } })
		}
	];
}

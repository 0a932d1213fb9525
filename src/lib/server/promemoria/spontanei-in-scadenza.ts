// Notices that belong to no request and are in the file of a person. Called through fonti.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { nonSiPaga } from '../pagamenti/posizione.ts';
import type { Contorno, Periodo, ScadenzaDaRicordare } from '../servizi/porta.ts';

type Row = {
	id: string;
	persona: string;
	nav: string;
	causale: string;
	cent: number;
	entro: string;
	creataIl: Date;
};

/** Those that pagoPA knows and nobody is paying. */
export async function listSpontaneiInScadenza(
	tx: Tx,
	{ istante }: Contorno,
	{ dal, al }: Periodo
): Promise<ScadenzaDaRicordare[]> {
	const righe = await tx<Row[]>`
		select id, persona_id as persona, nav, causale, cent, scadenza as entro, creata_il as "creataIl"
		from posizione a
		where pratica_id is null and persona_id is not null and stato = 'aperta' and not altrui
			and scadenza between ${dal} and ${al}
			and ${nonSiPaga(tx, istante)}
		order by scadenza, id`;
	return righe.map(({ id, persona, nav, causale, cent, entro, creataIl }) => ({
		tipo: 'avviso',
		entro,
		persona,
		pratica: null,
		cose: [{ riferimento: id, nota: giornoARoma(creataIl).toString() }],
		testo: { cosa: `il pagamento di ${formatEuro(cent)} che hai preparato tu, ${causale}` },
		avviso: { nav, cent }
	}));
}

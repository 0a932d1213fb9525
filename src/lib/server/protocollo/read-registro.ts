// The register of the protocol (art. 53 D.P.R. 445/2000) as it is read at the desk, newest first, in pages. Called by its page.
import type { Tx } from '../db/connection.ts';

export type Registrazione = {
	anno: number;
	numero: number;
	verso: 'E' | 'U';
	registratoIl: Date;
	oggetto: string;
	/** Who sent what came in, or to whom what went out was sent. */
	persona: string;
};

type Filtro = {
	anno: number;
	/** The last number of the page before. */ prima?: number | undefined;
	quante?: number;
};

/** One row more than asked tells that there are others. */
export async function readRegistro(
	tx: Tx,
	{ anno, prima, quante = 50 }: Filtro
): Promise<{ righe: Registrazione[]; altre: boolean }> {
	const righe = await tx<Registrazione[]>`
		select r.anno, r.numero, r.verso, r.registrato_il as "registratoIl", r.oggetto, p.nome || ' ' || p.cognome as persona
		from protocollo r
		join persona p on p.ente_id = r.ente_id and p.id = r.persona_id
		where r.anno = ${anno} and ${prima === undefined ? tx`true` : tx`r.numero < ${prima}`}
		order by r.numero desc
		limit ${quante + 1}`;
	return { righe: righe.slice(0, quante), altre: righe.length > quante };
}

// What the office asked of people and still waits for: additions, and observations on the reasons against. Called through fonti.ts.
import type { Tx } from '../db/connection.ts';
import type { Contorno, Periodo, ScadenzaDaRicordare } from '../servizi/porta.ts';

const COSE = {
	ATTESA_INTEGRAZIONI: {
		tipo: 'integrazioni',
		cosa: 'devi inviare i dati o i documenti che ti abbiamo chiesto'
	},
	PREAVVISO_RIGETTO: {
		tipo: 'osservazioni',
		cosa: 'puoi scriverci osservazioni e documenti sui motivi che impediscono di accogliere la richiesta'
	}
} as const;

type Row = {
	id: string;
	numero: string;
	persona: string;
	stato: keyof typeof COSE;
	entro: string;
	chiesta: string;
};

/** Those whose last day is in the period, with the words of what is asked. */
export async function listRichiesteInScadenza(
	tx: Tx,
	_contorno: Contorno,
	{ dal, al }: Periodo
): Promise<ScadenzaDaRicordare[]> {
	const righe = await tx<Row[]>`
		select id, numero, persona_id as persona, stato, integrazione ->> 'entro' as entro, integrazione ->> 'chiesta' as chiesta
		from pratica
		where chiusa_il is null and stato = any (${Object.keys(COSE)})
			and (integrazione ->> 'entro')::date between ${dal} and ${al}
		order by 5, id`;
	return righe.map(({ id, numero, persona, stato, entro, chiesta }) => {
		const { tipo, cosa } = COSE[stato];
		return {
			tipo,
			entro,
			persona,
			pratica: { id, numero },
			cose: [{ riferimento: id, nota: chiesta }],
			testo: { cosa }
		};
	});
}

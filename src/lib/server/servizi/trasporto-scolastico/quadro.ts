// What the clerks see of a school year: seats line by line, and the requests whose distance is to be measured. Called by the page of the clerks.
import type { ImpostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import { readOccupati } from './iscrizioni.ts';

export type RigaLinea = {
	id: string;
	nome: string;
	posti: number;
	andata: number;
	ritorno: number;
	domande: number;
	ammesse: number;
	attesa: number;
	/** Why the line would not run, where the Comune asks for a least number of pupils. */
	avviso: string | undefined;
};

/** A row for each line. */
export async function readQuadro(
	tx: Tx,
	{ anno, impostazioni }: { anno: string; impostazioni: ImpostazioniTrasporto }
): Promise<RigaLinea[]> {
	const occupati = await readOccupati(tx, anno);
	const conteggi = await tx<{ linea: string; stato: string; quante: number }[]>`
		select linea, stato, count(*)::int as quante from trasporto_iscrizione
		where anno = ${anno} group by linea, stato`;
	const minimo = impostazioni.ammissione.modo === 'ORDINE_ARRIVO' ? impostazioni.ammissione.minimoAlunni : 0;
	return impostazioni.linee.map(({ id, nome, posti }) => {
		const quante = (stato: string): number =>
			conteggi.find((riga) => riga.linea === id && riga.stato === stato)?.quante ?? 0;
		const presi = occupati.get(id) ?? { ANDATA: 0, RITORNO: 0 };
		const alunni = quante('DOMANDA') + quante('AMMESSA') + quante('LISTA_ATTESA');
		return {
			id,
			nome,
			posti,
			andata: presi.ANDATA,
			ritorno: presi.RITORNO,
			domande: quante('DOMANDA'),
			ammesse: quante('AMMESSA'),
			attesa: quante('LISTA_ATTESA'),
			avviso:
				alunni < minimo ? `${nome} non parte: ${alunni} alunni, ne servono almeno ${minimo}.` : undefined
		};
	});
}

export type DaMisurare = { numero: string; alunno: string; metri: number | null; fonte: string | null };

/** Requests to be ranked, those without a distance first. */
export function listDaMisurare(tx: Tx, anno: string): Promise<DaMisurare[]> {
	return tx<DaMisurare[]>`
		select numero, alunno_nome as alunno, distanza_metri as metri, distanza_fonte as fonte
		from trasporto_iscrizione where anno = ${anno} and stato = 'DOMANDA'
		order by distanza_metri is not null, numero`;
}

/** Keeps the walking distance and where it comes from. @throws NonTrovato when the request was ranked meanwhile */
export async function keepDistanza(
	tx: Tx,
	{ numero, metri, fonte }: { numero: string; metri: number; fonte: string }
): Promise<void> {
	const { count } = await tx`
		update trasporto_iscrizione set distanza_metri = ${metri}, distanza_fonte = ${fonte}
		where numero = ${numero} and stato = 'DOMANDA'`;
	if (count === 0) throw new NonTrovato('Domanda non trovata o già in graduatoria');
}

// The list of a line for who drives or assists: name, stop, who waits, and nothing else; every reading is written down. Called by the page of the clerks.
import type { Giorno } from '#lib/domain/data.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { descriviFermo } from '#lib/services/trasporto-scolastico/fermo.ts';
import { findLinea, type ImpostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import type { Corsa } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import type { Contorno } from '../porta.ts';
import { listFermi } from './fermi.ts';
import { listPasseggeri, type Passeggero } from './passeggeri.ts';

export type FermataDellaLista = { corsa: Corsa; ora: string; fermata: string; passeggeri: Passeggero[] };

export type ListaDelGiorno = {
	linea: string;
	/** What was announced not to run: its passengers are not listed. */
	fermi: string[];
	fermate: FermataDellaLista[];
};

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
	const righe = await listPasseggeri(tx, { linea: id, giorno: oggi });
	const fermi = (await listFermi(tx, { dal: oggi, al: oggi, impostazioni })).filter(
		({ idLinea }) => idLinea === id
	);
	const corse = (['ANDATA', 'RITORNO'] as const).filter(
		(corsa) => !fermi.some((fermo) => !fermo.corsa || fermo.corsa === corsa)
	);
	const fermate = corse.flatMap((corsa) => {
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
	return { linea: linea.nome, fermi: fermi.map(descriviFermo), fermate };
}

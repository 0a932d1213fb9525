// Paper stamps are used once, in whatever Comune; checked and kept when a request is sent.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import type { Tx } from '../db/connection.ts';
import type { Compilazione } from './compila.ts';

type Marca = { campo: string; seriale: string };

/** One problem for each stamp that some request has used already. */
export async function problemiMarche(tx: Tx, compilazione: Compilazione): Promise<Problema[]> {
	const problemi: Problema[] = [];
	for (const { campo, seriale } of marcheDi(compilazione)) {
		const [usata] = await tx<{ usata: boolean }[]>`select marca_gia_usata(${seriale}) as usata`;
		if (usata?.usata) problemi.push(creaProblema({ campo, codice: 'BOLLO_GIA_USATO' }));
	}
	return problemi;
}

/** Keeps the serials. Two requests at once with the same stamp: the second one fails whole, and is told when sent again. */
export async function keepMarche(
	tx: Tx,
	{ ente, pratica, compilazione }: { ente: string; pratica: string; compilazione: Compilazione }
): Promise<void> {
	for (const { seriale } of marcheDi(compilazione))
		await tx`insert into marca_da_bollo_usata (seriale, ente_id, pratica_id) values (${seriale}, ${ente}, ${pratica})`;
}

function marcheDi({ attivo, validazione }: Compilazione): Marca[] {
	return Object.entries(validazione.risposte).flatMap(([campo, valore]) =>
		attivo.servizio.campi[campo]?.tipo.nome === 'marca-da-bollo' && typeof valore === 'string'
			? [{ campo, seriale: valore }]
			: []
	);
}

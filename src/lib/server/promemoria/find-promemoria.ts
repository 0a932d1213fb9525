// The reminders that are due today in an ente, of one source. Called by the worker.
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { DISTANZE, promemoriaDovuto, type DaRicordare, type Distanza } from '#lib/domain/promemoria.ts';
import type { Tx } from '../db/connection.ts';
import type { Contorno, ScadenzaDaRicordare } from '../servizi/porta.ts';
import type { Fonte } from './fonti.ts';

export type Promemoria = {
	scadenza: ScadenzaDaRicordare;
	giorni: Distanza;
	/** The things of which it was not yet said. */
	riferimenti: readonly string[];
};

type Inviato = { tipo: string; riferimento: string } & DaRicordare['inviati'][number];

/** In the order of the source. */
export async function findPromemoria(tx: Tx, contorno: Contorno, { scadenze }: Fonte): Promise<Promemoria[]> {
	const oggi = giornoARoma(contorno.istante);
	const inScadenza = await scadenze(tx, contorno, {
		dal: oggi.toString(),
		al: oggi.add({ days: Math.max(...DISTANZE) }).toString()
	});
	const inviati = Map.groupBy(await listInviati(tx, inScadenza), chiaveDi);
	return inScadenza.flatMap((scadenza) => promemoriaDi(scadenza, { oggi, inviati }));
}

function promemoriaDi(
	scadenza: ScadenzaDaRicordare,
	{ oggi, inviati }: { oggi: Giorno; inviati: ReadonlyMap<string, readonly Inviato[]> }
): Promemoria[] {
	const { tipo, cose } = scadenza;
	const entro = giornoDi(scadenza.entro);
	const dovuti = cose.flatMap(({ riferimento, nota }) => {
		const suoi = inviati.get(chiaveDi({ tipo, riferimento })) ?? [];
		const giorni = promemoriaDovuto({ nota: giornoDi(nota), entro, inviati: suoi }, oggi);
		return giorni === undefined ? [] : [{ riferimento, giorni }];
	});
	const [primo] = dovuti;
	return primo
		? [{ scadenza, giorni: primo.giorni, riferimenti: dovuti.map(({ riferimento }) => riferimento) }]
		: [];
}

async function listInviati(tx: Tx, scadenze: readonly ScadenzaDaRicordare[]): Promise<Inviato[]> {
	const riferimenti = scadenze.flatMap(({ cose }) => cose.map(({ riferimento }) => riferimento));
	const righe = await tx<
		{ tipo: string; riferimento: string; entro: string; giorni: number; inviatoIl: Date }[]
	>`
		select tipo, riferimento, entro, giorni, inviato_il as "inviatoIl" from promemoria
		where riferimento = any (${riferimenti}::uuid[])`;
	return righe.map(({ entro, inviatoIl, ...altro }) => ({
		...altro,
		entro: giornoDi(entro),
		il: giornoARoma(inviatoIl)
	}));
}

function chiaveDi({ tipo, riferimento }: { tipo: string; riferimento: string }): string {
	return `${tipo} ${riferimento}`;
}

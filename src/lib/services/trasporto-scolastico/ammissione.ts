/** Who gets a seat: the order of the requests by the Comune's mode, then the seats of each trip, one after the other. Pure; called by the ranking of the clerks and by its tests. */
import type { Ammissione, Linea } from './impostazioni.ts';
import { corseDi, type Corsa, type Grado, type ServizioChiesto } from './vocabolario.ts';

/** A request as the ranking looks at it; nothing in it is a person. */
export type Candidato = {
	/** Number of the pratica: the code by which the ranking is published. */
	pratica: string;
	linea: string;
	servizio: ServizioChiesto;
	grado: Grado;
	/** ISO date. */
	nascita: string;
	/** Sent before the window closed. */
	inTermine: boolean;
	residente: boolean;
	disabilita: boolean;
	/** Walking distance from home to school; unknown counts as none. */
	distanzaMetri: number | undefined;
	fratelloStessaLinea: boolean;
	genitoriLavoratori: boolean;
	/** Milliseconds. */
	presentataIl: number;
	protocollo: { anno: number; numero: number };
};

export type VoceGraduatoria = {
	pratica: string;
	linea: string;
	/** From 1, over the whole line. */
	posto: number;
	/** Only where the Comune gives points. */
	punti: number | undefined;
	/** All wait on a line that has too few pupils to run. */
	esito: 'AMMESSA' | 'LISTA_ATTESA';
	/** The place in the waiting list of the line, from 1. */
	posizione: number | undefined;
};

/** Seats already taken on the trips of a line. */
export type Occupati = Readonly<Record<Corsa, number>>;

/** The ranking of all lines. `occupati` are the seats given by earlier acts, by line. */
export function formaGraduatoria(
	candidati: readonly Candidato[],
	{
		ammissione,
		linee,
		occupati
	}: { ammissione: Ammissione; linee: readonly Linea[]; occupati: ReadonlyMap<string, Occupati> }
): VoceGraduatoria[] {
	const inOrdine = ordina(candidati, ammissione);
	return linee.flatMap((linea) =>
		assegnaPosti(
			inOrdine.filter((candidato) => candidato.linea === linea.id),
			{ ammissione, linea, occupati: occupati.get(linea.id) ?? NESSUNO }
		)
	);
}

const NESSUNO: Occupati = { ANDATA: 0, RITORNO: 0 };

/** A total order: no two requests have the same protocol number. */
export function ordina(candidati: readonly Candidato[], ammissione: Ammissione): Candidato[] {
	const chiavi = new Map(candidati.map((uno) => [uno.pratica, chiaveDi(uno, ammissione)]));
	return candidati.toSorted((a, b) => confronta(chiavi.get(a.pratica) ?? [], chiavi.get(b.pratica) ?? []));
}

/** The points of a request, where the Comune gives them. */
export function puntiDi(candidato: Candidato, ammissione: Ammissione): number | undefined {
	if (ammissione.modo !== 'PUNTEGGIO') return undefined;
	const { punti } = ammissione;
	const metri = candidato.distanzaMetri ?? 0;
	const fascia = punti.distanza
		.toSorted((a, b) => a.oltreMetri - b.oltreMetri)
		.findLast(({ oltreMetri }) => metri > oltreMetri);
	const voci = [
		candidato.residente && punti.residente,
		candidato.disabilita && punti.disabilita,
		fascia?.punti ?? 0,
		candidato.fratelloStessaLinea && punti.fratelloStessaLinea,
		candidato.genitoriLavoratori && punti.genitoriLavoratori,
		candidato.grado === 'INFANZIA' && punti.infanzia
	];
	return voci.reduce<number>((somma, voce) => somma + (voce || 0), 0);
}

/** The seats that a trip still has. */
export function isPostoLibero(servizio: ServizioChiesto, linea: Linea, occupati: Occupati): boolean {
	return corseDi(servizio).every((corsa) => occupati[corsa] < linea.posti);
}

function assegnaPosti(
	inOrdine: readonly Candidato[],
	{ ammissione, linea, occupati }: { ammissione: Ammissione; linea: Linea; occupati: Occupati }
): VoceGraduatoria[] {
	const presi = { ...occupati };
	const gia = Math.max(occupati.ANDATA, occupati.RITORNO);
	const parte = ammissione.modo !== 'ORDINE_ARRIVO' || gia + inOrdine.length >= ammissione.minimoAlunni;
	let inAttesa = 0;
	return inOrdine.map((candidato, indice) => {
		const ammessa = parte && isPostoLibero(candidato.servizio, linea, presi);
		if (ammessa) for (const corsa of corseDi(candidato.servizio)) presi[corsa] += 1;
		else inAttesa += 1;
		return {
			pratica: candidato.pratica,
			linea: linea.id,
			posto: indice + 1,
			punti: puntiDi(candidato, ammissione),
			esito: ammessa ? 'AMMESSA' : 'LISTA_ATTESA',
			posizione: ammessa ? undefined : inAttesa
		};
	});
}

// What comes first has the smaller key. Requests in time come before late ones, residents before the others where points do not weigh it.
function chiaveDi(candidato: Candidato, ammissione: Ammissione): number[] {
	const { protocollo, presentataIl, distanzaMetri = 0 } = candidato;
	const arrivo = [presentataIl, protocollo.anno, protocollo.numero];
	const prima = candidato.inTermine ? 0 : 1;
	const residenti = candidato.residente ? 0 : 1;
	switch (ammissione.modo) {
		case 'ORDINE_ARRIVO':
			return [prima, residenti, ...arrivo];
		case 'CRITERI': {
			const obbligo = candidato.grado !== 'INFANZIA';
			const lontano = obbligo && distanzaMetri > ammissione.distanzaPrioritariaMetri ? 0 : 1;
			return [prima, residenti, lontano, -distanzaMetri, ...giovane(candidato), ...arrivo];
		}
		case 'PUNTEGGIO':
			return [prima, -(puntiDi(candidato, ammissione) ?? 0), -distanzaMetri, ...arrivo];
	}
}

// The younger comes first.
function giovane({ nascita }: Candidato): number[] {
	return [-Number(nascita.replaceAll('-', ''))];
}

function confronta(a: readonly number[], b: readonly number[]): number {
	for (const [posto, valore] of a.entries()) {
		const altro = b[posto] ?? 0;
		if (valore !== altro) return valore < altro ? -1 : 1;
	}
	return 0;
}

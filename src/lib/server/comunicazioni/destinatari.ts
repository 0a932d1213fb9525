// To how many a notice would go, and with which words that is told: a number in tens, never people. Called by the clerks' page, the steps of a notice and the worker.
import { isProfessione, PROFESSIONI } from '#lib/domain/professioni.ts';
import {
	argomentoDi,
	GRUPPO_MINIMO,
	isEmergenza,
	isPerTutti,
	type Destinatari,
	type Specie
} from '#lib/domain/comunicazioni.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';

type DaContare = {
	comunicazione: Specie & { destinatari: Destinatari };
	istante: Date;
};

/** What the functions of the database are given. */
export function criteriDi(tx: Tx, { comunicazione, istante }: DaContare) {
	const { etaDa, etaA, vie, professioni } = comunicazione.destinatari;
	return tx`
		${argomentoDi(comunicazione)}, ${isEmergenza(comunicazione)}, ${etaDa ?? null}::int, ${etaA ?? null}::int,
		${[...vie]}::text[], ${[...professioni]}::text[], ${giornoARoma(istante).toString()}::date`;
}

/** About how many, in tens; undefined when they are fewer than twenty. */
export async function countDestinatari(tx: Tx, daContare: DaContare): Promise<number | undefined> {
	const [row] = await tx<{ circa: number | null }[]>`
		select conta_destinatari(${criteriDi(tx, daContare)}) as circa`;
	return row?.circa ?? undefined;
}

/** An emergency for everybody goes also where few are known. */
export function isEsente(comunicazione: Specie & { destinatari: Destinatari }): boolean {
	return isEmergenza(comunicazione) && isPerTutti(comunicazione.destinatari);
}

/** A number of people in tens, rounded down. */
export function inDecine(quanti: number): number {
	return quanti - (quanti % 10);
}

/** How many, as clerks read it. */
export function quantiInParole(circa: number | undefined): string {
	return circa === undefined ? `meno di ${GRUPPO_MINIMO} persone` : `circa ${circa} persone`;
}

/** The criteria in words. */
export function descriviDestinatari({ etaDa, etaA, vie, professioni }: Destinatari): string {
	const parti = [
		...(etaDa === undefined && etaA === undefined ? [] : [etaInParole(etaDa, etaA)]),
		...(vie.length > 0 ? [`che hanno indicato ${vie.join(', ')}`] : []),
		...(professioni.length > 0 ? [`di professione ${professioni.map(nomeProfessione).join(', ')}`] : [])
	];
	return parti.length === 0 ? 'Tutte le persone' : `Persone ${parti.join('; ')}`;
}

function etaInParole(etaDa: number | undefined, etaA: number | undefined): string {
	if (etaA === undefined) return `da ${etaDa} anni in su`;
	return etaDa === undefined ? `fino a ${etaA} anni` : `da ${etaDa} a ${etaA} anni`;
}

/** A key of the voluntary profile as people read it. */
export function nomeProfessione(chiave: string): string {
	return isProfessione(chiave) ? PROFESSIONI[chiave].toLowerCase() : chiave;
}

/** The professions that somebody has told, to be chosen from. */
export async function listProfessioni(tx: Tx): Promise<string[]> {
	const rows = await tx<{ professione: string }[]>`select professioni_presenti() as professione`;
	return rows.map(({ professione }) => professione);
}

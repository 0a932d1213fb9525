// The versions of the settings of an ente with who published them; called by the pages of the settings, as an administrator.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { versioniEffettive, type Documento, type Versione } from './ribasa.ts';

/** Undefined for a version that the command wrote. */
export type Pubblicazione = {
	area: string;
	nota: string;
	autore: string;
	pubblicataIl: Date;
	riporta?: number;
};
export type VersioneDetta = Versione & { pubblicazione?: Pubblicazione };

type Row = {
	versione: number;
	valida_dal: string;
	documento: Documento;
	area: string | null;
	nota: string;
	autore: string;
	pubblicata_il: Date;
	riporta: number | null;
};

/** All versions, the first one first. */
export async function readVersioni(tx: Tx, ente: string): Promise<VersioneDetta[]> {
	const rows = await tx<Row[]>`
		select versione, valida_dal, documento, area, nota, autore, pubblicata_il, riporta
		from impostazioni_ente left join pubblicazione using (ente_id, versione)
		where ente_id = ${ente} order by versione`;
	return rows.map(({ versione, valida_dal, documento, area, nota, autore, pubblicata_il, riporta }) => ({
		versione,
		validaDal: valida_dal,
		documento,
		...(area !== null && {
			pubblicazione: { area, nota, autore, pubblicataIl: pubblicata_il, ...(riporta !== null && { riporta }) }
		})
	}));
}

/** The version with this number. @throws NonTrovato */
export function trovaVersione(versioni: readonly VersioneDetta[], numero: number): VersioneDetta {
	const trovata = versioni.find(({ versione }) => versione === numero);
	if (!trovata) throw new NonTrovato('Versione non trovata');
	return trovata;
}

export type Validita =
	{ tipo: 'in-vigore' | 'programmata' | 'passata'; fino?: string } | { tipo: 'sostituita'; da: number };

/** Whether a version holds on a day (ISO date), will hold, or did; or that a later one took its place from the same day. */
export function validitaDi(
	versioni: readonly Versione[],
	{ versione, validaDal }: Versione,
	oggi: string
): Validita {
	const effettive = versioniEffettive(versioni);
	const posto = effettive.findIndex((una) => una.validaDal === validaDal);
	const vera = effettive[posto];
	if (vera && vera.versione !== versione) return { tipo: 'sostituita', da: vera.versione };
	const fino = effettive[posto + 1]?.validaDal;
	const tipo =
		validaDal > oggi ? 'programmata' : fino !== undefined && fino <= oggi ? 'passata' : 'in-vigore';
	return { tipo, ...(fino && { fino }) };
}

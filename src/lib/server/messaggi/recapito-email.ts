// The e-mail address that a person proved to be theirs: read, taken away, given up. Written by prove-email.ts; called by the pages of the preferences and by the outbox.
import type { Tx } from '../db/connection.ts';

export type RecapitoEmail = {
	indirizzo: string;
	confermatoIl: Date;
	/** When a letter came back: from then on it is no longer used. */
	respintoIl: Date | null;
	respintoMotivo: string | null;
};

/** Also one that is no longer used; undefined when none was ever proved. */
export async function readRecapito(
	tx: Tx,
	{ persona }: { persona: string }
): Promise<RecapitoEmail | undefined> {
	const [riga] = await tx<RecapitoEmail[]>`
		select indirizzo, confermato_il as "confermatoIl", respinto_il as "respintoIl", respinto_motivo as "respintoMotivo"
		from recapito_email where persona_id = ${persona}`;
	return riga;
}

/** No more e-mail until another address is proved. */
export async function removeRecapito(tx: Tx, { persona }: { persona: string }): Promise<void> {
	await tx`delete from recapito_email where persona_id = ${persona}`;
}

/** An address is given up when it does not exist; a full mailbox may have room tomorrow. */
export async function dismissRecapito(
	tx: Tx,
	{ persona, recapito, motivo, adesso }: { persona: string; recapito: string; motivo: string; adesso: Date }
): Promise<void> {
	if (motivo !== 'INDIRIZZO_SCONOSCIUTO') return;
	await tx`
		update recapito_email set respinto_il = ${adesso}, respinto_motivo = ${motivo}
		where persona_id = ${persona} and indirizzo = ${recapito}`;
}

const MOTIVI: Readonly<Record<string, string>> = {
	INDIRIZZO_SCONOSCIUTO:
		'l’indirizzo non esiste più. Scrivine un altro, oppure controlla come è scritto e confermalo di nuovo',
	CASELLA_PIENA: 'la casella è piena. Libera un po’ di spazio e conferma di nuovo l’indirizzo'
};

/** Why it is not used, and what to do. */
export function respintoInParole(motivo: string | null): string {
	return (
		(motivo && MOTIVI[motivo]) ??
		'il gestore della tua posta l’ha rifiutata. Controlla l’indirizzo e confermalo di nuovo, oppure scrivine un altro'
	);
}

// A person types the code that came by e-mail: the address becomes theirs. Called by the page of the address.
import type { CodiceErrore } from '#lib/domain/errori.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import type { Tx } from '../db/connection.ts';
import { improntaCodice, MINUTI_CODICE } from './ask-conferma.ts';

/** Wrong codes after which the right one is good no more. */
const SBAGLI_MASSIMI = 5;

/** An address that waits for its code. `codiceHash` is empty once it is closed. */
export type Conferma = {
	id: string;
	indirizzo: string;
	codiceHash: string;
	scadeIl: Date;
	sbagliati: number;
	inviataIl: Date | null;
	/** Why the letter could not leave. */
	motivo: string | null;
};

/** How the address that was written last stands; nothing when it was proved or given up. */
export type StatoConferma =
	| { tipo: 'nessuna' }
	| {
			tipo: 'attesa' | 'non_partita' | 'scaduta' | 'finita';
			indirizzo: string;
			partita: boolean;
			scadeIl: Date;
	  };

/** How it stands for the person who reads the page. */
export async function readConferma(
	tx: Tx,
	{ persona, istante }: { persona: string; istante: Date }
): Promise<StatoConferma> {
	const conferma = await findConferma(tx, persona);
	if (!conferma) return { tipo: 'nessuna' };
	const { indirizzo, scadeIl, inviataIl } = conferma;
	return { tipo: tipoDi(conferma, istante), indirizzo, partita: inviataIl !== null, scadeIl };
}

function tipoDi({ motivo, sbagliati, scadeIl }: Conferma, istante: Date) {
	if (motivo !== null) return 'non_partita';
	if (sbagliati >= SBAGLI_MASSIMI) return 'finita';
	return scadeIl <= istante ? 'scaduta' : 'attesa';
}

type Provata = { ente: string; persona: string; codice: string; istante: Date };
export type EsitoProva =
	{ ok: true; indirizzo: string } | { ok: false; codice: CodiceErrore; parametri?: Parametri };

/** Counts what is wrong: the transaction must be kept in any case. */
export async function proveEmail(tx: Tx, { ente, persona, codice, istante }: Provata): Promise<EsitoProva> {
	const conferma = await findConferma(tx, persona, true);
	if (!conferma) return { ok: false, codice: 'EMAIL_NIENTE_DA_CONFERMARE' };
	const { id, indirizzo, codiceHash, scadeIl, sbagliati, inviataIl } = conferma;
	if (sbagliati >= SBAGLI_MASSIMI) return { ok: false, codice: 'EMAIL_CODICE_FINITO' };
	if (scadeIl <= istante)
		return { ok: false, codice: 'EMAIL_CODICE_SCADUTO', parametri: { n: MINUTI_CODICE } };
	const cifre = codice.replace(/\s/g, '');
	if (!/^\d{6}$/.test(cifre)) return { ok: false, codice: 'EMAIL_CODICE_FORMATO' };
	if (inviataIl === null) return { ok: false, codice: 'EMAIL_CODICE_NON_PARTITO' };
	if (improntaCodice(id, cifre) !== codiceHash) {
		await tx`update conferma_email set sbagliati = sbagliati + 1 where persona_id = ${persona}`;
		const restano = SBAGLI_MASSIMI - sbagliati - 1;
		if (restano === 0) return { ok: false, codice: 'EMAIL_CODICE_FINITO' };
		return { ok: false, codice: 'EMAIL_CODICE_SBAGLIATO', parametri: { n: restano } };
	}
	await tx`
		insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
		values (${ente}, ${persona}, ${indirizzo}, ${istante})
		on conflict (ente_id, persona_id) do update set indirizzo = excluded.indirizzo, confermato_il = excluded.confermato_il,
			respinto_il = null, respinto_motivo = null`;
	await closeConferma(tx, { persona, istante });
	return { ok: true, indirizzo };
}

/** Gives up what is pending. The row stays: it tells how many codes were asked for. */
export async function closeConferma(
	tx: Tx,
	{ persona, istante }: { persona: string; istante: Date }
): Promise<void> {
	await tx`
		update conferma_email set codice = null, codice_hash = '', scade_il = ${istante}, prossimo_il = null
		where persona_id = ${persona}`;
}

async function findConferma(tx: Tx, persona: string, blocca = false): Promise<Conferma | undefined> {
	const [riga] = await tx<Conferma[]>`
		select id, indirizzo, codice_hash as "codiceHash", scade_il as "scadeIl", sbagliati, inviata_il as "inviataIl", motivo
		from conferma_email where persona_id = ${persona} and codice_hash <> '' ${blocca ? tx`for update` : tx``}`;
	return riga;
}

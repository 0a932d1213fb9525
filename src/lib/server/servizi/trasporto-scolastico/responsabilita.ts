// Who applies may act for the child: what the clerk looks at, and the check that a seat waits for. Called by moves, ranking and pages of clerks.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import type { Contorno } from '../porta.ts';

/** Somebody else who named the same child, in any year. */
export type AltroRichiedente = { numero: string; nome: string };

export type DaVerificare = {
	numero: string;
	alunno: string;
	richiedente: string;
	titolo: string;
	altri: AltroRichiedente[];
};

/** Checked by a clerk, or a pupil of age who applies: that is known from the login. */
export function isVerificataSql(tx: Tx) {
	return tx`(i.responsabilita_il is not null or p.risposte ->> 'titolo' = 'PROPRIO')`;
}

/** Whether a seat may be given. */
export async function isVerificata(tx: Tx, pratica: string): Promise<boolean> {
	const [riga] = await tx`
		select 1 from trasporto_iscrizione i join pratica p on p.id = i.pratica_id
		where i.pratica_id = ${pratica} and ${isVerificataSql(tx)}`;
	return riga !== undefined;
}

/** Enrolments of a year that wait for the check, each with who else named the child. */
export async function listDaVerificare(tx: Tx, anno: string): Promise<DaVerificare[]> {
	const righe = await tx<(Omit<DaVerificare, 'altri'> & { pratica: string })[]>`
		select i.pratica_id as pratica, i.numero, i.alunno_nome as alunno, c.nome || ' ' || c.cognome as richiedente,
			p.risposte ->> 'titolo' as titolo
		from trasporto_iscrizione i
		join pratica p on p.id = i.pratica_id
		join persona c on c.id = i.persona_id
		where i.anno = ${anno} and i.stato in ('DOMANDA', 'LISTA_ATTESA') and not ${isVerificataSql(tx)}
		order by i.numero`;
	const daVerificare: DaVerificare[] = [];
	for (const { pratica, ...riga } of righe)
		daVerificare.push({ ...riga, altri: await listAltri(tx, pratica) });
	return daVerificare;
}

/** Who else named the child of an enrolment. */
export function listAltri(tx: Tx, pratica: string): Promise<AltroRichiedente[]> {
	return tx<AltroRichiedente[]>`
		select a.numero, c.nome || ' ' || c.cognome as nome
		from trasporto_iscrizione i
		join trasporto_iscrizione a on a.persona_id <> i.persona_id
			and senza_omocodia(a.alunno_codice_fiscale) = senza_omocodia(i.alunno_codice_fiscale)
		join persona c on c.id = a.persona_id
		where i.pratica_id = ${pratica} order by a.numero`;
}

/** Keeps that a clerk checked it. @throws NonTrovato when it was checked already */
export async function verify(
	tx: Tx,
	{ attore, istante }: Contorno,
	{ numero }: { numero: string }
): Promise<void> {
	if (attore.ruolo !== 'operatore') throw new NonTrovato('Domanda non trovata');
	const { count } = await tx`
		update trasporto_iscrizione set responsabilita_il = ${istante}, responsabilita_da = ${attore.operatore}
		where numero = ${numero} and responsabilita_il is null and stato <> 'CHIUSA'`;
	if (count === 0) throw new NonTrovato('Domanda non trovata o già verificata');
}

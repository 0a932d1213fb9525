// Turns a proved identity into someone the portal knows: the proof is used once, the person is written, the clerk must be one. Called by the return page.
import { Conflitto, NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { VerifiedIdentity } from '../integrations/identita-di-prova/port.ts';

export type LoginCompiuto = { personaId: string } | { operatoreId: string };

type Dati = {
	ente: string;
	area: 'cittadino' | 'operatore';
	identita: VerifiedIdentity;
	istante: Date;
	newId: () => string;
};

/** Runs as `sistema`. @throws Conflitto when the proof was used already, NonAutorizzato when it is no clerk of the ente */
export async function completeLogin(
	tx: Tx,
	{ ente, area, identita, istante, newId }: Dati
): Promise<LoginCompiuto> {
	const { id, scadeIl } = identita.prova;
	const used = await tx`
		insert into esito_accesso_usato (ente_id, jti, scade_il) values (${ente}, ${id}, ${scadeIl}) on conflict do nothing`;
	if (used.count === 0) throw new Conflitto('Prova di accesso già usata', 'ACCESSO_GIA_USATO');
	if (area === 'operatore') return findOperatore(tx, { ente, codiceFiscale: identita.codiceFiscale });
	return writePersona(tx, { ente, identita, istante, newId });
}

async function findOperatore(
	tx: Tx,
	{ ente, codiceFiscale }: { ente: string; codiceFiscale: string }
): Promise<LoginCompiuto> {
	const [row] = await tx<{ id: string }[]>`
		select id from operatore
		where ente_id = ${ente} and codice_fiscale = ${codiceFiscale} and cardinality(ruoli) > 0`;
	if (!row) throw new NonAutorizzato('Non è un operatore di questo ente', 'NON_OPERATORE');
	return { operatoreId: row.id };
}

// Identity comes anew at each login; contacts that the person has given are not overwritten by nothing.
async function writePersona(
	tx: Tx,
	{ ente, identita, istante, newId }: Omit<Dati, 'area'>
): Promise<LoginCompiuto> {
	const { dataNascita, luogoNascita, sesso, email, residenza } = identita;
	const [row] = await tx<{ id: string }[]>`
		insert into persona as p (id, ente_id, codice_fiscale, nome, cognome, data_nascita, luogo_nascita, sesso, email,
			residenza, identita_il, creata_il)
		values (${newId()}, ${ente}, ${identita.codiceFiscale}, ${identita.nome}, ${identita.cognome}, ${dataNascita ?? null},
			${luogoNascita ?? null}, ${sesso ?? null}, ${email ?? null},
			${residenza ? tx.json(residenza) : null}, ${istante}, ${istante})
		on conflict (ente_id, codice_fiscale) do update set nome = excluded.nome, cognome = excluded.cognome,
			data_nascita = excluded.data_nascita, luogo_nascita = excluded.luogo_nascita, sesso = excluded.sesso,
			email = coalesce(p.email, excluded.email), residenza = coalesce(excluded.residenza, p.residenza),
			identita_il = excluded.identita_il
		returning id`;
	if (!row) throw new Error('Persona non scritta');
	return { personaId: row.id };
}

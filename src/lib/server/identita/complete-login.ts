// Turns a proved identity into someone the portal knows: the person is written, the clerk must be one. Called by the pages of the login.
import { giornoARoma } from '#lib/domain/istante.ts';
import { readCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { giornoDi } from '#lib/domain/data.ts';
import type { IdentitaVerificata } from '#lib/domain/identita-verificata.ts';
import { NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Area } from './accessi-in-corso.ts';
import type { Titolare } from './sessioni.ts';

type Dati = {
	ente: string;
	area: Area;
	identita: IdentitaVerificata;
	istante: Date;
	newId: () => string;
};

/** Runs as `sistema`. @throws NonAutorizzato when it is no clerk of the ente */
export async function completeLogin(
	tx: Tx,
	{ ente, area, identita, istante, newId }: Dati
): Promise<Titolare> {
	if (area === 'operatore') return findOperatore(tx, { ente, codiceFiscale: identita.codiceFiscale });
	return writePersona(tx, { ente, identita, istante, newId });
}

async function findOperatore(
	tx: Tx,
	{ ente, codiceFiscale }: { ente: string; codiceFiscale: string | undefined }
): Promise<Titolare> {
	const [row] = await tx<{ id: string }[]>`
		select id from operatore
		where ente_id = ${ente} and codice_fiscale = ${codiceFiscale ?? null} and cardinality(ruoli) > 0`;
	if (!row) throw new NonAutorizzato('Non è un operatore di questo ente', 'NON_OPERATORE');
	return { operatoreId: row.id };
}

// Identity comes anew at each login; contacts that the person has given are not overwritten by nothing.
async function writePersona(
	tx: Tx,
	{ ente, identita, istante, newId }: Omit<Dati, 'area'>
): Promise<Titolare> {
	const { codiceFiscale, identificativoEstero, nome, cognome, email } = identita;
	const { dataNascita, luogoNascita, sesso } = conCodice(identita, istante);
	const chiave = codiceFiscale ? tx`(ente_id, codice_fiscale)` : tx`(ente_id, identificativo_estero)`;
	const [row] = await tx<{ id: string }[]>`
		insert into persona as p (id, ente_id, codice_fiscale, identificativo_estero, nome, cognome, data_nascita,
			luogo_nascita, sesso, email, identita_il, creata_il)
		values (${newId()}, ${ente}, ${codiceFiscale ?? null}, ${codiceFiscale ? null : (identificativoEstero ?? null)},
			${nome}, ${cognome}, ${dataNascita ?? null}, ${luogoNascita ?? null}, ${sesso ?? null}, ${email ?? null},
			${istante}, ${istante})
		on conflict ${chiave} do update set nome = excluded.nome, cognome = excluded.cognome,
			data_nascita = excluded.data_nascita, luogo_nascita = excluded.luogo_nascita, sesso = excluded.sesso,
			email = coalesce(p.email, excluded.email), identita_il = excluded.identita_il
		returning id`;
	if (!row) throw new Error('Persona non scritta');
	return { personaId: row.id };
}

type Anagrafici = Pick<IdentitaVerificata, 'dataNascita' | 'luogoNascita' | 'sesso'>;

// Providers are asked for as little as possible: what the codice fiscale tells is read from it.
function conCodice({ codiceFiscale, ...noti }: IdentitaVerificata, istante: Date): Anagrafici {
	const letto = codiceFiscale
		? readCodiceFiscale(codiceFiscale, {
				riferimento: giornoARoma(istante),
				dichiarata: noti.dataNascita ? giornoDi(noti.dataNascita) : undefined
			})
		: undefined;
	if (!letto?.ok) return noti;
	const { nascita, luogo, sesso } = letto.valore;
	return {
		dataNascita: noti.dataNascita ?? nascita.toString(),
		luogoNascita: noti.luogoNascita ?? luogo,
		sesso: noti.sesso ?? sesso
	};
}

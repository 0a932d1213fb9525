// The grant as a stored fact: how much, and for which children, each of them once. Called by the port of the service.
import { giornoDi } from '#lib/domain/data.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { computeImporto, type Importo } from '#lib/services/assegno-maternita/importo.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import type { Tx } from '../../db/connection.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { impostazioniServizio } from '../../pratiche/servizio-attivo.ts';
import type { Contorno } from '../porta.ts';
import { readDatiInps, risposteDi } from './dati-inps.ts';
import { checkDistinti, chiaveFiglio, keepFigli } from './figli-concessi.ts';

/** Those among the children for whom the ente already granted the allowance. */
export async function giaConcessi(tx: Tx, codici: readonly string[]): Promise<Set<string>> {
	const chiavi = codici.map(chiaveFiglio);
	const righe = await tx<{ chiave: string }[]>`select maternita_gia_concessa(${chiavi}) as chiave`;
	const concesse = new Set(righe.map(({ chiave }) => chiave));
	return new Set(codici.filter((codice) => concesse.has(chiaveFiglio(codice))));
}

/** What is granted, by the amounts in force today: those of the year of the event may have come after the request. @throws Conflitto */
export function importoConcesso(ente: EnteInVigore, pratica: Pratica): Importo {
	const { dataEvento, figli, indennita } = risposteDi(pratica);
	const impostazioni = impostazioniServizio(ente, assegnoMaternita);
	const domanda = { anno: giornoDi(dataEvento).year, figli: figli.length, indennitaCent: indennita };
	const importo = computeImporto(domanda, assegnoMaternita.impostazioni.parse(impostazioni));
	if (!importo) throw new Conflitto("Importo dell'anno non noto", 'MA_IMPORTO_NON_NOTO');
	if (importo.dovutoCent === 0) throw new Conflitto('Importo nullo', 'MA_IMPORTO_ZERO');
	return importo;
}

/** Keeps the grant. @throws Conflitto when a code is missing, or a child has an allowance already */
export async function grant(tx: Tx, { ente, istante }: Contorno, pratica: Pratica): Promise<void> {
	const { figli } = await readDatiInps(tx, pratica);
	const codici = figli.flatMap(({ codiceFiscale }) => codiceFiscale ?? []);
	if (codici.length < figli.length) throw new Conflitto('Codice fiscale mancante', 'MA_CF_MANCANTE');
	checkDistinti(codici);
	const { dovutoCent } = importoConcesso(ente, pratica);
	await tx`
		insert into maternita_concessione (pratica_id, ente_id, persona_id, cent, concessa_il)
		values (${pratica.id}, ${ente.id}, ${pratica.personaId}, ${dovutoCent}, ${istante})`;
	await keepFigli(tx, { ente }, { pratica: pratica.id, codici });
}

/** Frees the children of a grant that was revoked. */
export async function revoke(tx: Tx, { istante }: Contorno, { id }: Pratica): Promise<void> {
	await tx`update maternita_concessione set revocata_il = ${istante} where pratica_id = ${id}`;
	await tx`update maternita_figlio set revocata_il = ${istante} where pratica_id = ${id}`;
}

/** What was granted, in cents, and when it was revoked. */
export async function findConcessione(
	tx: Tx,
	pratica: string
): Promise<{ cent: number; revocataIl: Date | null } | undefined> {
	const [riga] = await tx<{ cent: number; revocataIl: Date | null }[]>`
		select cent, revocata_il as "revocataIl" from maternita_concessione where pratica_id = ${pratica}`;
	return riga;
}

// Confirmations by a second person, such as the other parent: asked with a request, answered with a login of their own. Called by the ports of services and by the pages of conferme.
import { randomBytes } from 'node:crypto';
import type { Giorno } from '#lib/domain/data.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Contorno } from '../servizi/porta.ts';
import type { Pratica } from './pratica.ts';

export type EsitoConferma = 'CONFERMATA' | 'RIFIUTATA';

export type Conferma = {
	codice: string;
	testo: string;
	/** ISO date. */
	entro: string;
	/** Without an answer after its last day it is too late. */
	stato: EsitoConferma | 'ATTESA' | 'SCADUTA';
};

/** Unguessable: 256 bits. */
const BYTE_CODICE = 32;

/** Asks; the answer may come until `giorni` days from now. */
export async function askConferma(
	tx: Tx,
	{ ente, istante }: Pick<Contorno, 'ente' | 'istante'>,
	{
		pratica,
		codiceFiscale,
		testo,
		giorni
	}: { pratica: Pick<Pratica, 'id' | 'personaId'>; codiceFiscale: string; testo: string; giorni: number }
): Promise<void> {
	const codice = randomBytes(BYTE_CODICE).toString('base64url');
	const entro = giornoARoma(istante).add({ days: giorni });
	await tx`
		insert into conferma (codice, ente_id, pratica_id, persona_id, codice_fiscale, testo, chiesta_il, entro)
		values (${codice}, ${ente.id}, ${pratica.id}, ${pratica.personaId}, ${codiceFiscale}, ${testo}, ${istante},
			${entro.toString()})`;
}

/** Those asked with a request, as who asked and the clerks see them. */
export async function listConferme(tx: Tx, pratica: string, oggi: Giorno): Promise<Conferma[]> {
	const righe = await tx<Riga[]>`
		select codice, testo, entro, esito from conferma where pratica_id = ${pratica} order by chiesta_il, codice`;
	return righe.map((riga) => inStato(riga, oggi));
}

/** The one that the person named opens by its link. @throws NonTrovato for anybody else */
export async function findConferma(
	tx: Tx,
	{ codice, persona, oggi }: { codice: string; persona: { codiceFiscale: string | null }; oggi: Giorno }
): Promise<Conferma> {
	const [riga] = await tx<Riga[]>`
		select codice, testo, entro, esito from conferma
		where codice = ${codice} and codice_fiscale = ${persona.codiceFiscale}`;
	if (!riga) throw new NonTrovato('Conferma non trovata');
	return inStato(riga, oggi);
}

/** Answers, once and in time. @throws NonTrovato, Conflitto */
export async function answerConferma(
	tx: Tx,
	{
		codice,
		persona,
		esito,
		istante
	}: { codice: string; persona: { codiceFiscale: string | null }; esito: EsitoConferma; istante: Date }
): Promise<void> {
	const oggi = giornoARoma(istante);
	const { stato } = await findConferma(tx, { codice, persona, oggi });
	// Of two answers at once, such as from two windows, the second finds nothing to answer.
	const { count } =
		stato === 'ATTESA'
			? await tx`update conferma set esito = ${esito}, risposta_il = ${istante} where codice = ${codice}`
			: { count: 0 };
	if (count === 0) throw new Conflitto('La conferma ha già avuto risposta o è scaduta', 'CONFERMA_CHIUSA');
}

type Riga = { codice: string; testo: string; entro: string; esito: EsitoConferma | null };

function inStato({ codice, testo, entro, esito }: Riga, oggi: Giorno): Conferma {
	return { codice, testo, entro, stato: esito ?? (entro < oggi.toString() ? 'SCADUTA' : 'ATTESA') };
}

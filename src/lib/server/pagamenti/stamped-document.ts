// The document that waits for its digital stamp: made with the act, kept byte for byte, given when it is paid. Called by decide.ts and dovuti.ts.
import { createHash } from 'node:crypto';
import type { Dovuto } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import { writePdf } from '../documenti/write-pdf.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import type { Contorno, Rilascio } from '../servizi/porta.ts';

/**
 * The hash, in base64, by which its stamp is bought; undefined where none is. From here on the document can no longer
 * change: @e.bollo puts the stamp on these bytes.
 */
export async function prepareStamped(
	tx: Tx,
	contorno: Contorno,
	{ pratica, dovuti }: { pratica: Pratica; dovuti: readonly Dovuto[] }
): Promise<string | undefined> {
	if (!contorno.ente.impostazioni.pagopa || !dovuti.some(({ bollo }) => bollo)) return undefined;
	const rilascio = await contorno.porta(pratica.servizio).rilascia?.(tx, contorno, pratica);
	if (!rilascio) return undefined;
	const { nomeFile, contenuto, verificabile } = rilascio;
	const file = Buffer.from(await writePdf(contenuto, { creato: contorno.istante }));
	const impronta = createHash('sha256').update(file).digest('base64');
	await tx`
		insert into documento_da_bollare (ente_id, pratica_id, persona_id, nome_file, contenuto, verificabile, file, impronta,
			creato_il)
		values (${contorno.ente.id}, ${pratica.id}, ${pratica.personaId}, ${nomeFile}, ${tx.json(contenuto)},
			${verificabile ? tx.json(verificabile) : null}, ${file}, ${impronta}, ${contorno.istante})`;
	return impronta;
}

export type Bollato = Rilascio & { file: Buffer; creatoIl: Date };

/** The one that waits, given now and not again; undefined where none does. */
export async function takeStamped(
	tx: Tx,
	{ istante }: Contorno,
	pratica: Pick<Pratica, 'id'>
): Promise<Bollato | undefined> {
	const [row] = await tx<
		(Omit<Bollato, 'verificabile'> & { verificabile: Bollato['verificabile'] | null })[]
	>`
		update documento_da_bollare set rilasciato_il = ${istante}
		where pratica_id = ${pratica.id} and rilasciato_il is null
		returning nome_file as "nomeFile", contenuto, verificabile, file, creato_il as "creatoIl"`;
	return row && { ...row, verificabile: row.verificabile ?? undefined };
}

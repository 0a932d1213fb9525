// What a released document says to whoever holds its code, nothing personal: number, place, dates, whether it is worth something today. Called by the public page.
import type { Giorno } from '#lib/domain/data.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import type { Tx } from '../db/connection.ts';

export type DocumentoVerificato = {
	titolo: string;
	numero: string;
	luogo: string;
	giorni: string;
	vale: boolean;
	/** Whether it is worth something today, in words. */
	esito: string;
};

type Row = {
	titolo: string;
	numero: string;
	luogo: string;
	dal: string;
	al: string | null;
	cessatoDal: string | null;
};

/** @throws NonTrovato for a code that no document of the ente has */
export async function verifyDocumento(
	tx: Tx,
	{ codice, oggi }: { codice: string; oggi: Giorno }
): Promise<DocumentoVerificato> {
	const [row] = isUuid(codice)
		? await tx<Row[]>`
			select titolo, numero, luogo, vale_dal as dal, vale_al as al, cessato_dal as "cessatoDal"
			from documento_da_verificare(${codice})`
		: [];
	if (!row) throw new NonTrovato('Documento non trovato', 'DOCUMENTO_SCONOSCIUTO');
	const { titolo, numero, luogo, dal, al } = row;
	return {
		titolo,
		numero,
		luogo,
		giorni: al
			? `dal ${formatGiorno(dal)} al ${formatGiorno(al)}`
			: `dal ${formatGiorno(dal)}, senza scadenza`,
		...validita(row, oggi.toString())
	};
}

// ISO dates compare as texts.
function validita({ dal, al, cessatoDal }: Row, oggi: string): Pick<DocumentoVerificato, 'vale' | 'esito'> {
	if (cessatoDal && cessatoDal <= oggi)
		return { vale: false, esito: `Non vale più dal ${formatGiorno(cessatoDal)}.` };
	if (al && al < oggi) return { vale: false, esito: `Non vale più: è finito il ${formatGiorno(al)}.` };
	if (oggi < dal) return { vale: false, esito: `Non vale ancora: comincia il ${formatGiorno(dal)}.` };
	return { vale: true, esito: 'Vale oggi.' };
}

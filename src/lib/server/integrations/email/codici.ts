// What the codes of an SMTP answer or of a delivery report say about an address; pure, read by esito.ts and rapporto.ts.
import type { MotivoRifiuto } from './port.ts';

/** Basic code and enhanced status (RFC 3463); either may lack. */
export type Codici = { base: string | undefined; stato: string | undefined };

const STATO = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

/** The codes of an answer such as "550 5.1.1 unknown", also of more lines. */
export function readCodici(risposta: string): Codici {
	const riga = /^([2-5]\d\d)[ -]?(.*)/.exec(risposta.trim());
	return { base: riga?.[1], stato: STATO.exec(riga?.[2]?.slice(0, 12) ?? '')?.[1] };
}

/** As "550 5.1.1". */
export function scriviCodici({ base, stato }: Codici): string {
	return [base, stato].filter(Boolean).join(' ');
}

/** Mailbox or domain that is not there, moved away or closed (RFC 3463, 3.2, 3.3 and 3.5). */
const SCONOSCIUTO = /^[45]\.(1\.([1236]|10)|2\.1|4\.4)$/;
const PIENA = /^[45]\.2\.2$/;

/** What the codes say; the enhanced status wins, because the basic code is used for many things. */
export function motivoOf({ base, stato }: Codici): MotivoRifiuto {
	if (stato) {
		if (SCONOSCIUTO.test(stato)) return 'INDIRIZZO_SCONOSCIUTO';
		return PIENA.test(stato) ? 'CASELLA_PIENA' : 'RIFIUTATA';
	}
	if (base === '550' || base === '551' || base === '553') return 'INDIRIZZO_SCONOSCIUTO';
	return base === '552' ? 'CASELLA_PIENA' : 'RIFIUTATA';
}

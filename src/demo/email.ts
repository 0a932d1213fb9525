// The mailboxes of the demonstration that do not simply receive; known to the simulator of the mail and to the tests.

/**
 * `SCONOSCIUTA` no such mailbox, said at once; `PIENA` full at the first two attempts for each letter; `GRIGIA` asks to
 * come back, once for each letter; `CADE` takes the letter and drops the line before it says so, once for each letter;
 * `TORNA` takes it, and sends it back later.
 */
export type UsoEmail = 'SCONOSCIUTA' | 'PIENA' | 'GRIGIA' | 'CADE' | 'TORNA';

/** By address, in lower case. Everybody else simply receives. */
export const caselleDiProva: ReadonlyMap<string, UsoEmail> = new Map([
	['casella.sconosciuta@posta.example', 'SCONOSCIUTA'],
	['casella.piena@posta.example', 'PIENA'],
	['lista.grigia@posta.example', 'GRIGIA'],
	['linea.caduta@posta.example', 'CADE'],
	['torna.indietro@posta.example', 'TORNA']
]);

/** What a mailbox does; undefined for those that simply receive. */
export function usoEmail(indirizzo: string): UsoEmail | undefined {
	return caselleDiProva.get(indirizzo.toLowerCase());
}

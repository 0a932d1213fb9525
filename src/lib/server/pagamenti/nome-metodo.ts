// How somebody paid, as a receipt of pagoPA codes it, in words. Pure; called by the attestation and by the pages of the till.

/** Those that a PSP may state; "other" says nothing. */
const METODI = new Map([
	['cash', 'in contanti'],
	['creditCard', 'con carta'],
	['bancomat', 'con bancomat']
]);

/** Undefined for what says nothing. */
export function nomeMetodo(metodo: string | null | undefined): string | undefined {
	return METODI.get(metodo ?? '');
}

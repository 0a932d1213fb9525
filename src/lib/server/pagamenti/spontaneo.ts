// What was typed to pay without a notice, checked, and what its position will say. Pure; called by the page "Paga senza avviso".
import { createHash } from 'node:crypto';
import type { CercaBelfiore } from '#lib/domain/codice-fiscale.ts';
import { checkCodiceDebitore } from '#lib/domain/debitore.ts';
import { formatEuro, parseEuro } from '#lib/domain/denaro.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { shortenTesto } from '#lib/domain/testo.ts';
import type { PagopaDiEnte } from '../enti/schema-pagopa.ts';
import type { Debitore } from './posizione.ts';

export type VoceSpontanea = PagopaDiEnte['spontanei'][number];

/** The fields of the form, as they are called in it. */
export const CAMPI_SPONTANEO = {
	nome: 'Nome e cognome, o denominazione',
	codiceFiscale: 'Codice fiscale',
	causale: 'Causale',
	importo: 'Importo in euro'
} as const;

export type ScrittiSpontaneo = Record<keyof typeof CAMPI_SPONTANEO, string>;

export type Spontaneo = { debitore: Debitore; causale: string; cent: number };

/** Characters that pagoPA takes. */
const NOME_MASSIMO = 70;
const CAUSALE_MASSIMA = 140;
/** Characters that the person may write after the name of the payment. */
export const TESTO_MASSIMO = 100;
const CENT_MASSIMI = 99_999_999;

/** How long a payment that nobody asked for waits, in days. */
export const GIORNI_SPONTANEO = 30;

/** The payment, or everything that is wrong in the order of the form. */
export function checkSpontaneo(
	voce: VoceSpontanea,
	scritti: ScrittiSpontaneo,
	esisteBelfiore: CercaBelfiore
): { ok: true; spontaneo: Spontaneo } | { ok: false; problemi: Problema[] } {
	const nome = pulito(scritti.nome);
	const testo = pulito(scritti.causale);
	const codice = checkCodiceDebitore(scritti.codiceFiscale, esisteBelfiore);
	// A fixed amount says by itself what it is for, and is never read from the form.
	const cent = voce.cent ?? readCent(scritti.importo);
	const problemi = [
		...checkTesto('nome', nome, { minimo: 2, massimo: NOME_MASSIMO }),
		...(scritti.codiceFiscale === ''
			? [creaProblema({ campo: 'codiceFiscale', codice: 'CAMPO_OBBLIGATORIO' })]
			: codice.ok
				? []
				: [creaProblema({ campo: 'codiceFiscale', codice: codice.codice })]),
		...(testo === '' && voce.cent !== undefined
			? []
			: checkTesto('causale', testo, { minimo: 3, massimo: TESTO_MASSIMO })),
		...(typeof cent === 'number' ? [] : [cent])
	];
	if (problemi.length > 0 || !codice.ok || typeof cent !== 'number') return { ok: false, problemi };
	return {
		ok: true,
		spontaneo: { debitore: { ...codice.valore, nome }, causale: causaleDi(voce, testo), cent }
	};
}

function causaleDi({ nome }: VoceSpontanea, testo: string): string {
	if (testo === '') return nome;
	const fine = ` - ${testo}`;
	return shortenTesto(nome, CAUSALE_MASSIMA - Array.from(fine).length) + fine;
}

/**
 * The secret part of the address, out of the one of the form and of what was typed: the same form sent twice is one payment,
 * another amount from the same page is another one.
 */
export function gettoneSpontaneo({
	invio,
	voce,
	persona,
	spontaneo
}: {
	invio: string;
	voce: string;
	persona: string | null;
	spontaneo: Spontaneo;
}): string {
	const { debitore, causale, cent } = spontaneo;
	const parti = [invio, voce, persona, debitore.codiceFiscale, debitore.nome, causale, cent];
	return createHash('sha256').update(JSON.stringify(parti)).digest('base64url');
}

function readCent(scritto: string): number | Problema {
	const campo = 'importo';
	if (scritto === '') return creaProblema({ campo, codice: 'CAMPO_OBBLIGATORIO' });
	const letto = parseEuro(scritto);
	if (!letto.ok) return creaProblema({ campo, codice: letto.codice });
	if (letto.valore >= 1 && letto.valore <= CENT_MASSIMI) return letto.valore;
	const parametri = { min: formatEuro(1), max: formatEuro(CENT_MASSIMI) };
	return creaProblema({ campo, codice: 'CAMPO_INTERVALLO', parametri });
}

function checkTesto(
	campo: 'nome' | 'causale',
	testo: string,
	{ minimo, massimo }: { minimo: number; massimo: number }
): Problema[] {
	const lungo = Array.from(testo).length;
	if (lungo >= minimo && lungo <= massimo) return [];
	if (testo === '') return [creaProblema({ campo, codice: 'CAMPO_OBBLIGATORIO' })];
	return [creaProblema({ campo, codice: 'CAMPO_LUNGHEZZA', parametri: { min: minimo, max: massimo } })];
}

// In one line, without what no page or receipt can show.
function pulito(testo: string): string {
	return testo.replace(/[\p{C}\s]+/gu, ' ').trim();
}

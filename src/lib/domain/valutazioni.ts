/** What is asked of who has used a service or read a page, in the words of the model of the Comuni (C.SI.2.5, C.SE.1.7; art. 7 c. 3 CAD). */
import { creaProblema, type Problema } from './errori.ts';

export const TITOLI_VALUTAZIONE = {
	servizio: 'Quanto è stato facile usare questo servizio?',
	pagina: 'Quanto sono chiare le informazioni su questa pagina?'
} as const;

export type TipoValutazione = keyof typeof TITOLI_VALUTAZIONE;

/** Whether a text is one of the two kinds. */
export function isTipoValutazione(testo: string): testo is TipoValutazione {
	return Object.hasOwn(TITOLI_VALUTAZIONE, testo);
}

export type Ramo = 'negativo' | 'positivo';

export const RAMI: Record<Ramo, { domanda: string; risposte: Record<string, string> }> = {
	negativo: {
		domanda: 'Dove hai incontrato le maggiori difficoltà?',
		risposte: {
			NON_CHIARE: 'A volte le indicazioni non erano chiare',
			NON_COMPLETE: 'A volte le indicazioni non erano complete',
			NON_CAPIVO: 'A volte non capivo se stavo procedendo correttamente',
			PROBLEMI_TECNICI: 'Ho avuto problemi tecnici',
			ALTRO: 'Altro'
		}
	},
	positivo: {
		domanda: 'Quali sono stati gli aspetti che hai preferito?',
		risposte: {
			CHIARE: 'Le indicazioni erano chiare',
			COMPLETE: 'Le indicazioni erano complete',
			CAPIVO: 'Capivo sempre che stavo procedendo correttamente',
			NESSUN_PROBLEMA: 'Non ho avuto problemi tecnici',
			ALTRO: 'Altro'
		}
	}
};

export const STELLE = [1, 2, 3, 4, 5] as const;
export const TESTO_MASSIMO = 200;

/** Up to three stars ask what was hard, from four what was good. */
export function ramoDi(stelle: number): Ramo {
	return stelle <= 3 ? 'negativo' : 'positivo';
}

export type ValutazioneScritta = { stelle: string; negativo: string; positivo: string; testo: string };
export type Valutazione = { stelle: number; risposta: string | undefined; testo: string | undefined };

/** Reads what was sent: the stars are needed, the rest is as the person likes. An answer to the other branch does not count. */
export function checkValutazione(
	scritta: ValutazioneScritta
): { ok: true; valutazione: Valutazione } | { ok: false; problemi: Problema[] } {
	const stelle = STELLE.find((numero) => String(numero) === scritta.stelle);
	const testo = scritta.testo.trim();
	const problemi: Problema[] = [];
	if (stelle === undefined) problemi.push(creaProblema({ campo: 'stelle', codice: 'VALUTAZIONE_STELLE' }));
	const ramo = stelle === undefined ? undefined : ramoDi(stelle);
	const risposta = ramo ? scritta[ramo] : '';
	if (ramo && risposta !== '' && !Object.hasOwn(RAMI[ramo].risposte, risposta))
		problemi.push(creaProblema({ campo: ramo, codice: 'CAMPO_SCELTA' }));
	if (testo.length > TESTO_MASSIMO) {
		const parametri = { min: 0, max: TESTO_MASSIMO };
		problemi.push(creaProblema({ campo: 'testo', codice: 'CAMPO_LUNGHEZZA', parametri }));
	}
	if (stelle === undefined || problemi.length > 0) return { ok: false, problemi };
	return { ok: true, valutazione: { stelle, risposta: risposta || undefined, testo: testo || undefined } };
}

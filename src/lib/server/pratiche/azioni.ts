// The buttons of a step besides "Avanti": add or remove an element, take the answer of the guide. Pure; called by the step page.
import { elementiDi, type Grezzi } from '#lib/forms/grezzo.ts';
import { nomiDi } from '#lib/forms/journey.ts';
import type { Campi, Passo } from '#lib/forms/servizio.ts';

export type Azione =
	| { tipo: 'avanti' | 'salva' }
	| { tipo: 'carica'; campo: string }
	/** Keeps what was typed and goes to another step, complete or not. */
	| { tipo: 'vai'; passo: string }
	| { tipo: 'scegli'; campo: string; valore: string }
	| { tipo: 'aggiungi'; campo: string }
	| { tipo: 'togli'; campo: string; posto: number }
	| { tipo: 'rimuovi-file'; id: string };

const PASSO = /^[a-z][a-z-]*$/;
const NOME = /^[a-zA-Z][a-zA-Z0-9]*$/;

/** Reads the name of the button that was pressed; anything unknown is "Avanti". */
export function readAzione(testo: string): Azione {
	const [tipo, campo = '', valore = ''] = testo.split(':');
	if (tipo === 'salva') return { tipo };
	if (tipo === 'vai' && PASSO.test(campo)) return { tipo, passo: campo };
	if (tipo === 'rimuovi-file') return { tipo, id: campo };
	if (!NOME.test(campo)) return { tipo: 'avanti' };
	if (tipo === 'carica') return { tipo, campo };
	if (tipo === 'scegli') return { tipo, campo, valore };
	if (tipo === 'aggiungi') return { tipo, campo };
	if (tipo === 'togli' && /^\d{1,3}$/.test(valore)) return { tipo, campo, posto: Number(valore) };
	return { tipo: 'avanti' };
}

/** The button when it stands on the step, otherwise "Avanti": a field is not changed from another step, nor a file named that was never sent. */
export function allowedAzione(azione: Azione, passo: Passo, campi: Campi): Azione {
	if (azione.tipo === 'scegli') {
		const sua = passo.sezioni.some(
			({ guida }) =>
				guida?.campo === azione.campo && guida.domande.some(({ valore }) => valore === azione.valore)
		);
		return sua ? azione : { tipo: 'avanti' };
	}
	if (azione.tipo !== 'aggiungi' && azione.tipo !== 'togli') return azione;
	const ripetuto =
		nomiDi(passo).includes(azione.campo) &&
		Object.hasOwn(campi, azione.campo) &&
		campi[azione.campo]?.tipo.nome === 'ripetuto';
	return ripetuto ? azione : { tipo: 'avanti' };
}

/** The answers after the button. */
export function applyAzione(risposte: Grezzi, azione: Azione): Grezzi {
	if (azione.tipo === 'scegli') return { ...risposte, [azione.campo]: azione.valore };
	if (azione.tipo === 'aggiungi')
		return { ...risposte, [azione.campo]: [...elementiDi(risposte[azione.campo]), {}] };
	if (azione.tipo === 'togli')
		return { ...risposte, [azione.campo]: elementiDi(risposte[azione.campo]).toSpliced(azione.posto, 1) };
	return risposte;
}

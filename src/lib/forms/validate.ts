/** Checks the answers to a service, all at once; called at every step, before sending and by the API. */
import { campiEsistenti, type ValoriCondizione } from '#lib/condizione.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import type { Campo, Contesto } from './campo.ts';
import { readCampo } from './campi/gruppo.ts';
import type { Campi, Risposte, RisposteParziali, Servizio } from './servizio.ts';
import { testiDi, type Grezzi } from './grezzo.ts';

export type Validazione = {
	/** Values of the fields that exist for these answers and could be read; all others are dropped. */
	risposte: RisposteParziali<Campi>;
	problemi: Problema[];
	visibili: ReadonlySet<string>;
};

/** Reads every field that exists for these answers, then applies the rules over several fields. */
export function validate(
	servizio: Servizio,
	{ grezzi, contesto }: { grezzi: Grezzi; contesto: Contesto }
): Validazione {
	const visibili = campiVisibili(servizio, grezzi);
	const { risposte, problemi } = readCampi(servizio.campi, visibili, { grezzi, contesto });
	const incrociati = servizio
		.controlli(risposte, contesto, contesto.impostazioni)
		.filter(({ campo }) => !problemi.some((problema) => radice(problema.campo) === radice(campo)))
		.map((controllo) => creaProblema(controllo));
	return { risposte, problemi: inOrdine(servizio, [...problemi, ...incrociati]), visibili };
}

/** Reads the named fields: the values of those that could be read, and what is wrong with the others. */
export function readCampi(
	campi: Readonly<Record<string, Campo>>,
	nomi: Iterable<string>,
	{ grezzi, contesto }: { grezzi: Grezzi; contesto: Contesto }
): { risposte: Record<string, unknown>; problemi: Problema[] } {
	const risposte: Record<string, unknown> = {};
	const problemi: Problema[] = [];
	for (const nome of nomi) {
		const campo = campi[nome];
		if (!campo) continue;
		const letto = readCampo(campo, grezzi[nome], contesto);
		if (letto.valore !== undefined) risposte[nome] = letto.valore;
		problemi.push(
			...letto.problemi.map(({ parte, ...problema }) =>
				creaProblema({ ...problema, campo: parte ? `${nome}.${parte}` : nome })
			)
		);
	}
	return { risposte, problemi };
}

/** The answers, once nothing blocks. @throws Error when something does: a bug of the caller */
export function risposteComplete({ risposte, problemi }: Validazione): Risposte<Campi> {
	if (problemi.some(isBloccante)) throw new Error('Risposte non complete');
	return risposte;
}

/** Whether the problem keeps the request from being sent. */
export function isBloccante({ severita }: Problema): boolean {
	return severita === 'block';
}

/** The fields that exist for these answers, in the order of the form. */
export function campiVisibili(servizio: Servizio, grezzi: Grezzi): Set<string> {
	const campi = nomiInOrdine(servizio).map((nome) => ({ nome, quando: servizio.campi[nome]?.quando }));
	return campiEsistenti(campi, valoriCondizione(servizio, grezzi));
}

/** The answers as conditions look at them. */
export function valoriCondizione(servizio: Servizio, grezzi: Grezzi): ValoriCondizione {
	return Object.fromEntries(
		nomiInOrdine(servizio).map((nome) => {
			const leggi = servizio.campi[nome]?.tipo.perCondizioni ?? testiDi;
			return [nome, leggi(grezzi[nome])];
		})
	);
}

/** The field that a name such as `catasto.foglio` belongs to. */
export function radice(nome: string): string {
	return nome.split('.')[0] ?? nome;
}

/** The names of the fields in the order of the form. */
export function nomiInOrdine(servizio: Servizio): string[] {
	return servizio.passi.flatMap(({ sezioni }) => sezioni.flatMap(({ campi }) => campi));
}

function inOrdine(servizio: Servizio, problemi: Problema[]): Problema[] {
	const ordine = nomiInOrdine(servizio);
	return problemi.toSorted((a, b) => ordine.indexOf(radice(a.campo)) - ordine.indexOf(radice(b.campo)));
}

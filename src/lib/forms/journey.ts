/** The path through the steps of a service for one person's answers: what is done, what may be visited, what comes next. Called by the step pages. */
import type { Problema } from '#lib/domain/errori.ts';
import { PASSO_INFORMATIVA, PASSO_RIEPILOGO, type Passo, type Servizio } from './servizio.ts';
import { isBloccante, radice, type Validazione } from './validate.ts';

export type PassoDelPercorso = {
	id: string;
	titolo: string;
	/** Nothing on it keeps the request from being sent. */
	completo: boolean;
};

/** The steps in order, from the privacy notice to the summary. A step none of whose fields exist is left out. */
export function percorso(
	servizio: Servizio,
	{ validazione, informativaLetta }: { validazione: Validazione; informativaLetta: boolean }
): PassoDelPercorso[] {
	const proprii = servizio.passi.filter((passo) =>
		nomiDi(passo).some((nome) => validazione.visibili.has(nome))
	);
	return [
		{ id: PASSO_INFORMATIVA, titolo: 'Informativa sulla privacy', completo: informativaLetta },
		...proprii.map((passo) => ({
			id: passo.id,
			titolo: passo.titolo,
			completo: !problemiDelPasso(passo, validazione.problemi).some(isBloccante)
		})),
		{ id: PASSO_RIEPILOGO, titolo: 'Riepilogo', completo: false }
	];
}

/** The step a person lands on who asks for `id`: that one if all before it are complete, otherwise the first that is not. */
export function passoRaggiungibile(passi: readonly PassoDelPercorso[], id: string): string {
	const primoAperto = passi.findIndex(({ completo }) => !completo);
	const chiesto = passi.findIndex((passo) => passo.id === id);
	return passi[chiesto >= 0 && chiesto <= primoAperto ? chiesto : primoAperto]?.id ?? PASSO_INFORMATIVA;
}

/** The steps before and after one. */
export function vicini(
	passi: readonly PassoDelPercorso[],
	id: string
): { precedente: string | undefined; successivo: string | undefined } {
	const posto = passi.findIndex((passo) => passo.id === id);
	return { precedente: passi[posto - 1]?.id, successivo: passi[posto + 1]?.id };
}

/** The problems of the fields of a step. */
export function problemiDelPasso(passo: Passo, problemi: readonly Problema[]): Problema[] {
	const nomi = nomiDi(passo);
	return problemi.filter(({ campo }) => nomi.includes(radice(campo)));
}

/** The fields of a step. */
export function nomiDi(passo: Passo): string[] {
	return passo.sezioni.flatMap(({ campi }) => campi);
}

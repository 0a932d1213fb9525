// Filling in a request: what a step shows and what its answers lead to. Called by the step pages; pure but for the draft it is given.
import { isInAttesa, valeCondizione, type Condizione, type ValoriCondizione } from '#lib/condizione.ts';
import type { Giorno } from '#lib/domain/data.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Elenchi } from '#lib/forms/elenchi.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import {
	nomiDi,
	passoRaggiungibile,
	percorso,
	problemiDelPasso,
	type PassoDelPercorso
} from '#lib/forms/journey.ts';
import type { OggettoBozza, Passo, Servizio } from '#lib/forms/servizio.ts';
import {
	isBloccante,
	nomiInOrdine,
	radice,
	valoriCondizione,
	validate,
	type Validazione
} from '#lib/forms/validate.ts';
import { vistaPasso } from '#lib/forms/views.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { Bozza } from './bozza.ts';
import type { ServizioAttivo } from './servizio-attivo.ts';

/** A draft with its service and the world around it. */
export type Compilazione = {
	attivo: ServizioAttivo;
	bozza: Bozza;
	contesto: Contesto;
	validazione: Validazione;
	percorso: PassoDelPercorso[];
};

/** What surrounds a draft. */
export type Mondo = {
	ente: Pick<EnteInVigore, 'impostazioni'>;
	oggi: Giorno;
	luoghi: Luoghi;
	elenchi?: Elenchi;
};

/** Reads the draft against its service. */
export function openCompilazione(attivo: ServizioAttivo, bozza: Bozza, mondo: Mondo): Compilazione {
	const contesto = contestoDi(attivo, bozza, mondo);
	const validazione = validate(attivo.servizio, { grezzi: bozza.risposte, contesto });
	return {
		attivo,
		bozza,
		contesto,
		validazione,
		percorso: percorso(attivo.servizio, { validazione, informativaLetta: bozza.informativaIl !== undefined })
	};
}

/** The world that the fields may look at. */
export function contestoDi(
	attivo: Pick<ServizioAttivo, 'impostazioni'>,
	{ allegati }: Pick<Bozza, 'allegati'>,
	{ ente: { impostazioni }, oggi, luoghi, elenchi = {} }: Mondo
): Contesto {
	const { nome, cap, belfiore } = impostazioni;
	return {
		oggi,
		luoghi,
		ente: { nome, cap, belfiore },
		impostazioni: attivo.impostazioni,
		elenchi,
		allegati: new Map(allegati.map((file) => [file.id, file])),
		...(impostazioni.pagopa && { bolloOnline: true })
	};
}

/** The answers of the draft with those of one step in place of the old ones; ids of files are left out. */
export function mergeRisposte({ attivo, bozza }: Compilazione, passo: Passo, ricevute: Grezzi): Grezzi {
	const { campi } = attivo.servizio;
	const isFile = (nome: string): boolean =>
		Object.hasOwn(campi, nome) && campi[nome]?.tipo.massimoFile !== undefined;
	const delPasso = nomiDi(passo);
	const altre = Object.entries(bozza.risposte).filter(([nome]) => !delPasso.includes(nome) && !isFile(nome));
	const nuove = delPasso.flatMap((nome) => {
		const ricevuta = ricevute[nome];
		return ricevuta === undefined || isFile(nome) ? [] : [[nome, ricevuta] as const];
	});
	return Object.fromEntries([...altre, ...nuove]);
}

/** What the answers say, as conditions look at it: a question that is not asked says nothing. */
export function condizioniDi({ attivo, bozza, validazione }: Compilazione): ValoriCondizione {
	const visti = Object.entries(bozza.risposte).filter(([nome]) => validazione.visibili.has(nome));
	return valoriCondizione(attivo.servizio, Object.fromEntries(visti));
}

/** The questions of the step that the person is asked now, and those that exist but wait for another answer to have something to choose from. */
export function domandeDi(
	compilazione: Compilazione,
	passo: Passo
): { poste: string[]; inAttesa: ReadonlySet<string> } {
	const { attivo, bozza, contesto, validazione } = compilazione;
	const condizioni = condizioniDi(compilazione);
	const campi = vistaPasso(attivo.servizio, passo, { grezzi: bozza.risposte, contesto, problemi: [] })
		.flatMap((sezione) => sezione.campi)
		.filter(({ nome }) => validazione.visibili.has(nome));
	const inAttesa = new Set(campi.filter((campo) => isInAttesa(campo, condizioni)).map(({ nome }) => nome));
	return { poste: campi.flatMap(({ nome }) => (inAttesa.has(nome) ? [] : [nome])), inAttesa };
}

/** The questions of the step that may come up while it is answered: those that answers given elsewhere rule out need not be in the page. */
export function domandePossibili(compilazione: Compilazione, passo: Passo): ReadonlySet<string> {
	const { campi } = compilazione.attivo.servizio;
	const condizioni = condizioniDi(compilazione);
	const qui = new Set(nomiDi(passo));
	const possibili = new Set<string>();
	const puoValere = (condizione: Condizione): boolean => {
		if ('tutte' in condizione) return condizione.tutte.every(puoValere);
		if ('una' in condizione) return condizione.una.some(puoValere);
		return qui.has(condizione.campo)
			? possibili.has(condizione.campo) || condizione.vuoto === true
			: valeCondizione(condizione, condizioni);
	};
	for (const nome of qui) {
		const quando = campi[nome]?.quando;
		if (!quando || puoValere(quando)) possibili.add(nome);
	}
	return possibili;
}

/** What to do after a step was posted and kept. */
export type DopoIlPasso =
	| { tipo: 'errori'; problemi: Problema[] }
	/** Its answers brought up questions that were not on the page. */
	| { tipo: 'nuove-domande'; campo: string }
	| { tipo: 'avanti'; passo: string };

/** Decides where a posted step leads; `mostrati` are the fields that the page showed, `altri` what went wrong besides. */
export function dopoIlPasso(
	compilazione: Compilazione,
	passo: Passo,
	{ mostrati, altri }: { mostrati: ReadonlySet<string>; altri: readonly Problema[] }
): DopoIlPasso {
	const { poste, inAttesa } = domandeDi(compilazione, passo);
	const nuove = poste.filter((nome) => !mostrati.has(nome));
	const problemi = [...altri, ...problemiDelPasso(passo, compilazione.validazione.problemi)].filter(
		({ campo }) => !inAttesa.has(radice(campo))
	);
	// What went wrong besides was done by the person, on whatever field: it is always told.
	const daDire =
		altri.some(isBloccante) || problemi.some((uno) => isBloccante(uno) && !nuove.includes(radice(uno.campo)));
	if (daDire) return { tipo: 'errori', problemi };
	// Also when they may stay empty or are filled in already: nobody answers for the person unseen.
	const [prima] = nuove;
	if (prima !== undefined) return { tipo: 'nuove-domande', campo: prima };
	return { tipo: 'avanti', passo: nextPasso(compilazione, passo.id) };
}

/** The problem of a draft that would meet another one for the same person. */
export function problemaBozzaDoppia(servizio: Servizio, oggetto: OggettoBozza | undefined): Problema {
	const campo = oggetto?.campo ?? nomiInOrdine(servizio)[0] ?? '';
	return creaProblema({ campo, codice: 'BOZZA_GIA_PRESENTE' });
}

function nextPasso({ percorso: passi }: Compilazione, id: string): string {
	const posto = passi.findIndex((passo) => passo.id === id);
	return passoRaggiungibile(passi, passi[posto + 1]?.id ?? id);
}

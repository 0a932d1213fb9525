// Filling in a request: what a step shows and what its answers lead to. Called by the step pages; pure but for the draft it is given.
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
import { isBloccante, nomiInOrdine, validate, type Validazione } from '#lib/forms/validate.ts';
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
		allegati: new Map(allegati.map((file) => [file.id, file]))
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
	const { validazione } = compilazione;
	const problemi = [...altri, ...problemiDelPasso(passo, validazione.problemi)];
	const nuovi = nomiDi(passo).filter((nome) => validazione.visibili.has(nome) && !mostrati.has(nome));
	const bloccanti = problemi.filter(isBloccante);
	if (bloccanti.length === 0) return { tipo: 'avanti', passo: nextPasso(compilazione, passo.id) };
	// What went wrong besides was done by the person, on whatever field: it is always told.
	const soloNuovi =
		!altri.some(isBloccante) && bloccanti.every(({ campo }) => nuovi.includes(campo.split('.')[0] ?? ''));
	return soloNuovi ? { tipo: 'nuove-domande', campo: nuovi[0] ?? '' } : { tipo: 'errori', problemi };
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

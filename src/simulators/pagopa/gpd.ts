// Debt positions of GPD v1: create, read, change, publish, cancel, remove. Called by api.ts under its path.
import type { Ambiente } from './ambiente.ts';
import { adesso } from './ambiente.ts';
import { listPosizioni } from './elenco-posizioni.ts';
import { checkDate, modelloPosizione, type ModelloPosizione } from './modello.ts';
import { isAmmessa, statoDi, chiaveDi } from './posizione.ts';
import { findPosizione, hasAvvisoRipetuto, putPosizione } from './posizioni.ts';
import type { Richiesta } from './richiesta.ts';
import type { Posizione } from './righe.ts';
import { describeIssues, json, parseJson, problem, type Risposta } from './risposta.ts';
import { toLetta, toModello } from './scrivi-posizione.ts';

type Trovata = { posizione: Posizione; pubblica: boolean; corpo: string };
type Azione = (ambiente: Ambiente, trovata: Trovata) => Risposta;

/** Answers a call below `/organizations/{cf}/debtpositions`. */
export async function answerGpd(ambiente: Ambiente, richiesta: Richiesta): Promise<Risposta> {
	const { metodo, resto, ente, query } = richiesta;
	const pubblica = query.get('toPublish') === 'true';
	if (resto === '/debtpositions') {
		if (metodo === 'GET') return listPosizioni(ambiente, richiesta);
		if (metodo === 'POST') return create(ambiente, { ente, pubblica, corpo: await richiesta.corpo() });
		return notFound(ente, resto);
	}
	const [, iupd = '', verbo = ''] = /^\/debtpositions\/([^/]+)(\/publish|\/invalidate)?$/.exec(resto) ?? [];
	const azione = AZIONI[`${metodo} ${verbo}`];
	const posizione = findPosizione(ambiente.archivio, ente, decodeURIComponent(iupd));
	if (!azione || !posizione) return notFound(ente, iupd);
	return azione(ambiente, { posizione, pubblica, corpo: await richiesta.corpo() });
}

const AZIONI: Record<string, Azione | undefined> = {
	'GET ': (ambiente, { posizione }) => json(200, toLetta(posizione, ambiente.now())),
	'PUT ': update,
	'DELETE ': remove,
	'POST /publish': publish,
	'POST /invalidate': invalidate
};

type Nuova = { ente: string; pubblica: boolean; corpo: string };

function create(ambiente: Ambiente, { ente, pubblica, corpo }: Nuova): Risposta {
	const { archivio, now } = ambiente;
	const letto = readModello(corpo, now());
	if ('rifiuto' in letto) return letto.rifiuto;
	const il = adesso(ambiente);
	const bozza: Posizione = {
		ente,
		modello: letto.modello,
		decisa: 'DRAFT',
		inserita: il,
		aggiornata: il,
		saldi: {}
	};
	if (archivio.posizioni.get(chiaveDi(bozza)) || hasAvvisoRipetuto(archivio, bozza)) return notUnique(ente);
	const posizione = pubblica ? published(bozza, il) : bozza;
	putPosizione(archivio, posizione);
	return json(201, toModello(posizione, now()));
}

function update(ambiente: Ambiente, { posizione, pubblica, corpo }: Trovata): Risposta {
	const { archivio, now } = ambiente;
	const { ente, modello } = posizione;
	if (!isAmmessa('update', statoDi(posizione, now()))) return conflict(posizione, 'not in updatable state');
	const letto = readModello(corpo, now());
	if ('rifiuto' in letto) return letto.rifiuto;
	if (letto.modello.iupd !== modello.iupd) return badRequest('the IUPD cannot change');
	const il = adesso(ambiente);
	// What is changed must be published again, in the same call or later.
	const bozza: Posizione = {
		ente,
		modello: letto.modello,
		decisa: 'DRAFT',
		inserita: posizione.inserita,
		aggiornata: il,
		saldi: {}
	};
	if (hasAvvisoRipetuto(archivio, bozza)) return notUnique(ente);
	const nuova = pubblica ? published(bozza, il) : bozza;
	putPosizione(archivio, nuova);
	return json(200, toModello(nuova, now()));
}

function publish(ambiente: Ambiente, { posizione }: Trovata): Risposta {
	const { archivio, now } = ambiente;
	if (!isAmmessa('publish', statoDi(posizione, now())))
		return conflict(posizione, 'not in publishable state');
	if (checkDate(posizione.modello, now())) return conflict(posizione, 'publish request after its dates');
	const nuova = published(posizione, adesso(ambiente));
	putPosizione(archivio, nuova);
	return json(200, toModello(nuova, now()));
}

function invalidate(ambiente: Ambiente, { posizione }: Trovata): Risposta {
	const { archivio, now } = ambiente;
	if (!isAmmessa('invalidate', statoDi(posizione, now())))
		return conflict(posizione, 'not in invalidable state');
	const nuova: Posizione = { ...posizione, decisa: 'INVALID', aggiornata: adesso(ambiente) };
	putPosizione(archivio, nuova);
	return json(200, toModello(nuova, now()));
}

function remove({ archivio, now }: Ambiente, { posizione }: Trovata): Risposta {
	if (!isAmmessa('remove', statoDi(posizione, now()))) return conflict(posizione, 'a payment was made');
	archivio.posizioni.remove(chiaveDi(posizione));
	return json(200, 'Deleted');
}

// Valid at once when it names no day from which it is.
function published(bozza: Posizione, il: string): Posizione {
	const modello = { ...bozza.modello, validityDate: bozza.modello.validityDate ?? il };
	return { ...bozza, modello, decisa: 'PUBLISHED', pubblicata: il, aggiornata: il };
}

function readModello(corpo: string, now: Date): { modello: ModelloPosizione } | { rifiuto: Risposta } {
	const letto = modelloPosizione.safeParse(parseJson(corpo));
	if (!letto.success) return { rifiuto: badRequest(describeIssues(letto.error)) };
	const errore = checkDate(letto.data, now);
	return errore ? { rifiuto: badRequest(`Dates congruence error: ${errore}`) } : { modello: letto.data };
}

function badRequest(detail: string): Risposta {
	return problem(400, 'Error in the debt position request data', detail);
}

function notFound(ente: string, iupd: string): Risposta {
	return problem(404, 'Not found the debt position', `No debt position of ${ente} with IUPD ${iupd}`);
}

function notUnique(ente: string): Risposta {
	const detail = `A debt position of ${ente} already has this IUPD, or one of its payment options is not unique`;
	return problem(409, 'The debt position violated constraints of uniqueness', detail);
}

function conflict({ ente, modello }: Posizione, perche: string): Risposta {
	const title = `Existing related payment found or ${perche}`;
	return problem(409, title, `Debt position of ${ente} with IUPD ${modello.iupd}: ${perche}`);
}

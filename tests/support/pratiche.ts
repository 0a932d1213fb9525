// Drafts and requests for the integration tests, made by the use cases themselves.
import type { Tx } from '#lib/server/db/connection.ts';
import { Temporal } from 'temporal-polyfill';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Chi } from '#lib/domain/procedimento.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { attachFile, type Ricezione } from '#lib/server/allegati/attach-file.ts';
import type { Problema } from '#lib/domain/errori.ts';
import { acknowledgeInformativa, findBozza, saveBozza, startBozza } from '#lib/server/pratiche/bozza.ts';
import { openCompilazione, type Compilazione } from '#lib/server/pratiche/compila.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import { findPratica, type Pratica } from '#lib/server/pratiche/pratica.ts';
import { elenchiDi } from '#lib/server/pratiche/elenchi-di.ts';
import { savePasso } from '#lib/server/pratiche/save-passo.ts';
import { findServizioAttivo } from '#lib/server/pratiche/servizio-attivo.ts';
import type { EsitoInvio, Invio } from '#lib/server/pratiche/check-invio.ts';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import { takeCharge } from '#lib/server/pratiche/take-charge.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { findServizio } from '#lib/services/index.ts';
import { come, enteDi, impiegato, sitoIn, type Impiegato, type Mondo, type Residente } from './mondo.ts';

export const SERVIZIO = 'accesso-atti';

/** Answers that make a whole valid request, of the documentale. */
export const ESEMPIO: Grezzi = findServizio(SERVIZIO)?.esempio ?? {};

/** The same for the civico generalizzato. */
export const ESEMPIO_CIVICO: Grezzi = {
	titolo: 'PROPRIO',
	tipoAccesso: 'CIVICO_GENERALIZZATO',
	documento: 'Spese per manutenzione strade 2023-2025 per via',
	modalita: 'COPIA_SEMPLICE_DIGITALE',
	invio: 'AREA_PERSONALE'
};

/** A certified copy with a paper stamp. */
export function conMarca(seriale: string): Grezzi {
	return {
		...ESEMPIO,
		modalita: 'COPIA_CONFORME',
		usoBollo: 'NESSUNA',
		marcaDaBollo: seriale,
		marcaEsclusiva: 'si'
	};
}

/** A PDF as small as one can be. */
export function piccoloPdf(testo = 'Delega'): Uint8Array {
	return Buffer.from(`%PDF-1.7\n% ${testo}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}

/** A JPEG of one pixel. */
export const JPEG = Buffer.from(
	'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f0000ffd9',
	'hex'
);

/** Starts a draft for oneself and returns its id. */
export function nuovaBozza(
	mondo: Mondo,
	chi: Residente,
	risposte: Grezzi = {},
	servizio = SERVIZIO
): Promise<string> {
	return come(mondo, chi, (tx) =>
		startBozza(tx, {
			id: mondo.newId(),
			ente: chi.ente,
			persona: chi.personaId,
			servizio,
			risposte,
			istante: mondo.clock()
		})
	);
}

/** A draft that lacks only the confirmation. */
export async function bozzaPronta(
	mondo: Mondo,
	chi: Residente,
	risposte: Grezzi = ESEMPIO,
	servizio = SERVIZIO
): Promise<string> {
	const id = await nuovaBozza(mondo, chi, {}, servizio);
	await come(mondo, chi, async (tx) => {
		await saveBozza(tx, { id, risposte, oggetto: '', istante: mondo.clock() });
		await acknowledgeInformativa(tx, { id, istante: mondo.clock() });
	});
	return id;
}

/** The draft against its service, as the step pages open it. */
export function compilazioneDi(mondo: Mondo, chi: Residente, id: string): Promise<Compilazione> {
	return come(mondo, chi, (tx) => apriBozza(mondo, tx, { chi, id, blocca: false }));
}

type DaAprire = { chi: Residente; id: string; blocca: boolean };

async function apriBozza(mondo: Mondo, tx: Tx, { chi, id, blocca }: DaAprire): Promise<Compilazione> {
	const ente = await enteDi(mondo, chi.ente);
	const bozza = await findBozza(tx, id, { blocca });
	const oggi = giornoARoma(mondo.clock());
	const attivo = findServizioAttivo(ente, bozza.servizio);
	const { servizio } = attivo;
	const elenchi = await elenchiDi(tx, { servizio, persona: chi.personaId, oggi, porta: findPorta });
	return openCompilazione(attivo, bozza, { ente, oggi, luoghi: mondo.luoghi, elenchi });
}

/** Who receives files, when, where. */
export function ricezioneDi({ archivio, clock, newId }: Mondo, chi: Residente): Ricezione {
	return { archivio, ente: chi.ente, persona: chi.personaId, istante: clock(), newId, onFault: rethrow };
}

function rethrow(error: unknown): never {
	throw error;
}

/** Posts a step as its page does. */
export async function salvaPasso(
	mondo: Mondo,
	chi: Residente,
	{ bozza, passo, ricevute }: { bozza: string; passo: string; ricevute: Grezzi }
): Promise<Problema[]> {
	return come(mondo, chi, async (tx) => {
		const compilazione = await apriBozza(mondo, tx, { chi, id: bozza, blocca: true });
		const trovato = compilazione.attivo.servizio.passi.find(({ id }) => id === passo);
		if (!trovato) throw new Error(`Passo sconosciuto: ${passo}`);
		const ricevuto = {
			compilazione,
			passo: trovato,
			ricevute,
			azione: { tipo: 'avanti' } as const,
			file: []
		};
		return savePasso(tx, ricevuto, ricezioneDi(mondo, chi));
	});
}

type File = { bozza: string; campo?: string; massimo?: number; nome?: string; byte?: Uint8Array };

/** Takes a file into a draft. */
export function carica(mondo: Mondo, chi: Residente, file: File): Promise<Problema | undefined> {
	const intero = { campo: 'interesse', massimo: 5, nome: 'rogito.pdf', byte: piccoloPdf(), ...file };
	return come(mondo, chi, (tx) => attachFile(tx, intero, ricezioneDi(mondo, chi)));
}

/** What `submitPratica` is given, with all declarations ticked. */
export async function invioDi(mondo: Mondo, chi: Residente, bozza: string): Promise<Invio> {
	const { personaId: id, nome, cognome, codiceFiscale, identificativoEstero } = chi;
	const [vista] = await mondo.owner<
		{ il: Date; servizio: string }[]
	>`select aggiornata_il as il, servizio from bozza where id = ${bozza}`;
	const ente = await enteDi(mondo, chi.ente);
	return {
		bozza,
		vistaIl: vista?.il ?? mondo.clock(),
		ente,
		sito: sitoIn(ente),
		persona: { id, nome, cognome, codiceFiscale, identificativoEstero },
		dichiarazioni: new Set(Object.keys(findServizio(vista?.servizio ?? SERVIZIO)?.dichiarazioni ?? {})),
		avvisiLetti: false,
		provaRecente: true,
		istante: mondo.clock(),
		luoghi: mondo.luoghi,
		newId: mondo.newId,
		porta: findPorta
	};
}

/** Confirms the draft. */
export async function invia(
	mondo: Mondo,
	chi: Residente,
	bozza: string,
	altro: Partial<Invio> = {}
): Promise<EsitoInvio> {
	const invio = { ...(await invioDi(mondo, chi, bozza)), ...altro };
	return come(mondo, chi, (tx) => submitPratica(tx, invio));
}

/** A request already sent; its number. */
export async function praticaInviata(
	mondo: Mondo,
	chi: Residente,
	risposte?: Grezzi,
	servizio?: string
): Promise<string> {
	const esito = await invia(mondo, chi, await bozzaPronta(mondo, chi, risposte, servizio));
	if (esito.tipo !== 'inviata') throw new Error(`Non inviata: ${JSON.stringify(esito)}`);
	return esito.numero;
}

/** The pratica as its ente's clerks see it. */
export function leggi(mondo: Mondo, ente: string, numero: string): Promise<Pratica> {
	return come(mondo, impiegato(ente, 'responsabile'), (tx) => findPratica(tx, { numero }));
}

/** The surroundings of a move made by someone. */
export async function contornoDi(mondo: Mondo, chi: Residente | Impiegato): Promise<Contorno> {
	const ente = await enteDi(mondo, chi.ente);
	const comune = {
		ente,
		sito: sitoIn(ente),
		istante: mondo.clock(),
		newId: mondo.newId,
		porta: findPorta
	};
	if (chi.ruolo === 'cittadino') return { ...comune, attore: { ruolo: 'cittadino' }, chi: ['cittadino'] };
	const ruoli = (['operatore', 'responsabile', 'cassa'] as const satisfies Chi[]).filter((uno) =>
		chi.ruoli.includes(uno)
	);
	return { ...comune, attore: { ruolo: 'operatore', operatore: chi.operatoreId }, chi: ruoli };
}

/** Sent and taken in charge by the responsabile; its number. */
export async function praticaInCarico(
	mondo: Mondo,
	chi: Residente,
	risposte?: Grezzi,
	servizio?: string
): Promise<string> {
	const numero = await praticaInviata(mondo, chi, risposte, servizio);
	const capo = impiegato(chi.ente, 'responsabile');
	const contorno = await contornoDi(mondo, capo);
	const { operatoreId: id, nome, cognome } = capo;
	await come(mondo, capo, (tx) =>
		takeCharge(tx, contorno, { numero, revisione: 1, operatore: { id, nome, cognome } })
	);
	return numero;
}

/** An ISO date some days after another. */
export function giorniDopo(data: string, giorni: number): string {
	return Temporal.PlainDate.from(data).add({ days: giorni }).toString();
}

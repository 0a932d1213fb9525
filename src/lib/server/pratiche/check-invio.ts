// Whether a draft may be sent as it is: its answers, what was ticked, the facts of this moment. Called by submit-pratica.ts.
import type { Giorno } from '#lib/domain/data.ts';
import type { Problema } from '#lib/domain/errori.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isDelicata } from '#lib/forms/delicata.ts';
import { isBloccante } from '#lib/forms/validate.ts';
import type { Tx } from '../db/connection.ts';
import type { Documento } from '../documenti/documento.ts';
import type { PersonaInAtto } from '../documenti/nome-e-codice.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { FindPorta } from '../servizi/porta.ts';
import { findBozza } from './bozza.ts';
import { openCompilazione, type Compilazione } from './compila.ts';
import { elenchiDi } from './elenchi-di.ts';
import { isBozzaFerma } from './invio-in-attesa.ts';
import { problemiFatti } from './problemi-fatti.ts';
import { findServizioAttivo } from './servizio-attivo.ts';

export type Invio = {
	bozza: string;
	ente: EnteInVigore;
	/** Address of the site of the ente. */
	sito: string;
	persona: PersonaInAtto & { id: string };
	/** When the draft was last changed, as the person saw it on the summary: what is sent is what was read. */
	vistaIl: Date;
	/** Keys of the declarations ticked on the summary. */
	dichiarazioni: ReadonlySet<string>;
	/** Whether the person ticked that they have read the warnings. */
	avvisiLetti: boolean;
	/** Whether they proved who they are a short while ago. */
	provaRecente: boolean;
	istante: Date;
	luoghi: Luoghi;
	newId: () => string;
	porta: FindPorta;
	/** The stamp that was bought online, with what it is on; set by the worker alone. */
	bollo?: BolloComprato;
};

/** `pdf` are the bytes that were stamped, `marca` the XML as it came. */
export type BolloComprato = { documento: Documento; pdf: Uint8Array; marca: string; congelatoIl: Date };

export type EsitoInvio =
	| { tipo: 'inviata'; numero: string }
	/** Its stamp is to be bought online first: until then it is frozen. */
	| { tipo: 'da-pagare' }
	/** In another tab, after the summary was shown. */
	| { tipo: 'cambiata' }
	/** It holds an IBAN, and the login is too old for that. */
	| { tipo: 'senza-prova' }
	| { tipo: 'incompleta'; passo: string }
	/** On the summary itself: a declaration, the warnings. */
	| { tipo: 'da-confermare'; mancanti: string[] }
	| { tipo: 'problemi'; problemi: Problema[] };

/** A draft that may be sent. */
export type Pronta = { compilazione: Compilazione; oggi: Giorno };

/** Locks the draft until the transaction ends; what keeps it from being sent, otherwise. A second sending finds the pratica of the first. @throws NonTrovato when there is neither */
export async function checkInvio(tx: Tx, invio: Invio): Promise<Pronta | EsitoInvio> {
	const [bloccata] = await tx`select 1 from bozza where id = ${invio.bozza} for update`;
	if (!bloccata) {
		const numero = await findNumeroInviato(tx, invio.bozza);
		if (numero === undefined) throw new NonTrovato('Bozza non trovata');
		return { tipo: 'inviata', numero };
	}
	if (!invio.bollo && (await isBozzaFerma(tx, invio.bozza))) return { tipo: 'da-pagare' };
	const bozza = await findBozza(tx, invio.bozza);
	if (bozza.aggiornataIl.getTime() !== invio.vistaIl.getTime()) return { tipo: 'cambiata' };
	const attivo = findServizioAttivo(invio.ente, bozza.servizio);
	const oggi = giornoARoma(invio.istante);
	const { servizio } = attivo;
	const { ente, luoghi, porta, persona } = invio;
	const elenchi = await elenchiDi(tx, { servizio, persona: persona.id, oggi, porta, blocca: true });
	const compilazione = openCompilazione(attivo, bozza, { ente, oggi, luoghi, elenchi });
	const ostacolo = findOstacolo(compilazione, invio);
	if (ostacolo) return ostacolo;
	const fatti = await problemiFatti(tx, compilazione, { ente, oggi, porta });
	if (fatti.some(isBloccante)) return { tipo: 'problemi', problemi: fatti.filter(isBloccante) };
	if (fatti.some(isAvviso) && !invio.avvisiLetti) return { tipo: 'da-confermare', mancanti: ['avvisi'] };
	return { compilazione, oggi };
}

/** The number of the pratica that was made from a draft, if any. */
export async function findNumeroInviato(tx: Tx, bozza: string): Promise<string | undefined> {
	const [row] = await tx<{ numero: string }[]>`select numero from pratica where bozza_id = ${bozza}`;
	return row?.numero;
}

function findOstacolo(
	{ attivo, bozza, validazione, percorso }: Compilazione,
	invio: Invio
): EsitoInvio | undefined {
	if (!invio.provaRecente && isDelicata(attivo.servizio, bozza.risposte)) return { tipo: 'senza-prova' };
	const aperto = percorso.find(({ completo }) => !completo);
	if (validazione.problemi.some(isBloccante) || aperto?.id !== percorso.at(-1)?.id)
		return { tipo: 'incompleta', passo: aperto?.id ?? '' };
	const mancanti = Object.keys(attivo.servizio.dichiarazioni).filter(
		(chiave) => !invio.dichiarazioni.has(chiave)
	);
	const avvisi = validazione.problemi.some(isAvviso);
	if (avvisi && !invio.avvisiLetti) mancanti.push('avvisi');
	return mancanti.length > 0 ? { tipo: 'da-confermare', mancanti } : undefined;
}

// What only tells asks for no tick.
function isAvviso({ severita }: Problema): boolean {
	return severita === 'warn';
}

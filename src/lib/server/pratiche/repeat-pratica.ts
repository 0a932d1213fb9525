// "Rifai la domanda con questi dati": a draft that starts from a request already sent. Called by the area personale.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isVuoto, type Grezzi } from '#lib/forms/grezzo.ts';
import { risposteDaRipetere } from '#lib/forms/ripeti.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { validate, type Validazione } from '#lib/forms/validate.ts';
import type { Tx } from '../db/connection.ts';
import { initialRisposte } from '../profilo/riuso.ts';
import { startBozza } from './bozza.ts';
import { contestoDi, type Mondo } from './compila.ts';
import { findServizioAttivo } from './servizio-attivo.ts';

/** Answers as typed that a later request may take up again, of the fields that exist for them. */
export function scritteDa(servizio: Servizio, scritte: Grezzi, { visibili }: Validazione): Grezzi {
	const esistenti = Object.entries(scritte).filter(
		([nome, grezzo]) => visibili.has(nome) && !isVuoto(grezzo)
	);
	return risposteDaRipetere(servizio, Object.fromEntries(esistenti));
}

type Ripetizione = { numero: string; mondo: Mondo; istante: Date; newId: () => string };

/** A draft for the same person or body; when there is one already, that is left as it is. @throws NonTrovato */
export async function repeatPratica(
	tx: Tx,
	{ ente, persona, numero, mondo, istante, newId }: Ripetizione & { ente: string; persona: string }
): Promise<{ servizio: string; bozza: string; nuova: boolean }> {
	const [pratica] = await tx<{ servizio: string; scritte: Grezzi | null }[]>`
		select servizio, scritte from pratica where numero = ${numero}`;
	if (!pratica?.scritte) throw new NonTrovato('Pratica non trovata');
	const attivo = findServizioAttivo(mondo.ente, pratica.servizio);
	const { servizio } = attivo;
	const risposte = await initialRisposte(tx, {
		servizio,
		persona,
		risposte: risposteDaRipetere(servizio, pratica.scritte)
	});
	const contesto = contestoDi(attivo, { allegati: [] }, mondo);
	const oggetto = servizio.oggettoBozza(validate(servizio, { grezzi: risposte, contesto }).risposte);
	const id = newId();
	const comune = { ente, persona, servizio: servizio.id, risposte, istante };
	const bozza = await startBozza(tx, { id, ...comune, oggetto: oggetto?.valore ?? '' });
	return { servizio: servizio.id, bozza, nuova: bozza === id };
}

/** Whether the answers of the pratica were kept, so that it can be made again. */
export async function isRipetibile(tx: Tx, numero: string): Promise<boolean> {
	const [row] = await tx`select 1 from pratica where numero = ${numero} and scritte is not null`;
	return row !== undefined;
}

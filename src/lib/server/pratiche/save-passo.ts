// Keeps what a step received, right or wrong: answers, files, buttons. Called by the step page, also when the login has just ended.
import type { Problema } from '#lib/domain/errori.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { nomiDi } from '#lib/forms/journey.ts';
import type { Passo } from '#lib/forms/servizio.ts';
import { validate } from '#lib/forms/validate.ts';
import { attachFile, removeFile, type Ricezione } from '../allegati/attach-file.ts';
import type { Tx } from '../db/connection.ts';
import { reofferRisposte } from '../profilo/riuso.ts';
import { applyAzione, type Azione } from './azioni.ts';
import { saveBozza } from './bozza.ts';
import { requireBozzaMobile } from './invio-in-attesa.ts';
import { mergeRisposte, problemaBozzaDoppia, type Compilazione } from './compila.ts';

export type PassoRicevuto = {
	compilazione: Compilazione;
	passo: Passo;
	ricevute: Grezzi;
	azione: Azione;
	file: readonly { campo: string; nome: string; byte: Uint8Array }[];
};

/** Returns what went wrong with the keeping itself: a file refused, another draft for the same person. @throws Conflitto when the draft waits for its stamp */
export async function savePasso(
	tx: Tx,
	{ compilazione, passo, ricevute, azione, file }: PassoRicevuto,
	ricezione: Ricezione
): Promise<Problema[]> {
	const { attivo, bozza: prima } = compilazione;
	await requireBozzaMobile(tx, prima.id);
	const risposte = await reofferRisposte(tx, {
		servizio: attivo.servizio,
		persona: prima.personaId,
		prima: prima.risposte,
		dopo: applyAzione(mergeRisposte(compilazione, passo, ricevute), azione),
		scritti: nomiDi(passo)
	});
	const problemi = await keepRisposte(tx, { compilazione, risposte, istante: ricezione.istante });
	const bozza = prima.id;
	if (azione.tipo === 'rimuovi-file') await removeFile(tx, { id: azione.id, bozza }, ricezione);
	const { campi } = attivo.servizio;
	for (const { campo, nome, byte } of file) {
		const massimo = campi[campo]?.tipo.massimoFile;
		if (massimo === undefined || !nomiDi(passo).includes(campo)) continue;
		const problema = await attachFile(tx, { bozza, campo, massimo, nome, byte }, ricezione);
		if (problema) problemi.push(problema);
	}
	return problemi;
}

// Whom the draft is for stays as it was when another draft has that place; the answers are kept all the same.
async function keepRisposte(
	tx: Tx,
	{ compilazione, risposte, istante }: { compilazione: Compilazione; risposte: Grezzi; istante: Date }
): Promise<Problema[]> {
	const { attivo, bozza, contesto } = compilazione;
	const { servizio } = attivo;
	const lette = validate(servizio, { grezzi: risposte, contesto }).risposte;
	const oggetto = servizio.oggettoBozza(lette);
	try {
		await saveBozza(tx, { id: bozza.id, risposte, oggetto: oggetto?.valore ?? '', istante });
		return [];
	} catch (conflict) {
		if (!(conflict instanceof Conflitto)) throw conflict;
		await saveBozza(tx, { id: bozza.id, risposte, oggetto: bozza.oggetto, istante });
		return [problemaBozzaDoppia(servizio, oggetto)];
	}
}

// The life of a maternity allowance as pages make it, for the integration tests: grant, batch, outcome, correction.
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { createLotto } from '#lib/server/servizi/assegno-maternita/crea-lotto.ts';
import { correctDato } from '#lib/server/servizi/assegno-maternita/dati-inps.ts';
import type { Esito } from '#lib/server/servizi/assegno-maternita/leggi-esiti.ts';
import { takeFile } from '#lib/server/servizi/assegno-maternita/lotti.ts';
import { registerEsiti } from '#lib/server/servizi/assegno-maternita/registra-esiti.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import { come, impiegato, type Impiegato, type Mondo, type Residente } from './mondo.ts';
import { decidi } from './mosse.ts';
import { contornoDi, leggi, praticaInCarico } from './pratiche.ts';

const capo = impiegato('cassola', 'responsabile');

/** Sent, taken in charge and granted; its number. */
export async function concessa(
	mondo: Mondo,
	chi: Residente,
	risposte: Grezzi = assegnoMaternita.esempio
): Promise<string> {
	const numero = await praticaInCarico(mondo, chi, risposte, assegnoMaternita.id);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: 'ACCOGLI' });
	return numero;
}

/** Makes a batch; its code. */
export async function creaLotto(mondo: Mondo, chi: Impiegato = capo): Promise<string> {
	const contorno = await contornoDi(mondo, chi);
	return come(mondo, chi, (tx) => createLotto(tx, contorno));
}

/** Downloads a file of a batch. */
export async function scarica(mondo: Mondo, codice: string, formato: 'csv' | 'xml'): Promise<string> {
	const contorno = await contornoDi(mondo, capo);
	return come(mondo, capo, (tx) => takeFile(tx, contorno, { codice, formato }));
}

/** Registers outcomes of a batch. */
export async function registra(mondo: Mondo, codice: string, esiti: Esito[]): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	await come(mondo, capo, (tx) => registerEsiti(tx, contorno, { lotto: codice, esiti, firmatario: capo }));
}

/** Puts right a datum for INPS: the IBAN unless another one is named. */
export async function correggi(
	mondo: Mondo,
	numero: string,
	{ valore, campo = 'iban' }: { valore: string; campo?: string }
): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	const { revisione } = await leggi(mondo, 'cassola', numero);
	const motivo = 'Richiesta scritta della persona';
	await come(mondo, capo, (tx) => correctDato(tx, contorno, { numero, revisione, campo, valore, motivo }));
}

/** The templates of the messages about a pratica, in order. */
export async function messaggiDi({ owner }: Mondo, numero: string): Promise<string[]> {
	const righe = await owner<{ modello: string }[]>`
		select m.modello from messaggio m join pratica p on p.id = m.pratica_id
		where p.numero = ${numero} order by m.creato_il, m.id`;
	return righe.map(({ modello }) => modello);
}

/** A child is granted the allowance once: frees those of all grants. */
export async function liberaFigli({ owner }: Mondo): Promise<void> {
	await owner`update maternita_figlio set revocata_il = now() where revocata_il is null`;
	await owner`update maternita_concessione set revocata_il = now() where revocata_il is null`;
}

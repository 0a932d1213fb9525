// The bridge between the profile of a person and the fields of a service: what a new draft starts with, and what is kept once it is sent.
import { valeCondizione } from '#lib/condizione.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { isVuoto, type Grezzi } from '#lib/forms/grezzo.ts';
import type { Campi, RisposteParziali, Servizio } from '#lib/forms/servizio.ts';
import { valoriCondizione } from '#lib/forms/validate.ts';
import type { Tx } from '../db/connection.ts';
import { readNoti } from './noti.ts';
import { keepDato } from './profilo.ts';

/** Answers that a new draft of the service begins with: what the person told before, otherwise what the login told. */
export async function initialRisposte(
	tx: Tx,
	{ servizio, persona, luoghi }: { servizio: Servizio; persona: string; luoghi: Luoghi }
): Promise<Grezzi> {
	const noti = await readNoti(tx, { persona, luoghi });
	const iniziali = Object.entries(servizio.campi).flatMap(([nome, { riuso }]) => {
		const noto = riuso && noti.get(riuso);
		return noto === undefined ? [] : [[nome, noto.valore] as const];
	});
	return Object.fromEntries(iniziali);
}

export type Inviate = {
	ente: string;
	persona: string;
	pratica: string;
	servizio: Servizio;
	/** As typed. */
	scritte: Grezzi;
	/** As they were read; fields that the answers ruled out are not among them. */
	risposte: RisposteParziali<Campi>;
	istante: Date;
};

/** Keeps what was sent of the fields that are offered again; one left empty leaves what there was. */
export async function keepRiuso(tx: Tx, { servizio, scritte, risposte, ...comune }: Inviate): Promise<void> {
	const valori = valoriCondizione(servizio, scritte);
	for (const [nome, { riuso, riusoSe }] of Object.entries(servizio.campi)) {
		const grezzo = scritte[nome];
		if (riusoSe && !valeCondizione(riusoSe, valori)) continue;
		if (!riuso || grezzo === undefined || isVuoto(grezzo) || risposte[nome] === undefined) continue;
		await keepDato(tx, { ...comune, chiave: riuso, grezzo, valore: risposte[nome] });
	}
}

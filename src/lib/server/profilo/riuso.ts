// The bridge between the profile of a person and the fields of a service: what a draft is offered, and what is kept once it is sent.
import { valeCondizione } from '#lib/condizione.ts';
import type { Campo } from '#lib/forms/campo.ts';
import { isVuoto, type Grezzi } from '#lib/forms/grezzo.ts';
import type { Campi, RisposteParziali, Servizio } from '#lib/forms/servizio.ts';
import { valoriCondizione } from '#lib/forms/validate.ts';
import type { Tx } from '../db/connection.ts';
import { readNoti } from './noti.ts';
import { keepDato } from './profilo.ts';

type Offerta = { servizio: Servizio; persona: string };

/** Answers that a new draft of the service begins with: those given, and for the others what the person told before, or what the login told. */
export async function initialRisposte(
	tx: Tx,
	{ servizio, persona, risposte = {} }: Offerta & { risposte?: Grezzi }
): Promise<Grezzi> {
	const noti = await readNoti(tx, { persona });
	return {
		...offerte(Object.entries(servizio.campi), { noti, proprio: isProprio(servizio, risposte) }),
		...risposte
	};
}

/** The answers once `dopo` speaks of another person than `prima` did: what was of the one is not of the other. Fields of the step just typed stay as typed. */
export async function reofferRisposte(
	tx: Tx,
	{ servizio, persona, prima, dopo, scritti }: Cambio
): Promise<Grezzi> {
	const [era, ora] = [isProprio(servizio, prima), isProprio(servizio, dopo)];
	const cambiati = Object.entries(servizio.campi).filter(
		([nome, campo]) => era(campo) !== ora(campo) && !scritti.includes(nome)
	);
	if (cambiati.length === 0) return dopo;
	const nomi = new Set(cambiati.map(([nome]) => nome));
	const altre = Object.entries(dopo).filter(([nome]) => !nomi.has(nome));
	const noti = await readNoti(tx, { persona });
	return { ...Object.fromEntries(altre), ...offerte(cambiati, { noti, proprio: ora }) };
}

type Cambio = Offerta & { prima: Grezzi; dopo: Grezzi; scritti: readonly string[] };

type Proprio = (campo: Pick<Campo, 'riusoSe'>) => boolean;

function offerte(
	campi: readonly (readonly [string, Campo])[],
	{ noti, proprio }: { noti: Awaited<ReturnType<typeof readNoti>>; proprio: Proprio }
): Grezzi {
	const note = campi.flatMap(([nome, campo]) => {
		const noto = campo.riuso && proprio(campo) ? noti.get(campo.riuso) : undefined;
		return noto === undefined ? [] : [[nome, noto.valore] as const];
	});
	return Object.fromEntries(note);
}

// Whether with these answers a field is about who fills in the form.
function isProprio(servizio: Servizio, risposte: Grezzi): Proprio {
	const valori = valoriCondizione(servizio, risposte);
	return ({ riusoSe }) => !riusoSe || valeCondizione(riusoSe, valori);
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
	const proprio = isProprio(servizio, scritte);
	for (const [nome, campo] of Object.entries(servizio.campi)) {
		const { riuso } = campo;
		const grezzo = scritte[nome];
		if (!riuso || !proprio(campo) || grezzo === undefined || isVuoto(grezzo) || risposte[nome] === undefined)
			continue;
		await keepDato(tx, { ...comune, chiave: riuso, grezzo, valore: risposte[nome] });
	}
}

// The form by which a person asks an office for an appointment: its fields, drawn and checked like those of a service. Pure; called by its page.
import { Temporal } from 'temporal-polyfill';
import { addGiorniLavorativi } from '#lib/domain/calendario.ts';
import type { Giorno } from '#lib/domain/data.ts';
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatDataEstesa } from '#lib/domain/istante.ts';
import type { Campo, Contesto } from '#lib/forms/campo.ts';
import { email, telefono } from '#lib/forms/campi/contatti.ts';
import { readCampo } from '#lib/forms/campi/gruppo.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { testoDi, type Grezzi } from '#lib/forms/grezzo.ts';
import { isBloccante } from '#lib/forms/validate.ts';
import { vistaCampo } from '#lib/forms/views.ts';
import type { VistaCampo } from '#lib/forms/vista.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { ServizioAttivo } from '../pratiche/servizio-attivo.ts';

/** Four weeks of working days, from tomorrow. */
const GIORNI_OFFERTI = 20;
const SETTIMANA = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'];

export const FASCE = {
	mattina: 'Mattina',
	pomeriggio: 'Pomeriggio, se l’ufficio è aperto'
} as const;

export type Richiesta = {
	ufficio: string;
	motivo: string;
	giorno: string;
	fascia: keyof typeof FASCE;
	telefono: string | undefined;
	email: string | undefined;
};

/** Offices to choose from: those of the service when one is named, otherwise all. */
export function ufficiOfferti(
	{ uffici }: Pick<Impostazioni, 'uffici'>,
	attivo: ServizioAttivo | undefined
): Impostazioni['uffici'] {
	if (!attivo) return uffici;
	const competenti = new Set([attivo.ufficio, ...attivo.servizio.uffici(attivo.impostazioni)]);
	return uffici.filter(({ id }) => competenti.has(id));
}

type Modulo = Record<keyof Richiesta, Campo>;

/** The fields for these offices on a day. */
export function moduloAppuntamento(uffici: Impostazioni['uffici'], oggi: Giorno): Modulo {
	const giorni = Array.from({ length: GIORNI_OFFERTI }, (_, posto) => addGiorniLavorativi(oggi, posto + 1));
	return {
		ufficio: scelta({
			etichetta: 'Ufficio',
			obbligatorio: true,
			elenco: true,
			opzioni: uffici.map(({ id, nome, orari }) => ({ valore: id, etichetta: nome, aiuto: orari }))
		}),
		motivo: testo({
			etichetta: 'Di che cosa vuoi parlare?',
			obbligatorio: true,
			minimo: 5,
			massimo: 200,
			aiuto: 'Bastano poche parole. Non scrivere dati di salute o di altre persone.'
		}),
		giorno: scelta({
			etichetta: 'Giorno che preferisci',
			obbligatorio: true,
			elenco: true,
			opzioni: giorni.map((giorno) => ({ valore: giorno.toString(), etichetta: giornoInParole(giorno) }))
		}),
		fascia: scelta({
			etichetta: 'In quale parte della giornata?',
			obbligatorio: true,
			opzioni: Object.entries(FASCE).map(([valore, etichetta]) => ({ valore, etichetta }))
		}),
		telefono: telefono({
			etichetta: 'Telefono',
			aiuto: 'Scrivi almeno uno tra telefono ed e-mail: l’ufficio lo usa per confermarti l’ora.'
		}),
		email: email({ etichetta: 'E-mail' })
	};
}

/** "martedì 24 novembre 2026". */
export function giornoInParole(giorno: Temporal.PlainDate): string {
	return `${SETTIMANA[giorno.dayOfWeek - 1] ?? ''} ${formatDataEstesa(giorno)}`;
}

/** The fields as the page draws them. */
export function vistaModulo(
	modulo: Modulo,
	{ grezzi, contesto, problemi }: { grezzi: Grezzi; contesto: Contesto; problemi: readonly Problema[] }
): VistaCampo[] {
	return Object.entries(modulo).map(([nome, campo]) =>
		vistaCampo(nome, campo, { grezzo: grezzi[nome], contesto, problemi })
	);
}

/** Reads what was sent; the office must know how to answer. */
export function checkRichiesta(
	modulo: Modulo,
	{ grezzi, contesto }: { grezzi: Grezzi; contesto: Contesto }
): { ok: true; richiesta: Richiesta } | { ok: false; problemi: Problema[] } {
	const lette = Object.entries(modulo).map(([nome, campo]) => ({
		nome,
		...readCampo(campo, grezzi[nome], contesto)
	}));
	const problemi = lette.flatMap(({ nome, problemi: suoi }) =>
		suoi.map((uno) => creaProblema({ ...uno, campo: nome }))
	);
	const contatti = [grezzi['telefono'], grezzi['email']].map((uno) => testoDi(uno).trim());
	if (contatti.every((contatto) => contatto === ''))
		problemi.push(creaProblema({ campo: 'telefono', codice: 'CONTATTO_MANCANTE' }));
	if (problemi.some(isBloccante)) return { ok: false, problemi };
	const valori = Object.fromEntries(lette.map(({ nome, valore }) => [nome, valore]));
	return { ok: true, richiesta: valori as Richiesta };
}

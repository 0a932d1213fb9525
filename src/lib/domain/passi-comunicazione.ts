/** The way of a notice from draft to end, and who may take each step; called by the use cases and by the clerks' page. */
import { isEmergenza, type Specie } from './comunicazioni.ts';
import type { Ruolo } from './ruoli.ts';

export type StatoComunicazione = 'BOZZA' | 'DA_APPROVARE' | 'PUBBLICATA' | 'SCADUTA' | 'RITIRATA';

/** The steps that a clerk takes; `MODIFICA` stays a draft and `CORREGGI` begins another notice. */
export type PassoComunicazione =
	'MODIFICA' | 'INVIA' | 'SCARTA' | 'APPROVA' | 'PUBBLICA_SUBITO' | 'RIMANDA' | 'RITIRA' | 'CORREGGI';

/** What happens to a notice, as its log tells. */
export const EVENTI_COMUNICAZIONE = {
	CREA: 'Scritta',
	PROPONI: 'Proposta',
	CORREGGI: 'Scritta come correzione',
	MODIFICA: 'Modificata',
	INVIA: 'Mandata ad approvare',
	RIMANDA: 'Rimandata a chi l’ha scritta',
	APPROVA: 'Approvata e pubblicata da una seconda persona',
	PUBBLICA_SUBITO: 'Emergenza: pubblicata subito, senza una seconda persona',
	RITIRA: 'Ritirata',
	SCARTA: 'Scartata prima di essere pubblicata',
	SCADE: 'Scaduta',
	MESSAGGI_INIZIATI: 'Messaggi alle persone: preparazione iniziata',
	MESSAGGI_FINITI: 'Messaggi alle persone: tutti preparati',
	MESSAGGI_FERMATI: 'Messaggi alle persone: fermati, l’avviso non è più pubblicato',
	MESSAGGI_RITIRATI: 'Messaggi alle persone: ritirati quelli che non erano ancora partiti',
	MESSAGGI_RIFIUTATI: 'Messaggi alle persone: non inviati, sono meno di 20'
} as const;

export type EventoComunicazione = keyof typeof EVENTI_COMUNICAZIONE;

const VERSO: Readonly<Record<PassoComunicazione, StatoComunicazione>> = {
	MODIFICA: 'BOZZA',
	INVIA: 'DA_APPROVARE',
	SCARTA: 'RITIRATA',
	APPROVA: 'PUBBLICATA',
	PUBBLICA_SUBITO: 'PUBBLICATA',
	RIMANDA: 'BOZZA',
	RITIRA: 'RITIRATA',
	CORREGGI: 'PUBBLICATA'
};

/** Where a step leads. */
export function statoDopo(passo: PassoComunicazione): StatoComunicazione {
	return VERSO[passo];
}

export const SCRIVONO: readonly Ruolo[] = ['redattore', 'responsabile', 'amministratore'];
const APPROVANO: readonly Ruolo[] = ['responsabile', 'amministratore'];

/** Who looks at a notice: their roles, and whether they wrote any of it. */
export type Chi = { ruoli: readonly string[]; haScritto: boolean };

/** The steps that someone may take now. Who wrote it never approves it: the exception is an emergency, and its log says so. */
export function passiAperti(
	{ stato, ...specie }: Specie & { stato: StatoComunicazione },
	{ ruoli, haScritto }: Chi
): PassoComunicazione[] {
	const scrive = SCRIVONO.some((ruolo) => ruoli.includes(ruolo));
	const approva = APPROVANO.some((ruolo) => ruoli.includes(ruolo));
	const subito = isEmergenza(specie) && ruoli.includes('responsabile');
	const regole: Readonly<Record<PassoComunicazione, boolean>> = {
		MODIFICA: scrive && stato === 'BOZZA',
		INVIA: scrive && stato === 'BOZZA',
		APPROVA: approva && !haScritto && stato === 'DA_APPROVARE',
		PUBBLICA_SUBITO: subito && (stato === 'BOZZA' || (haScritto && stato === 'DA_APPROVARE')),
		RIMANDA: approva && stato === 'DA_APPROVARE',
		RITIRA: approva && stato === 'PUBBLICATA',
		CORREGGI: scrive && stato === 'PUBBLICATA',
		SCARTA: scrive && stato === 'BOZZA'
	};
	return (Object.keys(regole) as PassoComunicazione[]).filter((passo) => regole[passo]);
}

/** How each message to citizens has to travel; used by the outbox and by the clerks' pages. */
import type { Argomento } from './argomenti.ts';
import type { ModelloMessaggio } from './modelli-messaggi.ts';

export type RegoleMessaggio = {
	argomento: Argomento;
	/**
	 * Whether the law wants the person to be told (L. 241/1990 artt. 2, 3, 6, 8 and 10-bis): when no digital channel takes
	 * it, it goes on the list of what is sent by post.
	 */
	legale: boolean;
	/** Health, family or money of the person: outside the area personale it only says that there is something to read. */
	riservato: boolean;
	/** `urgente` leaves at any hour; `risposta` too, because the person has just done something and waits; the rest in the hours of the Comune. */
	momento: 'urgente' | 'risposta' | 'di giorno';
	/** Sent to many: everything else goes first. */
	massivo: boolean;
};

const ORDINARIO: RegoleMessaggio = {
	argomento: 'pratiche',
	legale: false,
	riservato: false,
	momento: 'di giorno',
	massivo: false
};
const LEGALE: RegoleMessaggio = { ...ORDINARIO, legale: true };
const RISPOSTA: RegoleMessaggio = { ...ORDINARIO, momento: 'risposta' };
const PROMEMORIA: RegoleMessaggio = { ...ORDINARIO, argomento: 'promemoria' };
const AL_PUBBLICO: RegoleMessaggio = { ...ORDINARIO, massivo: true };
const TRIBUTI: RegoleMessaggio = { ...ORDINARIO, argomento: 'tributi', massivo: true };

const REGOLE: Record<ModelloMessaggio, RegoleMessaggio> = {
	IO01: RISPOSTA,
	IO02: ORDINARIO,
	IO03: LEGALE,
	IO03_SENZA_SOSPENSIONE: LEGALE,
	IO03_TERMINE_DA_CAPO: LEGALE,
	IO04: LEGALE,
	IO05: LEGALE,
	IO05_SPORTELLO: LEGALE,
	PROROGA: LEGALE,
	PROROGA_SPORTELLO: LEGALE,
	CONSEGNA_DOPO_PAGAMENTO: LEGALE,
	PAGAMENTO_RICEVUTO: RISPOSTA,
	IO06: LEGALE,
	IO07: LEGALE,
	IO08: LEGALE,
	IO09: PROMEMORIA,
	IO09_SENZA_PRATICA: PROMEMORIA,
	IO10: LEGALE,
	IO11: { ...ORDINARIO, riservato: true },
	IO12: PROMEMORIA,
	TS_FERMO: { ...ORDINARIO, momento: 'urgente' },
	TS_FERMO_RITIRATO: { ...ORDINARIO, momento: 'urgente' },
	TS_RINUNCIA: RISPOSTA,
	TS_MOROSITA: LEGALE,
	DELEGA_REGISTRATA: { ...RISPOSTA, riservato: true },
	DELEGA_ACCETTATA: { ...RISPOSTA, riservato: true },
	DELEGA_RIFIUTATA: { ...RISPOSTA, riservato: true },
	DELEGA_REVOCATA: { ...RISPOSTA, riservato: true },
	DELEGA_USATA: { ...RISPOSTA, riservato: true },
	BOLLO_NON_INVIATA: RISPOSTA,
	BOLLO_DA_VERIFICARE: RISPOSTA,
	BOLLO_FIRMA: RISPOSTA,
	BOLLO_VERIFICATA: ORDINARIO,
	RIMBORSO: LEGALE,
	CAUZIONE: LEGALE,
	COM_EMERGENZA: { ...AL_PUBBLICO, argomento: 'emergenze', momento: 'urgente' },
	COM_ALLERTA: { ...AL_PUBBLICO, argomento: 'allerte' },
	COM_STRADA: { ...AL_PUBBLICO, argomento: 'strade' },
	COM_INTERRUZIONE: { ...AL_PUBBLICO, argomento: 'interruzioni' },
	COM_EVENTO: { ...AL_PUBBLICO, argomento: 'eventi' },
	CAMPAGNA_TARI: TRIBUTI,
	CAMPAGNA_IMU: TRIBUTI,
	CAMPAGNA_RETTA_SCOLASTICA: { ...ORDINARIO, argomento: 'scuola', massivo: true }
};

/** The rules of a message. */
export function regoleDi(modello: ModelloMessaggio): RegoleMessaggio {
	return REGOLE[modello];
}

/** Whether the law wants some message about a topic told, and so posted to who has no other channel. */
export function isPerPosta(argomento: Argomento): boolean {
	return Object.values(REGOLE).some((regole) => regole.legale && regole.argomento === argomento);
}

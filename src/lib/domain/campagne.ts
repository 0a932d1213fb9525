/** Campaigns of deadlines: what they are about, what their message says, how they move. Used by the use cases, the worker and the clerks' pages. */
import { formatNav } from './avviso.ts';
import { formatImporto } from './denaro.ts';
import { formatGiorno } from './istante.ts';
import type { ModelloMessaggio } from './modelli-messaggi.ts';
import type { Parametri } from './segnaposti.ts';
import { senzaSegni } from './testo-semplice.ts';
import { senzaPunto } from './testo.ts';

/** `senza` is how one pays who has no notice of pagoPA. */
export const TIPI_CAMPAGNA = {
	TARI: {
		nome: 'TARI (tassa sui rifiuti)',
		modello: 'CAMPAGNA_TARI',
		senza: 'Paga con il documento che hai ricevuto dal Comune.'
	},
	IMU: { nome: 'IMU', modello: 'CAMPAGNA_IMU', senza: 'Si paga con il modello F24.' },
	RETTA_SCOLASTICA: {
		nome: 'Servizi scolastici (rette)',
		modello: 'CAMPAGNA_RETTA_SCOLASTICA',
		senza: 'Paga con il documento che hai ricevuto dal Comune.'
	}
} as const satisfies Record<string, { nome: string; modello: ModelloMessaggio; senza: string }>;

export type TipoCampagna = keyof typeof TIPI_CAMPAGNA;

/** Whether a text received from outside is a type. */
export function isTipoCampagna(testo: string): testo is TipoCampagna {
	return Object.hasOwn(TIPI_CAMPAGNA, testo);
}

/** The same for everybody. `rata` may be empty: 'prima rata', 'saldo'. */
export type ParametriCampagna = { rata: string; contatto: string };

/** What is told to one person. */
export type Avvisato = { cent: number; scadenza: string; nav: string | null; causale: string };

/** The template of the message and what fills it. */
export function messaggioCampagna(
	{ tipo, anno, parametri }: { tipo: TipoCampagna; anno: number; parametri: ParametriCampagna },
	{ cent, scadenza, nav, causale }: Avvisato
): { modello: ModelloMessaggio; parametri: Parametri } {
	const { modello, senza } = TIPI_CAMPAGNA[tipo];
	return {
		modello,
		parametri: {
			anno: annoInParole(tipo, anno),
			entro: formatGiorno(scadenza),
			importo: formatImporto(cent),
			rata: parametri.rata && ` (${senzaSegni(parametri.rata)})`,
			causale: causale && ` Causale: ${senzaPunto(senzaSegni(causale))}.`,
			come: nav
				? `Puoi pagare con il codice avviso ${formatNav(nav)}: da App IO, dal sito del Comune, in banca, alla posta o in tabaccheria.`
				: senza,
			contatto: senzaPunto(senzaSegni(parametri.contatto))
		}
	};
}

/** The school year goes over two. */
export function annoInParole(tipo: TipoCampagna, anno: number): string {
	return tipo === 'RETTA_SCOLASTICA' ? `${anno}/${anno + 1}` : String(anno);
}

/** What clerks read of a state. `viva`: something goes on by itself. */
export const STATI_CAMPAGNA = {
	in_controllo: { nome: 'Controllo delle righe in corso', classe: 'in_corso', viva: true },
	pronta: { nome: 'Pronta', classe: 'sospeso', viva: false },
	programmata: { nome: 'Programmata', classe: 'in_corso', viva: true },
	in_corso: { nome: 'In corso', classe: 'in_corso', viva: true },
	in_pausa: { nome: 'In pausa', classe: 'sospeso', viva: false },
	conclusa: { nome: 'Conclusa', classe: 'positivo', viva: false },
	in_annullamento: { nome: 'Annullamento in corso', classe: 'in_corso', viva: true },
	annullata: { nome: 'Annullata', classe: 'negativo', viva: false }
} as const;

export type StatoCampagna = keyof typeof STATI_CAMPAGNA;

/** What a clerk may do, from which states; the database says the same once more. */
export const MOSSE_CAMPAGNA = {
	avvia: ['pronta', 'programmata'],
	programma: ['pronta', 'programmata'],
	sospendi: ['in_corso'],
	riprendi: ['in_pausa'],
	annulla: ['in_controllo', 'pronta', 'programmata', 'in_corso', 'in_pausa']
} as const satisfies Record<string, readonly StatoCampagna[]>;

export type MossaCampagna = keyof typeof MOSSE_CAMPAGNA;

/** Whether a clerk may do it now. */
export function puoMuovere(mossa: MossaCampagna, stato: StatoCampagna): boolean {
	return (MOSSE_CAMPAGNA[mossa] as readonly StatoCampagna[]).includes(stato);
}

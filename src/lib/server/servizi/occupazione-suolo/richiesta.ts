// A request for public land as it is stored: its answers, what the Comune decided, when the ground is to be kept. Pure; called by the use cases of public land.
import { giornoARoma } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { impostazioni, type ImpostazioniSuolo } from '#lib/services/occupazione-suolo/impostazioni.ts';
import {
	occupazioneDi,
	type Occupazione,
	type Parziali
} from '#lib/services/occupazione-suolo/occupazione.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { giornoDi } from '#lib/services/occupazione-suolo/tempi.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { impostazioniServizio } from '../../pratiche/servizio-attivo.ts';
import { quandoDi, type Quando } from './righe.ts';

/** What the Comune decides for public land. */
export function impostazioniSuolo(ente: Pick<EnteInVigore, 'impostazioni'>): ImpostazioniSuolo {
	return impostazioni.parse(impostazioniServizio(ente, occupazioneSuolo));
}

/** The pratica itself. @throws NonTrovato when it is of another service: the addresses of the desk name only the number */
export function delSuolo(pratica: Pratica): Pratica {
	if (pratica.servizio !== occupazioneSuolo.id) throw new NonTrovato('Pratica di un altro servizio');
	return pratica;
}

/** The answers, of a kind that only this service has. */
export function risposteDi({ risposte }: Pick<Pratica, 'risposte'>): Parziali {
	return risposte;
}

/** The occupation that a pratica asks for; none for a waiver. */
export function occupazioneDiPratica(pratica: Pratica): Occupazione | undefined {
	return occupazioneDi(risposteDi(pratica));
}

/** When the ground is to be kept: a renewal takes the days after its permit. */
export function quandoOccupa(risposte: Parziali, occupazione: Occupazione, oggi: string): Quando[] {
	const fine = risposte.tipoDomanda === 'RINNOVO' ? risposte.permesso?.dati.al : undefined;
	const dal = fine ? giornoDi(fine).add({ days: 1 }).toString() : occupazione.dal;
	return quandoDi({ ...occupazione, dal }, oggi);
}

/** Today in Rome, as an ISO date. */
export function oggiDi({ istante }: { istante: Date }): string {
	return giornoARoma(istante).toString();
}

// The plan of the town as the settings of public land hold it, without what is occupied. Called through the port of public land.
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { pianoDelPaese } from '#lib/services/occupazione-suolo/territorio.ts';
import type { PianoMappa } from '#lib/forms/vista.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import { impostazioniSuolo } from './richiesta.ts';

/** None where the Comune never set it. */
export function findPianoDelPaese(ente: Pick<EnteInVigore, 'impostazioni'>): PianoMappa | undefined {
	if (!ente.impostazioni.servizi.some(({ id }) => id === occupazioneSuolo.id)) return undefined;
	return pianoDelPaese(impostazioniSuolo(ente).territorio);
}

// The plan of the town as the settings of public land hold it, without what is occupied. Called through the port of public land.
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { pianoDi } from '#lib/services/occupazione-suolo/territorio.ts';
import type { PianoMappa } from '#lib/forms/vista.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import { impostazioniSuolo } from './richiesta.ts';

/** None where the Comune never set it. */
export function pianoDelPaese(ente: Pick<EnteInVigore, 'impostazioni'>): PianoMappa | undefined {
	if (!ente.impostazioni.servizi.some(({ id }) => id === occupazioneSuolo.id)) return undefined;
	const { occupate: _occupate, ...piano } = pianoDi(impostazioniSuolo(ente).territorio);
	return piano;
}

// The settings of the service in force in an ente; none where the Comune never decided for it. Called by the timers and the pages of clerks.
import {
	impostazioni as schema,
	type ImpostazioniTrasporto
} from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { trasportoScolastico } from '#lib/services/trasporto-scolastico/servizio.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';

/** @returns undefined where the Comune has no school transport */
export function impostazioniDiEnte({ impostazioni }: EnteInVigore): ImpostazioniTrasporto | undefined {
	const voce = impostazioni.servizi.find(({ id }) => id === trasportoScolastico.id);
	return voce && schema.parse(voce.impostazioni);
}

// The published rankings as everyone reads them: by the numbers of the requests. Called by the port.
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { VoceGraduatoria } from '#lib/services/trasporto-scolastico/ammissione.ts';
import { giornoDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import type { GraduatoriaPubblica } from '../porta.ts';
import { listGraduatorie, listVoci, type Graduatoria } from './graduatoria.ts';
import { impostazioniDiEnte } from './impostazioni.ts';

/** The newest of each school year, if published. */
export async function listPubbliche(
	tx: Tx,
	{ ente }: { ente: EnteInVigore }
): Promise<GraduatoriaPubblica[]> {
	const impostazioni = impostazioniDiEnte(ente);
	if (!impostazioni) return [];
	const pubbliche: GraduatoriaPubblica[] = [];
	for (const { anno } of impostazioni.anni) {
		const graduatoria = (await listGraduatorie(tx, anno)).find(({ pubblicataIl }) => pubblicataIl);
		if (!graduatoria) continue;
		const voci = await listVoci(tx, graduatoria.id);
		pubbliche.push({
			titolo: `Graduatoria ${anno}`,
			stato: descriviStato(graduatoria),
			gruppi: impostazioni.linee
				.map(({ id, nome }) => ({
					titolo: nome,
					righe: voci.filter(({ linea }) => linea === id).map(rigaDi)
				}))
				.filter(({ righe }) => righe.length > 0)
		});
	}
	return pubbliche;
}

function descriviStato({ definitivaIl, pubblicataIl, osservazioniFino }: Graduatoria): string {
	if (definitivaIl) return `Definitiva dal ${formatData(giornoARoma(definitivaIl))}.`;
	const dal = pubblicataIl ? formatData(giornoARoma(pubblicataIl)) : '';
	return `Provvisoria, pubblicata il ${dal}. Puoi inviare osservazioni fino al ${formatData(giornoDi(osservazioniFino ?? ''))} dalla pagina della tua domanda, nell'area personale.`;
}

function rigaDi({ posto, pratica, punti, esito, posizione }: VoceGraduatoria) {
	return {
		posto,
		pratica,
		punti: punti === undefined ? '' : String(punti),
		esito: esito === 'AMMESSA' ? 'Ammessa' : `Lista d'attesa, posto ${posizione ?? ''}`
	};
}

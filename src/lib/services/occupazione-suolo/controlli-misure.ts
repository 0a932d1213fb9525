/** The rules on measures: largest surface, room for people on foot, what was drawn against what was written; part of controlli.ts. */
import { mm2DaCentesimi } from '#lib/domain/canone.ts';
import { formatCentesimi } from '#lib/forms/campi/decimale.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { superficieDichiarata, type Controlli, type Parziali } from './occupazione.ts';
import { areaDisegnataMq } from './territorio.ts';

const MM2_AL_MQ = mm2DaCentesimi(100);
/** How far from the written surface the drawn one may be. */
const SCARTO = 0.15;

/** Problems of the measures. */
export function controlliMisure(risposte: Parziali, impostazioni: ImpostazioniSuolo): Controlli {
	return [
		...checkSuperficie(risposte, impostazioni),
		...checkPedoni(risposte, impostazioni),
		...checkDisegno(risposte, impostazioni)
	];
}

function checkSuperficie(risposte: Parziali, { superficieMassimaMq }: ImpostazioniSuolo): Controlli {
	const mm2 = superficieDichiarata(risposte);
	if (mm2 === undefined || mm2 <= superficieMassimaMq * MM2_AL_MQ) return [];
	return [
		{ campo: campoDi(risposte), codice: 'OSP_SUPERFICIE_MASSIMA', parametri: { max: superficieMassimaMq } }
	];
}

function campoDi({ tipologia, misure }: Parziali): 'larghezzaPasso' | 'superficie' | 'larghezza' {
	if (tipologia === 'passo_carrabile') return 'larghezzaPasso';
	return misure === 'SUPERFICIE' ? 'superficie' : 'larghezza';
}

// Art. 20 c. 3 D.Lgs. 285/1992: two metres free, half of the width at most.
function checkPedoni(
	{ larghezzaMarciapiede, spazioPedoni }: Parziali,
	{ pedoniLiberi }: ImpostazioniSuolo
): Controlli {
	if (larghezzaMarciapiede === undefined || spazioPedoni === undefined) return [];
	const occupata = larghezzaMarciapiede - spazioPedoni;
	const isPossibile = occupata >= 0 && occupata * 2 <= larghezzaMarciapiede;
	if (isPossibile && spazioPedoni >= pedoniLiberi) return [];
	return [
		{
			campo: 'spazioPedoni',
			codice: 'OSP_PEDONI_SPAZIO',
			parametri: { metri: formatCentesimi(pedoniLiberi) }
		}
	];
}

function checkDisegno(risposte: Parziali, { territorio }: ImpostazioniSuolo): Controlli {
	const mm2 = superficieDichiarata(risposte);
	if (!risposte.area || !mm2) return [];
	const dichiarata = mm2 / MM2_AL_MQ;
	const disegnata = areaDisegnataMq(risposte.area, territorio);
	if (Math.abs(disegnata - dichiarata) <= dichiarata * SCARTO) return [];
	return [
		{
			campo: 'area',
			codice: 'OSP_AREA_INCOERENTE',
			parametri: { disegnata: mq(disegnata), dichiarata: mq(dichiarata) }
		}
	];
}

function mq(quanti: number): string {
	return formatCentesimi(Math.round(quanti * 100));
}

/** What someone owes who occupies without a permit: indemnity and sanction (art. 1 c. 821 lett. g-h L. 160/2019). Called by the clerks' page. */
import { computeMaggiorato, fattoreMaggiorato } from '#lib/domain/canone.ts';
import { formatEuro, importoDecimale } from '#lib/domain/denaro.ts';
import type { Calcolo } from '#lib/forms/calcolo.ts';
import { fattoriDi, passaggiDi, pienoDi } from './canone.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import type { Occupazione } from './occupazione.ts';
import { giorniInclusi, giornoDi } from './tempi.ts';

/** What the report found; dates as ISO. */
export type Abuso = Pick<Occupazione, 'tipologia' | 'via' | 'mm2'> & {
	/** Made with stable works, so that the law takes it as permanent. */
	stabile: boolean;
	/** The day of the report. */
	verbale: string;
	/** The first day, where it is proved. */
	dal?: string | undefined;
};

/** A temporary occupation is presumed from so many days before the report. */
const GIORNI_PRESUNTI = 30;

/** The indemnity step by step, both ends of the days included, with the sanction in its note. */
export function indennitaDi(abuso: Abuso, impostazioni: ImpostazioniSuolo): Calcolo {
	const { stabile, verbale, dal = giorniPrima(verbale) } = abuso;
	const giorni = stabile ? undefined : giorniInclusi(dal, verbale);
	const occupazione: Occupazione = {
		...abuso,
		durata: stabile ? 'PERMANENTE' : 'TEMPORANEA',
		suolo: [],
		viabilita: 'NESSUNA',
		dal,
		al: verbale,
		dalle: undefined,
		alle: undefined,
		riduzione: undefined
	};
	// Nobody asked for a year begun late.
	const intero = { ...impostazioni, primoAnno: 'INTERO' as const };
	const fattori = fattoriDi(occupazione, intero, { oggi: giornoDi(verbale), giorni });
	const { maggiorazioneAbusi } = impostazioni;
	const canone = pienoDi(fattori);
	const cent = computeMaggiorato(canone, maggiorazioneAbusi);
	return {
		titolo: 'Indennità per l’occupazione senza permesso',
		passaggi: [
			...passaggiDi(fattori),
			{ id: 'canone', descrizione: 'Canone, euro', valore: importoDecimale(canone) },
			{
				id: 'maggiorazione',
				descrizione: `Canone aumentato del ${maggiorazioneAbusi}%`,
				valore: fattoreMaggiorato(maggiorazioneAbusi)
			}
		],
		totale: { descrizione: 'Indennità', cent },
		nota: `La sanzione va da ${formatEuro(cent)} a ${formatEuro(cent * 2)}, cioè dal 100% al 200% dell’indennità, oltre a quelle del Codice della strada (art. 20 c. 4 e 5).`
	};
}

function giorniPrima(verbale: string): string {
	return giornoDi(verbale).subtract({ days: GIORNI_PRESUNTI }).toString();
}

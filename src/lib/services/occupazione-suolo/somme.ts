/** What an occupation costs beside the canone, what is to be paid after the act, and the price list; part of the definition in servizio.ts. */
import { computeCanone, mm2DaCentesimi, superficieDaPagare } from '#lib/domain/canone.ts';
import type { ContestoDovuti, Dovuto, VoceCosto } from '#lib/forms/servizio.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { occupazioneDi, type Occupazione, type Parziali } from './occupazione.ts';

/** By these a payment says what it was for. */
export const CAUSALI = {
	canone: 'Canone per l’occupazione di suolo pubblico',
	cauzione: 'Cauzione per l’occupazione di suolo pubblico'
};

// In cents; none when the Comune asks for none.
function cauzioneDovuta(
	{ tipologia, mm2 }: Occupazione,
	{ cauzione, arrotondamento }: ImpostazioniSuolo
): number | undefined {
	if (!cauzione) return undefined;
	const mq = superficieDaPagare(mm2, arrotondamento);
	const isGrande = cauzione.oltreMq !== undefined && mm2 > cauzione.oltreMq * mm2DaCentesimi(100);
	if (!isGrande && !cauzione.tipologie.some((una) => una === tipologia)) return undefined;
	return Math.round(Number(mq) * cauzione.centAlMq);
}

/** Stamps and surety, beside the canone. */
export function costi(risposte: Parziali, impostazioni: ImpostazioniSuolo): VoceCosto[] {
	const { bollo } = impostazioni;
	const occupazione = occupazioneDi(risposte);
	if (!occupazione) return [];
	const cauzione = risposte.tipoDomanda === 'RINNOVO' ? undefined : cauzioneDovuta(occupazione, impostazioni);
	return [
		...(risposte.bollo === 'ESENTE'
			? []
			: [
					{
						descrizione: 'Imposta di bollo sulla domanda',
						cent: bollo.centesimi,
						quando:
							risposte.bollo === 'DIGITALE' ? 'da pagare online prima dell’invio' : 'già pagata con la marca'
					},
					{
						descrizione: 'Imposta di bollo sul permesso',
						cent: bollo.centesimi,
						quando: 'prima del permesso'
					}
				]),
		...(cauzione === undefined
			? []
			: [
					{
						descrizione: 'Cauzione, che ti restituiamo alla fine',
						cent: cauzione,
						quando: 'prima del permesso'
					}
				])
	];
}

/** The tariffs of the card, year by year. */
export function tariffe({
	tariffe: righe,
	bollo
}: ImpostazioniSuolo): Pick<VoceCosto, 'descrizione' | 'cent'>[] {
	const centAlMq = (tariffa: string): number =>
		computeCanone({ tariffa, coefficienti: [], superficie: '1', giorni: 1, riduzioni: [] });
	return [
		...righe
			.toSorted((a, b) => a.anno - b.anno)
			.flatMap(({ anno, annua, giornaliera }) => [
				{ descrizione: `Un metro quadrato al giorno, dal ${anno}`, cent: centAlMq(giornaliera) },
				{ descrizione: `Un metro quadrato all’anno, dal ${anno}`, cent: centAlMq(annua) }
			]),
		{ descrizione: 'Imposta di bollo, per la domanda e per il permesso', cent: bollo.centesimi }
	];
}

/** What is paid before the permit is given (art. 1 c. 835 L. 160/2019): canone, stamp, surety when it is paid to the Comune. */
export function dovuti(
	risposte: Parziali,
	impostazioni: ImpostazioniSuolo,
	{ oggi, calcolo }: ContestoDovuti
): Dovuto[] {
	if (risposte.tipoDomanda === 'RINUNCIA') return [];
	const { bollo, tassonomia } = impostazioni;
	const scadenza = oggi.add({ days: impostazioni.giorniPagamento });
	const versata = risposte.cauzioneTipo === 'VERSAMENTO' ? cauzioneDi(risposte, impostazioni) : undefined;
	return [
		{
			causale: CAUSALI.canone,
			cent: calcolo?.totale?.cent ?? 0,
			scadenza,
			tassonomia: tassonomia.canone,
			scade: true as const
		},
		{
			causale: 'Imposta di bollo sul permesso',
			cent: risposte.bollo === 'ESENTE' ? 0 : bollo.centesimi,
			scadenza,
			tassonomia: tassonomia.bollo,
			scade: true as const,
			bollo: true as const
		},
		{
			causale: CAUSALI.cauzione,
			cent: versata ?? 0,
			scadenza,
			tassonomia: tassonomia.cauzione,
			scade: true as const
		}
	].filter(({ cent }) => cent > 0);
}

/** The surety of these answers; a renewal keeps that of its permit. */
export function cauzioneDi(risposte: Parziali, impostazioni: ImpostazioniSuolo): number | undefined {
	const occupazione = occupazioneDi(risposte);
	if (!occupazione || risposte.tipoDomanda === 'RINNOVO') return undefined;
	return cauzioneDovuta(occupazione, impostazioni);
}

/** The canone of an occupation with every factor that makes it (art. 1 c. 816-836 L. 160/2019); part of the definition in servizio.ts. */
import { computeCanone, dodicesimi, quotaRimasta, superficieDaPagare } from '#lib/domain/canone.ts';
import { chiaveRicerca } from '#lib/domain/chiave-ricerca.ts';
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro, importoDecimale } from '#lib/domain/denaro.ts';
import type { Calcolo, Passaggio } from '#lib/forms/calcolo.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { occupazioneDi, type Occupazione, type Parziali } from './occupazione.ts';
import { giorniInclusi, oreAlGiorno } from './tempi.ts';
import { nomeTipologia } from './tipologie.ts';

const STIMA = 'È una stima che non impegna il Comune: l’importo da pagare è quello scritto nella decisione.';

/** The canone step by step; none for a waiver. */
export function canoneDi(
	risposte: Parziali,
	impostazioni: ImpostazioniSuolo,
	oggi: Giorno
): Calcolo | undefined {
	const occupazione = occupazioneDi(risposte);
	if (!occupazione) return undefined;
	const giorni = giorniDaPagare(risposte, occupazione);
	const fattori = fattoriDi(occupazione, impostazioni, { oggi, giorni });
	const pieno = pienoDi(fattori);
	const { minimoCent } = impostazioni;
	const pagato = giaPagato(risposte);
	const dovuto = Math.max(0, (pieno <= minimoCent ? 0 : pieno) - pagato);
	return {
		titolo: 'Canone per l’occupazione',
		passaggi: [
			...passaggiDi(fattori),
			...fattori.riduzioni.map((percentuale) => ({
				id: 'riduzione',
				descrizione: `Parte che resta dopo la riduzione del ${percentuale}%`,
				valore: quotaRimasta(percentuale)
			})),
			...(pagato > 0
				? [
						{
							id: 'giaPagato',
							descrizione: 'Già pagato per il permesso, euro',
							valore: importoDecimale(pagato)
						}
					]
				: [])
		],
		totale: { descrizione: giorni === undefined ? 'Canone di un anno' : 'Canone', cent: dovuto },
		nota: notaDi(occupazione, impostazioni, pieno)
	};
}

/** What makes a canone, each factor with its words. */
export type Fattori = {
	anno: number;
	atto: string;
	tariffa: Passaggio;
	coefficienti: Passaggio[];
	superficie: Passaggio;
	/** None for what is paid by the year. */
	giorni: number | undefined;
	riduzioni: string[];
};

/** Cents: the canone before what was paid already. */
export function pienoDi({ tariffa, coefficienti, superficie, giorni, riduzioni }: Fattori): number {
	return computeCanone({
		tariffa: tariffa.valore,
		coefficienti: coefficienti.map(({ valore }) => valore),
		superficie: superficie.valore,
		giorni: giorni ?? 1,
		riduzioni
	});
}

/** The factors in order, without reductions. */
export function passaggiDi({ anno, atto, tariffa, coefficienti, superficie, giorni }: Fattori): Passaggio[] {
	return [
		{ id: 'annoTariffa', descrizione: `Anno della tariffa (${atto})`, valore: String(anno) },
		tariffa,
		...coefficienti,
		superficie,
		...(giorni === undefined ? [] : [{ id: 'giorni', descrizione: 'Giorni', valore: String(giorni) }])
	];
}

/** Of an occupation of so many days, or of a year. */
export function fattoriDi(
	occupazione: Occupazione,
	impostazioni: ImpostazioniSuolo,
	{ oggi, giorni }: { oggi: Giorno; giorni: number | undefined }
): Fattori {
	const anno = giorni === undefined ? oggi.year : Number(occupazione.dal?.slice(0, 4));
	const riga = tariffaDi(impostazioni, anno);
	const zona = zonaDi(impostazioni, occupazione.via);
	const riduzione = impostazioni.riduzioni.find(({ id }) => id === occupazione.riduzione);
	return {
		anno: riga.anno,
		atto: riga.atto,
		tariffa:
			giorni === undefined
				? { id: 'tariffa', descrizione: 'Tariffa di un anno, euro al metro quadrato', valore: riga.annua }
				: {
						id: 'tariffa',
						descrizione: 'Tariffa di un giorno, euro al metro quadrato',
						valore: riga.giornaliera
					},
		coefficienti: [
			{ id: 'kZona', descrizione: `Coefficiente della zona (${zona.nome})`, valore: zona.coefficiente },
			{
				id: 'kTipologia',
				descrizione: `Coefficiente: ${nomeTipologia(occupazione.tipologia)}`,
				valore:
					impostazioni.coefficienti.find(({ tipologia }) => tipologia === occupazione.tipologia)
						?.coefficiente ?? '1'
			},
			...coefficientiParticolari(occupazione, impostazioni, { oggi, giorni })
		],
		superficie: {
			id: 'superficie',
			descrizione: 'Superficie arrotondata, metri quadrati',
			valore: superficieDaPagare(occupazione.mm2, impostazioni.arrotondamento)
		},
		giorni,
		riduzioni: riduzione ? [riduzione.percentuale] : []
	};
}

// Below the ground, a few hours a day, a year begun late.
function coefficientiParticolari(
	{ suolo, dalle, alle }: Occupazione,
	{ coefficienteSottosuolo, fasceOrarie, primoAnno }: ImpostazioniSuolo,
	{ oggi, giorni }: { oggi: Giorno; giorni: number | undefined }
): Passaggio[] {
	const ore = dalle && alle ? oreAlGiorno(dalle, alle) : 24;
	const fascia = fasceOrarie
		.toSorted((a, b) => a.finoAOre - b.finoAOre)
		.find(({ finoAOre }) => ore <= finoAOre);
	return [
		...(suolo.length > 0 && suolo.every((uno) => uno === 'sottosuolo')
			? [{ id: 'kSottosuolo', descrizione: 'Coefficiente del sottosuolo', valore: coefficienteSottosuolo }]
			: []),
		...(fascia && giorni !== undefined
			? [
					{
						id: 'kOre',
						descrizione: `Coefficiente fino a ${fascia.finoAOre} ore al giorno`,
						valore: fascia.coefficiente
					}
				]
			: []),
		...(giorni === undefined && primoAnno === 'DODICESIMI'
			? [{ id: 'kPrimoAnno', descrizione: 'Parte dell’anno che resta', valore: dodicesimi(oggi.month) }]
			: [])
	];
}

// Both ends count; a renewal pays for the days after the permit. What is permanent is paid by the year.
function giorniDaPagare(
	{ tipoDomanda, permesso }: Parziali,
	{ durata, dal, al }: Occupazione
): number | undefined {
	if (durata === 'PERMANENTE' || !dal || !al) return undefined;
	const fine = tipoDomanda === 'RINNOVO' ? permesso?.dati.al : undefined;
	return Math.max(1, fine ? giorniInclusi(fine, al) - 1 : giorniInclusi(dal, al));
}

// A permit that is being changed has paid its own canone already.
function giaPagato({ tipoDomanda, permesso }: Parziali): number {
	const cent = Number(tipoDomanda === 'MODIFICA' ? permesso?.dati.canoneCent : 0);
	return Number.isSafeInteger(cent) && cent > 0 ? cent : 0;
}

/** The tariff of a year: the last one set by then, or the first one there is. */
function tariffaDi({ tariffe }: ImpostazioniSuolo, anno: number): ImpostazioniSuolo['tariffe'][number] {
	const inOrdine = tariffe.toSorted((a, b) => a.anno - b.anno);
	const riga = inOrdine.findLast((una) => una.anno <= anno) ?? inOrdine[0];
	if (!riga) throw new Error('Il Comune non ha tariffe');
	return riga;
}

function zonaDi({ zone }: ImpostazioniSuolo, via: string): ImpostazioniSuolo['zone'][number] {
	const cercata = chiaveRicerca(via);
	const zona = zone.find(({ vie }) => vie.some((una) => chiaveRicerca(una) === cercata)) ?? zone[0];
	if (!zona) throw new Error('Il Comune non ha zone');
	return zona;
}

function notaDi(
	{ tipologia, durata }: Occupazione,
	{ annualitaAffrancazione: annualita }: ImpostazioniSuolo,
	cent: number
): string {
	if (tipologia !== 'passo_carrabile' || durata !== 'PERMANENTE' || !annualita) return STIMA;
	return `${STIMA} Puoi affrancare il passo carrabile pagando una volta sola ${annualita} annualità: ${formatEuro(cent * annualita)}.`;
}

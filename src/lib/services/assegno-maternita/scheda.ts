/** The card of the maternity allowance (art. 74 D.Lgs. 151/2001); part of the definition in servizio.ts. */
import type { Giorno } from '#lib/domain/data.ts';
import type { Scheda } from '#lib/forms/scheda.ts';
import { MENSILITA, scriviEuro } from './importo.ts';
import type { ImpostazioniMaternita } from './impostazioni.ts';

export const scheda: Scheda = {
	titolo: 'Presentare domanda per assegno di maternità',
	categoria: 'Salute, benessere e assistenza',
	argomenti: ['Nascita', 'Assistenza sociale'],
	descrizione:
		'Un aiuto economico per ogni figlio nato o adottato, per chi non ha altra indennità di maternità e ha un ISEE basso.',
	destinatari: 'Madri residenti, italiane, europee o con un titolo di soggiorno valido.',
	comeFare:
		"Compila la domanda entro 6 mesi dalla nascita o dall'ingresso in famiglia; il Comune controlla e manda i dati a INPS.",
	cosaServe:
		'Identità digitale; ISEE valido con il nuovo nato; IBAN intestato o cointestato a te; titolo di soggiorno se non sei cittadina europea; certificazione dell’indennità, se ne hai avuta una più bassa.',
	cosaSiOttiene:
		'Un assegno per 5 mesi per ogni figlio, pagato da INPS in una volta sola; solo la differenza se hai avuto altro.',
	tempi: 'Risposta entro 30 giorni, poi INPS paga, di solito entro 45 giorni.',
	costi: 'Nessuno.',
	condizioni: 'Una domanda per ogni evento; dati falsi fanno perdere l’assegno.',
	esito: ['Ricorso', 'Cambio IBAN', 'Richiesta di riesame'],
	collegamenti: [
		{
			testo: 'INPS: Assegno unico e universale per i figli, da chiedere a parte',
			href: 'https://www.inps.it'
		},
		{ testo: 'INPS: Bonus nuovi nati, da chiedere a parte', href: 'https://www.inps.it' }
	]
};

/** The amounts of this year, or the last that are known, and the term of this Comune. */
export function schedaInVigore(
	{ anni }: ImpostazioniMaternita,
	{ giorniTermine, oggi }: { giorniTermine: number; oggi: Giorno }
): Partial<Scheda> {
	const tempi = `Risposta entro ${giorniTermine} giorni, poi INPS paga, di solito entro 45 giorni.`;
	const noti = anni.flatMap(({ anno, mensileCent, sogliaCent }) =>
		anno <= oggi.year && mensileCent !== undefined && sogliaCent !== undefined
			? [{ anno, mensileCent, sogliaCent }]
			: []
	);
	const riga = noti.toSorted((a, b) => b.anno - a.anno)[0];
	if (!riga) return { tempi };
	const { anno, mensileCent, sogliaCent } = riga;
	return {
		tempi,
		cosaSiOttiene: `Per il ${anno}, ${scriviEuro(mensileCent)} euro al mese per ${MENSILITA} mesi (${scriviEuro(MENSILITA * mensileCent)} euro), pagati da INPS; solo la differenza se hai avuto altro. Limite ISEE ${anno}: ${scriviEuro(sogliaCent)} euro.`
	};
}

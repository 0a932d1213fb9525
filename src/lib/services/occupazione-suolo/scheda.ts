/** The card of public land (art. 1 c. 816-836 L. 160/2019), with what the Comune has decided; part of the definition in servizio.ts. */
import { formatCentesimi } from '#lib/forms/campi/decimale.ts';
import type { Scheda } from '#lib/forms/scheda.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';

export const scheda: Scheda = {
	titolo: 'Richiedere permesso di occupazione suolo pubblico',
	categoria: 'Autorizzazioni',
	argomenti: ['Zone pedonali', 'Commercio al minuto', 'Imposte'],
	descrizione:
		'Chiedi il permesso per occupare strade, piazze o marciapiedi con ponteggi, traslochi, tavolini, eventi.',
	destinatari: 'Persone, imprese, associazioni, condomini.',
	comeFare:
		'Indica il posto sulla mappa, le misure, i giorni e il motivo; il sistema stima il canone; invia. Dopo l’accoglimento paghi e scarichi il permesso.',
	cosaServe:
		'Identità digitale; planimetria con le misure; dati dei mezzi e dell’impresa; bollo da 16 euro salvo esenzione; eventuali prove per riduzioni.',
	cosaSiOttiene: 'Il permesso con le condizioni e, se serve, l’ordinanza per la viabilità.',
	tempi: tempi({ termine: 30, anticipo: '15 giorni', strada: 30 }),
	costi:
		'Canone = metri quadrati x giorni x tariffa del Comune, più 16 euro di bollo per la domanda e 16 per il permesso.',
	condizioni: 'Lascia almeno 2 metri per i pedoni, rispetta la segnaletica, ripristina l’area.',
	esito: ['Rinnovo', 'Modifica', 'Rinuncia', 'Rimborso della cauzione']
};

/** What holds in the Comune: times, refunds, distances, roads and days that are not for occupying. */
export function schedaInVigore(
	impostazioni: ImpostazioniSuolo,
	{ giorniTermine }: { giorniTermine: number }
): Partial<Scheda> {
	const { ordinario, strada } = impostazioni.anticipo;
	const anticipo = `${ordinario.giorni} giorni${ordinario.unita === 'LAVORATIVI' ? ' lavorativi' : ''}`;
	return {
		tempi: tempi({ termine: giorniTermine, anticipo, strada: strada.giorni }),
		costi: [scheda.costi, ...rimborsi(impostazioni)].join(' '),
		condizioni: [
			`Lascia almeno ${metri(impostazioni.pedoniLiberi)} metri per i pedoni, rispetta la segnaletica, ripristina l’area.`,
			...distanze(impostazioni),
			...strade(impostazioni),
			...esclusi(impostazioni)
		].join(' ')
	};
}

function rimborsi({ rimborso: { trattenuta, fineAnticipata } }: ImpostazioniSuolo): string[] {
	const meno = trattenuta === '0' ? '' : `, meno il ${trattenuta}%`;
	return [
		...(trattenuta === '100' ? [] : [`Se rinunci prima dell’inizio ti restituiamo il canone${meno}.`]),
		fineAnticipata
			? `Se finisci prima ti restituiamo il canone dei giorni che restano${meno}.`
			: 'Se finisci prima il canone non si restituisce.',
		'Il bollo non si restituisce mai.'
	];
}

function distanze({ distanzaMinima }: ImpostazioniSuolo): string[] {
	return distanzaMinima > 0
		? [`Tra la tua occupazione e le altre lascia almeno ${metri(distanzaMinima)} metri.`]
		: [];
}

// Art. 20 c. 1 D.Lgs. 285/1992.
function strade({ strade: tutte }: ImpostazioniSuolo): string[] {
	const vie = (sono: (classe: string) => boolean): string =>
		tutte
			.filter(({ classe }) => sono(classe))
			.map(({ via }) => via)
			.join(', ');
	const vietate = vie((classe) => classe < 'E');
	const conPercorso = vie((classe) => classe >= 'E');
	return [
		...(vietate ? [`In queste strade la carreggiata non si può occupare: ${vietate}.`] : []),
		...(conPercorso
			? [`In queste la carreggiata si occupa solo se il traffico ha un altro percorso: ${conPercorso}.`]
			: [])
	];
}

function esclusi({ esclusi: tutti }: ImpostazioniSuolo): string[] {
	const motivi = tutti.map(({ motivo, vie }) => (vie.length > 0 ? `${motivo} (${vie.join(', ')})` : motivo));
	return motivi.length > 0 ? [`Non si occupano i posti e i giorni di: ${motivi.join('; ')}.`] : [];
}

function metri(centimetri: number): string {
	return centimetri % 100 === 0 ? String(centimetri / 100) : formatCentesimi(centimetri);
}

function tempi({ termine, anticipo, strada }: { termine: number; anticipo: string; strada: number }): string {
	return `${termine} giorni; invia la domanda almeno ${anticipo} prima, ${strada} se chiudi una strada. Non vale il silenzio-assenso: senza permesso non puoi occupare.`;
}

/** The card of public land (art. 1 c. 816-836 L. 160/2019), with what the Comune has decided; part of the definition in servizio.ts. */
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

/** The times that hold in the Comune. */
export function schedaInVigore(
	{ anticipo: { ordinario, strada } }: ImpostazioniSuolo,
	{ giorniTermine }: { giorniTermine: number }
): Partial<Scheda> {
	const anticipo = `${ordinario.giorni} giorni${ordinario.unita === 'LAVORATIVI' ? ' lavorativi' : ''}`;
	return { tempi: tempi({ termine: giorniTermine, anticipo, strada: strada.giorni }) };
}

function tempi({ termine, anticipo, strada }: { termine: number; anticipo: string; strada: number }): string {
	return `${termine} giorni; invia la domanda almeno ${anticipo} prima, ${strada} se chiudi una strada. Non vale il silenzio-assenso: senza permesso non puoi occupare.`;
}

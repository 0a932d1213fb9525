/** The five questions before the form: whether the allowance may be due, with the amounts of the year of the event; part of the definition in servizio.ts. */
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import { data } from '#lib/forms/campi/data.ts';
import { importo } from '#lib/forms/campi/importo.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { definisciPreverifica, type Risposte } from '#lib/forms/preverifica.ts';
import { computeImporto, scriviEuro, sogliaDi } from './importo.ts';
import type { ImpostazioniMaternita } from './impostazioni.ts';
import { isNeiTermini, ultimoGiorno } from './termine.ts';

const domande = {
	dataEvento: data({
		etichetta: 'Quando è nato il bambino, o quando è entrato in famiglia?',
		obbligatorio: true,
		nonFutura: true
	}),
	residenza: siNo({
		etichetta: 'Sei residente in questo Comune, ed eri residente in Italia in quel giorno?',
		obbligatorio: true
	}),
	cittadinanza: scelta({
		etichetta: 'Qual è la tua cittadinanza?',
		obbligatorio: true,
		opzioni: [
			{ valore: 'UE', etichetta: "Italiana o di un altro Paese dell'Unione europea" },
			{
				valore: 'CON_TITOLO',
				etichetta: 'Di un altro Paese, e ho un titolo di soggiorno valido o la ricevuta'
			},
			{ valore: 'SENZA_TITOLO', etichetta: 'Di un altro Paese, e non ho un titolo di soggiorno' }
		]
	}),
	indennita: scelta({
		etichetta: 'Per questo evento hai avuto un’indennità di maternità?',
		obbligatorio: true,
		opzioni: [
			{ valore: 'NESSUNA', etichetta: 'No' },
			{ valore: 'INFERIORE', etichetta: "Sì, più bassa dell'assegno del Comune" },
			{ valore: 'PARI', etichetta: "Sì, uguale o più alta dell'assegno del Comune" },
			{ valore: 'STATO', etichetta: "Ho chiesto o avuto l'assegno di maternità dello Stato, pagato da INPS" }
		]
	}),
	isee: importo({ etichetta: 'Qual è il valore del tuo ISEE?', obbligatorio: true })
};

type Domande = Risposte<typeof domande>;

export const preverifica = definisciPreverifica({
	titolo: "Verifica se puoi avere l'assegno",
	introduzione:
		'Rispondi a cinque domande. Non serve entrare con SPID o CIE e non conserviamo le risposte. Il risultato non è una decisione: puoi inviare la domanda in ogni caso.',
	domande,
	esito(risposte: Domande, impostazioni: ImpostazioniMaternita, oggi: Giorno) {
		const ostacoli = ostacoliDi(risposte, impostazioni, oggi);
		return ostacoli.length > 0
			? { favorevole: false, titolo: "Con queste risposte l'assegno di solito non spetta", righe: ostacoli }
			: {
					favorevole: true,
					titolo: "Con queste risposte puoi chiedere l'assegno",
					righe: [importoDi(risposte, impostazioni), termineDi(risposte)]
				};
	}
});

function ostacoliDi(
	{ dataEvento, residenza, cittadinanza, indennita, isee }: Domande,
	impostazioni: ImpostazioniMaternita,
	oggi: Giorno
): string[] {
	const evento = giornoDi(dataEvento);
	const soglia = sogliaDi(evento.year, impostazioni);
	const ostacoli: [boolean, string][] = [
		[
			!isNeiTermini({ dataEvento: evento, ruolo: 'MADRE' }, oggi),
			`Il termine di sei mesi è scaduto il ${formatData(ultimoGiorno(evento, 'MADRE'))}.`
		],
		[!residenza, 'Bisogna essere residenti in questo Comune, e in Italia dal giorno dell’evento.'],
		[
			cittadinanza === 'SENZA_TITOLO',
			'Serve un titolo di soggiorno valido o la ricevuta di chi lo ha chiesto.'
		],
		[indennita === 'PARI', "L'indennità ricevuta è pari o superiore all'assegno."],
		[indennita === 'STATO', 'Per lo stesso evento non si possono avere due assegni di maternità.'],
		[
			soglia !== undefined && isee > soglia,
			`L'ISEE supera il limite di ${scriviEuro(soglia ?? 0)} euro previsto per l'anno ${evento.year}.`
		]
	];
	return ostacoli.filter(([vale]) => vale).map(([, testo]) => testo);
}

function importoDi({ dataEvento, indennita }: Domande, impostazioni: ImpostazioniMaternita): string {
	const { year: anno } = giornoDi(dataEvento);
	const importo = computeImporto({ anno, figli: 1 }, impostazioni);
	const soglia = sogliaDi(anno, impostazioni);
	if (!importo || soglia === undefined)
		return `Per gli eventi del ${anno} importo e limite ISEE sono da determinare.`;
	const valori = `Per gli eventi del ${anno} l'assegno è di ${scriviEuro(importo.interoCent)} euro per ogni figlio e il limite ISEE è di ${scriviEuro(soglia)} euro.`;
	return indennita === 'INFERIORE' ? `${valori} Hai diritto alla differenza con l'indennità avuta.` : valori;
}

function termineDi({ dataEvento }: Domande): string {
	const fine = ultimoGiorno(giornoDi(dataEvento), 'MADRE');
	return `Puoi inviare la domanda fino al ${formatData(fine)}.`;
}

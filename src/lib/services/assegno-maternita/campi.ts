/** The fields of a request for the maternity allowance; part of the definition in servizio.ts. What belongs to one event is not carried over to another request. */
import { campiIsee } from '#lib/forms/blocchi/isee.ts';
import { allegato } from '#lib/forms/campi/allegato.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { data } from '#lib/forms/campi/data.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { iban } from '#lib/forms/campi/iban.ts';
import { importo } from '#lib/forms/campi/importo.ts';
import { luogo } from '#lib/forms/campi/luogo.ts';
import { ripetuto } from '#lib/forms/campi/ripetuto.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { campiChi, campiRequisiti, campiRuolo } from './campi-persona.ts';

/** Children of one event. */
const FIGLI_MASSIMI = 6;

const IN_ADOZIONE = { campo: 'evento', tra: ['ADOZIONE', 'AFFIDAMENTO_PREADOTTIVO'] } as const;
const CON_INDENNITA = { campo: 'condizioneLavorativa', tra: ['LAVORATRICE_INDENNITA_INFERIORE'] } as const;
const CON_ATTESTAZIONE = { campo: 'iseeStato', tra: ['ATTESTAZIONE'] } as const;
const CON_DSU = { campo: 'iseeStato', tra: ['DSU'] } as const;

const campiEvento = {
	evento: scelta({
		etichetta: 'Evento',
		obbligatorio: true,
		opzioni: [
			{ valore: 'NASCITA', etichetta: 'Nascita' },
			{ valore: 'ADOZIONE', etichetta: 'Adozione' },
			{ valore: 'AFFIDAMENTO_PREADOTTIVO', etichetta: 'Affidamento preadottivo' }
		]
	}),
	dataEvento: data({
		etichetta: 'Data evento',
		obbligatorio: true,
		nonRipetere: true,
		nonFutura: true,
		aiuto: "Il giorno della nascita, o dell'ingresso in famiglia."
	}),
	figli: ripetuto({
		etichetta: 'Figli',
		obbligatorio: true,
		nonRipetere: true,
		elemento: 'figlio',
		massimo: FIGLI_MASSIMI,
		aiuto:
			'I figli nati vivi, o entrati in famiglia, nello stesso giorno. Per i gemelli aggiungi ogni figlio.',
		parti: {
			nome: testo({ etichetta: 'Nome', obbligatorio: true, massimo: 80 }),
			cognome: testo({ etichetta: 'Cognome', obbligatorio: true, massimo: 80 }),
			sesso: scelta({
				etichetta: 'Sesso',
				obbligatorio: true,
				opzioni: [
					{ valore: 'F', etichetta: 'Femmina' },
					{ valore: 'M', etichetta: 'Maschio' }
				]
			}),
			nascita: data({ etichetta: 'Data di nascita', obbligatorio: true, nonFutura: true }),
			luogo: luogo({
				etichetta: 'Luogo di nascita',
				obbligatorio: true,
				aiuto: 'Il Comune, o il Paese estero.'
			}),
			codiceFiscale: codiceFiscale({
				etichetta: 'Codice fiscale',
				aiuto: 'Se è nato da meno di 30 giorni e il codice non è ancora arrivato, lascia vuoto.'
			})
		}
	}),
	figliInFamiglia: dichiarazione({
		etichetta: 'Famiglia anagrafica',
		obbligatorio: true,
		testo: "Dichiaro che i figli indicati sono nella famiglia anagrafica di chi chiede l'assegno."
	}),
	attoAdozione: allegato({
		etichetta: 'atto di adozione o di affidamento',
		obbligatorio: true,
		massimo: 3,
		quando: IN_ADOZIONE
	})
};

const campiReddito = {
	condizioneLavorativa: scelta({
		etichetta: 'Condizione lavorativa',
		obbligatorio: true,
		opzioni: [
			{ valore: 'DISOCCUPATA', etichetta: 'Disoccupata' },
			{ valore: 'CASALINGA', etichetta: 'Casalinga' },
			{ valore: 'LAVORATRICE_SENZA_INDENNITA', etichetta: 'Lavoratrice senza indennità di maternità' },
			{
				valore: 'LAVORATRICE_INDENNITA_INFERIORE',
				etichetta: "Lavoratrice con un'indennità più bassa dell'assegno",
				aiuto: "L'assegno copre la differenza."
			},
			{ valore: 'STUDENTESSA', etichetta: 'Studentessa' }
		]
	}),
	indennita: importo({
		etichetta: 'Indennità di maternità percepita (totale lordo)',
		obbligatorio: true,
		nonRipetere: true,
		minimoCent: 1,
		quando: CON_INDENNITA
	}),
	indennitaEnte: testo({
		etichetta: "Chi paga l'indennità",
		obbligatorio: true,
		massimo: 120,
		aiuto: "INPS, il datore di lavoro o un'altra cassa.",
		quando: CON_INDENNITA
	}),
	indennitaProva: scelta({
		etichetta: "Come dimostri l'indennità?",
		obbligatorio: true,
		quando: CON_INDENNITA,
		opzioni: [
			{ valore: 'CERTIFICATO', etichetta: 'Allego la certificazione di chi paga' },
			{ valore: 'AUTODICHIARAZIONE', etichetta: 'Lo dichiaro sotto la mia responsabilità' }
		]
	}),
	indennitaCertificato: allegato({
		etichetta: "certificazione dell'indennità",
		obbligatorio: true,
		quando: { tutte: [CON_INDENNITA, { campo: 'indennitaProva', tra: ['CERTIFICATO'] }] }
	}),
	altreDomande: siNo({
		etichetta: 'Altre domande',
		obbligatorio: true,
		nonRipetere: true,
		aiuto:
			"Per lo stesso evento è stato chiesto o ricevuto l'assegno di maternità dello Stato, pagato da INPS (art. 75 D.Lgs. 151/2001)?"
	}),
	genitoriInsieme: siNo({
		etichetta: 'I genitori sono sposati tra loro o vivono insieme?',
		obbligatorio: true,
		aiuto: "Serve a sapere quale ISEE vale. Se c'è un solo genitore rispondi no."
	}),
	iseeStato: scelta({
		etichetta: "Hai già l'ISEE?",
		obbligatorio: true,
		opzioni: [
			{ valore: 'ATTESTAZIONE', etichetta: "Sì, ho l'attestazione" },
			{
				valore: 'DSU',
				etichetta: 'Ho presentato la DSU e aspetto il risultato',
				aiuto: "L'ufficio ti chiederà l'ISEE e fermerà il termine fino a 30 giorni."
			}
		]
	}),
	...campiIsee({ quando: CON_ATTESTAZIONE, riusoSe: { campo: 'titolo', tra: ['PROPRIO'] } }),
	dsuRicevuta: allegato({
		etichetta: 'ricevuta di presentazione della DSU',
		obbligatorio: true,
		quando: CON_DSU
	}),
	iseeNeonato: dichiarazione({
		etichetta: 'Nucleo familiare della DSU',
		testo: 'Il nuovo nato, o il bambino entrato in famiglia, è nella DSU.'
	})
};

export const campiPagamento = {
	iban: iban({
		etichetta: 'IBAN',
		obbligatorio: true,
		riuso: 'iban',
		// The account of another person is not that of who files for them.
		riusoSe: { campo: 'titolo', tra: ['PROPRIO'] },
		sepa: true,
		aiuto: "Il conto su cui INPS paga. Se è all'estero, nell'area SEPA, lo controlla prima l'ufficio."
	}),
	ibanIntestato: dichiarazione({
		etichetta: 'Intestazione del conto',
		obbligatorio: true,
		mancante: 'MA_IBAN_INTESTAZIONE',
		testo: "Il conto è intestato o cointestato a chi ha diritto all'assegno."
	})
};

export const campi = {
	...campiChi,
	...campiRuolo,
	...campiEvento,
	...campiRequisiti,
	...campiReddito,
	...campiPagamento
};

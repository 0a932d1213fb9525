/** The maternity allowance of the Comune, complete: the one place where this service is described. */
import { keysOf } from '#lib/forms/chiavi.ts';
import { oggettoDelega } from '#lib/forms/blocchi/regole-richiedente.ts';
import { giornoDi } from '#lib/domain/data.ts';
import { definisciServizio, type Risposte, type RisposteParziali } from '#lib/forms/servizio.ts';
import { calcolo } from './calcolo.ts';
import { campi, campiPagamento } from './campi.ts';
import { campiChi, campiRequisiti, campiRuolo } from './campi-persona.ts';
import { controlli } from './controlli.ts';
import { esempio } from './esempio.ts';
import { impostazioni } from './impostazioni.ts';
import { preverifica } from './preverifica.ts';
import { procedura } from './procedura.ts';
import { scheda, schedaInVigore } from './scheda.ts';

const NOMI_EVENTO = {
	NASCITA: 'Nascita',
	ADOZIONE: 'Adozione',
	AFFIDAMENTO_PREADOTTIVO: 'Affidamento preadottivo'
};

/** The answers of a request that was sent. */
export type RisposteMaternita = Risposte<typeof campi>;

export const assegnoMaternita = definisciServizio({
	id: 'assegno-maternita',
	versione: 1,
	prefisso: 'AM',
	scheda,
	schedaInVigore,
	impostazioni,
	preverifica,
	campi,
	passi: [
		{
			id: 'richiedente',
			titolo: 'Dati generali',
			sezioni: [
				{
					titolo: 'Richiedente',
					aiuto:
						"I tuoi dati arrivano da SPID o CIE. L'assegno è di chi ne ha diritto: un'altra persona può solo inviare la domanda.",
					campi: keysOf(campiChi)
				},
				{ titolo: "Chi ha diritto all'assegno", campi: keysOf(campiRuolo) }
			]
		},
		{
			id: 'evento',
			titolo: 'Nascita o adozione',
			sezioni: [
				{ titolo: 'Evento', campi: ['evento', 'dataEvento'] },
				{ titolo: 'Figli', campi: ['figli', 'figliInFamiglia', 'attoAdozione'] }
			]
		},
		{
			id: 'requisiti',
			titolo: 'Requisiti',
			sezioni: [
				{
					titolo: 'Residenza e cittadinanza',
					aiuto: "Rispondi per la persona che ha diritto all'assegno.",
					campi: keysOf(campiRequisiti)
				}
			]
		},
		{
			id: 'reddito',
			titolo: 'Lavoro e ISEE',
			sezioni: [
				{
					titolo: 'Lavoro e altre domande',
					campi: [
						'condizioneLavorativa',
						'indennita',
						'indennitaEnte',
						'indennitaProva',
						'indennitaCertificato',
						'altreDomande'
					]
				},
				{
					titolo: 'ISEE',
					campi: [
						'genitoriInsieme',
						'iseeStato',
						'iseeValore',
						'iseeTipo',
						'iseeProtocollo',
						'iseeOmissioni',
						'dsuRicevuta',
						'iseeNeonato'
					]
				}
			]
		},
		{
			id: 'pagamento',
			titolo: 'Pagamento',
			sezioni: [{ titolo: 'Conto su cui INPS paga', campi: keysOf(campiPagamento) }]
		}
	],
	dichiarazioni: {
		responsabilita:
			'Dichiaro, ai sensi degli artt. 46 e 47 del D.P.R. 445/2000, che i dati inseriti sono veri. So che le dichiarazioni false, gli atti falsi e il loro uso sono puniti dalla legge (art. 76) e comportano la perdita dei benefici ottenuti (art. 75).',
		condizioni: 'Accetto i termini e le condizioni del servizio.'
	},
	controlli,
	oggettoBozza,
	oggettoProtocollo: ({ evento, dataEvento }) => `${NOMI_EVENTO[evento]} del ${giornoDi(dataEvento).year}`,
	uffici: ({ ufficio }) => [ufficio],
	ufficio: (_risposte, { ufficio }) => ufficio,
	costi: () => [],
	calcolo,
	tariffe: () => [],
	procedura,
	riservato: true,
	conservazione: { bozzaGiorni: 90, fascicoloAnni: 10 },
	informativa: {
		destinatari: [
			"INPS, che riceve i dati dell'assegno concesso e paga: è un titolare autonomo e ha una sua informativa."
		]
	},
	esempio
});

// Whoever files for others may have a draft for each of them.
function oggettoBozza(risposte: RisposteParziali<typeof campi>) {
	const { beneficiarioCodiceFiscale: valore, beneficiarioNome, beneficiarioCognome } = risposte;
	if (!valore) return oggettoDelega(risposte);
	const nome = `${beneficiarioNome ?? ''} ${beneficiarioCognome ?? ''}`.trim();
	return { campo: 'beneficiarioCodiceFiscale', valore, nome: nome || valore } as const;
}

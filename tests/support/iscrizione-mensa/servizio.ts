/** Enrolment at the school canteen: a small service that the portal does not have, by which the tests prove how one is added. */
import { z } from 'zod';
import { MOSSE } from '#lib/domain/procedimento.ts';
import { campiContatti } from '#lib/forms/blocchi/richiedente.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { sceltaDaImpostazioni } from '#lib/forms/campi/scelta-da-impostazioni.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { definisciServizio } from '#lib/forms/servizio.ts';

const impostazioni = z.object({
	scuole: z.array(z.object({ id: z.string(), nome: z.string() })),
	pastoCent: z.int().min(0)
});

type Impostazioni = z.output<typeof impostazioni>;

const DATI = ['bambinoNome', 'bambinoCodiceFiscale', 'scuola', 'dieta', 'dietaNote', 'impegno'] as const;

export const iscrizioneMensa = definisciServizio({
	id: 'iscrizione-mensa',
	versione: 1,
	prefisso: 'IM',
	scheda: {
		titolo: 'Richiedere iscrizione alla mensa scolastica',
		categoria: 'Educazione e formazione',
		argomenti: ['Istruzione'],
		descrizione: 'Iscrivi tuo figlio alla mensa della scuola.',
		destinatari: 'Ai genitori dei bambini delle scuole del territorio.',
		comeFare: 'Scegli la scuola, indica la dieta e invia.',
		cosaServe: 'SPID o CIE e il codice fiscale del bambino.',
		cosaSiOttiene: "L'iscrizione alla mensa.",
		tempi: '30 giorni.',
		costi: 'Ogni pasto ha il prezzo della tabella.',
		condizioni: 'Puoi ritirare la richiesta in ogni momento.',
		esito: ['Rinuncia']
	},
	schedaInVigore: (_impostazioni, { giorniTermine }) => ({
		tempi: `Rispondiamo in ${giorniTermine} giorni.`
	}),
	impostazioni,
	campi: {
		...campiContatti,
		bambinoNome: testo({ etichetta: 'Nome e cognome del bambino', obbligatorio: true, massimo: 120 }),
		bambinoCodiceFiscale: codiceFiscale({ etichetta: 'Codice fiscale del bambino', obbligatorio: true }),
		scuola: sceltaDaImpostazioni({
			etichetta: 'Scuola',
			obbligatorio: true,
			opzioni: ({ scuole }: Impostazioni) => scuole.map(({ id, nome }) => ({ valore: id, etichetta: nome }))
		}),
		dieta: scelta({
			etichetta: 'Dieta',
			obbligatorio: true,
			opzioni: [
				{ valore: 'COMUNE', etichetta: 'Menù comune' },
				{ valore: 'ALTRA', etichetta: 'Altra dieta' }
			]
		}),
		dietaNote: testo({
			etichetta: 'Quale dieta?',
			obbligatorio: true,
			massimo: 120,
			quando: { campo: 'dieta', tra: ['ALTRA'] }
		}),
		impegno: dichiarazione({
			etichetta: 'Impegno',
			obbligatorio: true,
			testo: 'Mi impegno a pagare i pasti prenotati.'
		})
	},
	passi: [
		{
			id: 'bambino',
			titolo: 'Bambino',
			sezioni: [{ titolo: 'Dati del bambino', campi: [...DATI] }]
		},
		{
			id: 'contatti',
			titolo: 'Contatti',
			sezioni: [{ titolo: 'Contatti', campi: ['email', 'telefono', 'domicilioDigitale'] }]
		}
	],
	dichiarazioni: { responsabilita: 'Dichiaro che i dati inseriti sono veri.' },
	controlli: () => [],
	oggettoBozza: ({ bambinoCodiceFiscale, bambinoNome }) =>
		bambinoCodiceFiscale
			? {
					campo: 'bambinoCodiceFiscale',
					valore: bambinoCodiceFiscale,
					nome: bambinoNome ?? bambinoCodiceFiscale
				}
			: undefined,
	oggettoProtocollo: () => 'Iscrizione alla mensa',
	uffici: () => [],
	ufficio: () => 'urp',
	costi: (_risposte, { pastoCent }) => [{ descrizione: 'Pasto', cent: pastoCent, quando: 'ogni mese' }],
	calcolo: (_risposte, { pastoCent }) => ({
		titolo: 'Stima del mese',
		passaggi: [{ id: 'pasti', descrizione: 'Pasti', valore: '20' }],
		totale: { descrizione: 'Spesa stimata', cent: pastoCent * 20 }
	}),
	tariffe: ({ pastoCent }) => [{ descrizione: 'Pasto', cent: pastoCent }],
	procedura: {
		mosse: Object.values(MOSSE),
		effettoSilenzio: () => 'Se non rispondiamo in tempo puoi chiedere l’intervento sostitutivo.',
		isSilenzioRigetto: () => false,
		rimedi: () => 'Puoi ricorrere al TAR entro 60 giorni.',
		campiAtto: ['scuola']
	},
	conservazione: { bozzaGiorni: 90, fascicoloAnni: 5 },
	esempio: {
		email: 'chiara.dallacosta@posta.example',
		bambinoNome: 'Pietro Tessari',
		bambinoCodiceFiscale: 'TSSPTR26E30A703I',
		scuola: 'primaria-marconi',
		dieta: 'ALTRA',
		dietaNote: 'Senza glutine',
		impegno: 'si'
	}
});

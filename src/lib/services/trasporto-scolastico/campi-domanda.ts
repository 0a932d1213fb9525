/** The fields about who applies, the child, the other parent and the school; part of the definition in servizio.ts. */
import { campiDecreto, titoloRichiedente } from '#lib/forms/blocchi/ruoli.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { email, telefono } from '#lib/forms/campi/contatti.ts';
import { data } from '#lib/forms/campi/data.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { indirizzo } from '#lib/forms/campi/indirizzo.ts';
import { sceltaDaElenco } from '#lib/forms/campi/scelta-da-elenco.ts';
import { sceltaDaImpostazioni } from '#lib/forms/campi/scelta-da-impostazioni.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import type { ImpostazioniTrasporto } from './impostazioni.ts';
import { fineAnno } from './vocabolario.ts';

export const NUOVA = { campo: 'tipoDomanda', tra: ['NUOVA'] } as const;
const SU_ISCRIZIONE = {
	campo: 'tipoDomanda',
	tra: ['CAMBIO_FERMATA', 'CAMBIO_DELEGATI', 'RINUNCIA']
} as const;
const DA_GENITORE = { tutte: [NUOVA, { campo: 'titolo', tra: ['GENITORE'] }] } as const;
const CON_ALTRO_GENITORE = { tutte: [DA_GENITORE, { campo: 'altroGenitore', tra: ['SI'] }] } as const;

const CLASSI = ['Prima', 'Seconda', 'Terza', 'Quarta', 'Quinta'];
const CLASSI_DI_TUTTE = 3;

export const campiDomanda = {
	tipoDomanda: scelta({
		etichetta: 'Che cosa vuoi fare?',
		obbligatorio: true,
		opzioni: [
			{ valore: 'NUOVA', etichetta: 'Iscrivere un bambino o un ragazzo' },
			{ valore: 'CAMBIO_FERMATA', etichetta: 'Cambiare fermata' },
			{ valore: 'CAMBIO_DELEGATI', etichetta: 'Cambiare le persone delegate' },
			{ valore: 'RINUNCIA', etichetta: 'Rinunciare al servizio' }
		]
	}),
	iscrizione: sceltaDaElenco({
		etichetta: 'Per quale iscrizione?',
		obbligatorio: true,
		nonRipetere: true,
		elenco: 'iscrizioni',
		nessuno: 'Non hai iscrizioni al trasporto scolastico in questo Comune.',
		quando: SU_ISCRIZIONE
	}),
	annoScolastico: sceltaDaImpostazioni({
		etichetta: 'Anno scolastico',
		obbligatorio: true,
		nonRipetere: true,
		opzioni: ({ anni }: ImpostazioniTrasporto, { oggi }) =>
			anni
				.filter(({ anno, apertura }) => apertura <= oggi.toString() && oggi.toString() <= fineAnno(anno))
				.map(({ anno }) => ({ valore: anno, etichetta: anno })),
		quando: NUOVA
	}),
	titolo: titoloRichiedente(['GENITORE', 'AFFIDATARIO', 'TUTORE', 'PROPRIO'], { quando: NUOVA }),
	...campiDecreto({ tutte: [NUOVA, { campo: 'titolo', tra: ['AFFIDATARIO', 'TUTORE'] }] })
};

export const campiAlunno = {
	alunnoNome: testo({ etichetta: 'Nome', obbligatorio: true, massimo: 80, quando: NUOVA }),
	alunnoCognome: testo({ etichetta: 'Cognome', obbligatorio: true, massimo: 80, quando: NUOVA }),
	alunnoCodiceFiscale: codiceFiscale({
		etichetta: 'Codice fiscale',
		obbligatorio: true,
		aiuto: 'Sono 16 lettere e numeri. Li trovi sulla tessera sanitaria.',
		quando: NUOVA
	}),
	alunnoNascita: data({
		etichetta: 'Data di nascita',
		obbligatorio: true,
		nonFutura: true,
		quando: NUOVA
	}),
	alunnoResidenza: indirizzo({
		etichetta: 'Residenza',
		riuso: 'residenza',
		// A child may live with the other parent.
		riusoSe: { campo: 'titolo', tra: ['PROPRIO'] },
		obbligatorio: true,
		quando: NUOVA
	})
};

export const campiAltroGenitore = {
	altroGenitore: scelta({
		etichetta: "C'è un altro genitore?",
		obbligatorio: true,
		opzioni: [
			{ valore: 'SI', etichetta: 'Sì' },
			{ valore: 'UNICO', etichetta: 'No, decido solo io per il bambino' }
		],
		quando: DA_GENITORE
	}),
	genitoreUnicoMotivo: testo({
		etichetta: 'Perché decidi solo tu',
		obbligatorio: true,
		massimo: 200,
		aiuto: 'Per esempio: unico genitore che ha riconosciuto il bambino, vedovanza, decisione del giudice.',
		quando: { tutte: [DA_GENITORE, { campo: 'altroGenitore', tra: ['UNICO'] }] }
	}),
	altroGenitoreNome: testo({
		etichetta: "Nome dell'altro genitore",
		obbligatorio: true,
		massimo: 80,
		quando: CON_ALTRO_GENITORE
	}),
	altroGenitoreCognome: testo({
		etichetta: "Cognome dell'altro genitore",
		obbligatorio: true,
		massimo: 80,
		quando: CON_ALTRO_GENITORE
	}),
	altroGenitoreCodiceFiscale: codiceFiscale({
		etichetta: "Codice fiscale dell'altro genitore",
		obbligatorio: true,
		quando: CON_ALTRO_GENITORE
	}),
	altroGenitoreEmail: email({ etichetta: "E-mail dell'altro genitore", quando: CON_ALTRO_GENITORE }),
	altroGenitoreTelefono: telefono({
		etichetta: "Telefono dell'altro genitore",
		obbligatorio: true,
		quando: CON_ALTRO_GENITORE
	}),
	altroGenitoreAccordo: dichiarazione({
		etichetta: "Accordo dell'altro genitore",
		obbligatorio: true,
		testo:
			"Dichiaro che l'altro genitore è d'accordo su questa domanda (artt. 316, 337-ter e 337-quater del codice civile).",
		quando: CON_ALTRO_GENITORE
	}),
	genitoriLavorano: siNo({
		etichetta: "I genitori lavorano tutti, oppure c'è un solo genitore?",
		obbligatorio: true,
		aiuto: 'Serve dove i posti si assegnano a punti.',
		quando: NUOVA
	})
};

export const campiScuola = {
	scuola: sceltaDaImpostazioni({
		etichetta: 'Scuola',
		obbligatorio: true,
		opzioni: ({ scuole }: ImpostazioniTrasporto) =>
			scuole.map(({ id, nome }) => ({ valore: id, etichetta: nome })),
		quando: NUOVA
	}),
	plesso: sceltaDaImpostazioni({
		etichetta: 'Plesso',
		obbligatorio: true,
		opzioni: ({ scuole }: ImpostazioniTrasporto) =>
			scuole.flatMap(({ id, plessi }) =>
				plessi.map((plesso) => ({
					valore: plesso.id,
					etichetta: plesso.nome,
					quando: { campo: 'scuola', tra: [id] }
				}))
			),
		quando: NUOVA
	}),
	classe: sceltaDaImpostazioni({
		etichetta: 'Classe o anno',
		obbligatorio: true,
		nonRipetere: true,
		opzioni: ({ scuole }: ImpostazioniTrasporto) => {
			const primarie = scuole.filter(({ grado }) => grado === 'PRIMARIA').map(({ id }) => id);
			return CLASSI.map((etichetta, posto) => ({
				valore: String(posto + 1),
				etichetta,
				...(posto >= CLASSI_DI_TUTTE && { quando: { campo: 'scuola', tra: primarie } })
			}));
		},
		quando: NUOVA
	}),
	sezione: testo({
		etichetta: 'Sezione',
		massimo: 10,
		nonRipetere: true,
		breve: true,
		aiuto: 'Se non la sai ancora, lascia vuoto.',
		quando: NUOVA
	}),
	tempoScuola: sceltaDaImpostazioni({
		etichetta: 'Tempo scuola',
		obbligatorio: true,
		opzioni: ({ scuole }: ImpostazioniTrasporto) => {
			const nomi = new Map(scuole.flatMap(({ tempi }) => tempi.map(({ id, nome }) => [id, nome] as const)));
			return [...nomi].map(([valore, etichetta]) => ({
				valore,
				etichetta,
				quando: {
					campo: 'scuola',
					tra: scuole.filter(({ tempi }) => tempi.some(({ id }) => id === valore)).map(({ id }) => id)
				}
			}));
		},
		quando: NUOVA
	})
};

/** The fields by which a person says for whom they act (domain: applicant roles), alike in every service. */
import { allegato } from '../campi/allegato.ts';
import { codiceFiscale } from '../campi/codice-fiscale.ts';
import { email, pec, telefono } from '../campi/contatti.ts';
import { data } from '../campi/data.ts';
import { dichiarazione } from '../campi/dichiarazione.ts';
import { codiceFiscaleEnte, partitaIva } from '../campi/partita-iva.ts';
import { scelta } from '../campi/scelta.ts';
import { siNo } from '../campi/si-no.ts';
import { testo } from '../campi/testo.ts';
import { campoDelegaRegistrata, CON_DELEGA_SU_CARTA } from './delegante.ts';
import { campiDecreto, titoloRichiedente } from './ruoli.ts';

const PER_ALTRI = ['GENITORE', 'TUTORE', 'CURATORE', 'AMM_SOSTEGNO'];
const CON_DECRETO = ['TUTORE', 'CURATORE', 'AMM_SOSTEGNO'];

function seTitolo<const T extends readonly string[]>(...tra: T) {
	return { campo: 'titolo', tra } as const;
}

/** Acting for a natural person, or for a company or body. */
const PER_PERSONA = {
	una: [seTitolo(...PER_ALTRI), CON_DELEGA_SU_CARTA, { campo: 'incaricoPer', tra: ['PERSONA'] }]
} as const;
const PER_ENTE = { una: [seTitolo('LEGALE_RAPPR'), { campo: 'incaricoPer', tra: ['ENTE'] }] } as const;

/** Role, the person or body represented, and the papers that prove it. The identity of who is logged in is not asked. */
export const campiRichiedente = {
	titolo: titoloRichiedente(
		[
			'PROPRIO',
			'DELEGATO',
			'GENITORE',
			'TUTORE',
			'CURATORE',
			'AMM_SOSTEGNO',
			'LEGALE_RAPPR',
			'PROFESSIONISTA',
			'EREDE'
		],
		{}
	),
	delegaRegistrata: campoDelegaRegistrata,
	incaricoPer: scelta({
		etichetta: 'Chi ti ha dato l’incarico?',
		obbligatorio: true,
		opzioni: [
			{ valore: 'PERSONA', etichetta: 'Una persona' },
			{ valore: 'ENTE', etichetta: 'Un’impresa, un’associazione o un ente' }
		],
		quando: seTitolo('PROFESSIONISTA')
	}),
	beneficiarioNome: testo({
		etichetta: 'Nome della persona',
		obbligatorio: true,
		massimo: 80,
		quando: PER_PERSONA
	}),
	beneficiarioCognome: testo({
		etichetta: 'Cognome della persona',
		obbligatorio: true,
		massimo: 80,
		quando: PER_PERSONA
	}),
	beneficiarioCodiceFiscale: codiceFiscale({
		etichetta: 'Codice fiscale della persona',
		obbligatorio: true,
		aiuto: 'Sono 16 lettere e numeri. Li trovi sulla tessera sanitaria.',
		quando: PER_PERSONA
	}),
	minoreNascita: data({
		etichetta: 'Data di nascita del minore',
		obbligatorio: true,
		nonFutura: true,
		quando: seTitolo('GENITORE')
	}),
	responsabilitaGenitoriale: dichiarazione({
		etichetta: 'Responsabilità genitoriale',
		obbligatorio: true,
		testo:
			"Dichiaro di avere la responsabilità genitoriale e di aver informato l'altro genitore, se c'è (artt. 316 e 337-ter del codice civile).",
		quando: seTitolo('GENITORE')
	}),
	delegaData: data({
		etichetta: 'Data della delega',
		obbligatorio: true,
		nonFutura: true,
		quando: CON_DELEGA_SU_CARTA
	}),
	delega: allegato({
		etichetta: 'delega',
		obbligatorio: true,
		aiuto: 'La delega firmata, che nomina questo servizio. In PDF, oppure una foto leggibile.',
		quando: CON_DELEGA_SU_CARTA
	}),
	delegaFirmaDigitale: siNo({
		etichetta: 'La delega ha la firma digitale?',
		obbligatorio: true,
		quando: CON_DELEGA_SU_CARTA
	}),
	documentoDelegante: allegato({
		etichetta: 'documento di identità di chi ti delega',
		obbligatorio: true,
		aiuto: 'Serve solo perché la delega è firmata a mano. Il tuo documento non serve.',
		quando: {
			tutte: [CON_DELEGA_SU_CARTA, { campo: 'delegaFirmaDigitale', tra: ['no'] }]
		}
	}),
	...campiDecreto(seTitolo(...CON_DECRETO)),
	enteDenominazione: testo({
		etichetta: "Nome dell'impresa, associazione o ente",
		obbligatorio: true,
		massimo: 160,
		completamento: 'organization',
		quando: PER_ENTE
	}),
	enteCodiceFiscale: codiceFiscaleEnte({
		etichetta: "Codice fiscale dell'ente",
		obbligatorio: true,
		quando: PER_ENTE
	}),
	entePartitaIva: partitaIva({ etichetta: 'Partita IVA, se diversa', quando: PER_ENTE }),
	enteRea: testo({ etichetta: 'Numero REA', massimo: 20, breve: true, quando: PER_ENTE }),
	enteSede: testo({
		etichetta: 'Sede legale',
		obbligatorio: true,
		massimo: 200,
		quando: PER_ENTE
	}),
	entePec: pec({
		etichetta: "PEC dell'ente",
		aiuto: 'Serve alle imprese: è il domicilio digitale a cui arrivano gli atti.',
		quando: PER_ENTE
	}),
	enteCarica: testo({
		etichetta: 'La tua carica',
		obbligatorio: true,
		massimo: 80,
		quando: seTitolo('LEGALE_RAPPR')
	}),
	albo: testo({
		etichetta: 'Albo professionale',
		riuso: 'albo',
		obbligatorio: true,
		massimo: 80,
		aiuto: 'Per esempio: geometri, architetti, avvocati.',
		quando: seTitolo('PROFESSIONISTA')
	}),
	alboProvincia: testo({
		etichetta: "Provincia dell'albo",
		riuso: 'alboProvincia',
		obbligatorio: true,
		massimo: 40,
		breve: true,
		quando: seTitolo('PROFESSIONISTA')
	}),
	alboNumero: testo({
		etichetta: 'Numero di iscrizione',
		riuso: 'alboNumero',
		obbligatorio: true,
		massimo: 20,
		breve: true,
		quando: seTitolo('PROFESSIONISTA')
	}),
	incarico: allegato({
		etichetta: 'incarico o procura',
		obbligatorio: true,
		quando: seTitolo('PROFESSIONISTA')
	}),
	defuntoCodiceFiscale: codiceFiscale({
		etichetta: 'Codice fiscale della persona deceduta',
		obbligatorio: true,
		quando: seTitolo('EREDE')
	}),
	defuntoData: data({
		etichetta: 'Data del decesso',
		obbligatorio: true,
		nonFutura: true,
		quando: seTitolo('EREDE')
	}),
	dichiarazioneErede: dichiarazione({
		etichetta: 'Qualità di erede',
		obbligatorio: true,
		testo: 'Dichiaro di essere erede della persona indicata (art. 46 del D.P.R. 445/2000).',
		quando: seTitolo('EREDE')
	})
};

/** How to reach who is logged in; prefilled with what the Comune knows. */
export const campiContatti = {
	email: email({
		etichetta: 'E-mail',
		riuso: 'email',
		aiuto:
			'La usiamo se dobbiamo chiederti qualcosa. Gli avvisi arrivano nella tua area personale e su App IO.'
	}),
	telefono: telefono({
		etichetta: 'Telefono',
		riuso: 'telefono',
		aiuto: 'Ti chiamiamo solo se serve per la richiesta.'
	}),
	domicilioDigitale: pec({
		etichetta: 'Domicilio digitale (PEC)',
		riuso: 'domicilioDigitale',
		aiuto: 'Se hai un domicilio digitale in INAD o INI-PEC vale quello.'
	})
};

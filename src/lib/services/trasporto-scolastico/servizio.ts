/** School transport, complete: the one place where this service is described. */
import { definisciServizio } from '#lib/forms/servizio.ts';
import { calcolo } from './calcolo.ts';
import { campi, passi } from './campi.ts';
import { controlli } from './controlli.ts';
import { impostazioni } from './impostazioni.ts';
import { procedura } from './procedura.ts';
import { scheda, schedaInVigore } from './scheda.ts';
import { esempio } from './esempio.ts';
import { tariffe } from './tariffe.ts';

const OGGETTI = {
	NUOVA: 'Iscrizione',
	CAMBIO_FERMATA: 'Cambio di fermata',
	CAMBIO_DELEGATI: 'Cambio delle persone delegate',
	RINUNCIA: 'Rinuncia'
};

export const trasportoScolastico = definisciServizio({
	id: 'trasporto-scolastico',
	versione: 1,
	prefisso: 'TS',
	scheda,
	schedaInVigore,
	impostazioni,
	campi,
	passi,
	dichiarazioni: {
		responsabilita:
			'Dichiaro, ai sensi degli artt. 46 e 47 del D.P.R. 445/2000, che i dati inseriti sono veri. So che le dichiarazioni false, gli atti falsi e il loro uso sono puniti dalla legge (art. 76) e comportano la perdita dei benefici ottenuti (art. 75).',
		condizioni: 'Accetto i termini e le condizioni del servizio.'
	},
	controlli,
	oggettoBozza: ({ alunnoCodiceFiscale, alunnoNome = '', alunnoCognome = '' }) =>
		alunnoCodiceFiscale
			? {
					campo: 'alunnoCodiceFiscale',
					valore: alunnoCodiceFiscale,
					nome: `${alunnoNome} ${alunnoCognome}`.trim() || alunnoCodiceFiscale
				}
			: undefined,
	oggettoProtocollo: ({ tipoDomanda, annoScolastico, iscrizione }) =>
		`${OGGETTI[tipoDomanda]} ${annoScolastico ?? iscrizione?.dati.anno ?? ''}`.trim(),
	uffici: ({ ufficio }) => [ufficio],
	ufficio: (_, { ufficio }) => ufficio,
	costi: () => [],
	calcolo,
	tariffe,
	procedura,
	conservazione: { bozzaGiorni: 90, fascicoloAnni: 5 },
	informativa: {
		destinatari: [
			"L'azienda che fa il trasporto, che riceve solo i dati che servono per il viaggio: chi sale, a quale fermata, chi può ritirarlo e i contatti di emergenza."
		]
	},
	esempio
});

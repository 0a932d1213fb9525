/** Public land, complete: the one place where this service is described. */
import { controlliRichiedente, oggettoRichiedente } from '#lib/forms/blocchi/regole-richiedente.ts';
import { definisciServizio } from '#lib/forms/servizio.ts';
import { campi } from './campi.ts';
import { canoneDi } from './canone.ts';
import { controlli } from './controlli.ts';
import { esempio } from './esempio.ts';
import { impostazioni } from './impostazioni.ts';
import { passi } from './passi.ts';
import { procedura } from './procedura.ts';
import { scheda, schedaInVigore } from './scheda.ts';
import { costi, tariffe } from './somme.ts';
import { nomeTipologia } from './tipologie.ts';

const NOMI_DOMANDA = {
	NUOVA: 'Nuova occupazione',
	RINNOVO: 'Rinnovo del permesso',
	MODIFICA: 'Modifica del permesso',
	RINUNCIA: 'Rinuncia al permesso',
	URGENZA: 'Occupazione urgente'
};

export const occupazioneSuolo = definisciServizio({
	id: 'occupazione-suolo',
	versione: 1,
	prefisso: 'OSP',
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
	controlli: (risposte, contesto, decise) => [
		...controlliRichiedente(risposte, contesto),
		...controlli(risposte, contesto, decise)
	],
	oggettoBozza: oggettoRichiedente,
	oggettoProtocollo: ({ tipoDomanda, tipologia, via, permesso }) =>
		[NOMI_DOMANDA[tipoDomanda], permesso?.id, tipologia && nomeTipologia(tipologia).toLowerCase(), via]
			.filter(Boolean)
			.join(' - '),
	uffici: ({ ufficio }) => [ufficio],
	ufficio: (_risposte, { ufficio }) => ufficio,
	costi,
	bolloOnline: ({ bollo }, decise) =>
		bollo === 'DIGITALE' ? { campo: 'bollo', cent: decise.bollo.centesimi } : undefined,
	calcolo: (risposte, decise, { oggi }) => canoneDi(risposte, decise, oggi),
	tariffe,
	procedura,
	conservazione: { bozzaGiorni: 90, fascicoloAnni: 10 },
	informativa: {
		destinatari: [
			"La Polizia locale, che controlla l'occupazione, e il concessionario che riscuote il canone per il Comune, se c'è."
		]
	},
	esempio
});

/** Answers that make a whole valid request; part of the definition in servizio.ts. */
import type { Grezzi } from '#lib/forms/grezzo.ts';

export const esempio: Grezzi = {
	titolo: 'PROPRIO',
	email: 'chiara.dallacosta@posta.example',
	ruolo: 'MADRE',
	evento: 'NASCITA',
	dataEvento: '2026-05-30',
	figli: [
		{
			nome: 'Pietro',
			cognome: 'Tessari',
			sesso: 'M',
			nascita: '2026-05-30',
			luogo: 'A703',
			codiceFiscale: 'TSSPTR26E30A703I'
		},
		{
			nome: 'Anna',
			cognome: 'Tessari',
			sesso: 'F',
			nascita: '2026-05-30',
			luogo: 'A703',
			codiceFiscale: 'TSSNNA26E70A703Z'
		}
	],
	figliInFamiglia: 'si',
	residenzaItalia: 'si',
	residenzaComune: 'si',
	cittadinanza: 'ITA',
	condizioneLavorativa: 'CASALINGA',
	altreDomande: 'no',
	genitoriInsieme: 'si',
	iseeStato: 'ATTESTAZIONE',
	iseeValore: '20668.26',
	iseeTipo: 'ORDINARIO',
	iseeProtocollo: 'INPS-ISEE-2026-0A1B2C3D4-00',
	iseeOmissioni: 'no',
	iseeNeonato: 'si',
	iban: 'IT55C083996035000000A198005',
	ibanIntestato: 'si'
};

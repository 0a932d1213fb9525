// The privacy notice of a request, item by item (art. 13 GDPR). Pure; called by the first step of every service.
import type { Servizio } from '#lib/forms/servizio.ts';
import type { Impostazioni } from '../enti/schema.ts';

/** Controller, purpose, basis, recipients, time, rights: with one missing the notice would not be lawful. */
export function informativaVista(
	{ nome, indirizzo, domicilioDigitale }: Pick<Impostazioni, 'nome' | 'indirizzo' | 'domicilioDigitale'>,
	{
		conservazione: { bozzaGiorni, fascicoloAnni },
		informativa
	}: Pick<Servizio, 'conservazione' | 'informativa'>
): { etichetta: string; valore: string }[] {
	return [
		{ etichetta: 'Titolare', valore: `Comune di ${nome}, ${indirizzo}, PEC ${domicilioDigitale}` },
		{
			etichetta: 'Responsabile della protezione dei dati',
			valore: `Scrivi a ${domicilioDigitale} indicando "Responsabile della protezione dei dati".`
		},
		{
			etichetta: 'A che cosa servono e perché possiamo usarli',
			valore:
				'A esaminare la tua richiesta e a risponderti. È un compito di interesse pubblico (art. 6, par. 1, lett. e del Regolamento UE 2016/679).'
		},
		{
			etichetta: 'Quali dati',
			valore:
				'I dati di SPID o CIE, i tuoi contatti, quello che scrivi e i documenti che alleghi. Se accanto a un dato non c\'è scritto "facoltativo", senza quel dato non possiamo rispondere.'
		},
		{
			etichetta: 'Chi li può vedere',
			valore: [
				'Gli uffici che seguono la richiesta, chi gestisce per noi il sistema e, quando la legge lo prevede, altre amministrazioni e le persone coinvolte.',
				...(informativa?.destinatari ?? []),
				'Nessuna decisione è presa solo da un computer.'
			].join(' ')
		},
		{
			etichetta: 'Per quanto tempo',
			valore: `La richiesta inviata: ${fascicoloAnni} anni da quando si chiude. Una bozza non inviata: ${bozzaGiorni} giorni dall'ultima modifica.`
		},
		{
			etichetta: 'I tuoi diritti',
			valore: `Puoi chiedere di vedere, correggere, cancellare o limitare i tuoi dati e opporti al loro uso, scrivendo a ${domicilioDigitale}. Puoi presentare un reclamo al Garante per la protezione dei dati personali.`
		}
	];
}

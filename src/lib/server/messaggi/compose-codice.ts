// The letter that brings the code of an address to be proved. Pure; called by conferme-email.ts.
import { paths } from '#lib/paths.ts';
import type { Lettera } from '../integrations/email/port.ts';
import { MINUTI_CODICE } from './ask-conferma.ts';
import { composeLettera } from './compose-lettera.ts';
import type { LetteraDaComporre } from './lettera-parti.ts';

export type DatiCodice = {
	id: string;
	indirizzo: string;
	codice: string;
	comune: LetteraDaComporre['ente'];
};

/** The same each time for one code: sent twice it does no harm. */
export function composeCodice({ id, indirizzo, codice, comune }: DatiCodice): Lettera {
	const lettera = composeLettera({
		ente: comune,
		oggetto: `Comune di ${comune.nome}: il codice per confermare la tua e-mail`,
		testo: [
			`Il codice per confermare il tuo indirizzo e-mail è **${codice}**.`,
			`Vale ${MINUTI_CODICE} minuti. Scrivilo nella pagina da cui l’hai chiesto, oppure apri il link qui sotto dopo l’accesso.`,
			'Il Comune non ti chiede mai questo codice al telefono o per messaggio.',
			'Se non l’hai chiesto tu, non fare niente: senza il codice nessuno può usare questo indirizzo.'
		].join('\n\n'),
		riservato: false,
		link: { indirizzo: comune.sito + paths.emailMessaggi(codice), etichetta: 'Conferma l’indirizzo' },
		preferenze: comune.sito + paths.preferenzeMessaggi
	});
	return { id, destinatario: indirizzo, ...lettera };
}

// The letter that brings the code of an address to be proved. Pure; called by conferme-email.ts.
import { paths } from '#lib/paths.ts';
import type { Lettera } from '../integrations/email/port.ts';
import { MINUTI_CODICE } from './ask-conferma.ts';

export type DatiCodice = {
	id: string;
	indirizzo: string;
	codice: string;
	/** Name of the Comune and address of its site. */
	comune: { nome: string; sito: string };
};

export function composeCodice({ id, indirizzo, codice, comune }: DatiCodice): Lettera {
	const dove = comune.sito + paths.emailMessaggi(codice);
	const righe = [
		`Il codice per confermare il tuo indirizzo e-mail al Comune di ${comune.nome} è ${codice}.`,
		`Vale ${MINUTI_CODICE} minuti. Scrivilo nella pagina da cui l’hai chiesto, oppure apri questo indirizzo dopo l’accesso: ${dove}`,
		'Il Comune non ti chiede mai questo codice al telefono o per messaggio.',
		'Se non l’hai chiesto tu, non fare niente: senza il codice nessuno può usare questo indirizzo.'
	];
	return {
		id,
		destinatario: indirizzo,
		oggetto: `Comune di ${comune.nome}: il codice per confermare la tua e-mail`,
		testo: `${righe.join('\n\n')}\n`,
		html: righe
			.map(
				(riga) =>
					`<p>${escape(riga).replace(escape(dove), `<a href="${escape(dove)}">${escape(dove)}</a>`)}</p>`
			)
			.join('\n')
	};
}

function escape(testo: string): string {
	return testo
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

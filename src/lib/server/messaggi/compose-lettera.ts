// Composes the e-mail of a message: a subject, and the same content as text and as HTML. Pure; called by the outbox.
import type { Blocco, Pezzo } from '#lib/domain/testo-semplice.ts';
import { scriviHtml } from './lettera-html.ts';
import { partiDi, type LetteraDaComporre, type PartiLettera } from './lettera-parti.ts';

export type LetteraComposta = { oggetto: string; testo: string; html: string };

/** The same values give the same letter. */
export function composeLettera(lettera: LetteraDaComporre): LetteraComposta {
	const parti = partiDi(lettera);
	return {
		oggetto: parti.oggetto,
		testo: scriviTesto(parti),
		html: scriviHtml(parti, lettera.ente.colorePrimario)
	};
}

/** Rules off the footer as mail programs know it. */
const SEPARATORE = '-- ';

function scriviTesto({ ente, oggetto, blocchi, fatti, azione, piede }: PartiLettera): string {
	const corpo = [
		ente,
		oggetto,
		...blocchi.map(bloccoTesto),
		...(fatti.length > 0
			? [fatti.map(({ etichetta, valore }) => `- ${etichetta}: ${valore}`).join('\n')]
			: []),
		`${azione.etichetta}:\n${azione.indirizzo}`
	];
	return `${[...corpo, SEPARATORE].join('\n\n')}\n${piede.map(rigaTesto).join('\n\n')}\n`;
}

function bloccoTesto({ tipo, righe }: Blocco): string {
	return righe.map((riga, posto) => inizioDi(tipo, posto) + rigaTesto(riga)).join('\n');
}

function inizioDi(tipo: Blocco['tipo'], posto: number): string {
	if (tipo === 'paragrafo') return '';
	return tipo === 'elenco' ? '- ' : `${posto + 1}. `;
}

function rigaTesto(tratti: readonly Pezzo[]): string {
	return tratti.map(trattoTesto).join('');
}

function trattoTesto(tratto: Pezzo): string {
	if (tratto.tipo !== 'link' || tratto.testo === tratto.href) return tratto.testo;
	return `${tratto.testo} (${tratto.href})`;
}

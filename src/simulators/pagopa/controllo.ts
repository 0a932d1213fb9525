// The control page of the simulator of pagoPA: its clock, its faults, and what it knows. Called by pagopa.ts.
import { enti } from '#demo/enti.ts';
import { formatImporto } from '#lib/domain/denaro.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { escapeHtml, page } from '../page.ts';
import type { Ambiente } from './ambiente.ts';
import { PASSI } from './azioni.ts';
import { copioni } from './copione.ts';
import { elencoAltrui, elencoInvii, elencoPagamenti, elencoPosizioni, modulo } from './elenchi.ts';
import { readRegole } from './regole.ts';
import { CENT_SCONOSCIUTA } from './ricevute-strane.ts';
import type { Risponde } from './righe.ts';

export type Sguardo = {
	/** What was just done. */
	fatto: string;
	/** Notice, IUPD or codice fiscale looked for. */
	cerca: string;
	/** Where receipts are brought; undefined when they are only asked for. */
	ricevute: string | undefined;
};

/** The page. */
export function paginaControllo(ambiente: Ambiente, { fatto, cerca, ricevute }: Sguardo): string {
	const { archivio, now } = ambiente;
	return page({
		titolo: 'pagoPA di prova',
		main: `${fatto ? `<p role="status"><strong>${escapeHtml(fatto)}</strong></p>` : ''}
<p>Qui vedi e muovi ciò che pagoPA sa dei Comuni di prova. ${ricevute ? `Le ricevute vanno a ${escapeHtml(ricevute)}.` : 'Le ricevute non partono: il Comune le viene a chiedere.'}</p>
<h2>Orologio</h2>
<p>Per pagoPA ora sono le ${escapeHtml(formatDataOra(now()).replace(/^(.*) alle (.*)$/, '$2 del $1'))}. Si può solo andare avanti.</p>
<ul>${PASSI.map(({ minuti, nome }) => `<li>${modulo({ azione: 'tempo', minuti: String(minuti) }, `Avanza il tempo di ${nome}`)}</li>`).join('')}</ul>
<h2>Guasti</h2>${guastiHtml(readRegole(archivio).risponde)}
<h2>Ricevute strane</h2><ul>
<li>${modulo({ azione: 'ultima' }, 'Manda di nuovo l’ultima ricevuta')}</li>
<li>${modulo({ azione: 'annullata' }, 'Manda una ricevuta per una posizione annullata')}</li>
<li>${sconosciutaHtml()}</li></ul>
<h2>Importi con un copione</h2><p>Gli ultimi due numeri dell’importo decidono come va il pagamento, qualunque bottone si prema.</p>
<ul>${copioni.map(({ centesimi, racconto }) => `<li>,${centesimi}: ${escapeHtml(racconto)}</li>`).join('')}</ul>
<h2>Posizioni</h2>${cercaHtml(cerca)}${elencoPosizioni(ambiente, cerca)}
<h2>Pagamenti</h2>${elencoPagamenti(ambiente, cerca)}
<h2>Ricevute mandate</h2>${elencoInvii(ambiente)}
<h2>Avvisi fatti da un altro programma</h2>${elencoAltrui(ambiente)}`
	});
}

const GUASTI: readonly { risponde: Risponde; stato: string; bottone: string }[] = [
	{ risponde: 'SI', stato: 'pagoPA risponde.', bottone: 'pagoPA torna a rispondere' },
	{
		risponde: 'ERRORE',
		stato: 'pagoPA non risponde: dà un errore (503).',
		bottone: 'pagoPA non risponde: dà un errore'
	},
	{
		risponde: 'MUTO',
		stato: 'pagoPA non risponde: resta muto.',
		bottone: 'pagoPA non risponde: resta muto'
	}
];

function guastiHtml(ora: Risponde): string {
	const stato = GUASTI.find(({ risponde }) => risponde === ora)?.stato ?? '';
	const bottoni = GUASTI.filter(({ risponde }) => risponde !== ora).map(
		({ risponde, bottone }) => `<li>${modulo({ azione: 'risponde', risponde }, bottone)}</li>`
	);
	return `<p>${escapeHtml(stato)} Le pagine di pagamento già aperte funzionano sempre.</p><ul>${bottoni.join('')}</ul>`;
}

function sconosciutaHtml(): string {
	const scelte = enti.map(
		({ codiceFiscale, nome }) =>
			`<option value="${codiceFiscale}">${escapeHtml(`Comune di ${nome}`)}</option>`
	);
	return `<form method="post" action="/pagopa"><label for="ente">A quale Comune</label><select id="ente" name="ente">${scelte.join('')}</select><label for="importo">Importo in euro</label><input id="importo" name="importo" value="${formatImporto(CENT_SCONOSCIUTA)}"><button name="azione" value="sconosciuta">Manda una ricevuta sconosciuta</button></form>`;
}

function cercaHtml(cerca: string): string {
	return `<form method="get" action="/pagopa"><label for="cerca">Codice avviso o codice fiscale</label><input id="cerca" name="cerca" value="${escapeHtml(cerca)}"><button>Cerca</button></form>`;
}

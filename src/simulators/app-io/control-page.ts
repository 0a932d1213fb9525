// The control page of the simulator of App IO: its clock, its faults, and what came in. Called by app-io.ts.
import { escapeHtml, page } from '../page.ts';
import type { Archivio } from './archive.ts';
import { STEPS } from './forms.ts';
import type { Risponde } from './rules.ts';
import { nameOf } from './service.ts';
import { statusOf, type Stato } from './status.ts';
import type { MessaggioTenuto } from './wire.ts';
import { buttonForm, momentOf, personName } from './words.ts';

const FAULTS: Record<Risponde, { stato: string; bottone: string }> = {
	SI: { stato: 'App IO risponde.', bottone: 'App IO torna a rispondere' },
	ERRORE: { stato: 'A ogni chiamata App IO dà un errore (500).', bottone: 'Errore a ogni chiamata (500)' },
	TROPPE: { stato: 'App IO dice sempre di aspettare (429).', bottone: 'Dice sempre di aspettare (429)' },
	CHIAVE: { stato: 'App IO rifiuta ogni chiave (401).', bottone: 'Rifiuta ogni chiave (401)' },
	VIETATO: { stato: 'App IO non autorizza nessuno (403).', bottone: 'Non autorizza nessuno (403)' },
	PERSO: {
		stato: 'App IO prende i messaggi, poi la linea cade prima della risposta.',
		bottone: 'Prende il messaggio, poi cade la linea'
	},
	LENTO: { stato: 'App IO risponde lentamente.', bottone: 'Risponde lentamente' }
};

const STATI: Record<Stato, string> = {
	ACCEPTED: 'in lavorazione',
	PROCESSED: 'consegnato',
	REJECTED: 'respinto'
};

/** Messages shown, the newest: the whole would be too long to read. */
const RIGHE = 50;

/** The page; `fatto` is what was just done. */
export function controlPage(archivio: Archivio, { now, fatto }: { now: Date; fatto: string }): string {
	const { risponde } = archivio.regole();
	const righe = archivio
		.all()
		.slice(-RIGHE)
		.toReversed()
		.map((messaggio) => `<li>${escapeHtml(describe(messaggio, now))}</li>`);
	const guasti = Object.entries(FAULTS)
		.filter(([quale]) => quale !== risponde)
		.map(([quale, { bottone }]) => `<li>${action({ azione: 'risponde', risponde: quale }, bottone)}</li>`);
	const passi = STEPS.map(
		({ minuti, nome }) =>
			`<li>${action({ azione: 'tempo', minuti: String(minuti) }, `Avanza il tempo di ${nome}`)}</li>`
	);
	return page({
		titolo: 'La piattaforma di App IO di prova',
		main: `${fatto ? `<p role="status"><strong>${escapeHtml(fatto)}</strong></p>` : ''}
<p>Qui vedi e muovi la piattaforma. Per leggere i messaggi <a href="/app-io">scegli un telefono</a>.</p>
<h2>Orologio</h2><p>Per App IO è il ${escapeHtml(momentOf(now.toISOString()))}. Si può solo andare avanti.</p><ul>${passi.join('')}</ul>
<h2>Guasti</h2><p>${escapeHtml(FAULTS[risponde].stato)} I telefoni funzionano sempre.</p><ul>${guasti.join('')}</ul>
<h2>Messaggi presi</h2>${righe.length > 0 ? `<ul>${righe.join('')}</ul>` : '<p>Nessun messaggio.</p>'}`
	});
}

function describe(messaggio: MessaggioTenuto, now: Date): string {
	const { created_at, fiscal_code, sender_service_id, content, rejection_reason } = messaggio;
	const stato = statusOf(messaggio, now);
	const motivo = stato === 'REJECTED' ? ` (${rejection_reason ?? ''})` : '';
	return `${momentOf(created_at)}, ${nameOf(sender_service_id)} a ${personName(fiscal_code)}: ${content.subject}. ${STATI[stato]}${motivo}`;
}

function action(campi: Record<string, string>, bottone: string): string {
	return buttonForm('/app-io/controllo', campi, bottone);
}

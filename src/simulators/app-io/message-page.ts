// One message as the phone shows it: text, deadline, notice, and the service it comes from. Called by app-io.ts.
import { escapeHtml, page } from '../page.ts';
import type { Archivio } from './archive.ts';
import { renderMarkdown } from './markdown.ts';
import { noticeHtml, type LeggiAvviso } from './notice.ts';
import { serviceForm } from './phone-page.ts';
import { nameOf } from './service.ts';
import type { MessaggioTenuto } from './wire.ts';
import { momentOf } from './words.ts';

export type Sguardo = { archivio: Archivio; now: Date; statoAvviso: LeggiAvviso };

/** The page. */
export function messagePage(messaggio: MessaggioTenuto, { archivio, now, statoAvviso }: Sguardo): string {
	const { id, fiscal_code: persona, content, created_at, sender_service_id: servizio } = messaggio;
	const scadenza = content.due_date
		? `<p>Scadenza in calendario: ${escapeHtml(momentOf(content.due_date))}</p>`
		: '';
	const riservato = content.require_secure_channels
		? '<p>Messaggio riservato: la notifica non ne dice niente e non arriva per e-mail.</p>'
		: '';
	const volte = archivio.volte(messaggio);
	const doppio = volte > 1 ? `<p>${volte} messaggi con questo oggetto</p>` : '';
	return page({
		titolo: content.subject,
		main: `<p>${escapeHtml(nameOf(servizio))}, ${escapeHtml(momentOf(created_at))}</p>
<article>${renderMarkdown(content.markdown)}</article>
${scadenza}${noticeHtml(messaggio, { statoAvviso, now })}${riservato}${doppio}
<h2>Servizio</h2>${serviceForm(archivio, { persona, servizio, torna: id })}
<p><a href="/app-io?persona=${encodeURIComponent(persona)}">Torna ai messaggi</a></p>`
	});
}

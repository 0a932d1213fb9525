// What the phone of an invented resident shows: choose the person, read the list, open a message. No script. Called by app-io.ts.
import { usoAppIo, type UsoAppIo } from '#demo/app-io.ts';
import { enti } from '#demo/enti.ts';
import { persone } from '#demo/persone.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { escapeHtml, page } from '../page.ts';
import type { ArchivioMessaggi } from './archive.ts';
import type { MessaggioTenuto } from './wire.ts';

const USI: Record<UsoAppIo, string> = {
	NON_ISCRITTO: 'non usa App IO',
	BLOCCATO: 'non vuole messaggi del Comune',
	ATTESA: 'riceve al secondo tentativo'
};

/** The choice of the person. */
export function peoplePage(archivio: ArchivioMessaggi): string {
	const gruppi = enti.map(({ id, nome }) => {
		const voci = persone.filter(({ ente }) => ente === id).map((persona) => personRow(persona, archivio));
		return `<h2>Comune di ${escapeHtml(nome)}</h2><ul>${voci.join('')}</ul>`;
	});
	return page({
		titolo: 'App IO di prova',
		main: `<p>Scegli di chi guardare il telefono.</p>${gruppi.join('')}`
	});
}

function personRow(
	{ codiceFiscale, nome, cognome }: { codiceFiscale: string; nome: string; cognome: string },
	archivio: ArchivioMessaggi
): string {
	const uso = usoAppIo(codiceFiscale);
	const quanti = archivio.of(codiceFiscale).length;
	const nota = [quanti === 1 ? '1 messaggio' : `${quanti} messaggi`, ...(uso ? [USI[uso]] : [])].join(', ');
	return `<li><a class="bottone" href="/app-io?persona=${codiceFiscale}">${escapeHtml(`${nome} ${cognome}`)}<small>${escapeHtml(nota)}</small></a></li>`;
}

/** The messages of one person. */
export function inboxPage(archivio: ArchivioMessaggi, codiceFiscale: string): string {
	const voci = archivio.of(codiceFiscale).map((messaggio) => {
		const nota = [senderOf(messaggio), momentOf(messaggio.created_at), ...twiceOf(archivio, messaggio)];
		return `<li><a class="bottone" href="/app-io/messaggi/${encodeURIComponent(messaggio.id)}">${escapeHtml(messaggio.content.subject)}<small>${escapeHtml(nota.join(', '))}</small></a></li>`;
	});
	const elenco = voci.length > 0 ? `<ul>${voci.join('')}</ul>` : '<p>Non ci sono messaggi.</p>';
	return page({
		titolo: `Messaggi di ${nameOf(codiceFiscale)}`,
		main: `${elenco}<p><a href="/app-io">Guarda un altro telefono</a></p>`
	});
}

/** One message, its markdown as plain text. */
export function messagePage(archivio: ArchivioMessaggi, messaggio: MessaggioTenuto): string {
	const { fiscal_code, content, created_at } = messaggio;
	const scadenza = content.due_date
		? `<p>Scadenza in calendario: ${escapeHtml(momentOf(content.due_date))}</p>`
		: '';
	const avviso = content.payment_data
		? `<p>Da pagare: ${escapeHtml(formatEuro(content.payment_data.amount))}, avviso ${escapeHtml(content.payment_data.notice_number)}</p>`
		: '';
	const volte = twiceOf(archivio, messaggio).map((testo) => `<p>${escapeHtml(testo)}</p>`);
	const righe = content.markdown.split('\n').map(escapeHtml).join('<br>');
	return page({
		titolo: content.subject,
		main: `<p>${escapeHtml(senderOf(messaggio))}, ${escapeHtml(momentOf(created_at))}</p><article>${righe}</article>${scadenza}${avviso}${volte.join('')}<p><a href="/app-io?persona=${encodeURIComponent(fiscal_code)}">Torna ai messaggi</a></p>`
	});
}

function twiceOf(archivio: ArchivioMessaggi, messaggio: MessaggioTenuto): string[] {
	const volte = archivio.volte(messaggio);
	return volte > 1 ? [`${volte} messaggi con questo oggetto`] : [];
}

function senderOf({ sender_service_id }: MessaggioTenuto): string {
	const ente = enti.find(({ id }) => id === sender_service_id);
	return ente ? `Comune di ${ente.nome}` : sender_service_id;
}

function nameOf(codiceFiscale: string): string {
	const persona = persone.find((una) => una.codiceFiscale === codiceFiscale);
	return persona ? `${persona.nome} ${persona.cognome}` : codiceFiscale;
}

function momentOf(istante: string): string {
	return formatDataOra(new Date(istante));
}

// What the phone of an invented resident shows: choose the person, read notifications, list, deadlines and services. No script. Called by app-io.ts.
import { usoAppIo, type UsoAppIo } from '#demo/app-io.ts';
import { enti } from '#demo/enti.ts';
import { persone, type PersonaDemo } from '#demo/persone.ts';
import { escapeHtml, page } from '../page.ts';
import type { Archivio } from './archive.ts';
import { deliveredTo, isAllowed, servicesOf } from './inbox.ts';
import { nameOf, type Servizio } from './service.ts';
import type { MessaggioTenuto } from './wire.ts';
import { buttonForm, momentOf, personName } from './words.ts';

const USI: Record<UsoAppIo, string> = {
	NON_ISCRITTO: 'non usa App IO',
	BLOCCATO: 'non vuole messaggi del Comune',
	ATTESA: 'riceve al secondo tentativo, il primo deve aspettare',
	GUASTO: 'riceve al secondo tentativo, il primo è un guasto',
	SPARITO: 'sembra iscritta, poi i messaggi sono respinti: profilo assente',
	VIETATO: 'sembra ricevere, poi i messaggi sono respinti: servizio non ammesso'
};

/** The choice of the person. */
export function peoplePage(archivio: Archivio, now: Date): string {
	const gruppi = enti.map(({ id, nome }) => {
		const voci = persone
			.filter(({ ente }) => ente === id)
			.map((persona) => personRow(persona, { archivio, now }));
		return `<h2>Comune di ${escapeHtml(nome)}</h2><ul>${voci.join('')}</ul>`;
	});
	return page({
		titolo: 'App IO di prova',
		main: `<p>Scegli di chi guardare il telefono, oppure <a href="/app-io/controllo">guarda e muovi la piattaforma</a>.</p>${gruppi.join('')}`
	});
}

function personRow(
	{ codiceFiscale, nome, cognome }: PersonaDemo,
	{ archivio, now }: { archivio: Archivio; now: Date }
): string {
	const uso = usoAppIo(codiceFiscale);
	const quanti = deliveredTo(archivio, codiceFiscale, now).length;
	const nota = [quanti === 1 ? '1 messaggio' : `${quanti} messaggi`, ...(uso ? [USI[uso]] : [])].join(', ');
	return `<li><a class="bottone" href="/app-io?persona=${codiceFiscale}">${escapeHtml(`${nome} ${cognome}`)}<small>${escapeHtml(nota)}</small></a></li>`;
}

/** The phone of one person. */
export function inboxPage(archivio: Archivio, persona: string, now: Date): string {
	const messaggi = deliveredTo(archivio, persona, now);
	const nuovi = messaggi.filter(({ id }) => !archivio.isRead(id));
	return page({
		titolo: `Messaggi di ${personName(persona)}`,
		main: `${lockScreen(nuovi)}<h2>Messaggi</h2>${list(
			messaggi.map((messaggio) => messageRow(archivio, messaggio)),
			'Non ci sono messaggi.'
		)}${deadlines(messaggi, now)}${services(archivio, persona)}<p><a href="/app-io">Guarda un altro telefono</a></p>`
	});
}

// What anybody who holds the phone reads; of a message for secure channels not even the subject.
function lockScreen(nuovi: readonly MessaggioTenuto[]): string {
	const righe = nuovi.map(({ sender_service_id, content }) => {
		const testo = content.require_secure_channels
			? 'Hai un nuovo messaggio. Entra nell’app per leggerlo.'
			: content.subject;
		return `<li><strong>${escapeHtml(nameOf(sender_service_id))}</strong><br>${escapeHtml(testo)}</li>`;
	});
	return righe.length > 0 ? `<h2>Notifiche sullo schermo bloccato</h2><ul>${righe.join('')}</ul>` : '';
}

function messageRow(archivio: Archivio, messaggio: MessaggioTenuto): string {
	const { id, content, sender_service_id, created_at } = messaggio;
	const volte = archivio.volte(messaggio);
	const nota = [
		...(archivio.isRead(id) ? [] : ['da leggere']),
		nameOf(sender_service_id),
		momentOf(created_at),
		...(volte > 1 ? [`${volte} messaggi con questo oggetto`] : [])
	].join(', ');
	const oggetto = escapeHtml(content.subject);
	return `<li><a class="bottone" href="/app-io/messaggi/${encodeURIComponent(id)}">${archivio.isRead(id) ? oggetto : `<strong>${oggetto}</strong>`}<small>${escapeHtml(nota)}</small></a></li>`;
}

function deadlines(messaggi: readonly MessaggioTenuto[], now: Date): string {
	const righe = messaggi
		.flatMap(({ content: { due_date, subject } }) => (due_date ? [{ due_date, subject }] : []))
		.filter(({ due_date }) => new Date(due_date) >= now)
		.toSorted((a, b) => a.due_date.localeCompare(b.due_date))
		.map(({ due_date, subject }) => `<li>${escapeHtml(`${momentOf(due_date)}: ${subject}`)}</li>`);
	return righe.length > 0 ? `<h2>Calendario</h2><ul>${righe.join('')}</ul>` : '';
}

function services(archivio: Archivio, persona: string): string {
	const righe = servicesOf(archivio, persona).map(
		(servizio) =>
			`<li>${escapeHtml(nameOf(servizio))}${serviceForm(archivio, { persona, servizio, torna: '' })}</li>`
	);
	return `<h2>Servizi</h2>${list(righe, 'Nessun servizio ti ha ancora scritto.')}`;
}

/** Lets the person block a service, or admit it again; `torna` is the message from which they do. */
export function serviceForm(
	archivio: Archivio,
	{ persona, servizio, torna }: { persona: string; servizio: Servizio; torna: string }
): string {
	const ammesso = isAllowed(archivio, persona, servizio);
	return buttonForm(
		'/app-io/servizi',
		{ persona, servizio, ammesso: ammesso ? 'no' : 'si', torna },
		ammesso ? 'Non voglio messaggi da questo servizio' : 'Voglio di nuovo i messaggi di questo servizio'
	);
}

function list(voci: readonly string[], vuota: string): string {
	return voci.length > 0 ? `<ul>${voci.join('')}</ul>` : `<p>${escapeHtml(vuota)}</p>`;
}

// What the mailbox of an invented resident shows: choose whose, read the list, open a letter. No script. Called by email.ts.
import { caselleDiProva, type UsoEmail } from '#demo/email.ts';
import { enti } from '#demo/enti.ts';
import { persone } from '#demo/persone.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { escapeHtml, HTML, page } from '../page.ts';
import type { ArchivioLettere, LetteraTenuta } from './archive.ts';

const USI: Record<UsoEmail, string> = {
	SCONOSCIUTA: 'non esiste: il server lo dice subito',
	PIENA: 'è piena: riceve al terzo tentativo',
	GRIGIA: 'riceve al secondo tentativo',
	CADE: 'riceve, ma la linea cade prima della risposta',
	TORNA: 'il server accetta, e dopo qualche secondo rimanda indietro'
};

/** Headers of the page of a letter, which holds its HTML in a frame. */
export const CON_CORNICE = {
	...HTML,
	'content-security-policy': `${HTML['content-security-policy']}; frame-src 'self'`
};

/** Headers of the HTML of a letter: it may only be looked at, and its links open outside. */
export const LETTERA_HTML = {
	...HTML,
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
};

/** The choice of the mailbox. */
export function mailboxesPage(archivio: ArchivioLettere): string {
	const gruppi = enti.map(({ id, nome }) => {
		const caselle = persone.flatMap((persona) =>
			persona.ente === id && persona.email
				? [mailboxRow(archivio, persona.email, `${persona.nome} ${persona.cognome}`)]
				: []
		);
		return group(`Comune di ${nome}`, caselle);
	});
	const prova = [...caselleDiProva].map(([casella, uso]) => mailboxRow(archivio, casella, casella, USI[uso]));
	const altre = otherMailboxes(archivio).map((casella) => mailboxRow(archivio, casella, casella));
	return page({
		titolo: 'Posta di prova',
		main: `<p>Scegli la casella da guardare.</p>${gruppi.join('')}${group('Caselle che non ricevono come le altre', prova)}${altre.length > 0 ? group('Altre caselle', altre) : ''}`
	});
}

function group(titolo: string, voci: readonly string[]): string {
	return `<h2>${escapeHtml(titolo)}</h2><ul>${voci.join('')}</ul>`;
}

function mailboxRow(archivio: ArchivioLettere, casella: string, nome: string, nota?: string): string {
	const quante = archivio.of(casella).length;
	const note = [
		nota ?? (nome === casella ? undefined : casella),
		quante === 1 ? '1 lettera' : `${quante} lettere`
	];
	return `<li><a class="bottone" href="${mailboxHref(casella)}">${escapeHtml(nome)}<small>${escapeHtml(note.filter(Boolean).join(', '))}</small></a></li>`;
}

function otherMailboxes(archivio: ArchivioLettere): string[] {
	const note = new Set([...persone.map(({ email }) => email), ...caselleDiProva.keys()]);
	return [...new Set(archivio.all().map(({ casella }) => casella))].filter((casella) => !note.has(casella));
}

/** The letters of one mailbox. */
export function mailboxPage(archivio: ArchivioLettere, casella: string): string {
	const voci = archivio.of(casella).map(({ id, oggetto, mittente, ricevutaIl }) => {
		const nota = `${mittente}, ${formatDataOra(new Date(ricevutaIl))}`;
		return `<li><a class="bottone" href="/posta/lettere/${encodeURIComponent(id)}">${escapeHtml(oggetto)}<small>${escapeHtml(nota)}</small></a></li>`;
	});
	const elenco = voci.length > 0 ? `<ul>${voci.join('')}</ul>` : '<p>Non ci sono lettere.</p>';
	return page({
		titolo: `Posta di ${ownerOf(casella)}`,
		main: `${elenco}<p><a href="/posta">Guarda un’altra casella</a></p>`
	});
}

/** One letter: its text, and its HTML in a frame that can do nothing. */
export function letterPage({
	id,
	oggetto,
	mittente,
	casella,
	ricevutaIl,
	testo,
	html,
	rimandata
}: LetteraTenuta): string {
	const sorte = rimandata ? '<p>Il server l’ha rimandata a chi l’ha scritta.</p>' : '';
	const grafica = html
		? `<h2>Con la grafica</h2><iframe title="La lettera con la grafica" src="/posta/lettere/${encodeURIComponent(id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" style="width:100%;height:45rem;border:1px solid #5d7083"></iframe>`
		: '';
	const righe = testo.trim().split('\n').map(linkify);
	return page({
		titolo: oggetto,
		main: `<p>${escapeHtml(`Da ${mittente} a ${casella}, ${formatDataOra(new Date(ricevutaIl))}`)}</p>${sorte}<article>${righe.join('<br>')}</article>${grafica}<p><a href="${mailboxHref(casella)}">Torna alle lettere</a></p>`
	});
}

/** The HTML as it came; its links open in another window. */
export function letterHtml({ html }: LetteraTenuta): string {
	return html.replace(/<head>/i, '<head><base target="_blank">');
}

// The address of a link ends before the punctuation of the sentence.
function linkify(riga: string): string {
	const parti = riga.split(/(https?:\/\/[^\s<>"()]*[^\s<>"().,;:])/);
	return parti
		.map((parte, posto) =>
			posto % 2 === 1
				? `<a href="${escapeHtml(parte)}" target="_blank" rel="noreferrer">${escapeHtml(parte)}</a>`
				: escapeHtml(parte)
		)
		.join('');
}

function ownerOf(casella: string): string {
	const persona = persone.find(({ email }) => email === casella);
	return persona ? `${persona.nome} ${persona.cognome}` : casella;
}

function mailboxHref(casella: string): string {
	return `/posta?casella=${encodeURIComponent(casella)}`;
}

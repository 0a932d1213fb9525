// The pages that a person sees in the simulator of CIE: who to be, the proof of the level, the consent; no script.
import { escapeHtml, page } from '../page.ts';
import { listIdentita, type GruppoIdentita } from '../persone.ts';
import { ANOMALIE } from './anomalie.ts';
import { FISCAL_NUMBER } from './wire.ts';

/** What a page has to know of the request under way. */
export type Asked = { action: string; site: string; ente: string; level: number };

/** Errors that the person, or the card, causes: the numbers of the SPID table that CIE uses. */
const FAILURES: readonly { numero: number; testo: string; nota: string }[] = [
	{ numero: 25, testo: 'Annulla e torna al sito', nota: 'Errore 25' },
	{ numero: 21, testo: 'Lascia scadere il tempo', nota: 'Errore 21' },
	{ numero: 23, testo: 'Usa una carta scaduta o revocata', nota: 'Errore 23' },
	{ numero: 1, testo: 'Fai fallire il gestore', nota: 'Errore 1' }
];

/** First page: the wrong answers, folded away, one button for each person, the ways not to enter. */
export function choicePage(asked: Asked): string {
	const groups = listIdentita(asked.site).map(group);
	const failures = FAILURES.map(
		({ numero, testo, nota }) =>
			`<li><button name="errore" value="${String(numero)}">${testo}<small>${nota}</small></button></li>`
	);
	return page({
		titolo: 'Identità di prova con CIE',
		main: form(
			asked.action,
			`<p>${escapeHtml(asked.ente)} chiede un accesso di livello ${String(asked.level)}. Scegli con quale persona entrare.</p>${anomalie()}${groups.join('')}<h2>Non vuoi entrare?</h2><ul>${failures.join('')}</ul>`
		)
	});
}

function group({ titolo, identita }: GruppoIdentita): string {
	const buttons = identita.map(
		({ chiave, nome, cognome, nota }) =>
			`<li><button name="persona" value="${chiave}">${escapeHtml(`${nome} ${cognome}`)}<small>${escapeHtml(nota)}</small></button></li>`
	);
	return `<h2>${escapeHtml(titolo)}</h2><ul>${buttons.join('')}</ul>`;
}

function anomalie(): string {
	const options = Object.entries(ANOMALIE).map(
		([value, text]) => `<option value="${value}">${escapeHtml(text)}</option>`
	);
	return `<details><summary>Rompi la risposta</summary><p><label for="rottura">Il portale deve rifiutare l'accesso se</label><br><select id="rottura" name="rottura" style="font:inherit;max-width:100%;padding:.5rem"><option value="">La risposta è giusta</option>${options.join('')}</select></p><p>Scegli poi una persona.</p></details>`;
}

/** Second page: what the level asks for, already filled in. */
export function credentialsPage(asked: Asked, chosen: { nome: string; hidden: string }): string {
	const fields = asked.level === 3 ? CARD : asked.level === 2 ? PASSWORD + CODE : PASSWORD;
	return page({
		titolo: `Accesso di livello ${String(asked.level)}`,
		main: form(
			asked.action,
			`${chosen.hidden}<p>Entri come <strong>${escapeHtml(chosen.nome)}</strong>. È una prova: i campi sono già compilati e nessuno li controlla.</p>${fields}<p><button name="passo" value="credenziali">Prosegui</button></p><p><button name="errore" value="25">Annulla e torna al sito</button></p>`
		)
	});
}

function field(id: string, label: string, value: string): string {
	return `<p><label for="${id}">${label}</label><br><input id="${id}" value="${value}" readonly style="font:inherit;max-width:100%;padding:.5rem"></p>`;
}

const PASSWORD = field('password', 'Password', 'password di prova');
const CODE = `${field('codice', 'Codice temporaneo', '000000')}<p>Nella realtà arriva per SMS, oppure inquadri un codice QR con la app.</p>`;
const CARD = `<p>Nella realtà avvicini la carta al telefono o al lettore.</p>${field('pin', 'PIN della carta', '00000000')}`;

/** Third page: what the site will know. */
export function consentPage(
	asked: Asked,
	chosen: { hidden: string; claims: Readonly<Record<string, unknown>> }
): string {
	const rows = Object.entries(chosen.claims)
		.filter(([name]) => name in LABELS)
		.map(
			([name, value]) => `<li><strong>${LABELS[name] ?? name}</strong>: ${escapeHtml(String(value))}</li>`
		);
	return page({
		titolo: 'Consenti di inviare i tuoi dati?',
		main: form(
			asked.action,
			`${chosen.hidden}<p>${escapeHtml(asked.ente)} riceverà:</p><article><ul>${rows.join('')}</ul></article><p><button name="passo" value="consenso">Acconsento</button></p><p><button name="errore" value="22">Non acconsento<small>Errore 22</small></button></p>`
		)
	});
}

/** The claims that are shown, with the words of the page. */
const LABELS: Readonly<Record<string, string>> = {
	given_name: 'Nome',
	family_name: 'Cognome',
	[FISCAL_NUMBER]: 'Codice fiscale',
	birthdate: 'Data di nascita',
	email: 'E-mail'
};

/** What was chosen, carried from page to page. */
export function hiddenFields(values: Readonly<Record<string, string>>): string {
	return Object.entries(values)
		.map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
		.join('');
}

function form(action: string, content: string): string {
	return `<form method="post" action="${escapeHtml(action)}">${content}</form>`;
}

/** The request itself is not accepted, or is over. */
export function refusalPage(reason: string): string {
	return page({
		titolo: 'Accesso non possibile',
		main: `<p>Il gestore di prova non accetta questa richiesta. Torna al sito del Comune e riprova.</p><p><small>${escapeHtml(reason)}</small></p>`
	});
}

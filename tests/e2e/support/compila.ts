// Fills a whole request in from answers as the API takes them, as a person would: field by field, page by page. Used by the browser tests of the services.
import { expect, type Locator, type Page } from '@playwright/test';
import { avanti, controlla, progetto } from './pagina.ts';

export type Risposte = Readonly<Record<string, unknown>>;

/** A picture of one pixel, to be given a name. */
export const FILE_DI_PROVA = {
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	)
};

/** Steps have at most so many rounds of questions that bring up others. */
const GIRI = 5;

/** From the privacy notice to the summary; each page is looked at by axe once. */
export async function compilaDomanda(page: Page, risposte: Risposte): Promise<void> {
	await page.getByLabel(/Ho letto e compreso/).check();
	await vaiAvanti(page);
	while (!(await page.title()).startsWith('Riepilogo')) await compilaPasso(page, risposte);
	await controlla(page);
}

/** One step: fills what is on the page, and again what its answers bring up. @throws when it does not go on */
export async function compilaPasso(page: Page, risposte: Risposte): Promise<void> {
	const titolo = await page.title();
	await controlla(page);
	for (let giro = 0; giro < GIRI; giro += 1) {
		await rispondiATutto(page, risposte);
		await vaiAvanti(page);
		if ((await page.title()) !== titolo) return;
	}
	throw new Error(`Il passo "${titolo}" non va avanti`);
}

// An answer may bring up another question on the same page: until none comes.
async function rispondiATutto(page: Page, risposte: Risposte): Promise<void> {
	for (let prima = -1, dopo = 0; dopo !== prima;) {
		prima = dopo;
		for (const [nome, valore] of Object.entries(risposte)) await rispondi(page, nome, valore);
		dopo = await page.locator('#modulo :is(input, select, textarea):visible').count();
	}
}

/** Goes on to a page without errors, whichever it is. */
async function vaiAvanti(page: Page): Promise<void> {
	await Promise.all([page.waitForEvent('load'), avanti(page)]);
	await expect(page.locator('h1')).toHaveCount(1);
	expect(await page.locator('#errori').allInnerTexts()).toEqual([]);
}

/** Answers one field, when it is on the page. */
export async function rispondi(page: Page, nome: string, valore: unknown): Promise<void> {
	if (valore === undefined || valore === null) return;
	if (Array.isArray(valore)) return rispondiElenco(page, nome, valore);
	if (typeof valore === 'object') {
		for (const [parte, dentro] of Object.entries(valore)) await rispondi(page, `${nome}.${parte}`, dentro);
		return;
	}
	const testo = testoDi(valore);
	const opzione = page.locator(idDi(`${nome}-${testo}`));
	if (await isInPagina(opzione)) return opzione.check();
	const campo = page.locator(idDi(nome));
	if (!(await isInPagina(campo))) return;
	const tag = await campo.evaluate((elemento) => elemento.tagName);
	if (tag === 'SELECT') await campo.selectOption(testo);
	else if (tag === 'INPUT' || tag === 'TEXTAREA') await campo.fill(testo);
	// A place is written by name, or by code.
	else await rispondi(page, `${nome}.nome`, valore);
}

async function rispondiElenco(page: Page, nome: string, valori: readonly unknown[]): Promise<void> {
	const file = page.locator(`input[type=file]${idDi(nome)}`);
	if (await isInPagina(file)) {
		for (const uno of valori) await carica(page, nome, String(uno));
		return;
	}
	for (const [posto, valore] of valori.entries()) {
		if (typeof valore !== 'object') {
			await rispondi(page, nome, valore);
			continue;
		}
		const elemento = page.locator(`${idDi(nome)} fieldset.elemento`).nth(posto);
		const aggiungi = page.locator(`button[name=_azione][value="aggiungi:${nome}"]`);
		if (!(await isInPagina(elemento)) && (await isInPagina(aggiungi))) {
			await aggiungi.click();
			await expect(elemento).toBeVisible();
		}
		if (await isInPagina(elemento)) await rispondi(page, `${nome}.${posto}`, valore);
	}
}

/** With JavaScript a file leaves by itself. */
async function carica(page: Page, nome: string, file: string): Promise<void> {
	const caricati = page.locator('.file-caricati', { hasText: `${file}.png` });
	if ((await caricati.count()) > 0) return;
	await page.setInputFiles(idDi(nome), { ...FILE_DI_PROVA, name: `${file}.png` });
	if (progetto() === 'senza JavaScript')
		await page.locator(`button[name=_azione][value="carica:${nome}"]`).click();
	await expect(caricati).toBeVisible();
}

async function isInPagina(elemento: Locator): Promise<boolean> {
	return elemento.first().isVisible();
}

/** A value as it is typed, or as an option holds it. */
export function testoDi(valore: unknown): string {
	if (typeof valore === 'boolean') return valore ? 'si' : 'no';
	return typeof valore === 'number' ? String(valore).replace('.', ',') : String(valore);
}

// Names of parts hold points, which mean something else in a selector.
function idDi(nome: string): string {
	return `[id="${nome}"]`;
}

/** Ticks everything on the summary and sends; returns the number of the pratica. */
export async function inviaDomanda(page: Page): Promise<string> {
	for (const casella of await page.locator('#riepilogo input[type=checkbox]').all()) await casella.check();
	await page.getByRole('button', { name: 'Conferma e invia' }).click();
	await expect(page.locator('h1')).toHaveText(/Richiesta inviata/);
	await controlla(page);
	return /[A-Z]{2,4}-\d{4}-\d{6}/.exec(await page.locator('main').innerText())?.[0] ?? '';
}

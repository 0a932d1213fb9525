// Goes through a request by keyboard alone, as who has no mouse: one stop of the Tab key after the other, the focus always seen. Used by the browser tests.
import { expect, type Page } from '@playwright/test';
import type { Risposte } from './compila.ts';
import { premi, tab, type Fuoco } from './fuoco.ts';
import { controlla } from './pagina.ts';
import { rispondiQui } from './tastiera-risposte.ts';

/** More stops of the Tab key than any page has. */
const FERMATE = 250;

/** From the top of a page to its content, over the head of the site. */
export async function saltaAlContenuto(page: Page): Promise<void> {
	const salto = await tab(page);
	expect(salto.testo).toBe('Vai al contenuto');
	await page.keyboard.press('Enter');
	await expect(page.locator('#contenuto')).toBeFocused();
}

/** From stop to stop as far as what is looked for. @throws when the Tab key never comes there */
export async function vaiA(page: Page, meta: RegExp): Promise<Fuoco> {
	let qui: Fuoco | undefined;
	for (let fermate = 0; fermate < FERMATE; fermate += 1) {
		qui = await tab(page, qui);
		if (meta.test(qui.testo)) return qui;
	}
	throw new Error(`Con Tab non si arriva a ${String(meta)} in ${page.url()}`);
}

/** Presses Enter on what has the focus, which leads to another page. */
export async function invio(page: Page): Promise<void> {
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	await expect(page.locator('h1')).toHaveCount(1);
}

/** Goes on without an answer: the summary of what is missing takes the focus and leads to the first field. */
export async function vaiAvantiSenzaRispondere(page: Page): Promise<void> {
	await saltaAlContenuto(page);
	await vaiA(page, /^Avanti$/);
	await invio(page);
	await expect(page.locator('#errori')).toBeFocused();
	await tab(page);
	const campo = await page.locator('#errori a').first().getAttribute('href');
	await page.keyboard.press('Enter');
	await expect(page.locator(`[id="${campo?.slice(1) ?? ''}"]`)).toBeFocused();
}

/** Answers each field of a step when the focus comes to it, and goes on. */
export async function compilaPasso(page: Page, risposte: Risposte): Promise<void> {
	await controlla(page);
	const fatte = new Set<string>();
	let qui: Fuoco | undefined;
	for (let fermate = 0; fermate < FERMATE; fermate += 1) {
		qui = await tab(page, qui);
		if (/^(Avanti|Conferma e invia)$/.test(qui.testo)) {
			expect((await premi(page, 'Shift+Tab')).chi).not.toBe(qui.chi);
			expect((await premi(page, 'Tab')).chi).toBe(qui.chi);
			return invio(page);
		}
		qui = await rispondiQui(page, qui, { risposte, fatte });
	}
	throw new Error(`Con Tab non si arriva in fondo a ${page.url()}`);
}

/** Round the whole page, as far as where the browser takes the focus back. */
export async function giraTutta(page: Page): Promise<void> {
	let qui: Fuoco | undefined;
	for (let fermate = 0; fermate < FERMATE; fermate += 1) {
		const dopo = await premi(page, 'Tab');
		if (dopo.tipo === 'body') return;
		expect(dopo.visto, `il fuoco non si vede su ${dopo.chi} di ${page.url()}`).toBe(true);
		qui = dopo;
	}
	throw new Error(`Il fuoco non esce da ${page.url()}: resta in ${qui?.chi ?? ''}`);
}

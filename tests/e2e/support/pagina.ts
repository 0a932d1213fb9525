// What every page must hold in a browser, and the ways in; used by the browser tests.
import { expect, test, type Page } from '@playwright/test';
import { senzaBarriere } from './barriere.ts';

export type Progetto = 'computer' | 'telefono' | 'senza JavaScript';

/** Which of the three browsers runs: tests that write use a person of their own in each. */
export function progetto(): Progetto {
	return test.info().project.name as Progetto;
}

/** The address of a Comune of the demonstration under test. */
export function indirizzo(ente: string, percorso: string): string {
	return `http://${ente}.localhost:${process.env.PORTALE_PORTA ?? '3000'}${percorso}`;
}

/** No barriers by axe, one title, and nothing wider than the screen, down to 320 px. axe needs the scripts of the page. */
export async function controlla(page: Page): Promise<void> {
	await expect(page.locator('h1')).toHaveCount(1);
	if (progetto() !== 'senza JavaScript') await senzaBarriere(page);
	const prima = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 700 });
	const larga = await page.locator('html').boundingBox();
	expect(larga?.width, `${page.url()} a 320 px`).toBeLessThanOrEqual(320);
	if (prima) await page.setViewportSize(prima);
}

/** Collects what a browser complains of; a refused form answers 422, which Chromium reports as an error too. */
export function ascoltaErrori(page: Page): string[] {
	const errori: string[] = [];
	page.on('pageerror', (error) => errori.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.text().includes('422')) errori.push(message.text());
	});
	return errori;
}

/** The button that goes on. */
export async function avanti(page: Page): Promise<void> {
	await page.locator('.barra-passi .btn-primary').click();
}

/** Waits for the step with this title. */
export async function alPasso(page: Page, titolo: string): Promise<void> {
	await expect(page).toHaveTitle(new RegExp(`^${titolo} - `));
}

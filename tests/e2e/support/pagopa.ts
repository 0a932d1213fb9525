// Paying with pagoPA in a browser: from the page of the request to the page of the simulator; used by the browser tests.
import { expect, type Page } from '@playwright/test';
import { controlla } from './pagina.ts';

/** Reads the page of a payment again until pagoPA knows its notice. */
export async function aspettaAvviso(page: Page): Promise<void> {
	await expect(async () => {
		await page.reload();
		await expect(page.getByRole('button', { name: 'Paga adesso' })).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 120_000 });
}

/** From the page of a payment to the page of pagoPA. */
export async function esciVersoPagopa(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Paga adesso' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stai per passare a pagoPA');
	await controlla(page);
	await page.getByRole('link', { name: 'Vai al sito di pagoPA' }).click();
}

/** Presses a button of the page of pagoPA. */
export async function premi(page: Page, modo: 'PAGA' | 'CHIUDI' | 'INDIETRO'): Promise<void> {
	await page.locator(`button[value=${modo}]`).click();
}

// The way through a login, as a person walks it at the providers of the demonstration; used by the browser tests.
import type { Page } from '@playwright/test';
import { progetto } from './pagina.ts';

/** From "Accedi" to the first provider of SPID in the list, whichever it is this time. */
export async function versoUnGestore(page: Page): Promise<void> {
	await page.locator('summary', { hasText: 'Entra con SPID' }).click();
	await page.locator('.scelta-identita a').first().click();
}

/** From "Accedi" through a provider of SPID, back to the page that was wanted. */
export async function entra(page: Page, persona: string | RegExp): Promise<void> {
	await versoUnGestore(page);
	await page.getByRole('button', { name: persona }).click();
	await page.getByRole('button', { name: 'Conferma il codice' }).click();
	await page.getByRole('button', { name: 'Autorizza e continua' }).click();
	await tornaAlSito(page);
}

/** From "Accedi" through CIE. */
export async function entraConCie(page: Page, persona: string | RegExp): Promise<void> {
	await page.getByRole('link', { name: 'Entra con CIE' }).click();
	await page.getByRole('button', { name: persona }).click();
	await page.getByRole('button', { name: 'Prosegui' }).click();
	await page.getByRole('button', { name: 'Acconsento', exact: true }).click();
	await attendiIlSito(page);
}

/** Carries the answer of a provider to the portal: by itself, or by its button where nothing runs. */
export async function tornaAlSito(page: Page): Promise<void> {
	if (progetto() === 'senza JavaScript') await page.getByRole('button', { name: 'Torna al sito' }).click();
	await attendiIlSito(page);
}

/** Waits until the browser is back. */
export function attendiIlSito(page: Page): Promise<void> {
	return page.waitForURL(
		({ hostname, pathname }) => hostname !== '127.0.0.1' && pathname !== '/accesso/completa'
	);
}

// The clerk's side of the browser tests: a browser of their own, a pratica opened, the moves that many tests make.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { entra } from './accesso.ts';
import { ascoltaErrori, controlla, indirizzo } from './pagina.ts';

export type Sportello = { clerk: Page; errori: string[]; chiudi: () => Promise<void> };

/** A clerk enters at their desk, in a browser of the same kind. */
export async function apriSportello(
	browser: Browser,
	{ ente, nome }: { ente: string; nome: string }
): Promise<Sportello> {
	const context = await browser.newContext(test.info().project.use);
	const clerk = await context.newPage();
	const errori = ascoltaErrori(clerk);
	await clerk.goto(indirizzo(ente, '/operatore'));
	await entra(clerk, nome);
	await controlla(clerk);
	return { clerk, errori, chiudi: () => context.close() };
}

/** Finds a pratica at the desk, opens it and takes it in charge. */
export async function prendiInCarico(clerk: Page, numero: string): Promise<void> {
	await clerk.getByLabel('Cerca').fill(numero);
	await clerk.getByRole('button', { name: 'Filtra' }).click();
	await clerk.getByRole('link', { name: numero }).click();
	await controlla(clerk);
	await clerk.getByRole('button', { name: 'Prendi in carico' }).click();
	await statoE(clerk, 'In lavorazione');
	await controlla(clerk);
}

/** The final act. */
export async function decidi(
	clerk: Page,
	{ decisione, motivi, risposta }: { decisione: string; motivi: string; risposta?: string }
): Promise<void> {
	await clerk.getByText('Decidi', { exact: true }).click();
	await controlla(clerk);
	await clerk.getByLabel(decisione, { exact: true }).check();
	await clerk.locator('#motivazione').fill(motivi);
	if (risposta) await clerk.getByLabel('Risposta alle osservazioni').fill(risposta);
	await clerk.getByRole('button', { name: 'Firma e invia la decisione' }).click();
}

/** The state that the page of a pratica tells. */
export async function statoE(page: Page, stato: string): Promise<void> {
	await expect(page.locator('.chip-stato').first()).toHaveText(stato);
}

// Paying with pagoPA in a browser: from the page of the request to the page of the simulator; used by the browser tests.
import { readFile } from 'node:fs/promises';
import { expect, type Download, type Page } from '@playwright/test';
import { controlla, progetto } from './pagina.ts';
import { invio, vaiA } from './tastiera.ts';

/** Where the simulators of the demonstration answer: a port after the portal. */
const SIMULATORE = `http://127.0.0.1:${Number(process.env.PORTALE_PORTA ?? '3000') + 1}/pagopa`;

/** pagoPA brings the Comune a receipt of a notice that nobody made. */
export async function mandaSconosciuta(page: Page, ente: string, importo: string): Promise<void> {
	const form = { azione: 'sconosciuta', ente, importo };
	expect((await page.request.post(SIMULATORE, { form })).ok()).toBe(true);
}

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

/** To the page of pagoPA and back without paying, with no mouse. */
export async function vaiETornaConTastiera(page: Page): Promise<void> {
	for (const meta of [/^Paga adesso$/, /^Vai al sito di pagoPA$/, /^Torna indietro/]) {
		await vaiA(page, meta);
		await invio(page);
	}
}

/** Goes on reading the page until the receipt is there: without a script the person does it. */
export async function aspettaRicevuta(page: Page): Promise<void> {
	const arrivato = page.getByRole('heading', { level: 1, name: 'Il pagamento è arrivato' });
	if (progetto() === 'senza JavaScript')
		await expect(async () => {
			const aggiorna = page.getByRole('link', { name: 'Aggiorna la pagina' });
			if (await aggiorna.isVisible()) await aggiorna.click();
			await expect(arrivato).toBeVisible({ timeout: 500 });
		}).toPass({ timeout: 60_000 });
	else await expect(arrivato).toBeVisible({ timeout: 60_000 });
}

/** The file behind a link. */
export async function scarica(page: Page, nome: RegExp): Promise<Download> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: nome }).first().click()
	]);
	return download;
}

/** The name of the file behind a link, which is a PDF. */
export async function scaricaPdf(page: Page, nome: RegExp): Promise<string> {
	const download = await scarica(page, nome);
	expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
	return download.suggestedFilename();
}

// The suggestions of places, for whoever writes where to send a copy: with JavaScript a native list, without it the same field.
import { expect, test, type Page } from '@playwright/test';
import { entra } from './support/accesso.ts';

async function reachConsegna(page: Page, porta: string): Promise<void> {
	await page.goto(`http://casciago.localhost:${porta}/servizi/accesso-atti/domanda`);
	await entra(page, /Marta Zanchettin/);
	await page.getByLabel(/Ho letto/).check();
	await next(page);
	await page.locator('[name=titolo][value=PROPRIO], select[name=titolo]').first().selectOption('PROPRIO');
	await next(page);
	await page.locator('[name=tipoAccesso][value=CIVICO_GENERALIZZATO]').check();
	await next(page);
	await page
		.locator('[name=documento]')
		.fill('Spese per la manutenzione delle strade dal 2023 al 2025, per via.');
	await next(page);
	await page.locator('[name=modalita][value=COPIA_SEMPLICE_CARTA]').check();
	await page.locator('[name=invio][value=POSTA]').check();
}

async function next(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Avanti', exact: true }).last().click();
}

test(
	'chi scrive le prime lettere vede i Comuni, e una ricerca che fallisce non disturba',
	{ tag: '@solo-computer' },
	async ({ page, baseURL }) => {
		const errori: string[] = [];
		page.on('pageerror', ({ message }) => errori.push(message));
		await reachConsegna(page, new URL(baseURL ?? '').port);
		const comune = page.locator('[name="invioIndirizzo.comune.nome"]');
		const proposte = page.locator('[id="invioIndirizzo.comune.nome-suggerimenti"] option');
		await comune.pressSequentially('Casciag');
		await expect(proposte).toHaveCount(1);
		await expect(proposte).toHaveAttribute('value', 'Casciago (VA)');

		await comune.fill('franci');
		await expect(proposte.first()).not.toHaveAttribute('value', 'Casciago (VA)');
		expect(
			await proposte.evaluateAll((voci) => voci.map((voce) => voce.getAttribute('value')))
		).not.toContain('Francia');

		await page.route('**/luoghi?*', (route) => route.abort());
		await comune.fill('Casciago');
		await expect(proposte).toHaveCount(0);
		expect(errori).toEqual([]);
	}
);

// The shortest request, for data that anyone may ask for, and its withdrawal.
import { expect, test } from '@playwright/test';
import { alPasso, avanti, controlla, entra, indirizzo, progetto } from './support/pagina.ts';

test('un accesso civico si chiede senza motivi e si ritira prima della decisione', async ({ page }) => {
	test.skip(progetto() !== 'senza JavaScript', 'la persona è una sola');
	await page.goto(indirizzo('cesano-maderno', '/servizi/accesso-atti/domanda'));
	await entra(page, 'Carla Mapelli');
	await page.getByLabel(/Ho letto e compreso/).check();
	await avanti(page);
	await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
	await avanti(page);
	await page.getByLabel('Accesso civico generalizzato (FOIA)').check();
	await avanti(page);
	await alPasso(page, 'Documento');
	await expect(page.getByLabel('Motivazione')).toBeHidden();
	await page.getByLabel('Documento o dato richiesto').fill('Spese per manutenzione strade 2023-2025 per via');
	await avanti(page);
	await page.getByLabel('Vedere il documento in ufficio').check();
	await avanti(page);
	await alPasso(page, 'Riepilogo');
	await expect(page.locator('main')).toContainText('Questa richiesta è gratis.');
	await page.locator('#responsabilita-si').check();
	await page.locator('#condizioni-si').check();
	await page.getByRole('button', { name: 'Conferma e invia' }).click();
	await expect(page.locator('main')).toContainText('la richiesta non è respinta');

	await page.getByRole('link', { name: 'Consulta la richiesta' }).click();
	await page.getByText('Ritira la richiesta').first().click();
	await page.getByRole('button', { name: 'Ritira la richiesta' }).click();
	await expect(page.getByRole('alert')).toContainText('conferma la dichiarazione');
	await page.getByLabel(/Confermo che voglio ritirare/).check();
	await page.getByRole('button', { name: 'Ritira la richiesta' }).click();
	await expect(page.locator('.chip-stato').first()).toHaveText('Ritirata');
	await controlla(page);
	for (const percorso of ['/area-personale/attivita', '/area-personale/messaggi', '/esci']) {
		await page.goto(indirizzo('cesano-maderno', percorso));
		await controlla(page);
	}
	await page.getByRole('button', { name: 'Esci' }).last().click();
	await page.goto(indirizzo('cesano-maderno', '/area-personale'));
	await expect(page.locator('h1')).toHaveText('Accedi');
});

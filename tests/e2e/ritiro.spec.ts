// The shortest request, for data that anyone may ask for, and its withdrawal.
import { expect, test } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { alPasso, avanti, controlla, indirizzo } from './support/pagina.ts';

test(
	'un accesso civico si chiede senza motivi e si ritira prima della decisione',
	{ tag: '@solo-senza-javascript' },
	async ({ page }) => {
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
		await page
			.getByLabel('Documento o dato richiesto')
			.fill('Spese per manutenzione strade 2023-2025 per via');
		await avanti(page);
		await page.getByLabel('Vedere il documento in ufficio').check();
		await avanti(page);
		await alPasso(page, 'Riepilogo');
		const passo = page.url();
		await expect(page.locator('main')).toContainText('Questa richiesta è gratis.');
		await page.locator('#responsabilita-si').check();
		await page.locator('#condizioni-si').check();
		await page.getByRole('button', { name: 'Conferma e invia' }).click();
		await expect(page.locator('main')).toContainText('la richiesta non è respinta');

		await page.getByRole('link', { name: 'Consulta la richiesta' }).click();
		await page.getByText('Invia una memoria o un documento').click();
		await page.getByRole('button', { name: 'Invia', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('Compila questo campo');
		await controlla(page);
		await page.getByLabel('Che cosa vuoi dirci').fill('Mi interessa soprattutto via Roma.');
		await page.getByRole('button', { name: 'Invia', exact: true }).click();
		await expect(page.getByRole('status').first()).toContainText(/Protocollo \d{7}\/\d{4}/);
		await expect(page.locator('main')).toContainText('Mi interessa soprattutto via Roma.');
		await page.getByText('Ritira la richiesta').first().click();
		await page.getByRole('button', { name: 'Ritira la richiesta' }).click();
		await expect(page.getByRole('alert')).toContainText('spunta la casella');
		await page.getByLabel(/Confermo che voglio ritirare/).check();
		await page.getByRole('button', { name: 'Ritira la richiesta' }).click();
		await expect(page.locator('.chip-stato').first()).toHaveText('Ritirata');
		// Going back after sending leads to what came of it, not to a page that is gone.
		await page.goto(passo);
		await expect(page.locator('h1')).toHaveText(/Richiesta inviata/);
		await page.goto(indirizzo('cesano-maderno', '/area-personale/attivita'));
		await controlla(page);
		for (const percorso of ['/area-personale/attivita', '/area-personale/messaggi', '/esci']) {
			await page.goto(indirizzo('cesano-maderno', percorso));
			await controlla(page);
		}
		await page.getByRole('button', { name: 'Esci' }).last().click();
		await page.goto(indirizzo('cesano-maderno', '/area-personale'));
		await expect(page.locator('h1')).toHaveText('Accedi');
	}
);

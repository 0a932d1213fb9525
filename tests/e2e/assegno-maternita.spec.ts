// The questions before the form of the maternity allowance, from the card to the outcome, with and without scripts.
import { expect, test } from '@playwright/test';
import { ascoltaErrori, controlla } from './support/pagina.ts';

test('dalla scheda si verifica prima se si hanno i requisiti, senza entrare', async ({ page }) => {
	const errori = ascoltaErrori(page);
	await page.goto('/servizi/assegno-maternita');
	await controlla(page);
	await expect(page.getByText('20.668,26 euro')).toBeVisible();
	await page.getByRole('link', { name: 'Verifica prima se hai i requisiti' }).click();
	await controlla(page);
	await page.getByRole('button', { name: 'Verifica' }).click();
	await expect(page.getByRole('alert')).toContainText('Compila questo campo');
	await page.getByLabel(/Quando è nato/).fill('2026-07-14');
	await page.locator('#residenza').getByLabel('Sì').check();
	await page.getByLabel(/Italiana o di un altro Paese/).check();
	await page.locator('#indennita').getByLabel('No', { exact: true }).check();
	await page.getByLabel(/valore del tuo ISEE/).fill('20668,26');
	await page.getByRole('button', { name: 'Verifica' }).click();
	await expect(page.getByRole('status').filter({ hasText: "puoi chiedere l'assegno" })).toContainText(
		'2.065,50 euro'
	);
	await controlla(page);
	await page.getByLabel(/valore del tuo ISEE/).fill('20668,27');
	await page.getByRole('button', { name: 'Verifica di nuovo' }).click();
	await expect(
		page.getByText("L'ISEE supera il limite di 20.668,26 euro previsto per l'anno 2026.")
	).toBeVisible();
	expect(page.url()).not.toContain('20668');
	expect(errori).toEqual([]);
});

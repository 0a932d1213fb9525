// How clear a page is: stars, the question that follows, words; with and without scripts.
import { expect, test } from '@playwright/test';
import { controlla, indirizzo } from './support/pagina.ts';

test('chi legge una scheda dice quanto è chiara, e i numeri si leggono da tutti', async ({ page }) => {
	await page.goto(indirizzo('castellanza', '/servizi/accesso-atti'));
	await expect(page.locator('[data-element=feedback-title]')).toHaveText(
		'Quanto sono chiare le informazioni su questa pagina?'
	);
	const negativo = page.locator('[data-element=feedback-rating-negative]');
	const positivo = page.locator('[data-element=feedback-rating-positive]');
	await expect(negativo).toBeHidden();
	await expect(positivo).toBeHidden();
	for (const stelle of [1, 2, 3, 4, 5]) {
		const stella = page.locator(`[data-element=feedback-rate-${stelle}]`);
		await stella.click();
		// A second touch does not take the star back.
		await stella.click();
		await expect(stelle <= 3 ? negativo : positivo).toBeVisible();
		await expect(stelle <= 3 ? positivo : negativo).toBeHidden();
	}
	await controlla(page);
	await page.locator('[data-element=feedback-rate-2]').click();
	await page.getByLabel('A volte le indicazioni non erano complete').check();
	await page.locator('[data-element=feedback-input-text]').fill('Mancano gli orari');
	await page.locator('.valuta').getByRole('button', { name: 'Invia' }).click();
	await expect(page.getByRole('status')).toHaveText(
		'Grazie, il tuo parere ci aiuterà a migliorare il servizio!'
	);
	await controlla(page);
	await page.goto(indirizzo('castellanza', '/valutazioni'));
	await expect(page.getByRole('row', { name: /Richiedere l'accesso agli atti/ }).last()).toContainText('2,0');
	await expect(page.locator('main')).not.toContainText('Mancano gli orari');
	await controlla(page);
});

test('con la sola tastiera si scelgono le stelle', { tag: '@solo-computer' }, async ({ page }) => {
	await page.goto(indirizzo('castellanza', '/novita'));
	await page.locator('.stelle input').first().focus();
	await page.keyboard.press('Space');
	for (let passi = 0; passi < 4; passi += 1) await page.keyboard.press('ArrowRight');
	await expect(page.getByLabel('5 stelle su 5')).toBeChecked();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(page.getByLabel('Le indicazioni erano chiare')).toBeChecked();
});

test(
	'senza le stelle, o per una pagina che non c’è, la risposta dice che cosa fare',
	{ tag: '@solo-computer' },
	async ({ page }) => {
		await page.goto(indirizzo('castellanza', '/valuta?tipo=pagina&oggetto=/novita'));
		await page.locator('.valuta form').evaluate((form: HTMLFormElement) => {
			form.submit();
		});
		await expect(page.getByRole('alert')).toContainText('Scegli da 1 a 5 stelle.');
		await controlla(page);
		const assente = await page.goto(indirizzo('castellanza', '/valuta?tipo=pagina&oggetto=/altro'));
		expect(assente?.status()).toBe(404);
		await controlla(page);
	}
);

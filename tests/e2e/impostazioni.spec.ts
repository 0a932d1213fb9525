// The settings of the Comune as its administrator changes them: a tariff from the form to the card, through the preview.
import { expect, test, type Page } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';

const CHI = {
	computer: { ente: 'castellanza', amministratore: 'Ivan Ferrario', altro: 'Federica Colombo' },
	telefono: { ente: 'casciago', amministratore: 'Chiara Brusa', altro: 'Martina Bianchi' },
	'senza JavaScript': { ente: 'seveso', amministratore: 'Matteo Rivolta', altro: 'Stefano Galbiati' }
};

const SERVIZIO = "Richiedere l'accesso agli atti";

/** Unfolds an element of a list. */
async function apri(page: Page, nome: RegExp): Promise<void> {
	await page.locator('summary').filter({ hasText: nome }).click();
}

test('un amministratore cambia una tariffa, vede che cosa cambia e la pubblica', async ({ page }) => {
	const { ente, amministratore } = CHI[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/operatore'));
	await entra(page, amministratore);
	await page.getByRole('link', { name: 'Impostazioni del Comune' }).click();
	await controlla(page);
	await page.getByRole('link', { name: SERVIZIO }).click();
	await controlla(page);

	await page.getByRole('button', { name: 'Aggiungi: Costo di una copia' }).click();
	await page.locator('[id="impostazioni.tariffeCopie.3.formato"]').selectOption('A3');
	await page.locator('[id="impostazioni.tariffeCopie.3.centesimi"]').fill('tanto');
	await apri(page, /Costo di una copia 1: A4/);
	await page.locator('[id="impostazioni.tariffeCopie.0.centesimi"]').fill('0,35');
	await page.getByRole('button', { name: 'Vedi che cosa cambia' }).last().click();
	const avviso = page.getByRole('alert');
	await expect(avviso).toContainText("Costo di una copia 4 › Costo: Scrivi l'importo in euro");
	await expect(page.locator('[id="impostazioni.tariffeCopie.0.centesimi"]')).toHaveValue('0,35');
	await controlla(page);
	await avviso.getByRole('link').click();
	await expect(page.locator('[id="impostazioni.tariffeCopie.3.centesimi"]')).toBeVisible();
	await page.getByRole('button', { name: 'Togli: Costo di una copia 4' }).click();
	await page.locator('[id="impostazioni.dirittiRicerca"]').waitFor();
	await apri(page, /Diritto di ricerca 2/);
	await page.locator('[id="impostazioni.dirittiRicerca.1.centesimi"]').fill('45');
	await page.getByRole('button', { name: 'Vedi che cosa cambia' }).last().click();

	await expect(page.locator('#anteprima')).toContainText('0,20 €');
	await expect(page.locator('#anteprima')).toContainText('0,35 €');
	const esempio = page.getByRole('row').filter({ hasText: /Ricerca di una pratica di oltre 10 anni/ });
	await expect(esempio).toContainText('30,00 €');
	await expect(esempio).toContainText('45,00 €');
	await controlla(page);
	await page.getByLabel('Perché le cambi').fill('Delibera di Giunta 12 del 2026');
	await page.getByRole('button', { name: 'Torna a modificare' }).click();
	await expect(page.locator('[id="impostazioni.dirittiRicerca.1.centesimi"]')).toHaveValue('45,00');
	await page.getByRole('button', { name: 'Vedi che cosa cambia' }).last().click();
	await page.getByRole('button', { name: /^Pubblica dal/ }).click();
	await expect(avviso).toContainText('Conferma');
	await controlla(page);
	await expect(page.getByLabel('Perché le cambi')).toHaveValue('Delibera di Giunta 12 del 2026');
	await page.getByLabel('Ho controllato che cosa cambia').check();
	await page.getByRole('button', { name: /^Pubblica dal/ }).click();
	await expect(page.getByRole('status')).toContainText('entro 3 secondi');
	await controlla(page);

	await page.getByRole('link', { name: 'Vedi tutte le versioni' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'Versione 2' })).toContainText(
		'Delibera di Giunta 12 del 2026'
	);
	await controlla(page);
	await page.getByRole('button', { name: 'Confronta' }).click();
	await expect(page.locator('main')).toContainText('0,35 €');
	await controlla(page);
	await page.goto(indirizzo(ente, '/operatore/impostazioni/storia/1'));
	await expect(page.locator('main')).toContainText('Costi delle copie › Costo di una copia 1 › Costo');
	await controlla(page);

	await expect
		.poll(async () => {
			await page.goto(indirizzo(ente, '/servizi/accesso-atti'));
			return page.locator('main').innerText();
		})
		.toContain('0,35 €');
	expect(errori).toEqual([]);
});

test('chi non è amministratore non vede le impostazioni', async ({ page }) => {
	const { ente, altro } = CHI[progetto()];
	await page.goto(indirizzo(ente, '/operatore/impostazioni/storia'));
	await entra(page, altro);
	await expect(page.locator('main')).toContainText('riservate agli amministratori');
	await controlla(page);
	await page.goto(indirizzo(ente, '/operatore'));
	await expect(page.getByRole('link', { name: 'Impostazioni del Comune' })).toHaveCount(0);
});

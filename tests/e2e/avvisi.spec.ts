// A notice to everyone: written by one clerk, approved by another, read on every public page, corrected and withdrawn.
import { expect, test, type Page } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';

const CHI = {
	computer: { ente: 'castellanza', scrive: 'Roberto Pozzi', approva: 'Ivan Ferrario' },
	telefono: { ente: 'casciago', scrive: 'Giorgio Macchi', approva: 'Chiara Brusa' },
	'senza JavaScript': { ente: 'seveso', scrive: 'Laura Villa', approva: 'Matteo Rivolta' }
};

const TITOLO = 'Via dei Tigli chiusa per la fiera';
const MOTIVO = 'La fiera è stata rimandata dagli organizzatori.';

/** Another clerk at the same browser. */
async function entraCome(page: Page, chi: string): Promise<void> {
	await page.context().clearCookies();
	await page.goto(indirizzo(CHI[progetto()].ente, '/operatore'));
	await entra(page, chi);
	await page.getByRole('link', { name: /^Avvisi a tutti/ }).click();
}

/** An ISO date some days from today. */
function giorno(tra: number): string {
	return new Date(Date.now() + tra * 86_400_000).toISOString().slice(0, 10);
}

test('un avviso lo scrive una persona e lo approva un’altra, poi si legge sul sito', async ({ page }) => {
	const { ente, scrive, approva } = CHI[progetto()];
	const errori = ascoltaErrori(page);
	await entraCome(page, scrive);
	await controlla(page);
	await page.getByRole('link', { name: 'Scrivi un avviso' }).click();
	await controlla(page);
	await page.getByLabel('Tipo di avviso').selectOption('Strada chiusa');
	await page.getByLabel('Titolo').fill('Corto');
	await page.getByLabel('Testo').fill('Per la fiera non si passa in auto. Segui le indicazioni dei vigili.');
	await page.getByLabel('Inizio: giorno').fill(giorno(0));
	await page.getByLabel('Inizio: ora').fill('07:00');
	await page.getByLabel('Fine: giorno').fill(giorno(2));
	await page.getByLabel('Fine: ora').fill('20.00');
	await page.getByLabel('Dove', { exact: true }).fill('Via dei Tigli');
	await page.getByLabel('Titolo').press('Enter');
	await expect(page).toHaveURL(/\/salva$/);
	await expect(page.getByRole('alert')).toContainText('Titolo: Scrivi un testo da 10 a 120 caratteri.');
	await expect(page.getByLabel('Fine: ora')).toHaveValue('20.00');
	await controlla(page);
	await page.getByLabel('Titolo').fill(TITOLO);
	await page.getByLabel('Fino a quanti anni').fill('1');
	await page.getByRole('button', { name: 'Conta le persone' }).click();
	await expect(page.getByRole('alert')).toContainText('almeno 5 anni');
	await page.getByLabel('Fino a quanti anni').fill('5');
	await page.getByRole('button', { name: 'Conta le persone' }).click();
	await expect(page.getByRole('status')).toContainText('meno di 20 persone');
	await expect(page.getByLabel('Titolo')).toHaveValue(TITOLO);
	await expect(page.getByLabel('Manda anche un messaggio alle persone')).not.toBeChecked();
	await page.getByRole('button', { name: 'Salva la bozza' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITOLO);
	await controlla(page);
	await page.getByRole('button', { name: 'Manda ad approvare' }).click();
	await expect(page.getByRole('status')).toContainText('la approva un’altra persona');
	await expect(page.getByRole('button', { name: 'Approva e pubblica' })).toHaveCount(0);

	await entraCome(page, approva);
	await page.getByRole('link', { name: TITOLO }).click();
	await controlla(page);
	await page.getByRole('button', { name: 'Approva e pubblica' }).click();
	await expect(page.getByRole('status')).toContainText('Avviso pubblicato');
	await expect(page.locator('main')).toContainText('Approvata e pubblicata da una seconda persona');
	await controlla(page);
	const avviso = new URL(page.url()).pathname;

	await page.context().clearCookies();
	const inCima = page.getByRole('region', { name: 'Avvisi del Comune' });
	await expect
		.poll(async () => {
			await page.goto(indirizzo(ente, '/'));
			return (await inCima.allInnerTexts()).join();
		})
		.toContain(TITOLO);
	await expect(inCima).toContainText('Strada chiusa');
	await controlla(page);
	await page.goto(indirizzo(ente, '/novita'));
	await controlla(page);
	await page.locator('main').getByRole('link', { name: 'Avvisi' }).click();
	await controlla(page);
	await page.locator('main').getByRole('link', { name: TITOLO }).click();
	await expect(page.locator('main')).toContainText('Segui le indicazioni dei vigili');
	await controlla(page);

	await entraCome(page, approva);
	await page.goto(indirizzo(ente, avviso));
	await page.getByRole('button', { name: 'Ritira l’avviso' }).click();
	await expect(page.getByRole('alert')).toContainText('Perché: Compila questo campo');
	await page.getByLabel('Perché').fill(MOTIVO);
	await page.getByRole('button', { name: 'Ritira l’avviso' }).click();
	await expect(page.locator('main')).toContainText(MOTIVO);
	await page.getByRole('link', { name: 'Vedi l’avviso sul sito' }).click();
	await expect(page.locator('main')).toContainText('Questo avviso è stato ritirato');
	await controlla(page);
	expect(errori).toEqual([]);
});

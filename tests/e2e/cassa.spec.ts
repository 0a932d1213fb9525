// Money that nobody expected, at the till: tied to a sum, with and without scripts, or set aside with a note; then the account of the day.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { enti } from '#demo/enti.ts';
import { accogliCopie, chiediCopie } from './support/copie.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import { mandaSconosciuta, scarica } from './support/pagopa.ts';
import { apriSportello, statoE } from './support/sportello.ts';

const ENTE = 'cesano-maderno';
const INCASSI = indirizzo(ENTE, '/operatore/incassi');
const cfEnte = enti.find(({ id }) => id === ENTE)?.codiceFiscale ?? '';

/** Opens the oldest of the receipts of that amount. */
async function apriIncasso(page: Page, importo: string): Promise<void> {
	await page.getByRole('link', { name: importo, exact: true }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Incasso di ${importo}`);
}

/** Looks for the sums of a request, first with a number that is of none. */
async function cercaSomme(page: Page, numero: string): Promise<void> {
	const campo = page.getByLabel('Numero della pratica');
	await campo.fill('AA-2026-999999');
	await page.getByRole('button', { name: 'Cerca le somme da pagare' }).click();
	await expect(page.locator('#pratica-errore')).toContainText('Non troviamo una pratica');
	await expect(campo).toHaveValue('AA-2026-999999');
	await controlla(page);
	await campo.fill(numero);
	await page.getByRole('button', { name: 'Cerca le somme da pagare' }).click();
	await expect(page.getByLabel(`Che cosa è stato pagato nella pratica ${numero}`)).toBeVisible();
	await controlla(page);
}

/** Ties the receipt to the first of the sums, and goes back to the list. */
async function abbina(page: Page, quale: RegExp): Promise<void> {
	const somme = await page.locator('#scelta option').allInnerTexts();
	await page.locator('#scelta').selectOption({ label: somme.find((una) => quale.test(una)) ?? '' });
	await page.getByRole('button', { name: 'Abbina', exact: true }).click();
	await expect(page.locator('main')).toContainText('Abbinato a un pagamento');
	await controlla(page);
	await page.goto(INCASSI);
}

/** A column of the last line of the table by day. */
function totale(page: Page, colonna: string): Promise<string> {
	return page.locator('table').first().locator(`tr:last-child td[data-label="${colonna}"]`).innerText();
}

test(
	'un incasso che nessuno aspetta si abbina o si mette da parte, e il rendiconto lo conta',
	{ tag: '@solo-computer' },
	async ({ page, browser }) => {
		const errori = ascoltaErrori(page);
		const numero = await chiediCopie(page, { ente: ENTE, persona: "Maria Grazia Dell'Orto" });
		const erroriCapo = await accogliCopie(browser, { ente: ENTE, nome: 'Marco Elli', numero });

		const sportello = await apriSportello(browser, { ente: ENTE, nome: 'Paola Sala' });
		const { clerk } = sportello;
		await clerk.getByRole('link', { name: 'Incassi', exact: true }).click();
		await expect(clerk.getByRole('status')).toContainText('Nessun incasso da riconciliare');
		await controlla(clerk);
		for (const importo of ['30,00', '30,00', '33,50']) await mandaSconosciuta(page, cfEnte, importo);
		await expect(async () => {
			await clerk.reload();
			await expect(clerk.locator('main')).toContainText('3 pagamenti sono arrivati', { timeout: 500 });
		}).toPass({ timeout: 60_000 });
		await controlla(clerk);

		await apriIncasso(clerk, '30,00 €');
		await controlla(clerk);
		await cercaSomme(clerk, numero);
		await expect(clerk.locator('#scelta option')).toHaveCount(2);
		await abbina(clerk, /^Facciate A4/);

		// The same way where no script runs.
		const storageState = await clerk.context().storageState();
		const contesto = await browser.newContext({
			...test.info().project.use,
			javaScriptEnabled: false,
			storageState
		});
		const senzaScript = await contesto.newPage();
		await senzaScript.goto(INCASSI);
		await apriIncasso(senzaScript, '30,00 €');
		await cercaSomme(senzaScript, numero);
		await abbina(senzaScript, /^Ricerca/);
		await contesto.close();

		await clerk.goto(indirizzo(ENTE, `/operatore/pratiche/${numero}`));
		await statoE(clerk, 'Accolta');
		await controlla(clerk);
		await page.goto(indirizzo(ENTE, `/area-personale/pratiche/${numero}`));
		await statoE(page, 'Accolta');
		await expect(page.getByText(/Pagato, il .*, con pagoPA/)).toHaveCount(2);
		await controlla(page);

		await clerk.goto(INCASSI);
		await apriIncasso(clerk, '33,50 €');
		await clerk.getByLabel('Che cosa riguarda').fill('Mensa.');
		await clerk.getByRole('button', { name: 'Chiudi con questa nota' }).click();
		await expect(clerk.locator('#nota-errore')).toBeVisible();
		await expect(clerk.getByLabel('Che cosa riguarda')).toHaveValue('Mensa.');
		await controlla(clerk);
		await clerk.getByLabel('Che cosa riguarda').fill('Mensa di ottobre: è del programma della scuola.');
		await clerk.getByRole('button', { name: 'Chiudi con questa nota' }).click();
		await expect(clerk.locator('main')).toContainText('Riguarda un’altra causale');
		await expect(clerk.locator('main')).toContainText('Paola Sala');
		await controlla(clerk);
		await clerk.getByRole('link', { name: 'Incassi', exact: true }).click();
		await expect(clerk.getByRole('status')).toContainText('Nessun incasso da riconciliare');

		await clerk.getByRole('link', { name: 'Rendiconto' }).click();
		await controlla(clerk);
		expect(await totale(clerk, 'pagoPA')).toBe('93,50 €');
		expect(await totale(clerk, 'Saldo')).toBe('93,50 €');
		const csv = await scarica(clerk, /Scarica il file CSV/);
		expect(csv.suggestedFilename()).toMatch(/^rendiconto-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.csv$/);
		const righe = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
		expect(righe).toHaveLength(5);
		expect(righe.filter((riga) => riga.includes(`"${numero}"`))).toHaveLength(2);
		expect(righe.at(-1)).toMatch(/^"Totale";"";"";"";"93,50";"0,00";/);
		await clerk.getByLabel('Dal').fill('2026-02-01');
		await clerk.getByLabel('Al', { exact: true }).fill('2026-01-01');
		await clerk.getByRole('button', { name: 'Mostra' }).click();
		await expect(clerk.locator('#al-errore')).toBeVisible();
		await controlla(clerk);
		await clerk.goto(`${INCASSI}/flussi`);
		await expect(clerk.getByRole('status')).toContainText('Nessun flusso è ancora arrivato');
		await controlla(clerk);
		await sportello.chiudi();
		expect([...errori, ...erroriCapo, ...sportello.errori]).toEqual([]);
	}
);

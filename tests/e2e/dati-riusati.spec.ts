// Once only, as a person lives it: contacts written once, found again, corrected; the same request made again; help, appointment and rating on the way.
import { expect, test } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { alPasso, ascoltaErrori, avanti, controlla, indirizzo } from './support/pagina.ts';

test(
	'quello che si è scritto una volta si ritrova, si corregge, e la domanda si può rifare',
	{ tag: '@solo-computer' },
	async ({ page, browser }) => {
		const errori = ascoltaErrori(page);
		await page.goto(indirizzo('casciago', '/servizi/accesso-atti/domanda'));
		await entra(page, 'Silvia Bernasconi');
		await page.getByLabel(/Ho letto e compreso/).check();
		await avanti(page);
		await expect(page.locator('main')).toContainText('dal tuo accesso del');
		await expect(page.locator('main')).toContainText('12/09/1990');
		await expect(page.locator('#aiuto')).toContainText('Ufficio relazioni con il pubblico');
		await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
		await page.getByLabel('Telefono').fill('0332 123456');
		await avanti(page);
		await page.getByLabel('Accesso civico generalizzato (FOIA)').check();
		await avanti(page);
		await page.getByLabel('Documento o dato richiesto').fill('Spese per manutenzione strade 2023-2025');
		await avanti(page);
		await page.getByLabel('Vedere il documento in ufficio').check();
		await avanti(page);
		await alPasso(page, 'Riepilogo');
		await expect(page.locator('#aiuto')).toContainText('Prenota un appuntamento');
		await page.locator('#responsabilita-si').check();
		await page.locator('#condizioni-si').check();
		await page.getByRole('button', { name: 'Conferma e invia' }).click();

		await expect(page.locator('[data-element=feedback-title]')).toHaveText(
			'Quanto è stato facile usare questo servizio?'
		);
		await page.locator('[data-element=feedback-rate-5]').click();
		await controlla(page);
		const inviata = page.url();
		await page.locator('.valuta').getByRole('button', { name: 'Invia' }).click();
		await expect(page.getByRole('status')).toContainText('Grazie');

		await page.goto(indirizzo('casciago', '/area-personale/dati'));
		await expect(page.locator('main')).toContainText('+390332123456');
		await controlla(page);
		await page.getByRole('link', { name: 'Modifica Telefono' }).click();
		await page.getByLabel('Telefono').fill('numero');
		await page.getByRole('button', { name: 'Salva' }).click();
		await expect(page.getByRole('alert')).toContainText('solo con cifre e spazi');
		await controlla(page);
		await page.getByLabel('Telefono').fill('0332 654321');
		await page.getByRole('button', { name: 'Salva' }).click();
		await expect(page.getByRole('status')).toContainText('Dato salvato');
		await page.getByRole('button', { name: 'Cancella E-mail' }).click();
		await expect(page.getByRole('status')).toContainText('Dato cancellato');

		await page.goto(inviata.replace('/inviata', ''));
		await controlla(page);
		await page.getByRole('button', { name: 'Rifai la domanda con questi dati' }).click();
		await alPasso(page, 'Informativa sulla privacy');
		await page.getByLabel(/Ho letto e compreso/).check();
		await avanti(page);
		await expect(page.getByLabel('Per chi fai la richiesta?')).toHaveValue('PROPRIO');

		// What only warns or tells is read at its field, before the summary.
		await page.getByLabel('Per chi fai la richiesta?').selectOption('GENITORE');
		await page.getByLabel('Nome della persona', { exact: true }).fill('Pietro');
		await page.getByLabel('Cognome della persona').fill('Tessari');
		await page.getByLabel('Codice fiscale della persona', { exact: true }).fill('TSSPTR26E30A703I');
		await page.getByLabel('Data di nascita del minore').fill('2026-05-29');
		await page.getByRole('button', { name: /^Salva/ }).click();
		await expect(page.locator('#beneficiarioCodiceFiscale-avviso')).toContainText('non corrisponde');
		await controlla(page);
		await page.getByLabel('Data di nascita del minore').fill('2026-05-30');
		await page.getByLabel('Nome della persona', { exact: true }).fill('Luca');
		await page.getByRole('button', { name: /^Salva/ }).click();
		await expect(page.locator('#beneficiarioCodiceFiscale-informazione')).toContainText('non corrisponde');
		await expect(page.locator('#beneficiarioCodiceFiscale-avviso')).toHaveCount(0);
		await controlla(page);
		await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
		await avanti(page);
		await avanti(page);
		await expect(page.getByLabel('Documento o dato richiesto')).toHaveValue(/manutenzione strade/);

		await page.locator('#aiuto').getByRole('link', { name: 'Prenota un appuntamento' }).click();
		await controlla(page);
		await page.getByLabel('Telefono').fill('');
		await page.getByRole('button', { name: 'Invia la richiesta' }).click();
		await expect(page.getByRole('alert')).toContainText('serve per risponderti');
		await controlla(page);
		await page.locator('#ufficio').selectOption('urp');
		await page.getByLabel('Giorno che preferisci').selectOption({ index: 1 });
		await page.getByLabel('Mattina').check();
		await page.getByLabel('Telefono').fill('0332 654321');
		await page.getByRole('button', { name: 'Invia la richiesta' }).click();
		await expect(page.locator('main')).toContainText('non è fissato');
		await controlla(page);

		const context = await browser.newContext(test.info().project.use);
		const clerk = await context.newPage();
		await clerk.goto(indirizzo('casciago', '/operatore/appuntamenti'));
		await entra(clerk, 'Martina Bianchi');
		await expect(clerk.getByRole('row', { name: /Silvia Bernasconi/ })).toContainText('+390332654321');
		await controlla(clerk);
		await clerk.getByRole('button', { name: /Fatto/ }).click();
		await expect(clerk.getByRole('status')).toHaveText('Nessun appuntamento da confermare.');
		await clerk.goto(indirizzo('casciago', '/operatore/valutazioni'));
		await expect(clerk.locator('main')).toContainText('5,0');
		await controlla(clerk);
		await context.close();
		expect(errori).toEqual([]);
	}
);

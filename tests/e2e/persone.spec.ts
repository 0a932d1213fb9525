// People and roles as the administrator gives them, and what the other roles find at the desk.
import { expect, test } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';

const CHI = {
	computer: { ente: 'castellanza', amministratore: 'Ivan Ferrario', altro: 'Federica Colombo' },
	telefono: { ente: 'casciago', amministratore: 'Chiara Brusa', altro: 'Martina Bianchi' },
	'senza JavaScript': { ente: 'seveso', amministratore: 'Matteo Rivolta', altro: 'Stefano Galbiati' }
};

const MOTIVO = 'Decreto del Sindaco 4 del 2026';

test('un amministratore aggiunge una persona, le dà ruoli in due uffici, la sospende, e il registro lo dice', async ({
	page
}) => {
	const { ente, amministratore } = CHI[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/operatore'));
	await entra(page, amministratore);
	await expect(page.locator('main')).toContainText('I tuoi ruoli non seguono le pratiche');
	await controlla(page);
	await page.getByRole('link', { name: 'Persone e ruoli' }).click();
	await controlla(page);

	await page.getByRole('link', { name: 'Aggiungi una persona' }).click();
	await controlla(page);
	await page.getByLabel('Codice fiscale').fill('RSSMRA80A01H501X');
	await page.getByLabel('Nome', { exact: true }).fill('Mario');
	await page.getByLabel('E-mail').fill('mario.rossi');
	await page.getByLabel('Operatore', { exact: true }).check();
	await page.getByRole('button', { name: 'Aggiungi la persona' }).click();
	const avviso = page.getByRole('alert');
	await expect(avviso).toContainText('Codice fiscale: Il codice fiscale non è corretto');
	await expect(avviso).toContainText('Cognome: Compila questo campo');
	await expect(avviso).toContainText('Ufficio: Scegli una delle risposte proposte');
	await expect(page.getByLabel('Nome', { exact: true })).toHaveValue('Mario');
	await expect(page.getByLabel('Operatore', { exact: true })).toBeChecked();
	await controlla(page);
	await page.getByLabel('Codice fiscale').fill('rssmra80a01h501u');
	await page.getByLabel('Cognome').fill('Rossi');
	await page.getByLabel('E-mail').fill('mario.rossi@esempio.it');
	await page.getByLabel('Ufficio').selectOption('urp');
	await page.getByLabel('Perché').fill(MOTIVO);
	await page.getByRole('button', { name: 'Aggiungi la persona' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mario Rossi');
	await controlla(page);

	await page.getByText('Dai ruoli in un altro ufficio').click();
	await controlla(page);
	await page.getByRole('link', { name: 'Ufficio tributi' }).click();
	await controlla(page);
	await page.getByRole('button', { name: 'Salva i ruoli' }).click();
	await expect(avviso).toContainText('Ruoli: Scegli almeno un ruolo');
	await page.getByLabel('Cassa', { exact: true }).check();
	await page.getByLabel('Perché').fill(MOTIVO);
	await page.getByRole('button', { name: 'Salva i ruoli' }).click();
	const tributi = page.getByRole('row').filter({ hasText: 'Ufficio tributi' });
	await expect(tributi).toContainText('Cassa');
	await tributi.getByRole('link').click();
	await expect(page.getByLabel('Cassa', { exact: true })).toBeChecked();
	await page.getByRole('button', { name: 'Termina l’incarico' }).click();
	await expect(avviso).toContainText('Perché: Compila questo campo');
	await page.getByLabel('Perché').fill('La cassa passa a un altro ufficio');
	await page.getByRole('button', { name: 'Termina l’incarico' }).click();
	await expect(tributi).toHaveCount(0);

	await page.getByRole('link', { name: 'Sospendi la persona' }).click();
	await controlla(page);
	await page.getByLabel('Perché').fill('Provvedimento del 12 novembre');
	await page.getByRole('button', { name: 'Sospendi la persona' }).click();
	await expect(page.locator('main')).toContainText('Sospeso dal');
	await page.getByRole('link', { name: 'Che cosa è cambiato' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'Provvedimento del 12 novembre' })).toContainText(
		amministratore
	);
	await expect(page.getByRole('row').filter({ hasText: MOTIVO })).toHaveCount(2);
	await controlla(page);
	expect(errori).toEqual([]);
});

test('l’ultimo amministratore non può lasciare il suo ruolo, e quello che ha scritto resta', async ({
	page
}) => {
	const { ente, amministratore } = CHI[progetto()];
	await page.goto(indirizzo(ente, '/operatore/persone'));
	await entra(page, amministratore);
	await page.getByRole('link', { name: amministratore }).click();
	await page.getByRole('link', { name: 'Segreteria generale e RPCT' }).click();
	await page.getByLabel('Perché').fill('Cambio di incarico');
	await page.getByRole('button', { name: 'Termina l’incarico' }).click();
	await expect(page.getByRole('alert')).toContainText('ultimo amministratore');
	await expect(page.getByLabel('Perché')).toHaveValue('Cambio di incarico');
	await controlla(page);
});

test('chi non è amministratore non vede persone e ruoli', async ({ page }) => {
	const { ente, altro } = CHI[progetto()];
	await page.goto(indirizzo(ente, '/operatore/persone'));
	await entra(page, altro);
	await expect(page.locator('main')).toContainText('riservati agli amministratori');
	await controlla(page);
});

test('chi controlla legge i registri e non trova niente da cambiare', async ({ page }) => {
	await page.goto(indirizzo('cassola', '/operatore'));
	await entra(page, 'Andrea Fabris');
	await controlla(page);
	await page.getByRole('link', { name: 'Registro di protocollo' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registro di protocollo');
	await controlla(page);
	await page.goto(indirizzo('cassola', '/operatore/persone'));
	await expect(page.getByRole('link', { name: 'Aggiungi una persona' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Registro dei cambiamenti' }).click();
	await expect(page.getByRole('row').filter({ hasText: 'Giovanna Marin' }).first()).toContainText(
		'Operatore'
	);
	await controlla(page);
	await page.goto(indirizzo('cassola', '/operatore/impostazioni/storia'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Storia delle impostazioni');
});

test('chi scrive le pagine del sito non trova pratiche', async ({ page }) => {
	await page.goto(indirizzo('cassola', '/operatore'));
	await entra(page, 'Sergio Guidolin');
	await expect(page.locator('main')).toContainText('I tuoi ruoli non seguono le pratiche');
	await controlla(page);
	await page.goto(indirizzo('cassola', '/operatore/protocollo'));
	await expect(page.locator('main')).toContainText('riservato a chi tiene il protocollo');
});

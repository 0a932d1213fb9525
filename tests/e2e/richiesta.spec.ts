// The demonstration from end to end, as a resident and a clerk live it: request with an attachment, receipt, additions, decision, message on the phone.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { alPasso, ascoltaErrori, avanti, controlla, indirizzo, progetto } from './support/pagina.ts';

const PERSONE = {
	computer: { ente: 'cassola', persona: 'Marta Zanchettin', capo: 'Alberto Zen' },
	telefono: { ente: 'cesano-maderno', persona: 'Lorenzo Fumagalli', capo: 'Marco Elli' },
	'senza JavaScript': { ente: 'seveso', persona: 'Omar Benali', capo: 'Laura Villa' }
};

const ROGITO = {
	name: 'rogito.png',
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	)
};

/** Fills the request in, meeting an error on the way; ends on the summary. */
async function compila(page: Page): Promise<void> {
	await alPasso(page, 'Informativa sulla privacy');
	await avanti(page);
	await expect(page.getByRole('alert')).toContainText('conferma la dichiarazione');
	await controlla(page);
	await page.getByLabel(/Ho letto e compreso/).check();
	await avanti(page);

	await alPasso(page, 'Dati generali');
	await avanti(page);
	await expect(page.getByRole('alert')).toContainText('Per chi fai la richiesta?');
	await controlla(page);
	await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
	await avanti(page);

	await alPasso(page, 'Tipo di accesso');
	await controlla(page);
	await page.getByText('Non sai quale scegliere').click();
	await page.getByRole('button', { name: /Sì, è il mio caso.*difendere un tuo interesse/ }).click();
	await expect(page.locator('#tipoAccesso-DOCUMENTALE')).toBeChecked();
	await page.getByLabel('In qualità di').selectOption('proprietario');
	await page.getByLabel('Tipo di pratica').selectOption('edilizia');
	await avanti(page);

	await alPasso(page, 'Documento');
	await page.getByLabel('Documento o dato richiesto').fill('Fascicolo della pratica edilizia 112 del 1987');
	await page.getByLabel('Numero della pratica').fill('112');
	await page.getByLabel('Anno della pratica').fill('2031');
	await page.getByLabel('Foglio').fill('7');
	await avanti(page);
	const errori = page.getByRole('alert');
	await expect(errori).toContainText("L'anno della pratica non è valido.");
	await expect(errori).toContainText('Inserisci sia il foglio sia la particella (mappale).');
	await expect(errori).toContainText("Per l'accesso documentale scrivi perché ti serve il documento.");
	await expect(page.getByLabel('Documento o dato richiesto')).toHaveValue(/112 del 1987/);
	await controlla(page);
	await page.getByLabel('Anno della pratica').fill('1987');
	await page.getByLabel('Fabbricati').check();
	await page.getByLabel('Particella (mappale)').fill('415');
	await page.getByLabel('Motivazione').fill("Vendita dell'immobile e verifica di conformità urbanistica");
	await page.setInputFiles('#interesse', ROGITO);
	// With JavaScript the file leaves by itself.
	if (progetto() === 'senza JavaScript')
		await page.getByRole('button', { name: 'Carica', exact: true }).click();
	await expect(page.locator('.file-caricati')).toContainText('rogito.png');
	await expect(page.getByLabel('Particella (mappale)')).toHaveValue('415');
	await controlla(page);
	await avanti(page);

	await alPasso(page, 'Modalità');
	await page.getByLabel('Copia semplice in digitale').check();
	await avanti(page);
	await page.getByLabel('Nella mia area personale').check();
	await controlla(page);
	await avanti(page);
	await alPasso(page, 'Riepilogo');
}

async function conferma(page: Page): Promise<string> {
	await expect(page.getByText('rogito.png')).toBeVisible();
	await controlla(page);
	await page.getByRole('button', { name: 'Conferma e invia' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await controlla(page);
	await page.locator('#responsabilita-si').check();
	await page.locator('#condizioni-si').check();
	await page.getByRole('button', { name: 'Conferma e invia' }).click();
	await expect(page.locator('h1')).toHaveText(/Richiesta inviata/);
	await controlla(page);
	const numero = /AA-\d{4}-\d{6}/.exec(await page.locator('main').innerText())?.[0];
	expect(numero).toBeDefined();
	return numero ?? '';
}

/** Saves a PDF of the page and reads its first bytes. */
async function scarica(page: Page, nome: RegExp): Promise<string> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: nome }).click()
	]);
	const file = await readFile(await download.path());
	expect(file.subarray(0, 5).toString()).toBe('%PDF-');
	return download.suggestedFilename();
}

test('una richiesta di atti percorre tutta la casa', async ({ page, browser }) => {
	const { ente, persona, capo } = PERSONE[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/accesso-atti'));
	await controlla(page);
	await page.getByRole('link', { name: 'Richiedi online' }).first().click();
	await controlla(page);
	await entra(page, persona);
	await compila(page);
	const costi = await page.locator('main').innerText();
	// What the Comune asks for the search may have been changed meanwhile: what the person was told holds.
	const ricerca = /Ricerca di una pratica[^€]*?(\d+,\d{2})/.exec(costi)?.[1] ?? 'non detto';
	const numero = await conferma(page);
	expect(await scarica(page, /Scarica la ricevuta/)).toBe(`ricevuta-${numero}.pdf`);

	const context = await browser.newContext(test.info().project.use);
	const clerk = await context.newPage();
	const erroriClerk = ascoltaErrori(clerk);
	await clerk.goto(indirizzo(ente, '/operatore'));
	await entra(clerk, capo);
	await controlla(clerk);
	await clerk.getByLabel('Cerca').fill(numero);
	await clerk.getByRole('button', { name: 'Filtra' }).click();
	await clerk.getByRole('link', { name: numero }).click();
	await controlla(clerk);
	await clerk.getByRole('button', { name: 'Prendi in carico' }).click();
	await clerk.getByText('Chiedi altri documenti').click();
	await clerk.getByRole('button', { name: 'Invia la richiesta' }).click();
	await expect(clerk.getByRole('alert')).toBeVisible();
	await controlla(clerk);
	await clerk.getByLabel('Che cosa serve').fill('Serve la planimetria catastale aggiornata.');
	await clerk.getByRole('button', { name: 'Invia la richiesta' }).click();
	await expect(clerk.locator('.chip-stato').first()).toHaveText('Servono altri documenti');

	await page.goto(indirizzo(ente, `/area-personale/pratiche/${numero}`));
	await expect(page.getByText('Serve la planimetria catastale aggiornata.').first()).toBeVisible();
	await controlla(page);
	await page.getByLabel('La tua risposta').fill('Ecco la planimetria.');
	await page.setInputFiles('#file', { ...ROGITO, name: 'planimetria.png' });
	await page.getByRole('button', { name: 'Invia la risposta' }).click();
	await expect(page.locator('.chip-stato').first()).toHaveText('In lavorazione');

	await clerk.goto(indirizzo(ente, `/operatore/pratiche/${numero}`));
	await expect(clerk.getByRole('link', { name: 'planimetria.png' })).toBeVisible();
	await clerk.getByText('Decidi', { exact: true }).click();
	await clerk.getByLabel('Accogli', { exact: true }).check();
	await expect(clerk.locator('#conto')).toContainText(ricerca);
	await clerk.locator('#quante-ricerca-0').fill('0');
	await clerk.getByRole('button', { name: 'Calcola quanto si paga' }).click();
	await expect(clerk.locator('#conto')).toContainText('non c’è niente da pagare');
	await controlla(clerk);
	await clerk
		.getByLabel('Motivi', { exact: true })
		.fill('La persona è proprietaria e il documento esiste in archivio: si consegna la copia.');
	await clerk.setInputFiles('input[type=file]', { ...ROGITO, name: 'copia.png' });
	await clerk.getByRole('button', { name: 'Firma e invia la decisione' }).click();
	await expect(clerk.locator('.chip-stato').first()).toHaveText('Accolta');
	await controlla(clerk);
	await context.close();

	await page.goto(indirizzo(ente, '/area-personale'));
	await controlla(page);
	await page.getByRole('link', { name: `Richiesta ${numero}: accolta` }).click();
	await expect(page.locator('main')).toContainText('è stata accolta con atto');
	await controlla(page);
	await page.getByRole('link', { name: /Apri la pratica/ }).click();
	await controlla(page);
	await expect(page.locator('#documenti')).toContainText('Documenti consegnati');
	await expect(page.getByRole('link', { name: 'copia.png' })).toBeVisible();
	expect(await scarica(page, /Provvedimento finale/)).toMatch(/^provvedimento-.*\.pdf$/);
	for (const percorso of ['/area-personale/attivita', '/area-personale/messaggi', '/esci']) {
		await page.goto(indirizzo(ente, percorso));
		await controlla(page);
	}
	expect([...errori, ...erroriClerk]).toEqual([]);

	// The phone of the demonstration: the worker has brought every message there.
	await page.goto(`http://127.0.0.1:${Number(process.env.PORTALE_PORTA ?? '3000') + 1}/app-io`);
	await page.getByRole('link', { name: persona }).click();
	await expect
		.poll(async () => {
			await page.reload();
			return page.getByRole('link', { name: `Richiesta ${numero}` }).count();
		})
		.toBe(4);
});

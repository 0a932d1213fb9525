// Public land as a resident and a clerk live it: a driveway asked for, its area drawn, its ordinance linked; a code that nobody gave.
import { expect, test, type Page } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { alPasso, ascoltaErrori, avanti, controlla, indirizzo, progetto } from './support/pagina.ts';

const PERSONE = {
	computer: {
		ente: 'castellanza',
		persona: 'Paolo Crespi',
		capo: 'Roberto Pozzi',
		centro: [45.6106, 8.8961]
	},
	telefono: {
		ente: 'casciago',
		persona: 'Silvia Bernasconi',
		capo: 'Giorgio Macchi',
		centro: [45.8336, 8.7847]
	},
	'senza JavaScript': {
		ente: 'seveso',
		persona: 'Davide Brambilla',
		capo: 'Laura Villa',
		centro: [45.6433, 9.1403]
	}
} as const;

const FILE = {
	name: 'planimetria.png',
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64'
	)
};

async function compila(page: Page): Promise<void> {
	await alPasso(page, 'Informativa sulla privacy');
	await page.getByLabel(/Ho letto e compreso/).check();
	await avanti(page);
	await alPasso(page, 'Dati generali');
	await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
	await avanti(page);

	await alPasso(page, 'Domanda');
	await page.locator('#tipoDomanda-NUOVA').check();
	await avanti(page);
	await page.locator('#durata-PERMANENTE').check();
	await page.getByLabel('Con che cosa occupi il suolo?').selectOption('passo_carrabile');
	await page.getByLabel('Motivo').fill('Passo carrabile per entrare nel cortile.');
	await controlla(page);
	await avanti(page);

	await alPasso(page, 'Posto');
	await page.getByLabel('Via o piazza').fill('Via Roma');
	await page.getByLabel('Larghezza del passo carrabile').fill('3,456');
	await page.locator('#suolo-carreggiata').check();
	await page.locator('#viabilita-DIVIETO_SOSTA').check();
	await avanti(page);
	await expect(page.getByRole('alert')).toContainText('Scrivi un numero con al massimo due decimali');
	await controlla(page);
	await page.getByLabel('Larghezza del passo carrabile').fill('3,5');
	await avanti(page);

	await alPasso(page, 'Giorni e lavori');
	await page.locator('#orario-GIORNATA').check();
	await controlla(page);
	await avanti(page);

	await alPasso(page, 'Costi e documenti');
	await page.setInputFiles('#planimetria', FILE);
	if (progetto() === 'senza JavaScript')
		await page.getByRole('button', { name: 'Carica', exact: true }).first().click();
	await expect(page.locator('.file-caricati')).toContainText('planimetria.png');
	await page.locator('#bollo-ESENTE').check();
	await page.locator('#impegni-si').check();
	await avanti(page);
	await page.locator('#esenzioneBollo-ente-pubblico').check();
	await controlla(page);
	await avanti(page);
}

/** Sends; the number of the request. */
async function conferma(page: Page): Promise<string> {
	await alPasso(page, 'Riepilogo');
	await expect(page.getByText('Canone di un anno').first()).toBeVisible();
	await controlla(page);
	await page.locator('#responsabilita-si').check();
	await page.locator('#condizioni-si').check();
	await page.getByRole('button', { name: 'Conferma e invia' }).click();
	await expect(page.locator('h1')).toHaveText(/Richiesta inviata/);
	return /OSP-\d{4}-\d{6}/.exec(await page.locator('main').innerText())?.[0] ?? '';
}

test('un passo carrabile si chiede, e l’operatore ne segna l’area e l’ordinanza', async ({
	page,
	browser
}) => {
	const { ente, persona, capo, centro } = PERSONE[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/occupazione-suolo'));
	await expect(page.getByText('Non vale il silenzio-assenso').first()).toBeVisible();
	await controlla(page);
	await page.getByRole('link', { name: 'Richiedi online' }).first().click();
	await entra(page, persona);
	await compila(page);
	const numero = await conferma(page);
	expect(numero).not.toBe('');

	const context = await browser.newContext(test.info().project.use);
	const clerk = await context.newPage();
	const erroriClerk = ascoltaErrori(clerk);
	await clerk.goto(indirizzo(ente, `/operatore/servizi/occupazione-suolo/area/${numero}`));
	await entra(clerk, capo);
	await expect(clerk.getByText('da disegnare prima di accogliere')).toBeVisible();
	await controlla(clerk);
	await clerk.locator('#area').fill('in piazza');
	await clerk.getByRole('button', { name: 'Conferma l’area' }).click();
	await expect(clerk.getByRole('alert')).toContainText('Scrivi un punto dell');
	await controlla(clerk);
	const [lat, lon] = centro;
	await clerk
		.locator('#area')
		.fill(`${lat}, ${lon}\n${lat}, ${lon + 0.0001}\n${lat + 0.0001}, ${lon + 0.0001}`);
	await clerk.getByRole('button', { name: 'Conferma l’area' }).click();
	await expect(clerk).toHaveURL(new RegExp(`/operatore/pratiche/${numero}$`));
	await clerk.goto(indirizzo(ente, `/operatore/servizi/occupazione-suolo/area/${numero}`));
	await expect(clerk.getByText('disegnata, 3 punti')).toBeVisible();
	await clerk.getByLabel('Numero').fill('12/2026');
	await clerk.getByLabel('Data').fill('2026-01-15');
	await clerk.getByRole('button', { name: 'Collega l’ordinanza' }).click();
	await expect(clerk).toHaveURL(new RegExp(`/operatore/pratiche/${numero}$`));
	await clerk.goto(indirizzo(ente, '/operatore/servizi/occupazione-suolo'));
	await expect(clerk.getByRole('heading', { level: 1 })).toHaveText('Suolo pubblico occupato');
	await controlla(clerk);
	expect([...errori, ...erroriClerk]).toEqual([]);
	await context.close();
});

test('un codice che nessuno ha dato non verifica niente, e lo dice', async ({ page }) => {
	const risposta = await page.goto(indirizzo('seveso', '/verifica/11111111-1111-4111-8111-111111111111'));
	expect(risposta?.status()).toBe(404);
	await expect(page.getByText('Nessun documento di questo Comune ha questo codice.')).toBeVisible();
	await controlla(page);
});

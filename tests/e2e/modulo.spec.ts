// A step of a request: light on a phone, whole by keyboard alone.
import { expect, test } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { alPasso, avanti, indirizzo } from './support/pagina.ts';
import { misura } from './support/peso.ts';

test(
	'un passo pesa al massimo 100 KB e chiede al massimo 12 cose, nessuna ad altri',
	{ tag: '@solo-telefono' },
	async ({ page }) => {
		await page.goto(indirizzo('cassola', '/servizi/accesso-atti/domanda'));
		await entra(page, 'Chiara Dalla Costa');
		await page.getByLabel(/Ho letto e compreso/).check();
		await avanti(page);
		await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
		await avanti(page);
		await page.getByLabel('Accesso documentale').check();
		await page.getByLabel('In qualità di').selectOption('proprietario');
		await page.getByLabel('Tipo di pratica').selectOption('edilizia');
		await avanti(page);
		await alPasso(page, 'Documento');
		const passo = page.url();
		await page.goto('about:blank');
		const { richieste, byte, altrove } = await misura(page, () =>
			page.goto(passo, { waitUntil: 'networkidle' })
		);
		await alPasso(page, 'Documento');
		expect(altrove).toEqual([]);
		expect(richieste.length).toBeLessThanOrEqual(12);
		expect(byte).toBeLessThanOrEqual(100_000);
	}
);

test(
	"con la sola tastiera si compila un passo, si legge l'errore e si va avanti",
	{ tag: '@solo-computer' },
	async ({ page }) => {
		const tasti = page.keyboard;
		await page.goto(indirizzo('seveso', '/servizi/accesso-atti/domanda'));
		await entra(page, 'Davide Brambilla');
		await alPasso(page, 'Informativa sulla privacy');
		await page.locator('#letta-si').focus();
		await tasti.press('Space');
		await tasti.press('Enter');
		await alPasso(page, 'Dati generali');

		// What is typed before the scripts arrive stays.
		const { promise: arrivo, resolve: arrivino } = Promise.withResolvers<undefined>();
		await page.route('**/_app/**/*.js', async (rotta) => {
			await arrivo;
			await rotta.continue();
		});
		await page.reload({ waitUntil: 'commit' });
		await page.locator('#email').fill('scritta.presto@posta.example');
		await page.locator('#titolo').selectOption('PROPRIO');
		arrivino(undefined);
		await expect(page.locator('#svelte-announcer')).toBeAttached();
		await expect(page.locator('#email')).toHaveValue('scritta.presto@posta.example');
		await expect(page.locator('#titolo')).toHaveValue('PROPRIO');
		await page.unrouteAll();
		await page.reload();

		// Whoever moves by keyboard sees where they are.
		for (const campo of ['#titolo', '#email']) {
			await page.locator(campo).focus();
			await tasti.press('Shift+Tab');
			await tasti.press('Tab');
			await expect(page.locator(campo)).toBeFocused();
			await expect(page.locator(campo)).toHaveCSS('outline-style', 'solid');
			await expect(page.locator(campo)).toHaveCSS('outline-width', '3px');
		}

		// The first field of the form, then Enter: the error takes the focus and leads back to the field.
		await page.locator('#titolo').focus();
		await page.locator('#email').focus();
		await tasti.press('Enter');
		await expect(page.locator('#errori')).toBeFocused();
		await tasti.press('Tab');
		await tasti.press('Enter');
		await expect(page).toHaveURL(/#titolo$/);
		await page.locator('#titolo').focus();
		await tasti.type('Per me');
		await expect(page.locator('#titolo')).toHaveValue('PROPRIO');
		await page.locator('#email').focus();
		await tasti.press('Enter');
		await alPasso(page, 'Tipo di accesso');
		await page.locator('#tipoAccesso-DOCUMENTALE').focus();
		await tasti.press('Space');
		await tasti.press('ArrowDown');
		await expect(page.locator('#tipoAccesso-CIVICO_SEMPLICE')).toBeChecked();
		await expect(page.locator('#qualita')).toBeHidden();
	}
);

// The public pages as a resident meets them: reachable, accessible, light, one Comune for each address.
import { expect, test } from '@playwright/test';
import { enti } from '#demo/enti.ts';
import { coloriLeggibili } from './support/barriere.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import { misura } from './support/peso.ts';

const PAGES = [
	'/',
	'/servizi',
	'/servizi/accesso-atti',
	'/servizi/categoria/autorizzazioni',
	'/accesso',
	'/amministrazione',
	'/novita',
	'/vivere-il-comune',
	'/note-legali',
	'/privacy',
	'/accessibilita',
	'/valutazioni',
	'/prenota-appuntamento'
];

for (const path of [...PAGES, '/pagina-che-non-esiste']) {
	test(`${path} si legge senza barriere e sta nello schermo`, async ({ page }) => {
		const errori = ascoltaErrori(page);
		await page.goto(path);
		await controlla(page);
		expect(errori.filter((errore) => !errore.includes('404'))).toEqual([]);
	});
}

test('ogni Comune risponde al proprio indirizzo con il proprio nome', async ({ page, baseURL }) => {
	const port = new URL(baseURL ?? '').port;
	for (const ente of enti) {
		await page.goto(`http://${ente.id}.localhost:${port}/`);
		await expect(page).toHaveTitle(new RegExp(ente.nome));
		await expect(page.getByRole('banner')).toContainText(ente.nome);
	}
});

test('i colori di ogni Comune si leggono su ogni fondo', { tag: '@solo-computer' }, async ({ page }) => {
	for (const ente of enti)
		for (const percorso of ['/', '/servizi/accesso-atti']) {
			await page.goto(indirizzo(ente.id, percorso));
			await coloriLeggibili(page);
		}
});

test('chi legge sa di essere in un ambiente dimostrativo', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByText(/ambiente dimostrativo/i).first()).toBeVisible();
});

test('un indirizzo che non è di nessun Comune riceve una risposta chiara', async ({ page, baseURL }) => {
	const port = new URL(baseURL ?? '').port;
	const response = await page.goto(`http://altrove.localhost:${port}/`);
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading')).toHaveText('Indirizzo non trovato');
});

test('con la sola tastiera si salta al contenuto', async ({ page }) => {
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveText(/contenuto/i);
});

test('nessun collegamento delle pagine pubbliche porta a una pagina che non esiste', async ({
	page,
	request
}) => {
	const found = new Set<string>();
	for (const path of PAGES) {
		await page.goto(path);
		const hrefs = await page
			.locator('a[href^="/"]')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
		for (const href of hrefs) found.add(href.split('#')[0] ?? '');
	}
	// A redirection to the official name is an answer: Node does not know names under localhost.
	for (const href of found)
		expect((await request.get(href, { maxRedirects: 0 })).status(), href).toBeLessThan(400);
});

test('la prima pagina pesa al massimo 100 KB e chiede al massimo 12 cose, nessuna ad altri', async ({
	page
}) => {
	const { richieste, byte, altrove } = await misura(page, () => page.goto('/', { waitUntil: 'networkidle' }));
	expect(altrove).toEqual([]);
	expect(richieste.length).toBeLessThanOrEqual(12);
	expect(byte).toBeLessThanOrEqual(100_000);
});

// The public pages as a resident meets them: reachable, accessible, light, one Comune for each address.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { enti } from '#demo/enti.ts';

const PAGES = [
	'/',
	'/servizi',
	'/amministrazione',
	'/novita',
	'/vivere-il-comune',
	'/note-legali',
	'/privacy',
	'/accessibilita'
];

async function axeViolations(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

for (const path of [...PAGES, '/pagina-che-non-esiste']) {
	test(`${path} si legge senza barriere e sta nello schermo`, async ({ page }) => {
		const messages: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error' && !message.text().includes('404')) messages.push(message.text());
		});
		await page.goto(path);
		await expect(page.locator('h1')).toHaveCount(1);
		// axe needs the scripts of the page: the same markup is checked in the other projects.
		if (test.info().project.name !== 'senza JavaScript') expect(await axeViolations(page)).toEqual([]);
		const overflow = await page.locator('html').boundingBox();
		expect(overflow?.width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
		expect(messages).toEqual([]);
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
	for (const href of found) expect((await request.get(href)).status(), href).toBeLessThan(400);
});

test('la prima pagina pesa al massimo 100 KB e chiede al massimo 12 cose, nessuna ad altri', async ({
	page,
	baseURL
}) => {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let bytes = 0;
	const urls: string[] = [];
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	session.on('Network.requestWillBeSent', ({ request }) => urls.push(request.url));
	await page.goto('/', { waitUntil: 'networkidle' });
	const outside = urls.filter((url) => !url.startsWith(baseURL ?? '') && !url.startsWith('data:'));
	expect(outside).toEqual([]);
	expect(urls.filter((url) => !url.startsWith('data:')).length).toBeLessThanOrEqual(12);
	expect(bytes).toBeLessThanOrEqual(100_000);
});

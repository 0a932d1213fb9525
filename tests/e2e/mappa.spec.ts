// An area on the map of a request for public land: by mouse, by finger, by keyboard alone, and as text without any map.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { entra } from './support/accesso.ts';
import { alPasso, ascoltaErrori, avanti, controlla, indirizzo } from './support/pagina.ts';
import { misura } from './support/peso.ts';

/** As far as the step where the place is asked for. */
async function alPosto(page: Page, ente: string, persona: string): Promise<void> {
	await page.goto(indirizzo(ente, '/servizi/occupazione-suolo/domanda'));
	await entra(page, persona);
	await page.getByLabel(/Ho letto e compreso/).check();
	await avanti(page);
	await page.getByLabel('Per chi fai la richiesta?').selectOption('PROPRIO');
	await avanti(page);
	await page.getByLabel('Nuova occupazione').check();
	// Without scripts the questions that follow come with another round.
	if (!(await page.getByLabel('Temporanea').isVisible())) await avanti(page);
	await page.getByLabel('Temporanea').check();
	await page.getByLabel('Con che cosa occupi il suolo?').selectOption('trasloco');
	await page.getByLabel('Motivo').fill('Trasloco con un furgone davanti a casa');
	await avanti(page);
	await alPasso(page, 'Posto');
}

async function apriMappa(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Disegna sulla mappa' }).click();
	const mappa = page.getByRole('application', { name: 'Mappa: Area sulla mappa' });
	await expect(mappa).toBeFocused();
	return mappa;
}

function detto(page: Page): Locator {
	return page.locator('.riquadro-mappa [role=status]');
}

/** The corners of a square around the middle of the map. */
async function angoli(mappa: Locator): Promise<{ x: number; y: number }[]> {
	await mappa.scrollIntoViewIfNeeded();
	const box = await mappa.boundingBox();
	if (!box) throw new Error('La mappa non si vede');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	return [
		[-60, -60],
		[60, -60],
		[60, 60],
		[-60, 60]
	].map(([est = 0, sud = 0]) => ({ x: x + est, y: y + sud }));
}

test(
	'chi non apre la mappa non ne scarica niente, e il passo resta sotto 100 KB',
	{ tag: '@solo-telefono' },
	async ({ page }) => {
		await alPosto(page, 'casciago', 'Marco Riva');
		const passo = page.url();
		await page.goto('about:blank');
		const prima = await misura(page, () => page.goto(passo, { waitUntil: 'networkidle' }));
		expect(prima.byte).toBeLessThanOrEqual(100_000);
		expect(prima.richieste.filter((url) => /leaflet|mappa|disegna|\/piani\//.test(url))).toEqual([]);

		const dopo = await misura(page, async () => {
			await apriMappa(page);
		});
		expect(dopo.altrove).toEqual([]);
		expect(dopo.richieste.filter((url) => url.endsWith('/piani/casciago.geojson'))).toHaveLength(1);
	}
);

test(
	'con il mouse si disegna un’area, si corregge, e si ritrova quando si torna',
	{ tag: '@solo-computer' },
	async ({ page }) => {
		const errori = ascoltaErrori(page);
		await alPosto(page, 'castellanza', 'Marta Zanchettin');
		const mappa = await apriMappa(page);
		await page.getByLabel('Vai a una via').selectOption({ label: 'Piazza del Municipio' });
		for (const { x, y } of await angoli(mappa)) {
			const prima = await mappa.locator('.leaflet-vertex-icon').count();
			await page.mouse.move(x, y);
			await page.mouse.down();
			await page.mouse.up();
			await expect(mappa.locator('.leaflet-vertex-icon')).toHaveCount(prima + 1);
		}
		await expect(detto(page)).toHaveText(/^4 punti, area di circa \d+ m²\.$/);
		await page.getByRole('button', { name: 'Chiudi l’area' }).click();
		const testo = page.getByLabel('Area sulla mappa', { exact: false }).and(page.locator('textarea'));
		await expect(testo).toHaveValue(/^(\d+\.\d{7}, \d+\.\d{7}\n?){4}$/);
		await page.getByRole('button', { name: 'Togli l’ultimo punto' }).click();
		await expect(detto(page)).toHaveText(/^3 punti/);
		await controlla(page);

		const scritto = await testo.inputValue();
		await page.getByRole('button', { name: /^Salva/ }).click();
		await expect(testo).toHaveValue(scritto);
		await apriMappa(page);
		await expect(detto(page)).toHaveText(/^3 punti/);
		expect(errori).toEqual([]);
	}
);

test(
	'con la sola tastiera si disegna un’area, oppure si salta la mappa',
	{ tag: '@solo-computer' },
	async ({ page }) => {
		const tasti = page.keyboard;
		await alPosto(page, 'seveso', 'Elisa Galbiati');
		await page.getByRole('button', { name: 'Disegna sulla mappa' }).focus();
		await tasti.press('Enter');
		const mappa = page.getByRole('application', { name: 'Mappa: Area sulla mappa' });
		await expect(mappa).toBeFocused();
		const angolo = mappa.locator('.leaflet-vertex-icon');
		let quanti = 0;
		for (const freccia of ['', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
			if (freccia) {
				// The map glides, and takes no other key until it stands.
				const prima = await angolo.last().boundingBox();
				await tasti.press(freccia);
				await expect.poll(async () => farFrom(prima, await angolo.last().boundingBox())).toBeGreaterThan(70);
				await expect(mappa.locator('.leaflet-pan-anim')).toHaveCount(0);
			}
			await tasti.press('Enter');
			await expect(angolo).toHaveCount(++quanti);
		}
		await expect(detto(page)).toHaveText(/^4 punti, area di circa \d+ m²\.$/);

		await page.getByRole('link', { name: 'Salta la mappa' }).focus();
		await tasti.press('Enter');
		await expect(page.locator('#area')).toBeFocused();
	}
);

function farFrom(a: { x: number; y: number } | null, b: { x: number; y: number } | null): number {
	return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

test(
	'senza JavaScript bastano le coordinate, e quelle di un altro Comune sono rifiutate',
	{ tag: '@solo-senza-javascript' },
	async ({ page }) => {
		await alPosto(page, 'cesano-maderno', 'Mario Rossi');
		await expect(page.getByRole('button', { name: 'Disegna sulla mappa' })).toHaveCount(0);
		await page.locator('#area').fill('45.7347, 11.7989\n45.7347, 11.7990\n45.7348, 11.7990');
		await avanti(page);
		await expect(page.locator('#area-errore')).toContainText("L'area non è nel territorio del Comune.");
		await page.locator('#area').fill('in piazza');
		await avanti(page);
		await expect(page.locator('#area-errore')).toContainText("Scrivi un punto dell'area su ogni riga");
		await page.locator('#area').fill('45.6283, 9.1486\n45.6283, 9.1487\n45,6284 9,1487');
		await avanti(page);
		await expect(page.locator('#area-errore')).toHaveCount(0);
		await expect(page.locator('#area')).toHaveValue(
			'45.6283000, 9.1486000\n45.6283000, 9.1487000\n45.6284000, 9.1487000'
		);
	}
);

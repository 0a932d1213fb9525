// Payments without a request: what the Comune takes from whoever comes, and a notice in hand.
import { expect, test } from '@playwright/test';
import { navDi } from '#lib/domain/avviso.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import { aspettaAvviso, aspettaRicevuta, esciVersoPagopa, premi, scaricaPdf } from './support/pagopa.ts';

const ENTE = 'castellanza';

test(
	'i diritti di segreteria si pagano senza una pratica, e si ritrovano nell’area personale',
	{ tag: '@solo-telefono' },
	async ({ page }) => {
		const errori = ascoltaErrori(page);
		const miei = indirizzo(ENTE, '/area-personale/pagamenti');
		await page.goto(miei);
		await entra(page, 'Luca Moretti');
		await expect(page.locator('#da-pagare')).toContainText('Non hai niente da pagare');
		await expect(page.locator('#pagati')).toContainText('Qui trovi quello che hai pagato');
		await controlla(page);
		await page.locator('#da-pagare').getByRole('link', { name: 'Paga con pagoPA' }).click();
		await controlla(page);
		await page.getByRole('link', { name: 'Diritti di segreteria' }).click();
		await expect(page.getByLabel('Codice fiscale')).toHaveValue('MRTLCU88D16C933M');
		await controlla(page);
		await page.getByLabel('Importo').fill('dodici');
		await page.getByRole('button', { name: 'Vai al pagamento' }).click();
		await expect(page.locator('#importo-errore')).toBeVisible();
		await expect(page.locator('#causale-errore')).toContainText('Compila questo campo');
		await expect(page.getByLabel('Importo')).toHaveValue('dodici');
		await controlla(page);
		await page.getByLabel('Causale').fill('Certificato di destinazione urbanistica');
		await page.getByLabel('Importo').fill('12,50');
		await page.getByRole('button', { name: 'Vai al pagamento' }).click();
		// The page goes on by itself when pagoPA has the notice.
		await expect(page.getByRole('button', { name: 'Paga adesso' })).toBeVisible({ timeout: 60_000 });
		await page.goto(miei);
		await expect(page.locator('#da-pagare')).toContainText('12,50 €');
		await controlla(page);
		await page.getByRole('link', { name: /^Paga adesso/ }).click();
		await esciVersoPagopa(page);
		await premi(page, 'PAGA');
		await aspettaRicevuta(page);
		await page.getByRole('link', { name: 'I miei pagamenti' }).click();
		await expect(page.locator('#da-pagare')).toContainText('Non hai niente da pagare');
		await expect(page.locator('#pagati')).toContainText('12,50 €');
		await controlla(page);
		expect(await scaricaPdf(page, /Scarica la ricevuta/)).toMatch(/^ricevuta-pagopa-3\d{17}\.pdf$/);
		expect(errori).toEqual([]);
	}
);

const DEBITRICE = 'MRCLNE91D43B300U';

test(
	'un avviso si paga con le sue 18 cifre e il codice fiscale, da chi non entra',
	{ tag: '@solo-senza-javascript' },
	async ({ page }) => {
		const errori = ascoltaErrori(page);
		await page.goto(indirizzo(ENTE, '/pagamenti'));
		await page.getByRole('link', { name: /Carta d’identità elettronica/ }).click();
		await page.getByLabel('Nome e cognome').fill('Elena Marchesi');
		await page.getByLabel('Codice fiscale').fill(DEBITRICE.toLowerCase());
		await page.getByRole('button', { name: 'Vai al pagamento' }).click();
		await expect(page.locator('main')).toContainText('22,21 €');
		await controlla(page);
		const nav = /3\d{3}( \d{4}){3} \d{2}/.exec(await page.locator('main').innerText())?.[0] ?? '';
		await aspettaAvviso(page);
		const nostro = page.url();

		await page.goto(indirizzo(ENTE, '/pagamenti/avviso'));
		await controlla(page);
		const codice = page.getByLabel('Codice avviso', { exact: true });
		const cf = page.getByLabel('Codice fiscale scritto sull’avviso');
		async function cerca(scritto: string, suo = DEBITRICE): Promise<void> {
			await codice.fill(scritto);
			await cf.fill(suo);
			await page.getByRole('button', { name: 'Cerca l’avviso' }).click();
		}
		await cerca(nav.slice(0, -1));
		await expect(page.locator('#nav-errore')).toContainText('18');
		await expect(codice).toHaveValue(nav.slice(0, -1));
		await controlla(page);
		await cerca(nav.replace(/\d$/, (cifra) => String((Number(cifra) + 1) % 10)));
		await expect(page.getByLabel(/Ho ricontrollato/)).toBeVisible();
		await controlla(page);
		await cerca(navDi({ segregazione: '02', base: '9999999999' }));
		await expect(page.locator('#nav-errore')).toBeVisible();
		await expect(cf).toHaveValue(DEBITRICE);
		await cerca(nav, 'CRSPLA68A30C139D');
		await expect(page.locator('#nav-errore')).toBeVisible();
		await controlla(page);
		await cerca(nav);
		await expect(page).toHaveURL(nostro);
		await esciVersoPagopa(page);
		await premi(page, 'PAGA');
		await aspettaRicevuta(page);
		await controlla(page);

		// One of another program of the Comune: its receipt does not come here.
		await page.goto(indirizzo(ENTE, '/pagamenti/avviso'));
		await cerca(navDi({ segregazione: '03', base: '26000117' }));
		await expect(page.locator('main')).toContainText('TARI 2026, prima rata');
		await controlla(page);
		await page.getByRole('button', { name: 'Vai al pagamento' }).click();
		await controlla(page);
		await esciVersoPagopa(page);
		await premi(page, 'PAGA');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hai lasciato pagoPA');
		await controlla(page);
		await page.goto(indirizzo(ENTE, '/pagamenti/avviso'));
		await cerca(navDi({ segregazione: '03', base: '26000117' }));
		await expect(page.getByRole('alert')).toContainText('già');
		// What is not found, and what cannot be paid again, is answered so.
		expect(errori.filter((testo) => !/40[49]/.test(testo))).toEqual([]);
	}
);

// A copy of records that costs something: granted at once, given only when it is paid, with other days for who came late.
import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { expireAvvisi } from '#tests/support/demo-database.ts';
import { accogliCopie, chiediCopie } from './support/copie.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import { aspettaAvviso, aspettaRicevuta, esciVersoPagopa, premi } from './support/pagopa.ts';
import { apriSportello, statoE } from './support/sportello.ts';

const ENTE = 'casciago';
const COPIA = /fascicolo-112\.png/;

test(
	'la copia si vede solo pagata, e l’avviso scaduto si paga con altri giorni',
	{ tag: '@solo-telefono' },
	async ({ page, browser }) => {
		const errori = ascoltaErrori(page);
		const numero = await chiediCopie(page, { ente: ENTE, persona: 'Luca Moretti' });
		const erroriCapo = await accogliCopie(browser, { ente: ENTE, nome: 'Giorgio Macchi', numero });

		const pratica = indirizzo(ENTE, `/area-personale/pratiche/${numero}`);
		await page.goto(pratica);
		await statoE(page, 'Da pagare');
		await expect(page.getByRole('link', { name: COPIA })).toHaveCount(0);
		await controlla(page);
		await page.getByRole('link', { name: /^Paga .* entro il/ }).click();
		await aspettaAvviso(page);
		const avviso = page.url();

		await expireAvvisi({ ente: ENTE, numero });
		await page.reload();
		await expect(page.getByRole('status')).toContainText('Il tempo per pagare è finito');
		await expect(page.getByRole('button', { name: 'Paga adesso' })).toHaveCount(0);
		await controlla(page);
		await page.goto(pratica);
		await statoE(page, 'Da pagare');
		await controlla(page);

		const sportello = await apriSportello(browser, { ente: ENTE, nome: 'Teresa Brusa' });
		const { clerk } = sportello;
		await clerk.goto(indirizzo(ENTE, `/operatore/pratiche/${numero}`));
		// The till sees the sums and none of the papers.
		await expect(clerk.locator('#documenti')).toHaveCount(0);
		await clerk.getByText('Concedi altri giorni per pagare').click();
		const giorno = clerk.getByLabel('Nuovo ultimo giorno');
		const oggi = Temporal.Now.plainDateISO('Europe/Rome');
		await giorno.fill(oggi.toString());
		await clerk.getByRole('button', { name: 'Concedi altri giorni' }).click();
		await expect(clerk.locator('#entro-errore')).toBeVisible();
		await expect(giorno).toHaveValue(oggi.toString());
		await controlla(clerk);
		await giorno.fill(oggi.add({ days: 20 }).toString());
		await clerk.getByRole('button', { name: 'Concedi altri giorni' }).click();
		await expect(clerk.locator('#errori')).toHaveCount(0);
		await controlla(clerk);
		await sportello.chiudi();

		await page.goto(avviso);
		await aspettaAvviso(page);
		await esciVersoPagopa(page);
		await premi(page, 'PAGA');
		await aspettaRicevuta(page);
		await page.goto(pratica);
		await statoE(page, 'Accolta');
		await expect(page.getByRole('link', { name: COPIA })).toBeVisible();
		await controlla(page);
		expect([...errori, ...erroriCapo, ...sportello.errori]).toEqual([]);
	}
);

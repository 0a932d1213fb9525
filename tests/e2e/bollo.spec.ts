// Digital stamps, where no script runs: the one of a request, bought and then left to arrive by itself, and the one of the permit with its file.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { hurryAcquisti } from '#tests/support/demo-database.ts';
import { PASSO_CARRABILE } from '#tests/support/occupazione-suolo.ts';
import { entra } from './support/accesso.ts';
import { compilaDomanda } from './support/compila.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import {
	aspettaAvviso,
	aspettaRicevuta,
	esciVersoPagopa,
	premi,
	scarica,
	scaricaPdf
} from './support/pagopa.ts';
import { apriSportello, decidi, prendiInCarico, statoE } from './support/sportello.ts';

const ENTE = 'cassola';
const SCRIVANIA = indirizzo(ENTE, '/area-personale');
const [LAT, LON] = [45.7336, 11.7947];

test(
	'con la marca da bollo comprata online la richiesta parte da sola, e il permesso ha la sua',
	{ tag: '@solo-senza-javascript' },
	async ({ page, browser }) => {
		const errori = ascoltaErrori(page);
		await page.goto(indirizzo(ENTE, '/servizi/occupazione-suolo/domanda'));
		await entra(page, "Maria Grazia Dell'Orto");
		const senzaCarta = { bollo: 'DIGITALE', marcaDaBollo: undefined, marcaEsclusiva: undefined };
		await compilaDomanda(page, { ...PASSO_CARRABILE, ...senzaCarta });
		for (const casella of await page.locator('#riepilogo input[type=checkbox]').all()) await casella.check();
		await page.getByRole('button', { name: 'Conferma e invia' }).click();
		await expect(page.locator('main')).toContainText('Non è ancora inviata');
		await controlla(page);
		expect(await scaricaPdf(page, /Scarica la domanda/)).toMatch(/\.pdf$/);
		const email = page.getByLabel('E-mail a cui pagoPA manda la ricevuta');
		const sua = await email.inputValue();
		await email.fill('maria.grazia');
		await page.getByRole('button', { name: 'Paga la marca da bollo' }).click();
		await expect(page.locator('#email-errore')).toBeVisible();
		await expect(email).toHaveValue('maria.grazia');
		await controlla(page);
		await email.fill(sua);
		await page.getByRole('button', { name: 'Paga la marca da bollo' }).click();
		await expect(page.getByRole('heading', { level: 2, name: 'Stai per passare a pagoPA' })).toBeVisible();
		await controlla(page);
		await page.getByRole('link', { name: 'Vai al sito di pagoPA' }).click();
		await premi(page, 'CHIUDI');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Puoi chiudere questa pagina');

		await page.goto(SCRIVANIA);
		await expect(page.locator('#bozze')).toContainText('Da pagare per inviare');
		await controlla(page);
		await hurryAcquisti(ENTE);
		await expect(async () => {
			await page.goto(SCRIVANIA);
			await expect(page.locator('#attivita')).toContainText(/OSP-\d{4}-\d{6}/, { timeout: 500 });
		}).toPass({ timeout: 120_000 });
		await expect(page.locator('#bozze')).toHaveCount(0);
		await controlla(page);
		const numero = /OSP-\d{4}-\d{6}/.exec(await page.locator('#attivita').innerText())?.[0] ?? '';
		const pratica = `${SCRIVANIA}/pratiche/${numero}`;
		await page.goto(pratica);
		const [marca] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: /[Mm]arca da bollo/ }).click()
		]);
		expect(marca.suggestedFilename()).toBe(`marca-da-bollo-${numero}.xml`);

		const sportello = await apriSportello(browser, { ente: ENTE, nome: 'Alberto Zen' });
		const { clerk } = sportello;
		await prendiInCarico(clerk, numero);
		await clerk.goto(indirizzo(ENTE, `/operatore/servizi/occupazione-suolo/area/${numero}`));
		await clerk
			.locator('#area')
			.fill(`${LAT}, ${LON}\n${LAT}, ${LON + 0.0001}\n${LAT + 0.0001}, ${LON + 0.0001}`);
		await clerk.getByRole('button', { name: 'Conferma l’area' }).click();
		await decidi(clerk, {
			decisione: 'Accogli',
			motivi: 'Lo spazio per i pedoni basta e la strada lo permette.'
		});
		await statoE(clerk, 'Da pagare');
		await sportello.chiudi();

		await page.goto(pratica);
		await page
			.getByRole('link', { name: /^Paga .* entro il/ })
			.first()
			.click();
		await aspettaAvviso(page);
		await controlla(page);
		await esciVersoPagopa(page);
		await premi(page, 'PAGA');
		await aspettaRicevuta(page);
		await controlla(page);
		const xml = await scarica(page, /Scarica la marca da bollo digitale/);
		expect(xml.suggestedFilename()).toMatch(/^marca-da-bollo-3\d{17}\.xml$/);
		expect(await readFile(await xml.path(), 'utf8')).toMatch(/<marcaDaBollo [\s\S]*<ImprontaDocumento>/);
		await page.goto(pratica);
		await statoE(page, 'Accolta');
		await expect(page.getByRole('link', { name: /Permesso di occupazione/ })).toBeVisible();
		await controlla(page);
		expect([...errori, ...sportello.errori]).toEqual([]);
	}
);

// The messages as their citizen reads, searches and puts them away, and how they choose where to be written to.
import { expect, test } from '@playwright/test';
import { V2 } from '#tests/support/accesso-atti.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';

/** Nobody else's tests ask for records here as these. */
const CHI = {
	computer: { ente: 'castellanza', nome: 'Marco Riva' },
	telefono: { ente: 'casciago', nome: 'Marco Riva' },
	'senza JavaScript': { ente: 'cassola', nome: 'Omar Benali' }
};

test('un messaggio si legge, si cerca, si archivia e si ritrova', async ({ page }) => {
	const { ente, nome } = CHI[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await entra(page, nome);
	await compilaDomanda(page, V2);
	const numero = await inviaDomanda(page);
	const oggetto = `Richiesta ${numero}: ricevuta`;

	await page.goto(indirizzo(ente, '/area-personale'));
	const schede = page.getByRole('navigation', { name: 'Schede dell’area personale' });
	await expect(schede).toContainText(/Messaggi \(\d+\sda leggere\)/);
	await schede.getByRole('link', { name: 'Messaggi' }).click();
	await controlla(page);
	await page.getByRole('link', { name: 'Da leggere', exact: true }).click();
	await page.getByRole('searchbox').fill(`ricevuta ${numero}`);
	await page.getByRole('search').getByRole('button', { name: 'Cerca' }).click();
	await expect(page.locator('.elenco-schede > li')).toHaveCount(1);
	await controlla(page);
	await page.getByRole('link', { name: oggetto }).click();
	await expect(page.locator('main')).toContainText('Abbiamo ricevuto la tua richiesta');
	await expect(page.locator('.elenco-file')).toContainText('(PDF)');
	await expect(page.locator('main')).toContainText('Lo trovi sempre qui');
	await controlla(page);
	await page.getByRole('button', { name: 'Archivia' }).click();
	await expect(page.getByRole('status')).toContainText('Messaggio archiviato');
	await expect(page.getByRole('link', { name: oggetto })).toHaveCount(0);

	await page.getByRole('searchbox').fill(numero);
	await page.getByRole('search').getByRole('button', { name: 'Cerca' }).click();
	await expect(page.getByRole('status')).toContainText('Nessun messaggio con queste parole');
	await controlla(page);
	await page.getByRole('link', { name: 'Cerca negli archiviati' }).click();
	await page.getByRole('link', { name: oggetto }).click();
	await page.getByRole('button', { name: 'Rimetti tra gli altri' }).click();
	await expect(page.getByRole('status')).toContainText('di nuovo tra gli altri');
	await page.getByRole('button', { name: 'Segna come da leggere' }).click();
	await expect(page.getByRole('status')).toContainText('di nuovo tra quelli da leggere');
	await expect(page.locator('.elenco-schede > li').filter({ hasText: numero })).toContainText('da leggere');
	await expect(page.locator('main')).toContainText(nome);
	expect(errori).toEqual([]);
});

test('si sceglie dove ricevere i messaggi, e il proprio lavoro si racconta e si cancella', async ({
	page
}) => {
	const { ente, nome } = CHI[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/area-personale/dati'));
	await entra(page, nome);
	await page.getByRole('link', { name: 'Preferenze dei messaggi' }).click();
	await expect(page.locator('#scelte')).toContainText('arrivano comunque nella tua area personale');
	await controlla(page);
	await page.getByLabel('App IO: Eventi').uncheck();
	await page.getByRole('button', { name: 'Salva le preferenze' }).click();
	await expect(page.getByRole('status')).toContainText('Preferenze salvate');
	await expect(page.getByLabel('App IO: Eventi')).not.toBeChecked();
	await expect(page.getByLabel('App IO: Scuola')).toBeChecked();

	await page.getByLabel('Lavoro', { exact: true }).selectOption('Commercio');
	await page.getByRole('button', { name: 'Salva il lavoro' }).click();
	await expect(page.getByRole('alert')).toContainText('serve il tuo consenso');
	await expect(page.getByLabel('Lavoro', { exact: true })).toHaveValue('commercio');
	await controlla(page);
	await page.getByLabel(/Acconsento che il Comune/).check();
	await page.getByRole('button', { name: 'Salva il lavoro' }).click();
	await expect(page.locator('#lavoro')).toContainText('Hai dato il consenso il');
	await controlla(page);
	await page.getByRole('button', { name: 'Togli il consenso e cancella' }).click();
	await expect(page.getByRole('status')).toContainText('Abbiamo cancellato');
	await expect(page.getByRole('button', { name: 'Togli il consenso' })).toHaveCount(0);

	await page.goto(indirizzo(ente, '/area-personale/messaggi/preferenze/email'));
	await controlla(page);
	expect(errori).toEqual([]);
});

// A standing delega from its registration to its end: one person gives it, another accepts it and applies with it, both see what happens.
import { expect, test } from '@playwright/test';
import { V2 } from '#tests/support/accesso-atti.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';

const CHI = {
	computer: {
		ente: 'castellanza',
		delegante: 'Paolo Crespi',
		delegato: { nome: 'Omar', cognome: 'Benali', codiceFiscale: 'BNLMRO87E04Z330B' }
	},
	telefono: {
		ente: 'casciago',
		delegante: 'Silvia Bernasconi',
		delegato: { nome: 'Fatima', cognome: 'El Amrani', codiceFiscale: 'LMRFTM95H48Z330B' }
	},
	'senza JavaScript': {
		ente: 'cassola',
		delegante: 'Mario Rossi',
		delegato: { nome: 'Marco', cognome: 'Riva', codiceFiscale: 'RVIMRC84H15D286Z' }
	}
};

const SERVIZIO = "Richiedere l'accesso agli atti";

test('una delega si registra, si accetta, si usa senza allegare documenti, e si revoca', async ({
	page,
	browser
}) => {
	const { ente, delegante, delegato } = CHI[progetto()];
	const nome = `${delegato.nome} ${delegato.cognome}`;
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/area-personale'));
	await entra(page, delegante);
	await page.getByRole('link', { name: 'Deleghe' }).click();
	await controlla(page);
	await page.getByRole('link', { name: 'Delega una persona' }).click();
	await controlla(page);
	await page.getByLabel('Nome', { exact: true }).fill(delegato.nome);
	await page.getByRole('button', { name: 'Registra la delega' }).click();
	const avviso = page.getByRole('alert');
	await expect(avviso).toContainText('Codice fiscale: Compila questo campo');
	await expect(avviso).toContainText('Servizi: Scegli almeno un servizio');
	await expect(page.getByLabel('Nome', { exact: true })).toHaveValue(delegato.nome);
	await controlla(page);
	await page.getByLabel('Codice fiscale').fill(delegato.codiceFiscale.toLowerCase());
	await page.getByLabel('Cognome').fill(delegato.cognome);
	await page.getByLabel(SERVIZIO).check();
	await page.getByLabel('Fino al').fill('2090-01-01');
	await page.getByRole('button', { name: 'Registra la delega' }).click();
	await expect(avviso).toContainText('Fino al: Scegli un giorno da domani al');
	await expect(page.getByLabel(SERVIZIO)).toBeChecked();
	await page.getByLabel('Fino al').fill(traUnAnno());
	await page.getByRole('button', { name: 'Registra la delega' }).click();
	await expect(page.getByRole('status')).toContainText('Hai registrato la delega');
	await controlla(page);

	const contesto = await browser.newContext(test.info().project.use);
	const altra = await contesto.newPage();
	const erroriAltra = ascoltaErrori(altra);
	await altra.goto(indirizzo(ente, '/area-personale/deleghe'));
	await entra(altra, nome);
	await altra.getByRole('link', { name: delegante }).click();
	await controlla(altra);
	const id = new URL(altra.url()).pathname.split('/').at(-1) ?? '';
	await altra.getByRole('button', { name: 'Accetto la delega' }).click();
	await expect(altra.getByRole('status')).toContainText('Hai accettato la delega');

	await altra.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await compilaDomanda(altra, { ...V2, titolo: 'DELEGATO', delegaRegistrata: id });
	await expect(altra.locator('main')).toContainText(delegante);
	await expect(altra.locator('main')).not.toContainText('Data della delega');
	const numero = await inviaDomanda(altra);

	await page.goto(indirizzo(ente, '/area-personale/deleghe'));
	await expect(page.getByRole('row').filter({ hasText: numero })).toContainText(nome);
	await controlla(page);
	await page.getByRole('link', { name: nome }).click();
	await expect(page.locator('main')).toContainText('Usata per inviare una richiesta');
	await controlla(page);
	await page.getByRole('button', { name: 'Revoca la delega' }).click();
	await expect(page.getByRole('status')).toContainText('La delega è finita');
	await altra.goto(indirizzo(ente, `/area-personale/deleghe/${id}`));
	await expect(altra.locator('main')).toContainText('Revocata');
	await expect(altra.getByRole('button', { name: 'Revoca la delega' })).toHaveCount(0);
	await controlla(altra);
	await contesto.close();
	expect([...errori, ...erroriAltra]).toEqual([]);
});

function traUnAnno(): string {
	const giorno = new Date();
	giorno.setUTCFullYear(giorno.getUTCFullYear() + 1);
	return giorno.toISOString().slice(0, 10);
}

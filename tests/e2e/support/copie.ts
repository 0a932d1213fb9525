// A copy of records that has to be paid, from the request to the decision that asks for the money; used by the browser tests of payments.
import { expect, type Browser, type Page } from '@playwright/test';
import { V1 } from '#tests/support/accesso-atti.ts';
import { entra } from './accesso.ts';
import { compilaDomanda, FILE_DI_PROVA, inviaDomanda } from './compila.ts';
import { controlla, indirizzo } from './pagina.ts';
import { apriSportello, prendiInCarico, statoE } from './sportello.ts';

/** What the desk counts: two sums of 30 euro, alike but for their causale. */
const QUANTE = { 'copia-A4': '150', 'copia-A3': '0', 'ricerca-0': '1' };
export const MOTIVI = 'Ne ha diritto come proprietario, e il fascicolo è stato trovato.';

/** Asks for a copy on paper; the number of the request. */
export async function chiediCopie(
	page: Page,
	{ ente, persona }: { ente: string; persona: string }
): Promise<string> {
	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, { ...V1, modalita: 'COPIA_SEMPLICE_CARTA', invio: 'RITIRO' });
	return inviaDomanda(page);
}

/** The responsabile counts the pages, and grants it with the file of the copy: it waits for two sums of 30 euro. Returns what the browser complained of. */
export async function accogliCopie(
	browser: Browser,
	{ ente, nome, numero }: { ente: string; nome: string; numero: string }
): Promise<string[]> {
	const { clerk, errori, chiudi } = await apriSportello(browser, { ente, nome });
	await prendiInCarico(clerk, numero);
	await clerk.getByText('Decidi', { exact: true }).click();
	for (const [voce, quante] of Object.entries(QUANTE))
		await clerk.locator(`[id="quante-${voce}"]`).fill(quante);
	await clerk.getByRole('button', { name: 'Calcola quanto si paga' }).click();
	await expect(clerk.locator('#conto')).toContainText('60,00 €');
	await controlla(clerk);
	await clerk.getByLabel('Accogli', { exact: true }).check();
	await clerk.locator('#motivazione').fill(MOTIVI);
	await clerk.setInputFiles('#file', { ...FILE_DI_PROVA, name: 'fascicolo-112.png' });
	await clerk.getByRole('button', { name: 'Firma e invia la decisione' }).click();
	await statoE(clerk, 'Da pagare');
	await chiudi();
	return errori;
}

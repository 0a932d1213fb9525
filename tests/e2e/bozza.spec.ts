// Nothing typed is lost: saving, going back, another day, a login that ends in the middle, a second thought.
import { expect, test, type Page } from '@playwright/test';
import { ageSession } from '#tests/support/demo-database.ts';
import { entra, entraConSpid } from './support/accesso.ts';
import { alPasso, avanti, controlla, indirizzo, progetto } from './support/pagina.ts';

const PERSONE = {
	computer: { ente: 'cassola', persona: 'Mario Rossi', cf: 'RSSMRA80A01C03TU' },
	telefono: { ente: 'castellanza', persona: 'Paolo Crespi', cf: 'CRSPLA68A30C139D' },
	'senza JavaScript': { ente: 'seveso', persona: 'Zoë Müller', cf: 'MLLZOE04B69I709V' }
};

/** The step "Dati generali" of a draft of the person's own. */
async function apri(page: Page): Promise<void> {
	const { ente, persona } = PERSONE[progetto()];
	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await entra(page, persona);
	await page.getByLabel(/Ho letto e compreso/).check();
	await avanti(page);
	await alPasso(page, 'Dati generali');
}

test('una bozza conserva tutto, anche ciò che non va, finché la persona non la cancella', async ({
	page
}) => {
	const { ente, persona, cf } = PERSONE[progetto()];
	await apri(page);

	await page.getByLabel('E-mail').fill('indirizzo sbagliato');
	await page.getByRole('button', { name: /^Salva/ }).click();
	await expect(page.getByRole('status').first()).toHaveText('Richiesta salvata con successo.');
	await expect(page.getByLabel('E-mail')).toHaveValue('indirizzo sbagliato');

	await page.getByLabel('Telefono').fill('0424 123456');
	await page.getByRole('button', { name: 'Indietro' }).click();
	await alPasso(page, 'Informativa sulla privacy');
	await avanti(page);
	await expect(page.getByLabel('Telefono')).toHaveValue('0424 123456');

	// Half an hour passes: what is sent then is kept, and the login leads back to it.
	await page.getByLabel('Telefono').fill('0424 654321');
	await ageSession({ codiceFiscale: cf, minuti: 31 });
	await avanti(page);
	await expect(page.locator('main')).toContainText('La sessione è scaduta');
	await controlla(page);
	await entraConSpid(page, persona);
	await expect(page.getByLabel('Telefono')).toHaveValue('0424 654321');
	await expect(page.getByLabel('E-mail')).toHaveValue('indirizzo sbagliato');

	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await expect(page.locator('main')).toContainText('Hai una richiesta non finita');
	await controlla(page);
	await page.getByRole('link', { name: /Continua/ }).click();
	await expect(page.getByLabel('Telefono')).toHaveValue('0424 654321');

	await page.goto(indirizzo(ente, '/area-personale'));
	await expect(page.locator('#bozze')).toContainText("Richiedere l'accesso agli atti");
	await page.getByRole('link', { name: /Elimina/ }).click();
	await controlla(page);
	await page.getByRole('button', { name: /Elimina/ }).click();
	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await alPasso(page, 'Informativa sulla privacy');
});

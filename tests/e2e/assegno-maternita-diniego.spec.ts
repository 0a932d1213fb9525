// What goes against a mother: mistakes told in plain words, a late request, reasons against, observations, refusal.
import { expect, test } from '@playwright/test';
import { figlio, NON_VALIDI, V1, V2 } from '#tests/support/assegno-maternita.ts';
import { compilaDomanda, compilaPasso, inviaDomanda, rispondi } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { alPasso, ascoltaErrori, avanti, controlla, indirizzo, progetto } from './support/pagina.ts';
import { apriSportello, decidi, prendiInCarico, statoE } from './support/sportello.ts';

// An ISEE holds until the end of its year.
const iseeProtocollo = `INPS-ISEE-${new Date().getFullYear()}-0A1B2C3D4-00`;

/** Above the threshold of 2026 by one cent. */
const SOPRA_SOGLIA = {
	...V2,
	dataEvento: '2026-07-14',
	figli: [figlio('2026-07-14', { codiceFiscale: 'PRVLIA26L54D286Q' })],
	iseeValore: 20668.27,
	iseeProtocollo
};

const PERSONE = {
	computer: { ente: 'casciago', persona: 'Ionela Popescu', capo: 'Giorgio Macchi' },
	telefono: { ente: 'cesano-maderno', persona: 'Elisa Galbiati', capo: 'Marco Elli' },
	'senza JavaScript': { ente: 'seveso', persona: 'Silvia Bernasconi', capo: 'Laura Villa' }
};

test('con un ISEE troppo alto arrivano i motivi contrari, poi le osservazioni, poi il diniego', async ({
	page,
	browser
}) => {
	const { ente, persona, capo } = PERSONE[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/assegno-maternita/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, SOPRA_SOGLIA);
	await expect(page.locator('.alert-warning')).toContainText(
		"L'ISEE supera il limite di 20.668,26 euro previsto per l'anno 2026."
	);
	const numero = await inviaDomanda(page);

	const { clerk, errori: erroriClerk, chiudi } = await apriSportello(browser, { ente, nome: capo });
	await prendiInCarico(clerk, numero);
	await decidi(clerk, {
		decisione: 'Non accogliere',
		motivi: 'L’ISEE supera il limite previsto per gli eventi dell’anno 2026.'
	});
	await expect(clerk.getByRole('alert')).toBeVisible();
	await expect(clerk.locator('#motivazione')).toHaveValue(/supera il limite/);
	await controlla(clerk);
	await clerk.getByText('Avvisa dei motivi contrari', { exact: true }).click();
	await clerk.getByRole('button', { name: 'Firma e invia l’avviso' }).click();
	await expect(clerk.locator('#motivi-errore')).toContainText('Compila questo campo');
	await controlla(clerk);
	await clerk
		.getByLabel('Motivi che ostacolano')
		.fill('L’ISEE supera di un centesimo il limite previsto per gli eventi del 2026.');
	await clerk.getByRole('button', { name: 'Firma e invia l’avviso' }).click();
	await statoE(clerk, "Motivi che ostacolano l'accoglimento");
	await controlla(clerk);

	await page.goto(indirizzo(ente, `/area-personale/pratiche/${numero}`));
	await expect(page.locator('#osserva')).toContainText(
		'L’ISEE supera di un centesimo il limite previsto per gli eventi del 2026.'
	);
	await page.getByRole('button', { name: 'Invia le osservazioni' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await controlla(page);
	await page.getByLabel('Le tue osservazioni').fill('Il valore giusto è quello della nuova DSU.');
	await page.getByRole('button', { name: 'Invia le osservazioni' }).click();
	await statoE(page, 'In lavorazione');
	await controlla(page);

	await clerk.goto(indirizzo(ente, `/operatore/pratiche/${numero}`));
	await expect(clerk.getByText('Il valore giusto è quello della nuova DSU.').first()).toBeVisible();
	const motivi = 'L’ISEE supera il limite previsto per gli eventi del 2026.';
	await decidi(clerk, { decisione: 'Non accogliere', motivi });
	await expect(clerk.locator('#rispostaOsservazioni-errore')).toContainText('Compila questo campo');
	await controlla(clerk);
	await clerk.getByLabel('Risposta alle osservazioni').fill('La nuova DSU dà lo stesso valore.');
	await clerk.getByRole('button', { name: 'Firma e invia la decisione' }).click();
	await statoE(clerk, 'Non accolta');
	await controlla(clerk);
	await chiudi();

	await page.reload();
	await statoE(page, 'Non accolta');
	await expect(
		page.getByRole('link', { name: `Richiesta ${numero}: puoi presentare osservazioni` })
	).toBeVisible();
	await expect(page.getByRole('link', { name: `Richiesta ${numero}: esito disponibile` })).toBeVisible();
	await controlla(page);
	expect([...errori, ...erroriClerk]).toEqual([]);
});

test(
	'fuori termine si può inviare solo dopo aver letto l’avviso; l’ufficio la dichiara inammissibile e dice perché',
	{ tag: '@solo-senza-javascript' },
	async ({ page, browser }) => {
		const tardi = NON_VALIDI[0];
		if (!tardi) throw new Error('Manca l’esempio I1');
		await page.goto(indirizzo('cassola', '/servizi/assegno-maternita/domanda'));
		await entra(page, 'Marta Zanchettin');
		await compilaDomanda(page, { ...tardi.risposte, iseeProtocollo });
		await expect(page.locator('.alert-warning')).toContainText(tardi.problema.messaggio);
		await expect(page.locator('main')).toContainText('Domanda nei termini: no.');
		await page.locator('#responsabilita-si').check();
		await page.locator('#condizioni-si').check();
		await page.getByRole('button', { name: 'Conferma e invia' }).click();
		await expect(page.locator('h1')).not.toHaveText(/Richiesta inviata/);
		await expect(page.getByRole('alert')).toBeVisible();
		const numero = await inviaDomanda(page);
		const { clerk, errori, chiudi } = await apriSportello(browser, { ente: 'cassola', nome: 'Alberto Zen' });
		await prendiInCarico(clerk, numero);
		await decidi(clerk, { decisione: 'Dichiara inammissibile', motivi: 'Il termine è scaduto.' });
		await expect(clerk.getByRole('alert').getByRole('link')).toHaveText(/^Motivi: /);
		await clerk
			.locator('#motivazione')
			.fill('Il termine di sei mesi dalla nascita è scaduto il 20/11/2026, prima dell’invio della domanda.');
		await clerk.getByRole('button', { name: 'Firma e invia la decisione' }).click();
		await statoE(clerk, 'Inammissibile');
		await chiudi();
		await page.goto(indirizzo('cassola', `/area-personale/pratiche/${numero}`));
		await statoE(page, 'Inammissibile');
		await expect(page.getByRole('link', { name: /Provvedimento finale/ }).first()).toBeVisible();
		await expect(page.getByRole('link', { name: `Richiesta ${numero}: esito disponibile` })).toBeVisible();
		expect(errori).toEqual([]);
	}
);

test('gli errori che fermano si leggono accanto al campo', { tag: '@solo-computer' }, async ({ page }) => {
	const errori = ascoltaErrori(page);
	const { titoloSoggiorno, ...senzaTitolo } = { ...V1, iseeProtocollo };
	await page.goto(indirizzo('castellanza', '/servizi/assegno-maternita/domanda'));
	await entra(page, 'Lorenzo Fumagalli');
	await page.getByLabel(/Ho letto e compreso/).check();
	await avanti(page);
	await alPasso(page, 'Dati generali');
	await compilaPasso(page, senzaTitolo);
	await compilaPasso(page, senzaTitolo);
	await alPasso(page, 'Requisiti');
	await rispondi(page, 'residenzaItalia', true);
	await rispondi(page, 'residenzaComune', true);
	await rispondi(page, 'cittadinanza', 'EXTRA_UE');
	await avanti(page);
	await expect(page.locator('#titoloSoggiorno-errore')).toContainText('Indica il titolo di soggiorno.');
	await controlla(page);
	await compilaPasso(page, { ...senzaTitolo, titoloSoggiorno });
	await compilaPasso(page, senzaTitolo);
	await alPasso(page, 'Pagamento');
	await rispondi(page, 'iban', 'IT06O0503433100000000123457');
	await avanti(page);
	await expect(page.locator('#iban-errore')).toContainText("L'IBAN non è corretto. Ricopialo dal tuo conto.");
	await expect(page.locator('#ibanIntestato-errore')).toContainText(
		'Il conto deve essere intestato o cointestato a te.'
	);
	await controlla(page);
	expect(errori).toEqual([]);
});

// The valid examples of the maternity allowance from the form to the payment by INPS, as a mother and a clerk live it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { V1, V2, V3 } from '#tests/support/assegno-maternita.ts';
import { ageLogin } from '#tests/support/demo-database.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';
import { apriSportello, decidi, prendiInCarico, statoE } from './support/sportello.ts';

// An ISEE holds until the end of its year.
const iseeProtocollo = `INPS-ISEE-${new Date().getFullYear()}-0A1B2C3D4-00`;

const ESEMPI = {
	computer: {
		ente: 'seveso',
		persona: 'Fatima El Amrani',
		capo: 'Laura Villa',
		risposte: V1,
		problema: true,
		importo: '2.065,50',
		totale: '2065.50'
	},
	telefono: {
		ente: 'cassola',
		persona: 'Chiara Dalla Costa',
		capo: 'Alberto Zen',
		risposte: V2,
		problema: false,
		importo: '4.131,00',
		totale: '4131.00'
	},
	'senza JavaScript': {
		ente: 'castellanza',
		persona: 'Elena Marchesi',
		capo: 'Roberto Pozzi',
		risposte: V3,
		problema: false,
		importo: '1.165,50',
		totale: '1165.50'
	}
};

test('l’assegno si chiede, si concede, va a INPS e risulta pagato', async ({ page, browser }) => {
	const { ente, persona, capo, risposte, problema, importo, totale } = ESEMPI[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/assegno-maternita/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, { ...risposte, iseeProtocollo });
	await expect(page.getByText(`${importo} €`).first()).toBeVisible();
	if (!problema) await confermaPrimaDiInviare(page, persona);
	const numero = await inviaDomanda(page);
	expect(numero).toMatch(/^AM-/);

	const { clerk, errori: erroriClerk, chiudi } = await apriSportello(browser, { ente, nome: capo });
	await prendiInCarico(clerk, numero);
	if (!problema) await confermaPrimaDiFirmare(clerk, capo);
	await decidi(clerk, ACCOGLIMENTO);
	await statoE(clerk, 'Accolta');
	await expect(clerk.locator('#pannello')).toContainText(`${importo} €`);
	await controlla(clerk);
	let codice = await creaLotto(clerk, { ente, numero, importo });
	await controllaFile(clerk, { numero, totale });
	await page.goto(indirizzo(ente, `/area-personale/pratiche/${numero}`));
	await statoE(page, "Trasmessa all'INPS");
	await expect(page.getByRole('link', { name: /Determina/ })).toBeVisible();
	await controlla(page);
	if (problema) {
		await segnalaProblema(clerk, numero);
		await page.reload();
		await statoE(page, 'Servono altri documenti');
		await expect(page.locator('main')).toContainText('Il conto non è intestato alla persona');
		await correggiIban(clerk, { ente, numero });
		codice = await creaLotto(clerk, { ente, numero, importo });
	}
	await caricaEsito(clerk, { codice, numero });
	await clerk.goto(indirizzo(ente, `/operatore/pratiche/${numero}`));
	await statoE(clerk, 'Liquidata');
	await controlla(clerk);
	await chiudi();

	await page.reload();
	await statoE(page, 'Liquidata');
	const inviati = page.getByRole('link', { name: `Richiesta ${numero}: dati inviati a INPS` });
	await expect(inviati).toHaveCount(problema ? 2 : 1);
	await inviati.first().click();
	await expect(page.locator('main')).toContainText('ha inviato i dati a INPS');
	await controlla(page);
	expect([...errori, ...erroriClerk]).toEqual([]);
});

const ACCOGLIMENTO = {
	decisione: 'Accogli',
	motivi: 'Residenza, cittadinanza e ISEE sono stati controllati: i requisiti ci sono.'
};

/** The login is a while ago, and the request holds an IBAN: it is sent after another login, which leads back here. */
async function confermaPrimaDiInviare(page: Page, persona: string): Promise<void> {
	await ageLogin(persona);
	await page.getByRole('button', { name: 'Conferma e invia' }).click();
	await expect(page.getByRole('alert')).toContainText('Conferma chi sei');
	await controlla(page);
	await page.getByRole('link', { name: 'Conferma chi sei' }).last().click();
	await expect(page.locator('main')).toContainText('Stai per fare un’operazione delicata');
	await entra(page, persona);
	await expect(page).toHaveTitle(/^Riepilogo/);
	await expect(page.locator('#conferma')).toHaveCount(0);
}

/** A desk left open signs nothing: what was typed stays while the clerk is told why. */
async function confermaPrimaDiFirmare(clerk: Page, capo: string): Promise<void> {
	await ageLogin(capo);
	await decidi(clerk, ACCOGLIMENTO);
	await expect(clerk.getByRole('alert')).toContainText('Conferma chi sei');
	await expect(clerk.locator('#motivazione')).toHaveValue(ACCOGLIMENTO.motivi);
	await controlla(clerk);
	await clerk.locator('#conferma').getByRole('link', { name: 'Conferma chi sei' }).click();
	await entra(clerk, capo);
	await statoE(clerk, 'In lavorazione');
}

/** INPS could not pay: its reason reaches the person. */
async function segnalaProblema(clerk: Page, numero: string): Promise<void> {
	await clerk.getByLabel('Esito').selectOption('PROBLEMA');
	await clerk.getByLabel('Motivo').fill('IBAN');
	await clerk.getByRole('button', { name: 'Registra l’esito' }).click();
	await expect(clerk.getByRole('alert').getByRole('link')).toHaveText(/^Motivo: Scrivi il motivo/);
	await expect(clerk.getByLabel('Esito')).toHaveValue('PROBLEMA');
	await controlla(clerk);
	await clerk.getByLabel('Motivo').fill('Il conto non è intestato alla persona');
	await clerk.getByRole('button', { name: 'Registra l’esito' }).click();
	await expect(clerk.getByRole('row', { name: numero })).toContainText('Problema');
}

/** Only a clerk changes the IBAN after the sending, and the story tells who did. */
async function correggiIban(clerk: Page, { ente, numero }: { ente: string; numero: string }): Promise<void> {
	await clerk.goto(indirizzo(ente, `/operatore/pratiche/${numero}`));
	await clerk.getByRole('link', { name: 'Correggi i dati per INPS' }).click();
	await clerk.getByLabel('Nuovo valore').fill('IT60X0542811101000000123457');
	await clerk.getByLabel('Motivo').fill('Modulo firmato consegnato allo sportello');
	await clerk.getByRole('button', { name: 'Correggi' }).click();
	const errore = clerk.getByRole('alert').getByRole('link', { name: /^Nuovo valore: / });
	await errore.click();
	await expect(clerk.getByLabel('Nuovo valore')).toBeFocused();
	await expect(clerk.getByLabel('Motivo')).toHaveValue(/^Modulo firmato/);
	await controlla(clerk);
	await clerk.getByLabel('Nuovo valore').fill('IT60X0542811101000000123456');
	await clerk.getByRole('button', { name: 'Correggi' }).click();
	await statoE(clerk, 'In lavorazione');
	await expect(clerk.locator('main')).toContainText('IT60*******************3456');
	await controlla(clerk);
}

async function creaLotto(
	clerk: Page,
	{ ente, numero, importo }: { ente: string; numero: string; importo: string }
): Promise<string> {
	await clerk.goto(indirizzo(ente, '/operatore'));
	await clerk.getByRole('link', { name: 'Assegno di maternità: dati per INPS' }).click();
	await expect(clerk.getByRole('listitem').filter({ hasText: numero })).toContainText(`${importo} €`);
	await controlla(clerk);
	await clerk.getByRole('button', { name: 'Crea il lotto' }).click();
	await expect(clerk.locator('h1')).toHaveText(/Lotto INPS-/);
	await controlla(clerk);
	return (await clerk.locator('h1').innerText()).replace('Lotto ', '');
}

/** The two files have the totals of the request and the digests that the page tells. */
async function controllaFile(
	clerk: Page,
	{ numero, totale }: { numero: string; totale: string }
): Promise<void> {
	const csv = await scarica(clerk, 'CSV');
	expect(csv).toContain(`"${numero}"`);
	expect(csv).toMatch(new RegExp(`"TOTALE".*"${totale}"`));
	expect(await scarica(clerk, 'XML')).toContain(`totale="${totale}"`);
}

async function scarica(clerk: Page, formato: string): Promise<string> {
	const [download] = await Promise.all([
		clerk.waitForEvent('download'),
		clerk.getByRole('link', { name: `Scarica il file ${formato}` }).click()
	]);
	const file = await readFile(await download.path());
	const impronta = createHash('sha256').update(file).digest('hex');
	await expect(clerk.locator('main')).toContainText(impronta);
	return file.toString();
}

/** A file with a mistake is refused whole; the right one is taken. */
async function caricaEsito(
	clerk: Page,
	{ codice, numero }: { codice: string; numero: string }
): Promise<void> {
	const carica = async (testo: string): Promise<void> => {
		await clerk.setInputFiles('#file', {
			name: 'esiti.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(`pratica;esito;motivo\r\n${testo}\r\n`)
		});
		await clerk.getByRole('button', { name: 'Carica il file' }).click();
	};
	await carica(`${numero};PAGATA;`);
	await expect(clerk.locator('#file-errore')).toContainText(
		'Riga 2: l’esito deve essere LIQUIDATA o PROBLEMA.'
	);
	await controlla(clerk);
	await carica(`${numero};LIQUIDATA;`);
	await expect(clerk.locator('h1')).toHaveText(`Lotto ${codice}`);
	await expect(clerk.getByRole('row', { name: numero })).toContainText('Liquidata');
	await controlla(clerk);
}

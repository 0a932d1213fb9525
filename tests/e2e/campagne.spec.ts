// A campaign of messages, from the file with its mistakes to the notice that a person pays from App IO; then one that is stopped half way.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { navDi } from '#lib/domain/avviso.ts';
import { avvisoDi, codiceFiscaleDi, elencoDi, righeBuone } from '#tests/support/campagne.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import { premi, scarica } from './support/pagopa.ts';
import { apriSportello } from './support/sportello.ts';

const ENTE = 'cassola';
const CAMPAGNE = indirizzo(ENTE, '/operatore/messaggi/campagne');
/** Mario Rossi, who reads and pays, and the notice that another program of his Comune made for its TARI. */
const MARIO = 'RSSMRA80A01C03TU';
const AVVISO = navDi({ segregazione: '03', base: '26000117' });
const TELEFONO = `http://127.0.0.1:${Number(process.env.PORTALE_PORTA ?? '3000') + 1}/app-io`;

/** A day that is always to come, as a file has it. */
const SCADENZA = giornoTra(30);
const [BUONA = '', ALTRA = ''] = righeBuone(2, { scadenza: SCADENZA });
const PER_MARIO = `${MARIO};87,50;${SCADENZA};${AVVISO}`;

/** What is wrong with each row, by its number in a spreadsheet. */
const SBAGLIATE = [
	BUONA,
	`${MARIO.slice(0, -1)}X;10,00;${SCADENZA};`,
	`${codiceFiscaleDi(9)};1.234;31/13/2026;123`,
	BUONA,
	`${codiceFiscaleDi(10)};12,50;${SCADENZA};${avvisoDi(10).slice(0, 16)}99`
];

function giornoTra(giorni: number): string {
	const [anno, mese, giorno] = new Date(Date.now() + giorni * 86_400_000)
		.toISOString()
		.slice(0, 10)
		.split('-');
	return `${giorno}/${mese}/${anno}`;
}

/** Fills the form of a new campaign and sends it. */
async function carica(page: Page, titolo: string, righe: readonly string[]): Promise<void> {
	await page.goto(`${CAMPAGNE}/nuova`);
	await page.getByLabel('Titolo').fill(titolo);
	await page.getByLabel('Rata (facoltativo)').fill('prima rata');
	await page.getByLabel('Contatto per le domande').fill('Ufficio tributi, 0424 123456');
	await page.getByLabel('File con l’elenco').setInputFiles({
		name: 'tari.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(elencoDi(righe))
	});
	await page.getByRole('button', { name: 'Carica e controlla' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(titolo);
}

/** Reads the page again until the campaign is in a state. */
async function statoDiventa(page: Page, stato: string): Promise<void> {
	const chip = page.locator('#andamento .chip-stato');
	await expect(async () => {
		if ((await chip.innerText()) !== stato) await page.reload();
		await expect(chip).toHaveText(stato, { timeout: 500 });
	}).toPass({ timeout: 120_000 });
}

/** Presses a button of a form, and waits for the page that answers. */
async function muovi(page: Page, bottone: string): Promise<void> {
	await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: bottone }).click()]);
}

/** A number of the page, by its label. */
function conto(page: Page, etichetta: string) {
	return page
		.locator('#andamento dl > div', { has: page.getByText(etichetta, { exact: true }) })
		.locator('dd');
}

/** Says yes and takes the campaign back. */
async function annulla(page: Page): Promise<void> {
	await muovi(page, 'Annulla la campagna');
	await expect(page.locator('#sicuro-errore')).toBeVisible();
	await controlla(page);
	await page.getByLabel('Voglio annullare questa campagna').check();
	await muovi(page, 'Annulla la campagna');
	await statoDiventa(page, 'Annullata');
	await controlla(page);
}

test(
	'una campagna dice che cosa correggere, parte, e chi la riceve la legge e la paga da App IO',
	{ tag: '@solo-computer' },
	async ({ page, browser }) => {
		const { clerk, errori, chiudi } = await apriSportello(browser, { ente: ENTE, nome: 'Alberto Zen' });
		await clerk.getByRole('link', { name: 'Campagne di avvisi' }).click();
		await controlla(clerk);
		await carica(clerk, 'TARI con errori', SBAGLIATE);
		// The page goes on by itself.
		await expect(clerk.locator('#andamento .chip-stato')).toHaveText('Pronta', { timeout: 60_000 });
		await expect(conto(clerk, 'Righe del file')).toHaveText('5');
		await expect(conto(clerk, 'Valide')).toHaveText(/^2, per/);
		await expect(conto(clerk, 'Valide ma da guardare')).toHaveText('1');
		await expect(conto(clerk, 'Scartate')).toHaveText('3');
		await controlla(clerk);
		const csv = await scarica(clerk, /Scarica che cosa correggere/);
		const righe = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
		for (const parole of [
			/^"3";"codice_fiscale";"RSSMRA80A01C03TX";.+;"no"$/,
			/^"4";"importo";"1.234";"Il punto può separare.+;"no"$/,
			/^"4";"scadenza";"31\/13\/2026";.+;"no"$/,
			/^"4";"avviso";"123";"Il codice avviso ha 18 cifre.+;"no"$/,
			/^"5";"riga";.+della riga 2.+;"no"$/,
			/^"6";"avviso";.+;"sì"$/
		])
			expect(righe.filter((riga) => parole.test(riga))).toHaveLength(1);
		expect(righe).toHaveLength(7);
		await annulla(clerk);

		await carica(clerk, 'TARI giusta', [PER_MARIO, BUONA, ALTRA]);
		await statoDiventa(clerk, 'Pronta');
		await expect(clerk.locator('main')).toContainText('devi pagare 87,50 euro di TARI');
		await muovi(clerk, 'Avvia la campagna');
		await statoDiventa(clerk, 'Conclusa');
		await expect(clerk.locator('#andamento')).toContainText('3 messaggi su 3');
		await expect(clerk.getByRole('progressbar')).toHaveJSProperty('position', 1);
		await controlla(clerk);
		const esiti = await scarica(clerk, /Scarica gli esiti/);
		expect(await readFile(await esiti.path(), 'utf8')).toContain(`"2";"${MARIO}";"87,50";"${SCADENZA}"`);
		await clerk.goto(CAMPAGNE);
		await expect(clerk.getByRole('row', { name: /TARI giusta/ })).toContainText('Conclusa');
		await controlla(clerk);
		await chiudi();

		errori.push(...(await leggiEPaga(page)));
		expect(errori).toEqual([]);
	}
);

/** Mario reads it in the area personale, then pays it on his phone. Returns what the browser complained of. */
async function leggiEPaga(page: Page): Promise<string[]> {
	const errori = ascoltaErrori(page);
	const oggetto = new RegExp(`^TARI \\d{4}: scadenza il ${SCADENZA}$`);
	await page.goto(indirizzo(ENTE, '/area-personale/messaggi'));
	await entra(page, 'Mario Rossi');
	await page.getByRole('link', { name: oggetto }).first().click();
	await expect(page.locator('main')).toContainText(`Entro il ${SCADENZA} devi pagare 87,50 euro di TARI`);
	await expect(page.locator('main')).toContainText(`Da fare entro il ${SCADENZA}`);
	await expect(page.getByRole('link', { name: 'Paga questo avviso' })).toBeVisible();
	await controlla(page);

	await expect(async () => {
		await page.goto(`${TELEFONO}?persona=${MARIO}`);
		await expect(page.getByRole('link', { name: /^TARI/ }).first()).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000 });
	await page.getByRole('link', { name: /^TARI/ }).first().click();
	const avviso = page.locator('dl');
	await expect(avviso).toContainText('87,50 €');
	await expect(avviso).toContainText('da pagare');
	await page.getByRole('button', { name: 'Paga' }).click();
	await premi(page, 'PAGA');
	// The payment leads back to the message, which asks pagoPA how it stands.
	await expect(avviso).toContainText('pagato');
	await expect(page.getByRole('button', { name: 'Paga' })).toHaveCount(0);
	return errori;
}

test(
	'una campagna si ferma, riprende e si annulla, e quello che non è partito non parte',
	{ tag: '@solo-computer' },
	async ({ page }) => {
		const errori = ascoltaErrori(page);
		await page.goto(CAMPAGNE);
		await entra(page, 'Elisa Bordignon');
		// More than leaves in the time of a click: App IO takes thirty in a second.
		await carica(page, 'TARI a tanti', righeBuone(1_200, { da: 100, scadenza: SCADENZA }));
		await statoDiventa(page, 'Pronta');
		await muovi(page, 'Avvia la campagna');
		await statoDiventa(page, 'In corso');
		await muovi(page, 'Metti in pausa');
		await statoDiventa(page, 'In pausa');
		await controlla(page);
		await muovi(page, 'Riprendi');
		await statoDiventa(page, 'In corso');
		await controlla(page);
		await annulla(page);
		await expect(page.locator('main')).toContainText('Annullamento finito');
		await expect(page.locator('main')).toContainText('Ripresa');
		expect(errori).toEqual([]);
	}
);

test(
	'una campagna si prepara, si programma e si annulla anche senza script',
	{ tag: '@solo-senza-javascript' },
	async ({ page }) => {
		await page.goto(CAMPAGNE);
		await entra(page, 'Alberto Zen');
		await page.getByRole('link', { name: 'Prepara una campagna' }).click();
		await page.getByLabel('Titolo').fill('TA');
		await page.getByLabel('File con l’elenco').setInputFiles({
			name: 'tari.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(elencoDi([BUONA]))
		});
		await page.getByRole('button', { name: 'Carica e controlla' }).click();
		await expect(page.getByRole('alert')).toContainText('Titolo: Scrivi un testo da 3 a 100 caratteri.');
		await expect(page.locator('#contatto-errore')).toBeVisible();
		await expect(page.locator('#file-errore')).toContainText('Scegli di nuovo i file');
		await expect(page.getByLabel('Titolo')).toHaveValue('TA');
		await controlla(page);
		await carica(page, 'TARI senza script', [BUONA]);
		await statoDiventa(page, 'Pronta');
		await controlla(page);
		await page.getByLabel('Il giorno e all’ora che scrivo qui sotto').check();
		await page.getByLabel('Ora', { exact: true }).fill('25:00');
		await muovi(page, 'Avvia la campagna');
		await expect(page.locator('#giorno-errore')).toBeVisible();
		await expect(page.getByLabel('Ora', { exact: true })).toHaveValue('25:00');
		await page.getByLabel('Giorno', { exact: true }).fill(giornoTra(7).split('/').reverse().join('-'));
		await page.getByLabel('Ora', { exact: true }).fill('09:30');
		await muovi(page, 'Avvia la campagna');
		await statoDiventa(page, 'Programmata');
		await annulla(page);
	}
);

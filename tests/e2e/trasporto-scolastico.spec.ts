// School transport as families and clerks live it: the valid examples to the cent, what is refused, and the place of one child from the request to the renunciation.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { V1, V2, V3 } from '#tests/support/trasporto-scolastico.ts';
import { compilaDomanda, compilaPasso, inviaDomanda, rispondi, type Risposte } from './support/compila.ts';
import { alPasso, ascoltaErrori, avanti, controlla, entra, indirizzo } from './support/pagina.ts';
import { misura } from './support/peso.ts';

const DOMANDA = '/servizi/trasporto-scolastico/domanda';
const LINEE = '/operatore/servizi/trasporto-scolastico';

/** Today in Rome, as a field takes it. */
const OGGI = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' }).format();

/** The bus runs from Monday to Friday. */
const IN_SETTIMANA = ![0, 6].includes(new Date(OGGI).getUTCDay());

type Esempio = { ente: string; persona: string; risposte: Risposte; totale: string };

/** The address as a person writes it; an ISEE is good until the end of its year. */
function daScrivere(risposte: typeof V1 | typeof V2 | typeof V3, comune: string): Risposte {
	return {
		...risposte,
		alunnoResidenza: { ...risposte.alunnoResidenza, comune: { nome: comune } },
		iseeProtocollo: `INPS-ISEE-${OGGI.slice(0, 4)}-12345A789-00`
	};
}

const GIULIA: Esempio = {
	ente: 'seveso',
	persona: 'Giulia Pozzi',
	risposte: daScrivere(V1, 'Seveso'),
	totale: '109,00 €'
};
const ANDREA: Esempio = {
	ente: 'cesano-maderno',
	persona: 'Andrea Colombo',
	risposte: daScrivere(V2, 'Cesano Maderno'),
	totale: '218,00 €'
};
const IONELA: Esempio = {
	ente: 'casciago',
	persona: 'Ionela Popescu',
	risposte: daScrivere(V3, 'Casciago'),
	totale: '144,00 €'
};

/** From the card to the page that says it was sent; the number of the request. */
async function iscrivi(page: Page, { ente, persona, risposte, totale }: Esempio): Promise<string> {
	await page.goto(indirizzo(ente, '/servizi/trasporto-scolastico/graduatoria'));
	await controlla(page);
	await page.goto(indirizzo(ente, '/servizi/trasporto-scolastico'));
	await controlla(page);
	await page.getByRole('link', { name: 'Richiedi online' }).first().click();
	await entra(page, persona);
	await compilaDomanda(page, risposte);
	await expect(page.locator('main')).toContainText('Tariffa annua');
	await expect(page.locator('main')).toContainText(totale);
	const numero = await inviaDomanda(page);
	expect(numero).toMatch(/^TS-/);
	for (const percorso of [`/area-personale/pratiche/${numero}`, '/area-personale/offerte']) {
		await page.goto(indirizzo(ente, percorso));
		await controlla(page);
	}
	return numero;
}

/** A second browser, where somebody else has entered at an address. */
async function apriCome(
	browser: Browser,
	{ url, persona, errori }: { url: string; persona: string; errori: string[][] }
): Promise<Page> {
	const context = await browser.newContext(test.info().project.use);
	const page = await context.newPage();
	errori.push(ascoltaErrori(page));
	await page.goto(url);
	await entra(page, persona);
	await controlla(page);
	return page;
}

for (const { nome, tag, esempio } of [
	{ nome: 'V1: andata e ritorno con ISEE', tag: '@solo-computer', esempio: GIULIA },
	{ nome: 'V3: secondo figlio, solo ritorno', tag: '@solo-senza-javascript', esempio: IONELA }
])
	test(nome, { tag }, async ({ page }) => {
		test.setTimeout(180_000);
		const errori = ascoltaErrori(page);
		await iscrivi(page, esempio);
		expect(errori).toEqual([]);
	});

/** The step of the stops weighs what it may, and one of them is chosen on the map by keyboard. */
async function sullaMappa(page: Page): Promise<void> {
	await alPasso(page, 'Linea e fermate');
	const passo = page.url();
	await page.goto('about:blank');
	const { byte } = await misura(page, () => page.goto(passo, { waitUntil: 'networkidle' }));
	expect(byte).toBeLessThanOrEqual(100_000);
	await page.locator('#servizio-ANDATA_RITORNO').check();
	await page.locator('#linea-rossa').check();
	await page.getByRole('button', { name: 'Scegli sulla mappa' }).first().click();
	const mappa = page.getByRole('application', { name: 'Mappa: Fermata di andata' });
	await expect(mappa).toBeFocused();
	await mappa.getByTitle(/^Parco comunale/).press('Enter');
	await expect(page.getByRole('status')).toHaveText('Hai scelto: Parco comunale, ore 07:50.');
	await expect(page.locator('#fermataAndata')).toHaveValue('rossa-parco');
	await controlla(page);
}

test(
	'le fermate sono sulla mappa, e quello che non va si legge accanto alla risposta',
	{ tag: '@solo-computer' },
	async ({ page }) => {
		test.setTimeout(180_000);
		const errori = ascoltaErrori(page);
		const rifiutata = async (risposte: Risposte, campo: string, testo: string): Promise<void> => {
			for (const [nome, valore] of Object.entries(risposte)) await rispondi(page, nome, valore);
			await avanti(page);
			await expect(page.locator(`[id="${campo}-errore"]`)).toContainText(testo);
			await controlla(page);
		};
		const risposte = daScrivere(V1, 'Cesano Maderno');
		await page.goto(indirizzo('cesano-maderno', DOMANDA));
		await entra(page, 'Elisa Galbiati');
		await page.getByLabel(/Ho letto e compreso/).check();
		await avanti(page);
		await compilaPasso(page, risposte);

		await alPasso(page, 'Alunno');
		const storto = { ...risposte, alunnoCodiceFiscale: 'RVITMS18D11D286V' };
		await rifiutata(storto, 'alunnoCodiceFiscale', "l'ultima lettera non corrisponde");
		await compilaPasso(page, risposte);
		await compilaPasso(page, risposte);
		await sullaMappa(page);
		await compilaPasso(page, risposte);

		await alPasso(page, 'Alla fermata');
		const daSolo = { rientroAutonomo: true, rientroAutorizzazione: true, confermaAltroGenitore: 'ACCESSO' };
		await rifiutata(
			{ ...daSolo, emergenze: V1.emergenze },
			'rientroAutonomo',
			'Per questa scuola il rientro da soli non è previsto.'
		);
		const [delegata] = V1.delegati;
		const minorenne = { ...delegata, codiceFiscale: 'RVISFO10H41D286P' };
		const accompagnato = { rientroAutonomo: false, genitoriAllaFermata: false };
		await rifiutata(
			{ ...accompagnato, delegati: [minorenne] },
			'delegati.0.codiceFiscale',
			'La persona delegata deve avere almeno 18 anni.'
		);
		const altri = ['CNTGUO60B02F205H', 'CNTDAA62B42F205H'].map((codiceFiscale) => ({
			...delegata,
			codiceFiscale
		}));
		await rifiutata({ delegati: [delegata, ...altri] }, 'delegati', 'Puoi indicare al massimo 2 delegati.');
		expect(errori).toEqual([]);
	}
);

test(
	'V2: l’altro genitore conferma, il Comune ammette, la famiglia paga, il bambino viaggia, poi rinuncia',
	{ tag: '@solo-telefono' },
	async ({ page, browser }) => {
		test.setTimeout(300_000);
		const errori = [ascoltaErrori(page)];
		const { ente } = ANDREA;
		const numero = await iscrivi(page, ANDREA);
		const pratica = indirizzo(ente, `/area-personale/pratiche/${numero}`);
		const allaScrivania = indirizzo(ente, `/operatore/pratiche/${numero}`);

		await page.goto(pratica);
		const url = await page.locator('#conferme a').innerText();
		const altro = await apriCome(browser, { url, persona: 'Elisa Galbiati', errori });
		await expect(altro.locator('main')).toContainText('Autorizzo Sofia Colombo a tornare a casa');
		await altro.getByRole('button', { name: 'Confermo', exact: true }).click();
		await expect(altro.getByRole('status')).toHaveText('Hai confermato. Non devi fare altro.');
		await controlla(altro);

		const capo = await apriCome(browser, { url: allaScrivania, persona: 'Marco Elli', errori });
		await expect(capo.locator('main')).toContainText("Conferma dell'altro genitore");
		await capo.getByRole('button', { name: 'Prendi in carico' }).click();
		await capo.getByText('Decidi', { exact: true }).click();
		await capo.getByLabel('Ammetti', { exact: true }).check();
		await capo
			.getByLabel('Motivi', { exact: true })
			.first()
			.fill('La domanda è completa e sulla linea scelta ci sono ancora posti per le due corse.');
		await controlla(capo);
		await capo.getByRole('button', { name: 'Firma e invia la decisione' }).click();
		await expect(capo.locator('.chip-stato').first()).toHaveText('Da pagare');
		await controlla(capo);

		await page.goto(pratica);
		await expect(page.locator('main')).toContainText('109,00 €');
		await controlla(page);

		const cassa = await apriCome(browser, { url: allaScrivania, persona: 'Paola Sala', errori });
		for (const stato of ['Attiva', 'Attiva']) {
			await cassa.getByText('Registra un pagamento fatto allo sportello').click();
			await cassa.getByLabel('Importo ricevuto').fill('109,00');
			await cassa.getByLabel('Giorno del pagamento').fill(OGGI);
			await cassa.getByRole('button', { name: 'Registra il pagamento' }).click();
			await expect(cassa.locator('.chip-stato').first()).toHaveText(stato);
			await controlla(cassa);
		}

		await capo.goto(indirizzo(ente, LINEE));
		await controlla(capo);
		await expect(postiBlu(capo)).toHaveText('1');
		await capo.goto(indirizzo(ente, `${LINEE}/lista/blu`));
		await controlla(capo);
		if (IN_SETTIMANA)
			await expect(capo.getByRole('row', { name: /Sofia Colombo/ }).last()).toHaveText(/Torna da solo/);
		else await expect(capo.locator('main')).toContainText('Oggi nessuno viaggia su questa linea.');

		await page.goto(indirizzo(ente, DOMANDA));
		await compilaDomanda(page, { tipoDomanda: 'RINUNCIA', iscrizione: numero });
		await inviaDomanda(page);
		await expect
			.poll(
				async () => {
					await page.goto(pratica);
					return page.locator('.chip-stato').first().innerText();
				},
				{ timeout: 90_000, message: 'il posto si libera al giro dell’orologio' }
			)
			.toBe('Rinunciata');
		await capo.goto(indirizzo(ente, LINEE));
		await expect(postiBlu(capo)).toHaveText('0');
		expect(errori.flat()).toEqual([]);
	}
);

/** Seats taken on the way out. */
function postiBlu(page: Page) {
	return page.getByRole('row', { name: /Linea blu/ }).locator('[data-label="Occupati in andata"]');
}

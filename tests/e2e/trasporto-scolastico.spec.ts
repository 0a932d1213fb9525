// School transport as families and clerks live it: the valid examples to the cent (the first one goes by keyboard, tastiera.spec.ts), what is refused, and the place of one child with its changes.
import { expect, test, type Page } from '@playwright/test';
import { V1, V2, V3 } from '#tests/support/trasporto-scolastico.ts';
import { compilaDomanda, compilaPasso, inviaDomanda, rispondi, type Risposte } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { alPasso, ascoltaErrori, avanti, controlla, indirizzo } from './support/pagina.ts';
import { misura } from './support/peso.ts';
import { aspettaAvviso, esciVersoPagopa, premi } from './support/pagopa.ts';
import { decidi } from './support/sportello.ts';
import {
	apriCome,
	daScrivere,
	DOMANDA,
	iscrivi,
	LINEE,
	OGGI,
	prendiEVerifica,
	type Esempio
} from './support/trasporto.ts';

/** A Monday to come. */
const LUNEDI = new Date(Date.parse(OGGI) + (8 - (new Date(OGGI).getUTCDay() || 7)) * 86_400_000)
	.toISOString()
	.slice(0, 10);

/** The bus runs from Monday to Friday. */
const IN_SETTIMANA = ![0, 6].includes(new Date(OGGI).getUTCDay());

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

test('V3: secondo figlio, solo ritorno', { tag: '@solo-senza-javascript' }, async ({ page }) => {
	const errori = ascoltaErrori(page);
	await iscrivi(page, IONELA);
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
	'V2: l’altro genitore conferma, il Comune ammette, la famiglia paga, il bambino viaggia, poi cambia delegati e fermata',
	{ tag: '@solo-telefono' },
	async ({ page, browser }) => {
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
		await prendiEVerifica(capo, ente, numero);
		await capo.goto(allaScrivania);
		await decidi(capo, {
			decisione: 'Ammetti',
			motivi: 'La domanda è completa e sulla linea scelta ci sono ancora posti per le due corse.'
		});
		await expect(capo.locator('.chip-stato').first()).toHaveText('Da pagare');
		await controlla(capo);

		await page.goto(pratica);
		await expect(page.locator('main')).toContainText('109,00 €');
		await controlla(page);

		// The first instalment with pagoPA, and then the browser is closed: the receipt is enough.
		await page
			.getByRole('link', { name: /^Paga 109,00 € entro il/ })
			.first()
			.click();
		await aspettaAvviso(page);
		await esciVersoPagopa(page);
		await premi(page, 'CHIUDI');
		await expect(async () => {
			await page.goto(pratica);
			await expect(page.locator('.chip-stato').first()).toHaveText('Attiva', { timeout: 500 });
		}).toPass({ timeout: 120_000 });
		await controlla(page);

		const cassa = await apriCome(browser, { url: allaScrivania, persona: 'Paola Sala', errori });
		await cassa.getByText('Registra un pagamento fatto allo sportello').click();
		await cassa.getByLabel('Importo ricevuto').fill('109,00');
		await cassa.getByLabel('Giorno del pagamento').fill(OGGI);
		await cassa.getByRole('button', { name: 'Registra il pagamento' }).click();
		await expect(cassa.locator('main')).not.toContainText('Da pagare');
		await expect(cassa.locator('.chip-stato').first()).toHaveText('Attiva');
		await controlla(cassa);

		await capo.goto(indirizzo(ente, LINEE));
		await controlla(capo);
		await expect(postiBlu(capo)).toHaveText('1');
		await capo.goto(indirizzo(ente, `${LINEE}/lista/blu`));
		await controlla(capo);
		if (IN_SETTIMANA)
			await expect(capo.getByRole('row', { name: /Sofia Colombo/ }).last()).toHaveText(/Torna da solo/);
		else await expect(capo.locator('main')).toContainText('Oggi nessuno viaggia su questa linea.');

		await page.goto(indirizzo(ente, DOMANDA));
		await compilaDomanda(page, { tipoDomanda: 'CAMBIO_DELEGATI', iscrizione: numero, delegati: V1.delegati });
		await inviaDomanda(page);
		await page.goto(indirizzo(ente, DOMANDA));
		const nuove = { nuovaFermataAndata: 'blu-campo', nuovaFermataRitorno: 'blu-mercato' };
		await compilaDomanda(page, { tipoDomanda: 'CAMBIO_FERMATA', iscrizione: numero, ...nuove });
		const cambio = await inviaDomanda(page);
		await capo.goto(indirizzo(ente, `/operatore/pratiche/${cambio}`));
		await capo.getByRole('button', { name: 'Prendi in carico' }).click();
		await decidi(capo, {
			decisione: 'Accogli',
			motivi: 'La nuova fermata è sulla stessa linea, che ha ancora posti.'
		});
		await expect(capo.locator('.chip-stato').first()).toHaveText('Accolta');
		await capo.goto(indirizzo(ente, `${LINEE}/lista/blu`));
		if (IN_SETTIMANA) await expect(capo.locator('main')).toContainText('Andata, ore 07:22: Campo sportivo');

		await capo.goto(indirizzo(ente, `${LINEE}/fermi`));
		await controlla(capo);
		await capo.getByLabel('Linea').selectOption('blu');
		await capo.getByLabel('Giorno').fill(LUNEDI);
		await capo.getByLabel('Motivo').fill('Sciopero');
		await capo.getByRole('button', { name: 'Annuncia la sospensione' }).click();
		await expect(capo.locator('main')).toContainText('2 genitori avvisati');
		await controlla(capo);
		await page.goto(pratica);
		await expect(page.locator('.alert')).toContainText(
			'le corse di andata e di ritorno non si fanno. Motivo: Sciopero.'
		);
		await controlla(page);
		expect(errori.flat()).toEqual([]);
	}
);

/** Seats taken on the way out. */
function postiBlu(page: Page) {
	return page.getByRole('row', { name: /Linea blu/ }).locator('[data-label="Occupati in andata"]');
}

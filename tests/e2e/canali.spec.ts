// Who does not use App IO proves an e-mail address and is written to there; a clerk finds out in two clicks where a message went and why.
import { expect, test, type Page } from '@playwright/test';
import { V2 } from '#tests/support/accesso-atti.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';
import { apriSportello } from './support/sportello.ts';

/** Not on App IO, or with the messages of the Comune turned off. */
const CHI = {
	'senza JavaScript': {
		ente: 'cesano-maderno',
		nome: 'Carla Mapelli',
		operatore: 'Anna Borghi',
		perche: 'La persona non usa App IO'
	},
	telefono: {
		ente: 'seveso',
		nome: 'Davide Brambilla',
		operatore: 'Laura Villa',
		perche: 'La persona ha spento in App IO'
	},
	computer: {
		ente: 'seveso',
		nome: 'Davide Brambilla',
		operatore: 'Laura Villa',
		perche: 'La persona ha spento in App IO'
	}
};

const CASELLE = `http://127.0.0.1:${Number(process.env.PORTALE_PORTA ?? '3000') + 1}/posta/prove/lettere`;

type Lettera = { casella: string; oggetto: string; testo: string };

/** The letter to an address whose subject has these words, once it is there. */
async function aspettaLettera(page: Page, a: string, parole: string): Promise<Lettera> {
	let trovata: Lettera | undefined;
	await expect(async () => {
		const tutte = (await (await page.request.get(CASELLE)).json()) as Lettera[];
		trovata = tutte.find(({ casella, oggetto }) => casella === a && oggetto.includes(parole));
		expect(trovata).toBeDefined();
	}).toPass({ timeout: 120_000 });
	if (!trovata) throw new Error(`Nessuna lettera a ${a}`);
	return trovata;
}

test('chi non riceve su App IO conferma un’e-mail e legge lì, e l’operatore sa perché @solo-senza-javascript', async ({
	page,
	browser
}) => {
	const { ente, nome, operatore, perche } = CHI[progetto()];
	const email = `prova.${progetto().replace(' ', '-').toLowerCase()}@posta.example`;
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/area-personale/messaggi/preferenze/email'));
	await entra(page, nome);
	await page.getByLabel('Indirizzo e-mail').fill('non-un-indirizzo');
	await page.getByRole('button', { name: 'Manda il codice' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByLabel('Indirizzo e-mail')).toHaveValue('non-un-indirizzo');
	await page.getByLabel('Indirizzo e-mail').fill(email);
	await page.getByRole('button', { name: 'Manda il codice' }).click();
	await controlla(page);
	const { testo } = await aspettaLettera(page, email, 'codice per confermare');
	const codice = /\b\d{6}\b/.exec(testo)?.[0] ?? '';
	await page.getByLabel('Codice di 6 cifre').fill(codice === '000000' ? '111111' : '000000');
	await page.getByRole('button', { name: 'Conferma l’indirizzo' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await controlla(page);
	await page.getByLabel('Codice di 6 cifre').fill(codice);
	await page.getByRole('button', { name: 'Conferma l’indirizzo' }).click();
	await expect(page.locator('main')).toContainText(email);
	await controlla(page);

	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await compilaDomanda(page, V2);
	const numero = await inviaDomanda(page);
	const lettera = await aspettaLettera(page, email, numero);
	expect(lettera.testo).toContain('Abbiamo ricevuto la tua richiesta');

	const sportello = await apriSportello(browser, { ente, nome: operatore });
	const { clerk } = sportello;
	const altre = clerk.getByRole('navigation', { name: 'Altre pagine' });
	await altre.getByRole('link', { name: 'Messaggi', exact: true }).click();
	await controlla(clerk);
	await clerk.getByRole('searchbox').fill(numero);
	await clerk.getByRole('button', { name: 'Cerca' }).click();
	await controlla(clerk);
	await clerk.getByRole('link', { name: `Richiesta ${numero}: ricevuta` }).click();
	await expect(clerk.locator('#consegne')).toContainText(perche);
	await expect(clerk.locator('#consegne')).toContainText(`E-mail: accettato`);
	await expect(clerk.locator('#consegne')).toContainText(email);
	await controlla(clerk);
	expect([...errori, ...sportello.errori]).toEqual([]);
	await sportello.chiudi();
});

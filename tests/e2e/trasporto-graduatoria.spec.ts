// A place of the school bus that goes from one family to another: ranking, renunciation, offer.
import { expect, test, type Page } from '@playwright/test';
import { asOwner } from '#tests/support/demo-database.ts';
import { endOsservazioni, leavePosti } from '#tests/support/posti-trasporto.ts';
import { V1 } from '#tests/support/trasporto-scolastico.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import {
	apriCome,
	daScrivere,
	DOMANDA,
	iscrivi,
	LINEE,
	prendiEVerifica,
	type Esempio
} from './support/trasporto.ts';

const MARTA: Esempio = {
	ente: 'cassola',
	persona: 'Marta Zanchettin',
	risposte: daScrivere(V1, 'Cassola'),
	totale: '109,00 €'
};

/** Another child of another family, on the same line. */
const ANA = {
	alunnoNome: 'Ana',
	alunnoCognome: 'Popescu',
	alunnoCodiceFiscale: 'PPSNAA17E49L682U',
	alunnoNascita: '2017-05-09',
	altroGenitore: 'UNICO',
	genitoreUnicoMotivo: 'Unico genitore'
};

/** Waits for a turn of the clock of the worker. */
async function attendiStato(page: Page, indirizzoPratica: string, stato: string): Promise<void> {
	await expect
		.poll(
			async () => {
				await page.goto(indirizzoPratica);
				return page.locator('.chip-stato').first().innerText();
			},
			{ timeout: 150_000, message: 'lo stato cambia al giro dell’orologio' }
		)
		.toBe(stato);
}

test(
	'la graduatoria diventa definitiva, chi è ammesso rinuncia, chi aspetta accetta il posto',
	{ tag: '@solo-computer' },
	async ({ page, browser }) => {
		const errori = [ascoltaErrori(page)];
		const { ente } = MARTA;
		const pagina = (numero: string): string => indirizzo(ente, `/area-personale/pratiche/${numero}`);
		const prima = await iscrivi(page, MARTA);
		const mario = await apriCome(browser, {
			url: indirizzo(ente, DOMANDA),
			persona: 'Mario Rossi',
			errori
		});
		await compilaDomanda(mario, { ...MARTA.risposte, ...ANA });
		const seconda = await inviaDomanda(mario);
		await asOwner((sql) => leavePosti(sql, { ente, posti: 1 }));

		const capo = await apriCome(browser, {
			url: indirizzo(ente, LINEE),
			persona: 'Alberto Zen',
			errori
		});
		for (const numero of [prima, seconda]) await prendiEVerifica(capo, ente, numero);
		await capo.getByRole('button', { name: 'Calcola la graduatoria' }).click();
		await capo.getByRole('button', { name: 'Pubblica la graduatoria provvisoria' }).click();
		await controlla(capo);
		await asOwner((sql) => endOsservazioni(sql, ente));
		await capo.goto(indirizzo(ente, LINEE));
		await capo.getByRole('button', { name: 'Rendi definitiva la graduatoria' }).click();
		await expect(capo.locator('#graduatoria + p')).toContainText('Definitiva');
		await controlla(capo);

		await mario.goto(pagina(seconda));
		await expect(mario.locator('.chip-stato').first()).toHaveText("In lista d'attesa");
		await page.goto(indirizzo(ente, DOMANDA));
		await compilaDomanda(page, { tipoDomanda: 'RINUNCIA', iscrizione: prima });
		const rinuncia = await inviaDomanda(page);
		await attendiStato(page, pagina(prima), 'Rinunciata');
		await page.goto(pagina(rinuncia));
		await expect(page.locator('.chip-stato').first()).toHaveText('Accolta');
		await expect(page.locator('main')).toContainText('Attestato di rinuncia');
		await controlla(page);

		await mario.goto(pagina(seconda));
		await mario.getByRole('link', { name: /Si è liberato un posto/ }).click();
		await controlla(mario);
		await mario.getByRole('button', { name: 'Accetto il posto' }).click();
		await expect(mario.getByRole('status')).toContainText('Hai accettato.');
		await attendiStato(mario, pagina(seconda), 'Da pagare');
		expect(errori.flat()).toEqual([]);
	}
);

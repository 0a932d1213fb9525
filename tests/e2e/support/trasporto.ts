// A family that asks for the school bus and the clerk who takes the request in charge, for the browser tests.
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { V1, V2, V3 } from '#tests/support/trasporto-scolastico.ts';
import { compilaDomanda, inviaDomanda, type Risposte } from './compila.ts';
import { entra } from './accesso.ts';
import { ascoltaErrori, controlla, indirizzo } from './pagina.ts';

export const DOMANDA = '/servizi/trasporto-scolastico/domanda';
export const LINEE = '/operatore/servizi/trasporto-scolastico';

/** Today in Rome, as a field takes it. */
export const OGGI = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' }).format();

export type Esempio = { ente: string; persona: string; risposte: Risposte; totale: string };

/** The address as a person writes it; an ISEE is good until the end of its year. */
export function daScrivere(risposte: typeof V1 | typeof V2 | typeof V3, comune: string): Risposte {
	return {
		...risposte,
		alunnoResidenza: { ...risposte.alunnoResidenza, comune: { nome: comune } },
		iseeProtocollo: `INPS-ISEE-${OGGI.slice(0, 4)}-12345A789-00`
	};
}

/** From the card to the page that says it was sent; the number of the request. */
export async function iscrivi(page: Page, { ente, persona, risposte, totale }: Esempio): Promise<string> {
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
export async function apriCome(
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

/** Takes charge, and ticks that who applies may act for the child. */
export async function prendiEVerifica(capo: Page, ente: string, numero: string): Promise<void> {
	await capo.goto(indirizzo(ente, `/operatore/pratiche/${numero}`));
	await capo.getByRole('button', { name: 'Prendi in carico' }).click();
	await expect(capo.locator('main')).toContainText('da verificare prima di ammettere');
	await capo.getByRole('link', { name: 'Linee, verifiche e graduatoria' }).click();
	await controlla(capo);
	await capo.locator(`#verificata-${numero}`).check();
	await capo.getByRole('button', { name: `Salva la verifica di ${numero}` }).click();
	await expect(capo.locator(`#verificata-${numero}`)).toHaveCount(0);
}

// The way through a login, as a person walks it at the providers of the demonstration; used by the browser tests.
import { expect, type Page } from '@playwright/test';
import { ownerUrl } from '#tests/support/demo-database.ts';
import { apriSessione, COOKIE_SESSIONE } from '#tests/support/sessione.ts';
import { progetto } from './pagina.ts';

/** From "Accedi" to the first provider of SPID in the list, whichever it is this time. */
export async function versoUnGestore(page: Page): Promise<void> {
	await page.locator('summary', { hasText: 'Entra con SPID' }).click();
	await page.locator('.scelta-identita a').first().click();
}

/** From "Accedi" to the page that was wanted, past the provider: how one is met is proved by the specs of the login. */
export async function entra(page: Page, persona: string | RegExp): Promise<void> {
	await expect(page).toHaveURL(/\/accesso\?/);
	const { hostname, origin, searchParams } = new URL(page.url());
	const area = searchParams.get('area') === 'operatore' ? 'operatore' : 'cittadino';
	const value = await apriSessione({
		ownerUrl: await ownerUrl(process.env.PORTALE_DATI ?? ''),
		ente: hostname.split('.')[0] ?? '',
		area,
		chi: (nome) => (typeof persona === 'string' ? nome.includes(persona) : persona.test(nome))
	});
	const cookie = { value, path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const;
	await page.context().addCookies([{ ...cookie, name: COOKIE_SESSIONE, domain: hostname }]);
	await page.goto(origin + (searchParams.get('ritorno') ?? '/area-personale'));
}

/** From "Accedi" through a provider of SPID, back to the page that was wanted. */
export async function entraConSpid(page: Page, persona: string | RegExp): Promise<void> {
	await versoUnGestore(page);
	await page.getByRole('button', { name: persona }).click();
	await page.getByRole('button', { name: 'Conferma il codice' }).click();
	await page.getByRole('button', { name: 'Autorizza e continua' }).click();
	await tornaAlSito(page);
}

/** From "Accedi" through CIE. */
export async function entraConCie(page: Page, persona: string | RegExp): Promise<void> {
	await page.getByRole('link', { name: 'Entra con CIE' }).click();
	await page.getByRole('button', { name: persona }).click();
	await page.getByRole('button', { name: 'Prosegui' }).click();
	await page.getByRole('button', { name: 'Acconsento', exact: true }).click();
	await attendiIlSito(page);
}

/** Carries the answer of a provider to the portal: by itself, or by its button where nothing runs. */
export async function tornaAlSito(page: Page): Promise<void> {
	if (progetto() === 'senza JavaScript') await page.getByRole('button', { name: 'Torna al sito' }).click();
	await attendiIlSito(page);
}

/** Waits until the browser is back. */
export function attendiIlSito(page: Page): Promise<void> {
	return page.waitForURL(
		({ hostname, pathname }) => hostname !== '127.0.0.1' && pathname !== '/accesso/completa'
	);
}

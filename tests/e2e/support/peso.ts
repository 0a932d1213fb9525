// Weighs the first load of a page as it travels: cold cache, favicon included.
import type { Page } from '@playwright/test';

export type Peso = { richieste: string[]; byte: number; altrove: string[] };

/** What `carica` makes travel: addresses and bytes. */
export async function misura(page: Page, carica: () => Promise<unknown>): Promise<Peso> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.clearBrowserCache');
	const richieste: string[] = [];
	let byte = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (byte += encodedDataLength));
	session.on('Network.requestWillBeSent', ({ request }) => {
		if (!request.url.startsWith('data:')) richieste.push(request.url);
	});
	await carica();
	await session.detach();
	const { origin } = new URL(page.url());
	return { richieste, byte, altrove: richieste.filter((url) => !url.startsWith(origin)) };
}

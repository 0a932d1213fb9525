// Weighs the first load of a page as it travels: cold cache, favicon included unless the browser has it already from the page itself.
import type { Page } from '@playwright/test';

export type Peso = { richieste: string[]; byte: number; altrove: string[] };

/** What `carica` makes travel: addresses and bytes. */
export async function misura(page: Page, carica: () => Promise<unknown>): Promise<Peso> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.clearBrowserCache');
	const chieste = new Map<string, string>();
	let byte = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (byte += encodedDataLength));
	session.on('Network.requestWillBeSent', ({ requestId, request }) => {
		if (!request.url.startsWith('data:')) chieste.set(requestId, request.url);
	});
	session.on('Network.requestServedFromCache', ({ requestId }) => chieste.delete(requestId));
	await carica();
	await session.detach();
	const richieste = [...chieste.values()];
	const { origin } = new URL(page.url());
	return { richieste, byte, altrove: richieste.filter((url) => !url.startsWith(origin)) };
}

// The login as people meet it: every way in, every way it fails, and what nobody may do with someone else's login.
import { findAnomalia } from '#simulators/spid/anomalie.ts';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { attendiIlSito, entraConSpid, entraConCie, tornaAlSito, versoUnGestore } from './support/accesso.ts';
import { controlla, indirizzo, progetto } from './support/pagina.ts';

/** Nobody else's tests begin a request as him. */
const CHI = 'GIUSEPPE ANTONIO ESPOSITO';
const CASA = indirizzo('cassola', '/area-personale');
const DOMANDA = indirizzo('cassola', '/servizi/accesso-atti/domanda');

/** "Accedi", wanted by a page of a service. */
async function accedi(page: Page, meta = DOMANDA): Promise<void> {
	await page.goto(meta);
	await expect(page.locator('h1')).toHaveText('Accedi');
}

test('si entra con SPID e si arriva dove si voleva', async ({ page }) => {
	await accedi(page);
	await controlla(page);
	await entraConSpid(page, CHI);
	await expect(page).toHaveURL(/\/servizi\/accesso-atti\/domanda/);
	await page.goto(CASA);
	await expect(page.locator('h1')).toHaveText(CHI);
});

test('si entra con CIE e si arriva dove si voleva', async ({ page }) => {
	await accedi(page);
	await entraConCie(page, CHI);
	await expect(page).toHaveURL(/\/servizi\/accesso-atti\/domanda/);
});

test('chi non ha il codice fiscale entra con eIDAS', async ({ page }) => {
	await accedi(page, CASA);
	await page.getByRole('link', { name: 'Login with eIDAS' }).click();
	await page.getByRole('button', { name: /Jürgen Weiß/ }).click();
	await page.getByRole('button', { name: 'Conferma il codice' }).click();
	await page.getByRole('button', { name: 'Autorizza e continua' }).click();
	await tornaAlSito(page);
	await expect(page.locator('h1')).toHaveText('Jürgen Weiß');
	await page.goto(indirizzo('cassola', '/area-personale/dati'));
	await expect(page.locator('main')).toContainText('Identificativo europeo (eIDAS)');
	await controlla(page);
});

test('da un altro nome del Comune si passa a quello ufficiale, e la pagina che si voleva resta', async ({
	page
}) => {
	await page.goto(`http://localhost:${process.env.PORTALE_PORTA ?? ''}/servizi/accesso-atti/domanda`);
	await expect(page).toHaveURL(/^http:\/\/cassola\.localhost/);
	await entraConSpid(page, CHI);
	await expect(page).toHaveURL(/\/servizi\/accesso-atti\/domanda/);
});

const FALLIMENTI = [
	{ bottone: 'Sbaglia la password tre volte', stato: 401, testo: /credenziali errate più volte/ },
	{ bottone: 'Non avere credenziali di questo livello', stato: 403, testo: /serve un’identità di livello 2/ },
	{ bottone: 'Lascia scadere il tempo', stato: 401, testo: /va completato entro pochi minuti/ },
	{ bottone: "Usa un'identità sospesa", stato: 403, testo: /sospesa o bloccata/ },
	{ bottone: 'Annulla e torna al sito', stato: 401, testo: /Hai annullato l’accesso/ },
	{ bottone: "Usa un'identità di un altro tipo", stato: 403, testo: /Usa un’identità personale/ },
	{ bottone: 'Guasto tecnico del gestore', stato: 403, testo: /non ha completato l’accesso/ }
];

for (const [posto, { bottone, stato, testo }] of FALLIMENTI.entries())
	test(
		`«${bottone}»: l’accesso che non riesce dice perché, con lo stato giusto, e da lì si riprende`,
		// Each in one of the three browsers, in turn.
		{ tag: ['@solo-computer', '@solo-telefono', '@solo-senza-javascript'][posto % 3] ?? '' },
		async ({ page }) => {
			await accedi(page);
			await versoUnGestore(page);
			const risposta = page.waitForResponse((una) => una.url().endsWith('/accesso/spid/acs'));
			await page.getByRole('button', { name: bottone }).click();
			await tornaAlSito(page);
			expect((await risposta).status()).toBe(stato);
			await expect(page.locator('main .lead')).toHaveText(testo);
			await expect(page.locator('main')).toContainText('indica questo codice');
			await controlla(page);
			await page.locator('.vie a').first().click();
			await expect(page.locator('h1')).toHaveText('Accedi');
			await expect(page.locator('.scelta-identita a').first()).toHaveAttribute('href', /accesso-atti/);
		}
	);

test('chi non dà il consenso, o annulla con CIE, torna al servizio', async ({ page }) => {
	await accedi(page);
	await versoUnGestore(page);
	await page.getByRole('button', { name: CHI }).click();
	await page.getByRole('button', { name: 'Conferma il codice' }).click();
	await page.getByRole('button', { name: 'Non autorizzo' }).click();
	await tornaAlSito(page);
	await expect(page.locator('main .lead')).toHaveText(/Non hai autorizzato l’invio dei dati/);
	await page.getByRole('link', { name: 'Torna al servizio' }).click();
	await expect(page).toHaveURL(indirizzo('cassola', '/servizi/accesso-atti'));
	await accedi(page);
	await page.getByRole('link', { name: 'Entra con CIE' }).click();
	await page.getByRole('button', { name: 'Annulla e torna al sito' }).click();
	await attendiIlSito(page);
	await expect(page.locator('h1')).toHaveText('Accesso annullato');
});

for (const anomalia of ['senza-firme', 'chiave-estranea', 'hmac'])
	test(`una risposta rotta del gestore non fa entrare: ${anomalia} @solo-computer`, async ({ page }) => {
		expect(findAnomalia(anomalia)?.attesa).toBe('rifiuto');
		await accedi(page, CASA);
		await versoUnGestore(page);
		await page.getByRole('button', { name: CHI }).click();
		await page.getByRole('button', { name: 'Conferma il codice' }).click();
		await page.getByText('Rompi la risposta').click();
		await page.locator('#anomalia').selectOption(anomalia);
		await page.getByRole('button', { name: 'Invia la risposta così' }).click();
		await attendiIlSito(page);
		await expect(page.locator('h1')).toHaveText('Accesso non riuscito');
		await page.goto(CASA);
		await expect(page.locator('h1')).toHaveText('Accedi');
	});

test('chi non lavora nel Comune non entra alla scrivania', async ({ page }) => {
	await accedi(page, indirizzo('cassola', '/operatore'));
	await entraConSpid(page, CHI);
	await expect(page.locator('h1')).toHaveText('Non sei tra gli operatori');
});

/** Stops the answer of the provider on its way to the portal, and gives what it carried. */
async function rispostaFermata(page: Page): Promise<string> {
	const fermate: string[] = [];
	await page.route('**/accesso/spid/acs', (route) => {
		fermate.push(new URLSearchParams(route.request().postData() ?? '').get('SAMLResponse') ?? '');
		return route.abort();
	});
	await accedi(page, CASA);
	await versoUnGestore(page);
	await page.getByRole('button', { name: CHI }).click();
	await page.getByRole('button', { name: 'Conferma il codice' }).click();
	await page.getByRole('button', { name: 'Autorizza e continua' }).click();
	if (progetto() === 'senza JavaScript') await page.getByRole('button', { name: 'Torna al sito' }).click();
	await expect.poll(() => fermate).toHaveLength(1);
	await page.unroute('**/accesso/spid/acs');
	return fermate.join('');
}

/** Brings an answer to the portal, as the page of a provider does. */
async function consegna(page: Page, risposta: string): Promise<void> {
	await page.goto('about:blank');
	await page.setContent(
		`<form method="post" action="${indirizzo('cassola', '/accesso/spid/acs')}"><input type="hidden" name="SAMLResponse" value="${risposta}"><button>Invia</button></form>`
	);
	await page.getByRole('button', { name: 'Invia' }).click();
	await page.waitForURL('**/**localhost**');
}

async function altroBrowser(page: Page): Promise<{ context: BrowserContext; altra: Page }> {
	const browser = page.context().browser();
	if (!browser) throw new Error('Nessun browser');
	const context = await browser.newContext({ javaScriptEnabled: progetto() !== 'senza JavaScript' });
	return { context, altra: await context.newPage() };
}

test('l’accesso di uno, portato nel browser di un altro, non lo fa entrare, e dice come riprendere', async ({
	page
}) => {
	const risposta = await rispostaFermata(page);
	const { context, altra } = await altroBrowser(page);
	await consegna(altra, risposta);
	await expect(altra.locator('h1')).toHaveText('Riprendi l’accesso');
	await altra.goto(CASA);
	await expect(altra.locator('h1')).toHaveText('Accedi');
	// It was spent there: not even its own browser can use it any more.
	await consegna(page, risposta);
	await expect(page.locator('h1')).toHaveText('Accesso da ripetere');
	await context.close();
});

test('una risposta vale una volta: portata di nuovo non rompe niente', async ({ page }) => {
	const risposta = await rispostaFermata(page);
	await consegna(page, risposta);
	await expect(page.locator('h1')).toHaveText(CHI);
	await consegna(page, risposta);
	await expect(page.locator('h1')).toHaveText('Accesso da ripetere');
	await page.getByRole('link', { name: 'Riprendi l’accesso' }).click();
	await expect(page.locator('h1')).toHaveText(CHI);
});

test('si vede dove si è entrati e si disconnette un altro dispositivo', async ({ page }) => {
	await accedi(page, CASA);
	await entraConSpid(page, CHI);
	const { context, altra } = await altroBrowser(page);
	await accedi(altra, CASA);
	await entraConSpid(altra, CHI);
	await page.goto(indirizzo('cassola', '/dispositivi'));
	await controlla(page);
	await page
		.getByRole('button', { name: /^Disconnetti/ })
		.first()
		.click();
	await expect(page.getByRole('status')).toHaveText('Il dispositivo è disconnesso.');
	await altra.goto(CASA);
	await expect(altra.locator('h1')).toHaveText('Accedi');
	await context.close();
});

test(
	'due minuti prima della fine la sessione avvisa, e si può continuare',
	{ tag: '@solo-computer' },
	async ({ page }) => {
		await page.clock.install();
		await accedi(page, CASA);
		await entraConSpid(page, CHI);
		let restano = 110;
		await page.route('**/sessione', (route) => {
			if (route.request().method() === 'POST') restano = 1800;
			return route.fulfill({ json: { secondi: restano } });
		});
		await page.goto(CASA);
		await page.clock.fastForward('28:05');
		const avviso = page.getByRole('dialog', { name: 'La sessione sta per finire' });
		await expect(avviso).toBeVisible();
		await avviso.getByRole('button', { name: 'Continua' }).click();
		await expect(avviso).toBeHidden();
		restano = 0;
		await page.clock.fastForward('30:00');
		await expect(page.getByRole('dialog', { name: 'La sessione è finita' })).toBeVisible();
	}
);

test('indirizzi sbagliati dell’accesso hanno una pagina che aiuta', async ({ page }) => {
	for (const percorso of [
		'/accesso/vai',
		'/accesso/vai?metodo=spid&gestore=https://altrove.example',
		'/accesso/vai?metodo=cie-saml&gestore=x',
		'/accesso/completa',
		'/accesso/completa?codice=inventato',
		'/accesso/cie/risposta?state=inventato&code=x',
		'/accesso/spid/slo?SAMLRequest=xx',
		'/accesso/errore?codice=constructor'
	]) {
		const risposta = await page.goto(indirizzo('cassola', percorso));
		expect([400, 404], percorso).toContain(risposta?.status());
		await expect(page.locator('h1'), percorso).toHaveCount(1);
		await expect(page.locator('.vie a').first(), percorso).toBeVisible();
	}
	await page.goto(indirizzo('cassola', '/accesso/spid/acs'));
	await expect(page.locator('h1')).toHaveText('Accedi');
});

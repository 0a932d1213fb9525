// Sums paid with pagoPA, as a resident does it: the way out and back, the page that waits, the papers, the permit released by the receipt alone.
import { expect, test } from '@playwright/test';
import { PASSO_CARRABILE } from '#tests/support/occupazione-suolo.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';
import {
	aspettaAvviso,
	aspettaRicevuta,
	esciVersoPagopa,
	premi,
	scaricaPdf,
	vaiETornaConTastiera
} from './support/pagopa.ts';
import { apriSportello, decidi, prendiInCarico, statoE } from './support/sportello.ts';

const PERSONE = {
	computer: {
		ente: 'castellanza',
		persona: "Niccolò D'Amico",
		capo: 'Roberto Pozzi',
		angolo: [45.618, 8.9031]
	},
	telefono: {
		ente: 'casciago',
		persona: 'Ionela Popescu',
		capo: 'Giorgio Macchi',
		angolo: [45.8336, 8.7907]
	},
	'senza JavaScript': {
		ente: 'seveso',
		persona: 'Zoë Müller',
		capo: 'Laura Villa',
		angolo: [45.6433, 9.1463]
	}
} as const;

const ESENTE = {
	bollo: 'ESENTE',
	esenzioneBollo: 'ente-pubblico',
	marcaDaBollo: undefined,
	marcaEsclusiva: undefined
};

test('un permesso si paga con pagoPA, e lo rilascia la ricevuta', async ({ page, browser }) => {
	const { ente, persona, capo, angolo } = PERSONE[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/occupazione-suolo/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, { ...PASSO_CARRABILE, ...ESENTE });
	const numero = await inviaDomanda(page);

	const { clerk, errori: erroriClerk, chiudi } = await apriSportello(browser, { ente, nome: capo });
	await prendiInCarico(clerk, numero);
	const [lat, lon] = angolo;
	await clerk.goto(indirizzo(ente, `/operatore/servizi/occupazione-suolo/area/${numero}`));
	await clerk
		.locator('#area')
		.fill(`${lat}, ${lon}\n${lat}, ${lon + 0.0001}\n${lat + 0.0001}, ${lon + 0.0001}`);
	await clerk.getByRole('button', { name: 'Conferma l’area' }).click();
	await expect(clerk).toHaveURL(indirizzo(ente, `/operatore/pratiche/${numero}`));
	await decidi(clerk, {
		decisione: 'Accogli',
		motivi: 'Lo spazio per i pedoni basta e la strada lo permette.'
	});
	await statoE(clerk, 'Da pagare');
	await chiudi();

	const pratica = indirizzo(ente, `/area-personale/pratiche/${numero}`);
	await page.goto(pratica);
	await statoE(page, 'Da pagare');
	await controlla(page);
	await page.getByRole('link', { name: /^Paga .* entro il/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paga con pagoPA');
	await controlla(page);
	await aspettaAvviso(page);
	await controlla(page);
	expect(await scaricaPdf(page, /Scarica l’avviso/)).toMatch(/^avviso-3\d{17}\.pdf$/);

	if (progetto() === 'computer') await vaiETornaConTastiera(page);
	else {
		await esciVersoPagopa(page);
		await premi(page, 'INDIETRO');
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Non hai finito il pagamento');
	await controlla(page);
	await page.getByRole('link', { name: 'Torna al pagamento' }).click();
	await esciVersoPagopa(page);
	await premi(page, 'PAGA');
	await aspettaRicevuta(page);
	await controlla(page);
	expect(await scaricaPdf(page, /Scarica la ricevuta/)).toMatch(/^ricevuta-pagopa-3\d{17}\.pdf$/);

	await page.goto(pratica);
	await statoE(page, 'Accolta');
	await expect(page.getByText(/Pagato, il .*, con pagoPA/)).toBeVisible();
	await expect(page.getByRole('link', { name: /Permesso di occupazione/ })).toBeVisible();
	await controlla(page);
	expect([...errori, ...erroriClerk]).toEqual([]);
});

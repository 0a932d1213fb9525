// The valid examples of public land, filled in and sent in a browser: one in each, with the canone to the cent on the summary.
import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { V1, V2, V3 } from '#tests/support/occupazione-suolo.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { ascoltaErrori, entra, indirizzo, progetto } from './support/pagina.ts';

const INIZIO = Temporal.Now.plainDateISO('Europe/Rome').add({ days: 60 });

/** The days of the example, as long and far enough from today. */
function giorni(quanti: number) {
	return { dal: INIZIO.toString(), al: INIZIO.add({ days: quanti - 1 }).toString() };
}

const ESEMPI = {
	computer: {
		ente: 'castellanza',
		persona: 'Andrea Colombo',
		risposte: { ...V1, ...giorni(45), marcaDaBollo: '01234567890201' },
		canone: '472,50'
	},
	telefono: {
		ente: 'seveso',
		persona: 'Carla Mapelli',
		risposte: { ...V2, ...giorni(1), marcaDaBollo: '01234567890202' },
		canone: '14,00'
	},
	'senza JavaScript': {
		ente: 'casciago',
		persona: 'Zoë Müller',
		risposte: { ...V3, ...giorni(1) },
		canone: '5,40'
	}
};

test('una occupazione di suolo si compila, mostra il canone e si invia', async ({ page }) => {
	test.setTimeout(120_000);
	const { ente, persona, risposte, canone } = ESEMPI[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/occupazione-suolo/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, risposte);
	await expect(page.locator('main')).toContainText(canone);
	expect(await inviaDomanda(page)).toMatch(/^OSP-/);
	expect(errori).toEqual([]);
});

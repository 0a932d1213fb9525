// The valid examples of public land, filled in and sent in a browser: one on the phone, one without scripts, with the canone to the cent on the summary; the first one goes by keyboard (tastiera.spec.ts).
import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { V2, V3 } from '#tests/support/occupazione-suolo.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, indirizzo } from './support/pagina.ts';

const INIZIO = Temporal.Now.plainDateISO('Europe/Rome').add({ days: 60 });

/** The days of the example, as long and far enough from today. */
function giorni(quanti: number) {
	return { dal: INIZIO.toString(), al: INIZIO.add({ days: quanti - 1 }).toString() };
}

const ESEMPI = [
	{
		nome: 'V2',
		tag: '@solo-telefono',
		ente: 'seveso',
		persona: 'Carla Mapelli',
		risposte: { ...V2, ...giorni(1), marcaDaBollo: '01234567890202' },
		canone: '14,00'
	},
	{
		nome: 'V3',
		tag: '@solo-senza-javascript',
		ente: 'casciago',
		persona: 'Zoë Müller',
		risposte: { ...V3, ...giorni(1) },
		canone: '5,40'
	}
];

for (const { nome, tag, ente, persona, risposte, canone } of ESEMPI)
	test(`esempio ${nome}: si compila, mostra il canone e si invia`, { tag }, async ({ page }) => {
		const errori = ascoltaErrori(page);
		await page.goto(indirizzo(ente, '/servizi/occupazione-suolo/domanda'));
		await entra(page, persona);
		await compilaDomanda(page, risposte);
		await expect(page.locator('main')).toContainText(canone);
		expect(await inviaDomanda(page)).toMatch(/^OSP-/);
		expect(errori).toEqual([]);
	});

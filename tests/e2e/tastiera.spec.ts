// Each service by keyboard alone, from its card to the receipt: the valid examples, with the mistakes that a hurry makes.
import { expect, test } from '@playwright/test';
import { Temporal } from 'temporal-polyfill';
import { V1 as ACCESSO } from '#tests/support/accesso-atti.ts';
import { V1 as ASSEGNO } from '#tests/support/assegno-maternita.ts';
import { V1 as SUOLO } from '#tests/support/occupazione-suolo.ts';
import { V1 as TRASPORTO } from '#tests/support/trasporto-scolastico.ts';
import { ascoltaErrori, controlla, indirizzo } from './support/pagina.ts';
import {
	compilaPasso,
	giraTutta,
	invio,
	saltaAlContenuto,
	vaiA,
	vaiAvantiSenzaRispondere
} from './support/tastiera.ts';

const OGGI = Temporal.Now.plainDateISO('Europe/Rome');
const INIZIO = OGGI.add({ days: 60 });

const ESEMPI = [
	{
		servizio: 'accesso-atti',
		ente: 'cassola',
		persona: 'Andrea Colombo',
		risposte: ACCESSO,
		somma: '30,00 €'
	},
	{
		servizio: 'occupazione-suolo',
		ente: 'castellanza',
		persona: 'Andrea Colombo',
		risposte: {
			...SUOLO,
			dal: INIZIO.toString(),
			al: INIZIO.add({ days: 44 }).toString(),
			marcaDaBollo: '01234567890201'
		},
		somma: '472,50 €'
	},
	{
		servizio: 'trasporto-scolastico',
		ente: 'seveso',
		persona: 'Giulia Pozzi',
		risposte: {
			...TRASPORTO,
			alunnoResidenza: { ...TRASPORTO.alunnoResidenza, comune: 'Seveso' },
			iseeProtocollo: `INPS-ISEE-${OGGI.year}-12345A789-00`
		},
		somma: '109,00 €',
		pagine: ['/servizi/trasporto-scolastico/graduatoria', '/area-personale/offerte']
	},
	{
		servizio: 'assegno-maternita',
		ente: 'cassola',
		persona: 'Fatima El Amrani',
		risposte: { ...ASSEGNO, iseeProtocollo: `INPS-ISEE-${OGGI.year}-0A1B2C3D4-00` },
		somma: '2.065,50 €'
	}
];

for (const { servizio, ente, persona, risposte, somma, pagine = [] } of ESEMPI)
	test(
		`${servizio}: con la sola tastiera si va dalla scheda alla ricevuta`,
		{ tag: '@solo-computer' },
		async ({ page }) => {
			const errori = ascoltaErrori(page);
			// From now on the choice of files is the test's: asking only when it opens may come too late.
			page.on('filechooser', () => undefined);
			await page.goto(indirizzo(ente, `/servizi/${servizio}`));
			await controlla(page);
			await saltaAlContenuto(page);
			await vaiA(page, /^Richiedi online/);
			await invio(page);
			await saltaAlContenuto(page);
			await vaiA(page, /^Entra con SPID/);
			await page.keyboard.press('Enter');
			// The list has just opened under the button.
			await page.keyboard.press('Tab');
			await invio(page);
			await vaiA(page, new RegExp(persona));
			await invio(page);
			await vaiA(page, /^Conferma il codice/);
			await invio(page);
			await vaiA(page, /^Autorizza e continua/);
			await invio(page);
			await page.waitForURL(
				({ hostname, pathname }) => hostname !== '127.0.0.1' && !pathname.startsWith('/accesso')
			);

			await vaiAvantiSenzaRispondere(page);
			await compilaPasso(page, { letta: true });
			await vaiAvantiSenzaRispondere(page);
			while (!(await page.title()).startsWith('Riepilogo')) await compilaPasso(page, risposte);
			await expect(page.locator('main')).toContainText(somma);
			await giraTutta(page);
			await compilaPasso(page, { avvisi: true, responsabilita: true, condizioni: true });
			await expect(page.locator('h1')).toHaveText(/Richiesta inviata/);
			await controlla(page);
			await saltaAlContenuto(page);
			await vaiA(page, /^Scarica la ricevuta/);
			const [ricevuta] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
			const numero = /^ricevuta-(.*)\.pdf$/.exec(ricevuta.suggestedFilename())?.[1] ?? '';
			expect(numero).toMatch(/^[A-Z]{2,4}-\d{4}-\d{6}$/);
			for (const percorso of [`/area-personale/pratiche/${numero}`, ...pagine]) {
				await page.goto(indirizzo(ente, percorso));
				await controlla(page);
			}
			expect(errori).toEqual([]);
		}
	);

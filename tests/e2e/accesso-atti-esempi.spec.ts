// The valid examples of access to records, filled in and sent in a browser; the first one goes by keyboard (tastiera.spec.ts).
import { expect, test } from '@playwright/test';
import { V2, V3 } from '#tests/support/accesso-atti.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, indirizzo } from './support/pagina.ts';

const ESEMPI = [
	{ nome: 'V2', ente: 'seveso', persona: 'Elena Marchesi', risposte: V2 },
	{ nome: 'V3', ente: 'cesano-maderno', persona: 'Ionela Popescu', risposte: V3 }
];

for (const { nome, ente, persona, risposte } of ESEMPI)
	test(`esempio ${nome} @solo-computer`, async ({ page }) => {
		const errori = ascoltaErrori(page);
		await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
		await entra(page, persona);
		await compilaDomanda(page, risposte);
		expect(await inviaDomanda(page)).toMatch(/^AA-/);
		expect(errori).toEqual([]);
	});

// What every procedure has at the clerks' desk, in a browser: opinions, payments at the counter, a request filed away.
import { expect, test } from '@playwright/test';
import { giornoARoma } from '#lib/domain/istante.ts';
import { V1 } from '#tests/support/accesso-atti.ts';
import { expireIntegrazione } from '#tests/support/demo-database.ts';
import { PASSO_CARRABILE } from '#tests/support/occupazione-suolo.ts';
import { compilaDomanda, inviaDomanda } from './support/compila.ts';
import { entra } from './support/accesso.ts';
import { ascoltaErrori, controlla, indirizzo, progetto } from './support/pagina.ts';
import { apriSportello, decidi, prendiInCarico, statoE } from './support/sportello.ts';

const PERSONE = {
	computer: {
		ente: 'castellanza',
		persona: 'Elena Marchesi',
		capo: 'Roberto Pozzi',
		cassa: 'Luca Ferrario',
		angolo: [45.6206, 8.9061]
	},
	telefono: {
		ente: 'casciago',
		persona: 'Andrei Popescu',
		capo: 'Giorgio Macchi',
		cassa: 'Teresa Brusa',
		angolo: [45.8346, 8.7947]
	},
	'senza JavaScript': {
		ente: 'seveso',
		persona: 'Omar Benali',
		capo: 'Laura Villa',
		cassa: 'Carlo Mariani',
		angolo: [45.6443, 9.1503]
	}
} as const;

const ESENTE = {
	bollo: 'ESENTE',
	esenzioneBollo: 'ente-pubblico',
	marcaDaBollo: undefined,
	marcaEsclusiva: undefined
};

test('una richiesta attende un parere, si accoglie, e si paga allo sportello', async ({ page, browser }) => {
	const { ente, persona, capo, cassa, angolo } = PERSONE[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/occupazione-suolo/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, { ...PASSO_CARRABILE, ...ESENTE });
	const numero = await inviaDomanda(page);
	const pratica = indirizzo(ente, `/operatore/pratiche/${numero}`);

	const { clerk, errori: erroriClerk, chiudi } = await apriSportello(browser, { ente, nome: capo });
	await prendiInCarico(clerk, numero);
	await clerk.getByText('Chiedi un parere', { exact: true }).click();
	await clerk.getByRole('button', { name: 'Chiedi il parere' }).click();
	await expect(clerk.locator('#destinatario-errore')).toContainText('Compila questo campo');
	await controlla(clerk);
	await clerk.getByLabel('A quale ufficio o ente').fill('Ufficio tecnico, sul marciapiede.');
	await clerk.getByRole('button', { name: 'Chiedi il parere' }).click();
	await statoE(clerk, 'In attesa di pareri');
	await controlla(clerk);
	await page.goto(indirizzo(ente, `/area-personale/pratiche/${numero}`));
	await expect(page.getByText('Ufficio tecnico, sul marciapiede.')).toBeVisible();
	await controlla(page);
	await clerk.getByText('Registra il parere', { exact: true }).click();
	await clerk.getByRole('button', { name: 'Registra e riprendi la lavorazione' }).click();
	await expect(clerk.locator('#parere-errore')).toContainText('Compila questo campo');
	await controlla(clerk);
	await clerk.getByLabel('Esito del parere').fill('Favorevole, lo spazio per i pedoni basta.');
	await clerk.getByRole('button', { name: 'Registra e riprendi la lavorazione' }).click();
	await statoE(clerk, 'In lavorazione');

	const [lat, lon] = angolo;
	await clerk.goto(indirizzo(ente, `/operatore/servizi/occupazione-suolo/area/${numero}`));
	await clerk
		.locator('#area')
		.fill(`${lat}, ${lon}\n${lat}, ${lon + 0.0001}\n${lat + 0.0001}, ${lon + 0.0001}`);
	await clerk.getByRole('button', { name: 'Conferma l’area' }).click();
	await expect(clerk).toHaveURL(pratica);
	await decidi(clerk, {
		decisione: 'Accogli',
		motivi: 'Il parere è favorevole e lo spazio per i pedoni basta.'
	});
	await statoE(clerk, 'Da pagare');
	await controlla(clerk);
	await chiudi();

	await page.reload();
	await statoE(page, 'Da pagare');
	await controlla(page);
	const sportello = await apriSportello(browser, { ente, nome: cassa });
	const { clerk: cassiere } = sportello;
	await cassiere.goto(pratica);
	await cassiere.getByText('Registra un pagamento fatto allo sportello').click();
	await cassiere.getByRole('button', { name: 'Registra il pagamento' }).click();
	await expect(cassiere.locator('#importo-errore')).toBeVisible();
	await controlla(cassiere);
	const dovute = await cassiere.locator('#pagamento option').count();
	for (let pagate = 0; pagate < dovute; pagate += 1) {
		if (pagate > 0) await cassiere.getByText('Registra un pagamento fatto allo sportello').click();
		const voce = await cassiere.locator('#pagamento option').first().innerText();
		await cassiere.getByLabel('Importo ricevuto').fill(/([\d.,]+) €$/.exec(voce)?.[1] ?? '');
		await cassiere.getByLabel('Giorno del pagamento').fill(giornoARoma(new Date()).toString());
		await cassiere.getByRole('button', { name: 'Registra il pagamento' }).click();
		await expect(cassiere.locator('#errori')).toHaveCount(0);
	}
	await statoE(cassiere, 'Accolta');
	await controlla(cassiere);
	await page.reload();
	await statoE(page, 'Accolta');
	await controlla(page);
	expect([...errori, ...erroriClerk, ...sportello.errori]).toEqual([]);
	await sportello.chiudi();
});

const SENZA_RISPOSTA = {
	computer: { ente: 'cassola', persona: 'Marco Riva', capo: 'Alberto Zen' },
	telefono: { ente: 'cesano-maderno', persona: 'Elisa Galbiati', capo: 'Marco Elli' },
	'senza JavaScript': { ente: 'casciago', persona: 'Andrei Popescu', capo: 'Giorgio Macchi' }
};

test('chi non manda i documenti chiesti vede la richiesta archiviata, ma non prima del suo ultimo giorno', async ({
	page,
	browser
}) => {
	const { ente, persona, capo } = SENZA_RISPOSTA[progetto()];
	const errori = ascoltaErrori(page);
	await page.goto(indirizzo(ente, '/servizi/accesso-atti/domanda'));
	await entra(page, persona);
	await compilaDomanda(page, V1);
	const numero = await inviaDomanda(page);

	const { clerk, errori: erroriClerk, chiudi } = await apriSportello(browser, { ente, nome: capo });
	await prendiInCarico(clerk, numero);
	await clerk.getByText('Chiedi altri documenti', { exact: true }).click();
	await clerk.getByLabel('Che cosa serve').fill('Serve la planimetria catastale aggiornata.');
	await clerk.getByRole('button', { name: 'Invia la richiesta' }).click();
	await statoE(clerk, 'Servono altri documenti');
	await clerk.getByText('Archivia', { exact: true }).click();
	await clerk.getByRole('button', { name: 'Archivia la richiesta' }).click();
	await expect(clerk.locator('#motivoArchiviazione-errore')).toContainText('Compila questo campo');
	await controlla(clerk);
	await clerk.getByLabel('Perché la archivi').fill('La planimetria non è arrivata entro il giorno indicato.');
	await clerk.getByRole('button', { name: 'Archivia la richiesta' }).click();
	await expect(clerk.getByRole('alert')).toBeVisible();
	await expect(clerk.getByLabel('Perché la archivi')).toHaveValue(/non è arrivata/);
	await statoE(clerk, 'Servono altri documenti');
	await expireIntegrazione({ ente, numero });
	await clerk.getByRole('button', { name: 'Archivia la richiesta' }).click();
	await statoE(clerk, 'Archiviata');
	await controlla(clerk);
	await chiudi();

	await page.goto(indirizzo(ente, `/area-personale/pratiche/${numero}`));
	await statoE(page, 'Archiviata');
	await expect(page.getByRole('link', { name: /[Aa]rchiviazione/ }).first()).toBeVisible();
	await controlla(page);
	expect([...errori, ...erroriClerk].filter((testo) => !testo.includes('409'))).toEqual([]);
});

// An occupation that closes a road: with the act a notice to the public is proposed, without who asked, and a clerk decides about it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listComunicazioni, listEventiComunicazione } from '#lib/server/comunicazioni/comunicazione.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { accogli, collegaOrdinanza, dehors, ENTE, suoloInCarico } from '#tests/support/suolo.ts';

const capo = impiegato(ENTE, 'responsabile');
let mondo: Mondo;
let chi: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	chi = await entra(mondo, 'Omar');
});

afterAll(() => mondo.chiudi());

it('la strada chiusa da un’ordinanza diventa una bozza di avviso con via, giorni e atto, senza chi l’ha chiesta', async () => {
	const aperta = await suoloInCarico(mondo, chi, dehors({ est: 40 }, { viabilita: 'DIVIETO_SOSTA' }));
	await collegaOrdinanza(mondo, aperta);
	await accogli(mondo, aperta);
	const numero = await suoloInCarico(mondo, chi, dehors({}, { viabilita: 'CHIUSURA_STRADA' }));
	await collegaOrdinanza(mondo, numero);
	await accogli(mondo, numero);
	const { righe } = await come(mondo, capo, (tx) => listComunicazioni(tx, {}));
	expect(righe).toMatchObject([
		{
			stato: 'BOZZA',
			tipo: 'CHIUSURA_STRADA',
			titolo: 'Strada chiusa: Via Roma',
			luogo: 'Via Roma',
			propostaDa: 'ordinanza 27/2027 del 20/04/2027',
			messaggi: false,
			dal: new Date('2027-04-30T22:00:00Z'),
			al: new Date('2027-05-31T21:59:00Z')
		}
	]);
	const [{ id, testo } = { id: '', testo: '' }] = righe;
	expect(testo).toContain('dal 01/05/2027 al 31/05/2027');
	for (const suo of [chi.nome, chi.cognome, chi.codiceFiscale])
		expect(JSON.stringify(righe)).not.toContain(suo);
	const eventi = await come(mondo, capo, (tx) => listEventiComunicazione(tx, id));
	expect(eventi).toMatchObject([{ tipo: 'PROPONI' }]);
});

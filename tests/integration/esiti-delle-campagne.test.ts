// What became of the messages of a campaign, as its pages and its file tell it.
import { describe, expect, it } from 'vitest';
import { paths } from '#lib/paths.ts';
import { codiceFiscaleDi, giri, righeBuone } from '#tests/support/campagne.ts';
import { avvia, caricata, evento, testoDi } from '#tests/support/pagine-campagne.ts';
import { capo, mondo } from '#tests/support/scena-campagne.ts';
import { load } from '../../src/routes/operatore/messaggi/campagne/[id]/+page.server.ts';
import { GET as esiti } from '../../src/routes/operatore/messaggi/campagne/[id]/esiti.csv/+server.ts';
import { load as nonArrivati } from '../../src/routes/operatore/messaggi/campagne/[id]/non-arrivati/+page.server.ts';

const RIFIUTATO = 'App IO ha rifiutato il testo, o un importo più alto di quello ammesso per il servizio.';

describe('gli esiti di una campagna', () => {
	it('si contano per come è arrivato il messaggio, con i motivi, e riga per riga', async () => {
		const id = await caricata([...righeBuone(6), 'PIPPO;1;16/12/2026;']);
		await avvia(id);
		await giri(mondo);
		const poste = [
			['accettata', null],
			['consegnata', null],
			['non_recapitabile', 'NON_ISCRITTO'],
			['non_recapitabile', 'NON_ISCRITTO'],
			['fallita', 'CONTENUTO_RIFIUTATO'],
			['in_coda', null]
		] as const;
		for (const [posto, [stato, motivo]] of poste.entries())
			await mondo.owner`
				update spedizione set stato = ${stato}, ultimo_errore = ${motivo}
				where messaggio_id = (select messaggio_id from campagna_riga where n = ${posto + 2})`;
		// The third has chosen e-mail too.
		await mondo.owner`
			insert into spedizione (id, ente_id, canale, messaggio_id, servizio, priorita, recapito, stato, prossimo_il, creata_il, campagna_id)
			select gen_random_uuid(), ente_id, 'email', messaggio_id, 'tributi', 2, 'prova@posta.example', 'accettata', ${mondo.clock()},
				${mondo.clock()}, ${id} from campagna_riga where n = 4`;
		expect(await load(await evento(capo, paths.campagna(id), { id }))).toMatchObject({
			esiti: {
				gruppi: [
					{ etichetta: 'In coda', valore: '1' },
					{ etichetta: 'Presi da App IO', valore: '1' },
					{ etichetta: 'Consegnati su App IO', valore: '1' },
					{ etichetta: 'Inviati per e-mail', valore: '1' },
					{ etichetta: 'Non arrivati', valore: '2' }
				],
				motivi: [
					{ motivo: RIFIUTATO, quanti: '1' },
					{ motivo: 'La persona non usa App IO.', quanti: '1' }
				]
			}
		});
		expect(await nonArrivati(await evento(capo, paths.campagnaNonArrivati(id), { id }))).toMatchObject({
			righe: [
				{ n: 5, codiceFiscale: codiceFiscaleDi(4), motivo: 'La persona non usa App IO.' },
				{ n: 6, motivo: RIFIUTATO }
			],
			altre: undefined
		});
		const righe = await testoDi(await esiti(await evento(capo, paths.campagnaEsiti(id), { id })));
		expect(righe).toHaveLength(8);
		expect(righe[3]).toContain('"Inviati per e-mail";""');
		expect(righe[4]).toContain('"Non arrivati";"La persona non usa App IO."');
		expect(righe[7]).toContain('"Scartata";"Il codice fiscale');
	});
});

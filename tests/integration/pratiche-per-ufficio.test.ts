// Who works on which requests: those of their office, and each role no more than it needs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { listPratiche } from '#lib/server/pratiche/list-pratiche.ts';
import { readRegistro } from '#lib/server/protocollo/read-registro.ts';
import { dai, nuovoImpiegato } from '#tests/support/incarichi.ts';
import {
	apriMondo,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { decidi, prendi } from '#tests/support/mosse.ts';
import { ESEMPIO_CIVICO, praticaInviata } from '#tests/support/pratiche.ts';

const VIETATO = { code: '42501' };
const NON_TROVATA = { codice: 'NON_TROVATO' };
const giovanna = impiegato('cassola', 'operatore');
const auditor = impiegato('cassola', 'auditor');
const ALTRI = (['amministratore', 'protocollo', 'redattore'] as const).map((ruolo) =>
	impiegato('cassola', ruolo)
);

let mondo: Mondo;
let marta: Residente;
let numero: string;
let vigile: Impiegato;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	numero = await praticaInviata(mondo, marta);
	vigile = await nuovoImpiegato(mondo, {
		codiceFiscale: 'RSSMRA80A01C037X',
		ufficio: 'polizia-locale',
		ruoli: ['operatore', 'responsabile', 'cassa']
	});
});

afterAll(() => mondo.chiudi());

function viste(chi: Impiegato): Promise<number> {
	return come(mondo, chi, async (tx) => (await listPratiche(tx, {})).righe.length);
}

describe('le pratiche di un ufficio', () => {
	it('le vede chi ci lavora e chi controlla, non chi lavora altrove', async () => {
		expect(await viste(giovanna)).toBeGreaterThan(0);
		expect(await viste(auditor)).toBeGreaterThan(0);
		expect(await viste(vigile)).toBe(0);
		await expect(come(mondo, vigile, (tx) => readFascicolo(tx, numero))).rejects.toMatchObject(NON_TROVATA);
	});

	it.each(['protocollo', 'evento', 'documento', 'messaggio', 'allegato', 'pagamento'])(
		'da un altro ufficio non si vedono nemmeno nelle righe di %s',
		async (tabella) => {
			expect(await come(mondo, vigile, (tx) => tx`select from ${tx(tabella)}`)).toHaveLength(0);
		}
	);

	it.each(ALTRI.map((chi) => [chi.ruoli.join(), chi] as const))(
		'non le vede chi è solo %s',
		async (_ruolo, chi) => {
			expect(await viste(chi)).toBe(0);
			for (const tabella of ['evento', 'documento', 'messaggio', 'allegato', 'pagamento'])
				expect(await come(mondo, chi, (tx) => tx`select from ${tx(tabella)}`), tabella).toHaveLength(0);
		}
	);

	it('le muove solo chi ci lavora', async () => {
		await expect(prendi(mondo, vigile, { numero })).rejects.toMatchObject(NON_TROVATA);
		await expect(prendi(mondo, auditor, { numero })).rejects.toMatchObject(NON_TROVATA);
		const changed = await come(
			mondo,
			auditor,
			(tx) => tx`update pratica set stato = 'IN_CARICO' where numero = ${numero}`
		);
		expect(changed.count).toBe(0);
	});
});

describe('la decisione', () => {
	it('è del responsabile dell’ufficio: chi lo è altrove qui è un operatore', async () => {
		const quale = await praticaInviata(mondo, marta, ESEMPIO_CIVICO);
		await dai(mondo, vigile, { ufficio: 'urp', ruoli: ['operatore'] });
		await prendi(mondo, vigile, { numero: quale });
		await expect(
			decidi(mondo, vigile, { numero: quale, revisione: 2, mossa: 'ACCOGLI' })
		).rejects.toMatchObject({
			codice: 'TRANSIZIONE_VIETATA'
		});
		await expect(
			come(mondo, vigile, (tx) => tx`update pratica set esito = 'ACCOLTA' where numero = ${quale}`)
		).rejects.toMatchObject(VIETATO);
		await dai(mondo, vigile, { ufficio: 'urp', ruoli: ['responsabile'] });
		await decidi(mondo, vigile, { numero: quale, revisione: 2, mossa: 'ACCOGLI' });
		await dai(mondo, vigile, { ufficio: 'urp', ruoli: [] });
		expect(await viste(vigile)).toBe(0);
	});
});

describe('la cassa', () => {
	it('vede solo le pratiche con qualcosa da pagare, senza i documenti e i file della persona', async () => {
		const cassa = impiegato('cassola', 'cassa');
		expect(await viste(cassa)).toBe(0);
		const quale = await praticaInviata(mondo, marta);
		await mondo.owner`
			insert into pagamento (id, ente_id, pratica_id, persona_id, atto, causale, cent, scadenza, creato_il)
			select ${mondo.newId()}, ente_id, id, persona_id, '0000009/2026', 'Diritti', 1000, '2026-12-31', now()
			from pratica where numero = ${quale}`;
		const { righe } = await come(mondo, cassa, (tx) => listPratiche(tx, {}));
		expect(righe.map((riga) => riga.numero)).toEqual([quale]);
		const { documenti, allegati } = await come(mondo, cassa, (tx) => readFascicolo(tx, quale));
		expect([documenti, allegati]).toEqual([[], []]);
	});
});

describe('chi controlla', () => {
	it('legge il fascicolo intero e non scrive niente', async () => {
		const { pratica, eventi, documenti } = await come(mondo, auditor, (tx) => readFascicolo(tx, numero));
		expect(eventi.length).toBeGreaterThan(0);
		expect(documenti.length).toBeGreaterThan(0);
		await expect(
			come(
				mondo,
				auditor,
				(tx) => tx`
					insert into evento (id, ente_id, pratica_id, persona_id, tipo, a_stato, attore, operatore_id, avvenuto_il)
					values (${mondo.newId()}, 'cassola', ${pratica.id}, ${pratica.personaId}, 'NOTA', 'IN_CARICO', 'operatore',
						${auditor.operatoreId}, now())`
			)
		).rejects.toMatchObject(VIETATO);
	});
});

describe('il registro di protocollo', () => {
	it('lo legge intero chi tiene il protocollo e chi controlla', async () => {
		for (const chi of [impiegato('cassola', 'protocollo'), auditor]) {
			const { righe } = await come(mondo, chi, (tx) => readRegistro(tx, { anno: 2026 }));
			expect(righe.at(-1)).toMatchObject({ numero: 1, verso: 'E', persona: 'Marta Zanchettin' });
		}
		const { righe } = await come(mondo, impiegato('cassola', 'redattore'), (tx) =>
			readRegistro(tx, { anno: 2026 })
		);
		expect(righe).toEqual([]);
	});
});

// Sending a request: everything in one transaction, once, with gapless numbers, dated in Rome.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { deleteBozza, findBozza } from '#lib/server/pratiche/bozza.ts';
import type { EsitoInvio } from '#lib/server/pratiche/check-invio.ts';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import {
	ADESSO,
	apriMondo,
	attendiBlocco,
	come,
	entra,
	entraCon,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { bozzaPronta, carica, invia, invioDi, leggi, praticaInviata } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(async () => {
	await mondo.chiudi();
});

const TABELLE = ['pratica', 'protocollo', 'evento', 'documento', 'messaggio', 'spedizione', 'contatore'];

/** How many rows each table has, and where its counters stand. */
async function conteggi(): Promise<Record<string, number>> {
	const righe: Record<string, number> = {};
	for (const tabella of TABELLE) {
		const [riga] = await mondo.owner<{ quante: number }[]>`
			select count(*)::int as quante from ${mondo.owner(tabella)}`;
		righe[tabella] = riga?.quante ?? 0;
	}
	const [somma] = await mondo.owner<{ ultimi: number }[]>`
		select coalesce(sum(ultimo), 0)::int as ultimi from contatore`;
	return { ...righe, ultimi: somma?.ultimi ?? 0 };
}

describe('l’invio', () => {
	it('scrive tutte le righe insieme e toglie la bozza', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		await carica(mondo, marta, { bozza });
		const esito = await invia(mondo, marta, bozza);
		expect(esito).toEqual({ tipo: 'inviata', numero: 'AA-2026-000001' });
		const [pratica] = await mondo.owner`select * from pratica`;
		expect(pratica).toMatchObject({
			ente_id: 'cassola',
			persona_id: marta.personaId,
			stato: 'PROTOCOLLATA',
			esito: null,
			servizio: 'accesso-atti',
			versione_servizio: 1,
			versione_impostazioni: 1,
			bozza_id: bozza,
			protocollo_anno: 2026,
			protocollo_numero: 1,
			giorni_termine: 30,
			ufficio: 'edilizia',
			silenzio_rigetto: true,
			revisione: 1,
			chiusa_il: null
		});
		const comune = { pratica_id: pratica?.id as string, persona_id: marta.personaId };
		expect(await mondo.owner`select * from protocollo`).toMatchObject([
			{ ...comune, anno: 2026, numero: 1, verso: 'E', registrato_il: mondo.clock() }
		]);
		expect(await mondo.owner`select * from evento`).toMatchObject([
			{ ...comune, tipo: 'PRESENTAZIONE', da_stato: null, a_stato: 'PROTOCOLLATA', attore: 'cittadino' }
		]);
		expect(await mondo.owner`select * from documento`).toMatchObject([
			{ ...comune, tipo: 'ricevuta', nome_file: 'ricevuta-AA-2026-000001.pdf' }
		]);
		const messaggi = await mondo.owner`select * from messaggio`;
		expect(messaggi).toMatchObject([{ ...comune, modello: 'IO01', letto_il: null }]);
		expect(messaggi[0]?.testo).toContain('Protocollo 0000001/2026. Ti risponderemo entro il 24/12/2026');
		expect(await mondo.owner`select * from spedizione`).toMatchObject([
			{ messaggio_id: messaggi[0]?.id as string, canale: 'app-io', stato: 'in_coda', tentativi: 0 }
		]);
		expect(await mondo.owner`select * from allegato`).toMatchObject([{ ...comune, bozza_id: null }]);
		expect(await mondo.owner`select 1 from bozza`).toHaveLength(0);
	});

	it('non manda i file di campi che le risposte finali hanno escluso', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		await carica(mondo, marta, { bozza, campo: 'delega', nome: 'delega di un altro.pdf' });
		await carica(mondo, marta, { bozza, campo: 'interesse', nome: 'rogito.pdf' });
		const esito = await invia(mondo, marta, bozza);
		const numero = esito.tipo === 'inviata' ? esito.numero : '';
		const { id } = await leggi(mondo, 'cassola', numero);
		expect(await mondo.owner`select nome from allegato where pratica_id = ${id}`).toEqual([
			{ nome: 'rogito.pdf' }
		]);
		const [ricevuta] = await mondo.owner`select contenuto::text from documento where pratica_id = ${id}`;
		expect(ricevuta?.contenuto).not.toContain('delega di un altro');
	});

	it('congela le risposte: quelle dei campi nascosti non partono', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		await mondo.owner`update bozza set risposte = risposte || '{"beneficiarioNome": "Segreto"}' where id = ${bozza}`;
		const esito = await invia(mondo, marta, bozza);
		const [riga] = await mondo.owner`
			select risposte::text || riepilogo::text as testo from pratica where numero = ${esito.tipo === 'inviata' ? esito.numero : ''}`;
		expect(riga?.testo).not.toContain('Segreto');
	});
});

describe('un invio che fallisce', () => {
	it.each([
		'pratica',
		'protocollo',
		'evento',
		'documento',
		'messaggio',
		'spedizione',
		'contatore',
		'allegato',
		'bozza'
	])('alla tabella %s non lascia niente: la bozza è intatta e nessun numero è bruciato', async (tabella) => {
		const bozza = await bozzaPronta(mondo, marta);
		await carica(mondo, marta, { bozza });
		const prima = await conteggi();
		await mondo.owner.unsafe(`
			create function guasto() returns trigger language plpgsql as $$ begin raise exception 'guasto di prova'; end $$;
			create trigger guasto before ${tabella === 'allegato' ? 'update' : tabella === 'bozza' ? 'delete' : 'insert'}
				on ${tabella} for each row execute function guasto();`);
		try {
			await expect(invia(mondo, marta, bozza)).rejects.toThrow('guasto di prova');
		} finally {
			await mondo.owner.unsafe(`drop function guasto cascade`);
		}
		expect(await conteggi()).toEqual(prima);
		const dopo = await come(mondo, marta, (tx) => findBozza(tx, bozza));
		expect(dopo.risposte).toMatchObject({ materia: 'edilizia' });
		expect(dopo.allegati).toHaveLength(1);
		await come(mondo, marta, (tx) => deleteBozza(tx, bozza));
	});

	it('dopo tutto il resto, al momento di chiudere, lascia libero il suo numero per il prossimo', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		const invio = await invioDi(mondo, marta, bozza);
		const caduta = come(mondo, marta, async (tx) => {
			await submitPratica(tx, invio);
			throw new Error('caduta prima della chiusura');
		});
		await expect(caduta).rejects.toThrow('caduta');
		const prima = await conteggi();
		expect(await invia(mondo, marta, bozza)).toMatchObject({ tipo: 'inviata' });
		const [ultimo] = await mondo.owner`select max(numero) as numero, count(*)::int as quanti from protocollo`;
		expect(ultimo).toEqual({ numero: (prima.protocollo ?? 0) + 1, quanti: (prima.protocollo ?? 0) + 1 });
	});
});

describe('una bozza confermata due volte', () => {
	it('nello stesso momento fa una pratica sola e dice a tutti lo stesso numero', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		const prima = await conteggi();
		await mondo.scalda();
		const esiti = await Promise.all(Array.from({ length: 5 }, () => invia(mondo, marta, bozza)));
		expect(new Set(esiti.map((esito) => esito.tipo === 'inviata' && esito.numero)).size).toBe(1);
		const dopo = await conteggi();
		for (const tabella of ['pratica', 'protocollo', 'evento', 'documento', 'messaggio', 'spedizione'])
			expect([tabella, dopo[tabella]]).toEqual([tabella, (prima[tabella] ?? 0) + 1]);
	});

	it('mentre la prima non è ancora chiusa aspetta, e poi dà il suo numero', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		const invio = await invioDi(mondo, marta, bozza);
		let seconda: Promise<EsitoInvio> | undefined;
		const prima = await come(mondo, marta, async (tx) => {
			const esito = await submitPratica(tx, invio);
			seconda = invia(mondo, marta, bozza);
			await attendiBlocco(mondo);
			return esito;
		});
		expect(prima.tipo).toBe('inviata');
		expect(await seconda).toEqual(prima);
	});

	it('se la prima fallisce mentre la seconda aspetta, la seconda invia', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		const invio = await invioDi(mondo, marta, bozza);
		const prima = await conteggi();
		let seconda: Promise<EsitoInvio> | undefined;
		const caduta = come(mondo, marta, async (tx) => {
			await submitPratica(tx, invio);
			seconda = invia(mondo, marta, bozza);
			await attendiBlocco(mondo);
			throw new Error('caduta');
		});
		await expect(caduta).rejects.toThrow('caduta');
		expect(await seconda).toMatchObject({ tipo: 'inviata' });
		expect((await conteggi()).pratica).toBe((prima.pratica ?? 0) + 1);
	});

	it('anche molto più tardi dà il numero della prima volta', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		const prima = await invia(mondo, marta, bozza);
		mondo.sposta('2027-03-01T10:00:00Z');
		expect(await invia(mondo, marta, bozza)).toEqual(prima);
	});

	it('da un’altra persona, che conosce il codice della bozza, non rivela niente', async () => {
		const bozza = await bozzaPronta(mondo, marta);
		const mario = await entra(mondo, 'Mario');
		await expect(invia(mondo, mario, bozza)).rejects.toThrow(NonTrovato);
		await invia(mondo, marta, bozza);
		await expect(invia(mondo, mario, bozza)).rejects.toThrow(NonTrovato);
		const martaASeveso = await entra(mondo, 'Marta', 'seveso');
		await expect(invia(mondo, martaASeveso, bozza)).rejects.toThrow(NonTrovato);
	});
});

describe('quaranta invii insieme di persone diverse', () => {
	it('danno numeri di protocollo e di pratica senza buchi e senza doppioni, per ogni Comune', async () => {
		const bozze: { chi: Residente; bozza: string }[] = [];
		for (let n = 0; n < 40; n += 1) {
			const codiceFiscale = `PRVPRV80A01H${String(n).padStart(3, '0')}X`;
			const chi = await entraCon(mondo, {
				ente: n < 30 ? 'casciago' : 'seveso',
				codiceFiscale,
				nome: 'Prova',
				cognome: `Numero ${n}`
			});
			bozze.push({ chi, bozza: await bozzaPronta(mondo, chi) });
		}
		await mondo.scalda();
		await Promise.all(bozze.map(({ chi, bozza }) => invia(mondo, chi, bozza)));
		for (const [ente, quante] of [
			['casciago', 30],
			['seveso', 10]
		] as const) {
			const righe = await mondo.owner<{ protocollo: number; numero: string }[]>`
				select p.numero as protocollo, t.numero from protocollo p join pratica t on t.id = p.pratica_id
				where p.ente_id = ${ente} order by p.numero`;
			const attesi = Array.from({ length: quante }, (_uno, indice) => indice + 1);
			expect(righe.map(({ protocollo }) => protocollo)).toEqual(attesi);
			expect(righe.map(({ numero }) => numero).sort()).toEqual(
				attesi.map((numero) => `AA-2026-${String(numero).padStart(6, '0')}`)
			);
		}
	});

	it('e un invio fallito tra gli altri non lascia buchi', async () => {
		const bozze: { chi: Residente; bozza: string }[] = [];
		for (let n = 0; n < 8; n += 1) {
			const codiceFiscale = `PRVPRV80A01H${String(n + 100)}X`;
			const chi = await entraCon(mondo, {
				ente: 'castellanza',
				codiceFiscale,
				nome: 'Prova',
				cognome: `Numero ${n}`
			});
			bozze.push({ chi, bozza: await bozzaPronta(mondo, chi) });
		}
		await mondo.scalda();
		await Promise.allSettled(
			bozze.map(async ({ chi, bozza }, indice) => {
				const invio = await invioDi(mondo, chi, bozza);
				return come(mondo, chi, async (tx) => {
					await submitPratica(tx, invio);
					if (indice % 2 === 0) throw new Error('caduta');
				});
			})
		);
		const righe = await mondo.owner<
			{ numero: number }[]
		>`select numero from protocollo where ente_id = 'castellanza' order by numero`;
		expect(righe.map(({ numero }) => numero)).toEqual([1, 2, 3, 4]);
		expect(await praticaInviata(mondo, bozze[0]?.chi ?? marta)).toBe('AA-2026-000005');
	});
});

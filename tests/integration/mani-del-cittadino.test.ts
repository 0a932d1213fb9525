// What a citizen may not do in their own file, asked of the database itself: no statement makes them act as the Comune, nor a clerk as someone else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { chiedi, decidi, integra, osserva, preavvisa, ritira } from '#tests/support/mosse.ts';
import { leggi, nuovaBozza, praticaInCarico, praticaInviata } from '#tests/support/pratiche.ts';

/** Of PostgreSQL: a rule on rows, a grant or a trigger says that this hand may not. */
const VIETATO = { code: '42501' };

const capo = impiegato('cassola', 'responsabile');
let mondo: Mondo;
let marta: Residente;
let mario: Residente;
/** Ids of requests of Marta: just sent, waiting for additions, decided, withdrawn; and one of Mario. */
let ids: Record<'inviata' | 'attesa' | 'decisa' | 'ritirata' | 'altrui', string>;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
	const inviata = await praticaInviata(mondo, marta);
	const attesa = await praticaInCarico(mondo, marta);
	await chiedi(mondo, capo, { numero: attesa, revisione: 2 });
	const decisa = await praticaInCarico(mondo, marta);
	await decidi(mondo, capo, { numero: decisa, revisione: 2, mossa: 'ACCOGLI' });
	const ritirata = await praticaInviata(mondo, marta);
	await ritira(mondo, marta, ritirata);
	const altrui = await praticaInviata(mondo, mario);
	ids = {
		inviata: await idDi(inviata),
		attesa: await idDi(attesa),
		decisa: await idDi(decisa),
		ritirata: await idDi(ritirata),
		altrui: await idDi(altrui)
	};
});

afterAll(async () => {
	await mondo.chiudi();
});

async function idDi(numero: string): Promise<string> {
	return (await leggi(mondo, 'cassola', numero)).id;
}

function cambia(chi: Parameters<typeof come>[1], id: string, cambio: string): Promise<unknown> {
	return come(mondo, chi, (tx) => tx.unsafe(`update pratica set ${cambio} where id = $1`, [id]));
}

function insertEvento(
	tx: Tx,
	{ attore, operatore = null, tipo }: { attore: string; operatore?: string | null; tipo: string }
) {
	return tx`
		insert into evento (id, ente_id, pratica_id, persona_id, tipo, a_stato, attore, operatore_id, avvenuto_il)
		values (${mondo.newId()}, 'cassola', ${ids.inviata}, ${marta.personaId}, ${tipo}, 'PROTOCOLLATA', ${attore},
			${operatore}, ${mondo.clock()})`;
}

function insertDocumento(tx: Tx, tipo: string) {
	return tx`
		insert into documento (id, ente_id, pratica_id, persona_id, tipo, titolo, nome_file, contenuto, creato_il)
		values (${mondo.newId()}, 'cassola', ${ids.inviata}, ${marta.personaId}, ${tipo}, 'x', 'x.pdf', '{}', ${mondo.clock()})`;
}

function insertAllegato(
	tx: Tx,
	{ campo, pratica = null, bozza = null }: { campo: string; pratica?: string | null; bozza?: string | null }
) {
	return tx`
		insert into allegato (id, ente_id, persona_id, bozza_id, pratica_id, campo, nome, tipo_media, byte, sha256, caricato_il)
		values (${mondo.newId()}, 'cassola', ${marta.personaId}, ${bozza}, ${pratica}, ${campo}, 'x.pdf', 'application/pdf', 1,
			${'a'.repeat(64)}, ${mondo.clock()})`;
}

describe('il cittadino, nella sua pratica', () => {
	it.each([
		"stato = 'ACCOLTA', esito = 'ACCOLTA'",
		"esito = 'ACCOLTA'",
		"stato = 'IN_CARICO'",
		"stato = 'ATTESA_INTEGRAZIONI'",
		"stato = 'SILENZIO_RIGETTO', esito = 'SILENZIO_RIGETTO'",
		`responsabile_id = '${capo.operatoreId}'`,
		"differita_al = '2027-01-01'",
		"ufficio = 'urp'",
		'revisione = revisione + 1',
		'scadenza = scadenza + 1',
		"chiusa_il = '2026-11-24T10:00:00Z'",
		"stato = 'RITIRATA'",
		"stato = 'RITIRATA', chiusa_il = '2026-11-24T10:00:00Z', esito = 'ACCOLTA'",
		"stato = 'RITIRATA', chiusa_il = '2026-11-24T10:00:00Z', scadenza = data_presentazione"
	])('appena inviata non scrive %s', async (cambio) => {
		await expect(cambia(marta, ids.inviata, cambio)).rejects.toMatchObject(VIETATO);
	});

	it.each([
		"stato = 'IN_CARICO'",
		"stato = 'IN_CARICO', integrazione = null, scadenza = data_presentazione",
		"stato = 'IN_CARICO', integrazione = null, sospensioni = '[]'",
		"stato = 'IN_CARICO', integrazione = null, responsabile_id = null",
		'integrazione = integrazione || \'{"entro": "2027-12-31"}\''
	])('che aspetta documenti non scrive %s', async (cambio) => {
		await expect(cambia(marta, ids.attesa, cambio)).rejects.toMatchObject(VIETATO);
	});

	it('decisa o ritirata non la riapre e non la ritira', async () => {
		const ritiro = "stato = 'RITIRATA', chiusa_il = '2026-11-24T10:00:00Z'";
		for (const id of [ids.decisa, ids.ritirata]) {
			await expect(cambia(marta, id, ritiro)).rejects.toMatchObject(VIETATO);
			await expect(cambia(marta, id, "stato = 'IN_CARICO', chiusa_il = null")).rejects.toMatchObject(VIETATO);
		}
	});

	it('non la fa nascere già mossa o decisa', async () => {
		const nasce = (cambio: object) =>
			come(mondo, marta, (tx) => {
				const diversa = { id: mondo.newId(), bozza_id: mondo.newId(), numero: 'AA-2026-999999', ...cambio };
				return tx`
					insert into pratica
					select (jsonb_populate_record(p, ${tx.json(diversa)}::jsonb)).* from pratica p where id = ${ids.inviata}`;
			});
		for (const cambio of [
			{ stato: 'ACCOLTA' },
			{ esito: 'ACCOLTA' },
			{ responsabile_id: capo.operatoreId },
			{ chiusa_il: '2026-11-24T10:00:00Z' },
			{ revisione: 2 },
			{ persona_id: mario.personaId }
		])
			await expect(nasce(cambio), JSON.stringify(cambio)).rejects.toMatchObject(VIETATO);
		// As it should be born, it only meets the protocol number that another one has.
		await expect(nasce({})).rejects.toMatchObject({ code: '23505' });
	});

	it('non racconta atti del Comune, né a nome di un operatore o del sistema', async () => {
		const operatore = capo.operatoreId;
		for (const evento of [
			{ attore: 'operatore', operatore, tipo: 'ACCOGLI' },
			{ attore: 'cittadino', operatore, tipo: 'MEMORIA' },
			{ attore: 'sistema', tipo: 'SILENZIO_RIGETTO' },
			{ attore: 'cittadino', tipo: 'ACCOGLI' }
		])
			await expect(come(mondo, marta, (tx) => insertEvento(tx, evento))).rejects.toMatchObject(VIETATO);
		await come(mondo, marta, (tx) => insertEvento(tx, { attore: 'cittadino', tipo: 'MEMORIA' }));
	});

	it('non scrive provvedimenti e richieste, ma le sue ricevute', async () => {
		for (const tipo of [
			'provvedimento',
			'integrazioni',
			'preavviso',
			'quietanza',
			'rilascio',
			'archiviazione'
		])
			await expect(come(mondo, marta, (tx) => insertDocumento(tx, tipo))).rejects.toMatchObject(VIETATO);
		await come(mondo, marta, (tx) => insertDocumento(tx, 'ricevuta'));
	});
});

describe('i file del cittadino', () => {
	it('arrivano a una pratica aperta come integrazione, osservazioni o memoria, mai altrimenti', async () => {
		for (const [campo, pratica] of [
			['interesse', ids.inviata],
			['consegna', ids.inviata],
			['memoria', ids.decisa],
			['integrazione', ids.ritirata],
			['memoria', ids.altrui]
		] as const)
			await expect(
				come(mondo, marta, (tx) => insertAllegato(tx, { campo, pratica })),
				campo
			).rejects.toMatchObject(VIETATO);
		for (const campo of ['integrazione', 'osservazioni', 'memoria'])
			await come(mondo, marta, (tx) => insertAllegato(tx, { campo, pratica: ids.attesa }));
	});

	it('di una bozza non passano a una pratica di un’altra bozza, non cambiano e non sembrano consegnati', async () => {
		const bozza = await nuovaBozza(mondo, marta);
		await come(mondo, marta, (tx) => insertAllegato(tx, { campo: 'interesse', bozza }));
		for (const cambio of [
			`bozza_id = null, pratica_id = '${ids.inviata}'`,
			"campo = 'consegna'",
			"nome = 'altro.pdf'",
			'byte = 2'
		])
			await expect(
				come(mondo, marta, (tx) => tx.unsafe(`update allegato set ${cambio} where bozza_id = $1`, [bozza])),
				cambio
			).rejects.toMatchObject(VIETATO);
		await expect(
			come(mondo, marta, (tx) => insertAllegato(tx, { campo: 'consegna', bozza }))
		).rejects.toMatchObject(VIETATO);
	});

	it('non trovano una bozza rifatta con il nome di quella già inviata', async () => {
		const rifatta = come(
			mondo,
			marta,
			(tx) => tx`
				insert into bozza (id, ente_id, persona_id, servizio, oggetto, creata_il, aggiornata_il)
				select bozza_id, ente_id, persona_id, servizio, 'rifatta', ${mondo.clock()}, ${mondo.clock()}
				from pratica where id = ${ids.inviata}`
		);
		await expect(rifatta).rejects.toMatchObject(VIETATO);
	});
});

describe('una marca da bollo', () => {
	it('si usa sulla propria pratica, non su quella di un altro', async () => {
		const usa = (chi: Parameters<typeof come>[1], seriale: string, pratica: string) =>
			come(
				mondo,
				chi,
				(tx) => tx`insert into marca_da_bollo_usata values (${seriale}, 'cassola', ${pratica})`
			);
		await expect(usa(marta, '55556666777788', ids.altrui)).rejects.toMatchObject(VIETATO);
		await expect(usa(capo, '55556666777788', ids.inviata)).rejects.toMatchObject(VIETATO);
		await usa(marta, '55556666777788', ids.inviata);
	});
});

describe('i dati di una persona', () => {
	it.each([
		"codice_fiscale = 'RSSMRA80A01H501U'",
		"id = '20000000-0000-4000-8000-000000000001'",
		"nome = 'Altra'",
		"cognome = 'Altra'",
		"data_nascita = '1990-01-01'",
		"luogo_nascita = 'H501'",
		"sesso = 'M'",
		"identificativo_estero = 'FR/IT/9'"
	])('di identità vengono dall’accesso: lei non scrive %s', async (cambio) => {
		await expect(come(mondo, marta, (tx) => tx.unsafe(`update persona set ${cambio}`))).rejects.toMatchObject(
			VIETATO
		);
	});

	it('di contatto sono suoi, e un’altra persona non la inventa', async () => {
		const cambiati = await come(
			mondo,
			marta,
			(tx) => tx`update persona set email = 'nuova@posta.example', telefono = '0424000000'`
		);
		expect(cambiati.count).toBe(1);
		const inventata = come(
			mondo,
			marta,
			(tx) => tx`
				insert into persona (id, ente_id, codice_fiscale, nome, cognome, creata_il)
				values (${mondo.newId()}, 'cassola', 'RSSMRA80A01H501U', 'Mario', 'Rossi', ${mondo.clock()})`
		);
		await expect(inventata).rejects.toMatchObject(VIETATO);
	});
});

describe('un operatore', () => {
	it('non dichiara il silenzio e non cancella', async () => {
		for (const cambio of [
			"stato = 'SILENZIO_RIGETTO', esito = 'SILENZIO_RIGETTO'",
			"esito = 'SILENZIO_RIGETTO'"
		])
			await expect(cambia(capo, ids.inviata, cambio)).rejects.toMatchObject(VIETATO);
		for (const tabella of ['pratica', 'protocollo', 'evento', 'documento', 'contatore'])
			await expect(come(mondo, capo, (tx) => tx`delete from ${tx(tabella)}`)).rejects.toMatchObject(VIETATO);
		expect(await come(mondo, capo, (tx) => tx`delete from allegato`)).toHaveLength(0);
	});

	it('non scrive al posto del cittadino: eventi, ricevute, memorie', async () => {
		for (const evento of [
			{ attore: 'cittadino', tipo: 'RITIRA' },
			{ attore: 'sistema', tipo: 'SILENZIO_RIGETTO' },
			{ attore: 'operatore', tipo: 'ACCOGLI' }
		])
			await expect(come(mondo, capo, (tx) => insertEvento(tx, evento))).rejects.toMatchObject(VIETATO);
		await expect(come(mondo, capo, (tx) => insertDocumento(tx, 'ricevuta'))).rejects.toMatchObject(VIETATO);
		for (const campo of ['memoria', 'integrazione', 'interesse'])
			await expect(
				come(mondo, capo, (tx) => insertAllegato(tx, { campo, pratica: ids.inviata }))
			).rejects.toMatchObject(VIETATO);
		await come(mondo, capo, (tx) => insertAllegato(tx, { campo: 'consegna', pratica: ids.inviata }));
	});
});

describe('quello che è del cittadino', () => {
	it('gli riesce: risponde alla richiesta di documenti e ai motivi contrari, e ritira', async () => {
		const numero = await praticaInCarico(mondo, mario);
		await chiedi(mondo, capo, { numero, revisione: 2 });
		await integra(mondo, mario, numero);
		await preavvisa(mondo, capo, { numero, revisione: 4 });
		await osserva(mondo, mario, numero);
		await ritira(mondo, mario, numero);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'RITIRATA', esito: undefined });
	});
});

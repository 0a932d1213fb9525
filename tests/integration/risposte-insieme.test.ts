// The same answer sent three times at once: one is taken, the others are told, none dies in a deadlock.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import { answerIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { chiedi } from '#tests/support/mosse.ts';
import { contornoDi, leggi, praticaInCarico } from '#tests/support/pratiche.ts';

const QUANTE = 3;

let mondo: Mondo;
let marta: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

afterAll(async () => {
	await mondo.chiudi();
});

/** Resolves for all when the last one has come. */
function appuntamento(quanti: number): () => Promise<void> {
	let mancano = quanti;
	const { promise, resolve } = Promise.withResolvers<undefined>();
	return async () => {
		mancano -= 1;
		if (mancano === 0) resolve(undefined);
		await promise;
	};
}

function insertFile(tx: Tx, pratica: string) {
	return tx`
		insert into allegato (id, ente_id, persona_id, pratica_id, campo, nome, tipo_media, byte, sha256, caricato_il)
		values (${mondo.newId()}, 'cassola', ${marta.personaId}, ${pratica}, 'integrazione', 'planimetria.pdf',
			'application/pdf', 1, ${'a'.repeat(64)}, ${mondo.clock()})`;
}

describe('tre risposte insieme alla stessa richiesta di documenti', () => {
	it.each([
		{ nome: 'che bloccano la pratica e poi scrivono i file', primaIFile: false },
		{ nome: 'che hanno già scritto tutte il loro file', primaIFile: true }
	])('$nome: una è accolta, le altre lo sanno', async ({ primaIFile }) => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, impiegato('cassola', 'responsabile'), { numero, revisione: 2 });
		const { id } = await leggi(mondo, 'cassola', numero);
		const contorno = await contornoDi(mondo, marta);
		const tuttiQui = appuntamento(QUANTE);
		await mondo.scalda();
		const esiti = await Promise.allSettled(
			Array.from({ length: QUANTE }, () =>
				come(mondo, marta, async (tx) => {
					// The file holds the row of its pratica against deletion: whoever waits for it whole would wait for the others.
					if (primaIFile) await insertFile(tx, id);
					await tuttiQui();
					await findPratica(tx, { numero, blocca: true });
					if (!primaIFile) await insertFile(tx, id);
					return answerIntegrazioni(tx, contorno, { numero, risposta: 'Ecco la planimetria.', file: [] });
				})
			)
		);
		const rifiuti = esiti.flatMap((esito) => (esito.status === 'rejected' ? [esito.reason as Error] : []));
		expect(rifiuti).toMatchObject(
			Array.from({ length: QUANTE - 1 }, () => ({ codice: 'TRANSIZIONE_VIETATA' }))
		);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'IN_CARICO', revisione: 4 });
		expect(await mondo.owner`select 1 from allegato where pratica_id = ${id}`).toHaveLength(1);
	});
});

// School transport when two do the same thing at once: one seat, one answer, one ranking.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { answerConferma, listConferme, type EsitoConferma } from '#lib/server/pratiche/conferme.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { computeGraduatoria } from '#lib/server/servizi/trasporto-scolastico/graduatoria.ts';
import { answerOfferta } from '#lib/server/servizi/trasporto-scolastico/offerte.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import {
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	lasciaPosti,
	MATEI,
	TOMMASO
} from '#tests/support/domande-trasporto.ts';
import {
	apriMondo,
	attendiBlocco,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { contornoDi, leggi } from '#tests/support/pratiche.ts';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';
import { V2 } from '#tests/support/trasporto-scolastico.ts';

const ENTE = 'seveso';
const ANNO = '2026/2027';
const capo = impiegato(ENTE, 'responsabile');
const anna = impiegato(ENTE, 'operatore');

let mondo: Mondo;
let giulia: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	[giulia, davide] = [await entra(mondo, 'Giulia'), await entra(mondo, 'Davide')];
	await lasciaPosti(mondo, ENTE, 1);
});

beforeEach(async () => {
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
});

afterAll(() => mondo.chiudi());

/** What became of each: its codice when it was refused. */
function esiti(fatti: readonly PromiseSettledResult<unknown>[]): string[] {
	return fatti
		.map((uno) => (uno.status === 'fulfilled' ? 'fatto' : (uno.reason as { codice: string }).codice))
		.toSorted();
}

describe('insieme', () => {
	it('di due ammissioni per l’ultimo posto ne riesce una', async () => {
		const numeri = [
			await domandaInCarico(mondo, giulia, domandaPer(TOMMASO)),
			await domandaInCarico(mondo, davide, domandaPer(MATEI))
		];
		await mondo.scalda();
		const fatte = await Promise.allSettled(
			numeri.map((numero) => decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI }))
		);
		expect(esiti(fatte)).toEqual(['POSTI_ESAURITI', 'fatto']);
	});

	it('di due risposte a un’offerta vale la prima', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const { id: pratica } = await leggi(mondo, ENTE, numero);
		const id = mondo.newId();
		await mondo.owner`
			insert into trasporto_offerta (id, ente_id, pratica_id, persona_id, anno, linea, creata_il, entro)
			values (${id}, ${ENTE}, ${pratica}, ${giulia.personaId}, ${ANNO}, 'rossa', ${mondo.clock()}, '2026-12-31')`;
		const contorno = await contornoDi(mondo, giulia);
		await mondo.scalda();
		const risposte = await Promise.allSettled(
			[true, false].map((accetta) =>
				come(mondo, giulia, (tx) => answerOfferta(tx, contorno, { id, accetta }))
			)
		);
		expect(esiti(risposte)).toEqual(['NON_TROVATO', 'fatto']);
	});

	it('due operatori che formano la graduatoria ne lasciano una sola aperta', async () => {
		await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const dati = { anno: ANNO, impostazioni: impostazioniDi(ENTE) };
		await mondo.scalda();
		const fatte = await Promise.allSettled(
			[capo, anna].map(async (chi) => {
				const contorno = await contornoDi(mondo, chi);
				return come(mondo, chi, (tx) => computeGraduatoria(tx, contorno, dati));
			})
		);
		expect(esiti(fatte)).toEqual(['fatto', 'fatto']);
		const [aperte] = await mondo.owner`
			select count(*)::int as quante from trasporto_graduatoria where definitiva_il is null`;
		expect(aperte).toEqual({ quante: 1 });
	});

	it('una conferma e un rifiuto dello stesso genitore: la seconda risposta sa di essere la seconda', async () => {
		const [andrea, elisa] = [await entra(mondo, 'Andrea'), await entra(mondo, 'Elisa')];
		const numero = await domandaInCarico(mondo, andrea, readJson(V2) as Grezzi);
		const [chiesta] = await come(mondo, andrea, async (tx) => {
			const { id } = await findPratica(tx, { numero });
			return listConferme(tx, id, giornoARoma(mondo.clock()));
		});
		const codice = chiesta?.codice ?? '';
		const risponde = (esito: EsitoConferma) => ({ codice, persona: elisa, esito, istante: mondo.clock() });
		let seconda: Promise<unknown> | undefined;
		await come(mondo, elisa, async (tx) => {
			await answerConferma(tx, risponde('CONFERMATA'));
			seconda = come(mondo, elisa, (altra) => answerConferma(altra, risponde('RIFIUTATA'))).catch(
				(refusal: unknown) => refusal
			);
			await attendiBlocco(mondo);
		});
		expect(await seconda).toMatchObject({ codice: 'CONFERMA_CHIUSA' });
	});
});

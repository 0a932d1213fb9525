// What a citizen sends after the request, and what the office gives back with its act: registered, with a receipt, readable by both.
import { describe, expect, it } from 'vitest';
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { MOSSE } from '#lib/domain/procedimento.ts';
import { attachToPratica } from '#lib/server/allegati/attach-file.ts';
import { answerIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { decidePratica } from '#lib/server/pratiche/decide.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { sendMemoria } from '#lib/server/pratiche/send-memoria.ts';
import { withdrawPratica } from '#lib/server/pratiche/withdraw-pratica.ts';
import { come, entra } from '#tests/support/mondo.ts';
import { chiedi, decidi, MOTIVI } from '#tests/support/mosse.ts';
import {
	contornoDi,
	ESEMPIO,
	leggi,
	piccoloPdf,
	praticaInCarico,
	praticaInviata,
	ricezioneDi
} from '#tests/support/pratiche.ts';
import { anna, capo, marta, mondo } from '#tests/support/scena.ts';

async function ultimaRicevuta(numero: string): Promise<string> {
	const [row] = await mondo.owner<{ testo: string }[]>`
		select d.contenuto::text as testo from documento d join pratica p on p.id = d.pratica_id
		where p.numero = ${numero} and d.tipo = 'ricevuta' order by d.creato_il desc, d.id desc limit 1`;
	return row?.testo ?? '';
}

describe('quello che il cittadino manda dopo la richiesta', () => {
	it('la risposta a una richiesta di documenti ha numero e ricevuta con le impronte', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2 });
		const contorno = await contornoDi(mondo, marta);
		const { id } = await leggi(mondo, 'cassola', numero);
		const protocollo = await come(mondo, marta, async (tx) => {
			const file = [{ nome: 'planimetria.pdf', byte: piccoloPdf('planimetria') }];
			const uniti = await attachToPratica(
				tx,
				{ pratica: id, campo: 'integrazione', file },
				ricezioneDi(mondo, marta)
			);
			if (!uniti.ok) throw new Error('file rifiutato');
			return answerIntegrazioni(tx, contorno, { numero, risposta: 'Ecco la planimetria.', file: uniti.file });
		});
		const ricevuta = await ultimaRicevuta(numero);
		for (const atteso of [protocollo, 'Ecco la planimetria.', 'planimetria.pdf'])
			expect(ricevuta).toContain(atteso);
		expect(ricevuta).toMatch(/[0-9a-f]{64}/);
	});

	it('una memoria si manda fino alla decisione, senza cambiare lo stato', async () => {
		const numero = await praticaInCarico(mondo, marta);
		const contorno = await contornoDi(mondo, marta);
		const memoria = { numero, testo: 'Il rogito è del 1986.', file: [] };
		const protocollo = await come(mondo, marta, (tx) => sendMemoria(tx, contorno, memoria));
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'IN_CARICO', revisione: 2 });
		expect(await ultimaRicevuta(numero)).toContain(protocollo);
		const { eventi } = await come(mondo, anna, (tx) => readFascicolo(tx, numero));
		expect(eventi.at(-1)).toMatchObject({ tipo: 'MEMORIA', motivo: 'Il rogito è del 1986.' });

		await decidi(mondo, capo, { numero, revisione: 2, mossa: 'RIGETTA' });
		await expect(come(mondo, marta, (tx) => sendMemoria(tx, contorno, memoria))).rejects.toThrow(
			TransizioneVietata
		);
	});

	it('anche il ritiro ha il suo numero', async () => {
		const numero = await praticaInviata(mondo, marta);
		const contorno = await contornoDi(mondo, marta);
		const protocollo = await come(mondo, marta, (tx) => withdrawPratica(tx, contorno, { numero }));
		expect(protocollo).toMatch(/^\d{7}\/2026$/);
		expect(await ultimaRicevuta(numero)).toContain(protocollo);
	});
});

describe("l'atto che accoglie", () => {
	async function accogli(numero: string, conFile: boolean): Promise<string> {
		const contorno = await contornoDi(mondo, capo);
		await come(mondo, capo, (tx) =>
			decidePratica(tx, contorno, {
				numero,
				revisione: 2,
				mossa: MOSSE.ACCOGLI,
				motivazione: MOTIVI,
				firmatario: capo,
				conFile
			})
		);
		const [row] = await mondo.owner<{ testo: string }[]>`
			select d.contenuto::text as testo from documento d join pratica p on p.id = d.pratica_id
			where p.numero = ${numero} and d.tipo = 'provvedimento'`;
		return row?.testo ?? '';
	}

	it('dice che cosa concede, per chi, dove e per quanti giorni (art. 7 D.P.R. 184/2006)', async () => {
		const numero = await praticaInCarico(mondo, marta, {
			...ESEMPIO,
			titolo: 'EREDE',
			defuntoCodiceFiscale: 'MPLCRL52T49C566S',
			defuntoData: '2020-01-10',
			dichiarazioneErede: 'si'
		});
		const atto = await accogli(numero, false);
		for (const atteso of [
			'Fascicolo della pratica edilizia 112 del 1987',
			'eredi di MPLCRL52T49C566S',
			'Sportello unico edilizia',
			'dal 25/11/2026 al 24/12/2026'
		])
			expect(atto).toContain(atteso);
	});

	it('può consegnare i file: il cittadino li vede, un altro no', async () => {
		const numero = await praticaInCarico(mondo, marta);
		const { id } = await leggi(mondo, 'cassola', numero);
		await come(mondo, capo, (tx) =>
			attachToPratica(
				tx,
				{ pratica: id, campo: 'consegna', file: [{ nome: 'fascicolo.pdf', byte: piccoloPdf('fascicolo') }] },
				ricezioneDi(mondo, marta)
			)
		);
		expect(await accogli(numero, true)).toContain('La copia è nella tua area personale');
		const { allegati } = await come(mondo, marta, (tx) => readFascicolo(tx, numero));
		expect(allegati).toMatchObject([{ nome: 'fascicolo.pdf', campo: 'consegna' }]);
		const mario = await entra(mondo, 'Mario');
		expect(
			await come(mondo, mario, (tx) => tx`select 1 from allegato where campo = 'consegna'`)
		).toHaveLength(0);
	});
});

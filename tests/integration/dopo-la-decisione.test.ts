// The life of a request after its act: later acts, moves of the system and of clerks, what the service has to say.
import { describe, expect, it, vi } from 'vitest';
import { Conflitto, TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { moveSemplice } from '#lib/server/pratiche/move-semplice.ts';
import type { PortaServizio } from '#lib/server/servizi/porta.ts';
import { come, comeSistema } from '#tests/support/mondo.ts';
import { decidi } from '#tests/support/mosse.ts';
import { contornoDi, ESEMPIO_CIVICO, leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { ACCOGLI_A_PAGAMENTO, REVOCA } from '#tests/support/procedura-di-prova.ts';
import { anna, capo, fascicolo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

async function accolta(): Promise<string> {
	const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO });
	return numero;
}

describe('dopo la decisione', () => {
	it('un nuovo atto prende il posto del primo, con il suo documento e il suo messaggio', async () => {
		const numero = await accolta();
		mondo.sposta('2027-03-01T09:00:00Z');
		await expect(decidi(mondo, anna, { numero, revisione: 3, mossa: REVOCA })).rejects.toThrow(
			TransizioneVietata
		);
		await decidi(mondo, capo, { numero, revisione: 3, mossa: REVOCA });
		const { pratica, documenti } = await fascicolo(numero);
		expect(pratica).toMatchObject({ stato: 'REVOCATA', esito: 'REVOCATA', chiusaIl: mondo.clock() });
		expect(documenti.at(-1)?.titolo).toBe('Revoca');
		const [atto] = await mondo.owner<{ contenuto: { sezioni: { titolo: string }[] } }[]>`
			select contenuto from documento where titolo = 'Revoca'`;
		// No term ran for it: it tells neither term nor delay.
		expect(atto?.contenuto.sezioni.map(({ titolo }) => titolo)).not.toContain('Tempi');
	});

	it('una mossa del sistema chiude senza toccare l’esito', async () => {
		const numero = await accolta();
		const clerk = await contornoDi(mondo, capo);
		const contorno = { ...clerk, attore: { ruolo: 'sistema' as const }, chi: ['sistema' as const] };
		const scade = { numero, mossa: 'SCADE' };
		await expect(come(mondo, capo, (tx) => moveSemplice(tx, clerk, scade))).rejects.toThrow(
			TransizioneVietata
		);
		await comeSistema(mondo, 'cassola', (tx) => moveSemplice(tx, contorno, scade));
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'SCADUTA', esito: 'ACCOLTA' });
	});

	it('una mossa semplice dell’operatore scrive il motivo e manda il suo messaggio', async () => {
		const numero = await accolta();
		const contorno = await contornoDi(mondo, anna);
		const prima = (await fascicolo(numero)).messaggi.length;
		await come(mondo, anna, (tx) =>
			moveSemplice(tx, contorno, {
				numero,
				revisione: 3,
				mossa: 'RINNOVA',
				motivo: 'Rinnovata con un altro atto.'
			})
		);
		const { pratica, eventi, messaggi } = await fascicolo(numero);
		expect(pratica.stato).toBe('RINNOVATA');
		expect(eventi.at(-1)).toMatchObject({ tipo: 'RINNOVA', motivo: 'Rinnovata con un altro atto.' });
		expect(messaggi).toHaveLength(prima + 1);
	});

	it('una mossa con un modulo suo non passa dal modulo delle mosse semplici', async () => {
		const numero = await accolta();
		const contorno = await contornoDi(mondo, capo);
		await expect(
			come(mondo, capo, (tx) => moveSemplice(tx, contorno, { numero, mossa: 'REVOCA' }))
		).rejects.toThrow(TransizioneVietata);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA');
	});

	it('il servizio sa di ogni mossa prima e dopo, e può opporsi', async () => {
		const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
		const accoglie = { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO };
		const contraria: PortaServizio = {
			primaDellaMossa: () => Promise.reject(new Conflitto('Posto occupato'))
		};
		await expect(decidi(mondo, capo, { ...accoglie, porta: contraria })).rejects.toThrow(Conflitto);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('IN_CARICO');
		const visti: string[] = [];
		const attenta: PortaServizio = {
			primaDellaMossa: (_tx, _contorno, { pratica, mossa }) =>
				Promise.resolve(void visti.push(`${mossa.id} da ${pratica.stato}`)),
			dopoLaMossa: (_tx, _contorno, { pratica, prima }) =>
				Promise.resolve(void visti.push(`da ${prima} a ${pratica.stato}`))
		};
		await decidi(mondo, capo, { ...accoglie, porta: attenta });
		expect(visti).toEqual(['ACCOGLI da IN_CARICO', 'da IN_CARICO a ACCOLTA']);
	});
});

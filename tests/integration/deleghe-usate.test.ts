// What may be sent with a standing delega, and what is left when it ends meanwhile.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listEventi } from '#lib/server/deleghe/delega.ts';
import { listPerMioConto } from '#lib/server/deleghe/per-mio-conto.ts';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import { registraDelega, revocaDelega, rispondiADelega, statoDelega } from '#tests/support/deleghe.ts';
import {
	apriMondo,
	attendiBlocco,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import {
	bozzaPronta,
	compilazioneDi,
	ESEMPIO,
	invia,
	invioDi,
	leggi,
	praticaInviata
} from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;
let altra: Residente;
let delega: string;

beforeEach(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Davide', 'cassola');
	altra = await entra(mondo, 'Chiara', 'cassola');
	delega = await registra();
});

afterEach(() => mondo.chiudi());

function registra(dati = {}): Promise<string> {
	return registraDelega(mondo, { delegante: marta, delegato: mario }, dati);
}

function rispondi(chi: Residente, accetta = true, id = delega): Promise<void> {
	return rispondiADelega(mondo, chi, { id, accetta });
}

function revoca(chi: Residente): Promise<void> {
	return revocaDelega(mondo, chi, delega);
}

function stato(): Promise<string> {
	return statoDelega(mondo, marta, delega);
}

function conDelega(id = delega) {
	return { ...ESEMPIO, titolo: 'DELEGATO', delegaRegistrata: id };
}

describe('una richiesta con delega', () => {
	it('non chiede altri dati e documenti di chi delega, e conserva quale delega è stata usata', async () => {
		await rispondi(mario);
		const numero = await praticaInviata(mondo, mario, conDelega());
		const [riga] = await mondo.owner`select delega_id, persona_id from pratica where numero = ${numero}`;
		expect(riga).toEqual({ delega_id: delega, persona_id: mario.personaId });
		const { riepilogo, risposte } = await leggi(mondo, 'cassola', numero);
		expect(JSON.stringify(riepilogo)).toContain('Marta Zanchettin');
		expect(risposte).toMatchObject({ delegaRegistrata: { dati: { codiceFiscale: marta.codiceFiscale } } });
		expect(risposte).not.toHaveProperty('delega');
		const eventi = await come(mondo, marta, (tx) => listEventi(tx, delega));
		expect(eventi.at(-1)).toMatchObject({ tipo: 'USATA', parte: 'DELEGATO' });
	});

	it('la vede anche chi delega, senza le risposte; nessun altro', async () => {
		await rispondi(mario);
		const numero = await praticaInviata(mondo, mario, conDelega());
		expect(await come(mondo, marta, listPerMioConto)).toMatchObject([{ numero, stato: 'PROTOCOLLATA' }]);
		expect(await come(mondo, altra, listPerMioConto)).toEqual([]);
		expect(await come(mondo, marta, (tx) => tx`select from pratica`)).toHaveLength(0);
		expect(
			await come(mondo, impiegato('cassola', 'responsabile'), (tx) => tx`select from delega`)
		).toHaveLength(1);
	});

	it.each([
		['non ancora accettata', () => Promise.resolve()],
		['rifiutata', () => rispondi(mario, false)],
		['revocata', () => rispondi(mario).then(() => revoca(marta))],
		[
			'scaduta',
			() =>
				rispondi(mario).then(() => {
					mondo.sposta('2027-11-25T09:30:00Z');
				})
		]
	] as const)('%s non si invia, e niente va perso', async (_come, prepara) => {
		await prepara();
		const bozza = await bozzaPronta(mondo, mario, conDelega());
		expect(await invia(mondo, mario, bozza)).toEqual({ tipo: 'incompleta', passo: 'richiedente' });
		const { validazione, bozza: tenuta } = await compilazioneDi(mondo, mario, bozza);
		expect(validazione.problemi).toContainEqual(
			expect.objectContaining({ campo: 'delegaRegistrata', codice: 'DELEGA_NON_VALIDA' })
		);
		expect(tenuta.risposte).toMatchObject({ documento: ESEMPIO.documento });
	});

	it('non si invia con la delega di un altro servizio, né con quella di altri', async () => {
		const suolo = await registra({ servizi: ['occupazione-suolo'] });
		await rispondi(mario, true, suolo);
		expect(await invia(mondo, mario, await bozzaPronta(mondo, mario, conDelega(suolo)))).toMatchObject({
			tipo: 'incompleta'
		});
		await rispondi(mario);
		expect(await invia(mondo, altra, await bozzaPronta(mondo, altra, conDelega()))).toMatchObject({
			tipo: 'incompleta'
		});
	});

	it('se la delega è revocata mentre si invia, vale chi arriva prima', async () => {
		await rispondi(mario);
		const bozza = await bozzaPronta(mondo, mario, conDelega());
		const invio = await invioDi(mondo, mario, bozza);
		const fine = Promise.withResolvers<undefined>();
		const inviata = Promise.withResolvers<undefined>();
		const invii = come(mondo, mario, async (tx) => {
			const esito = await submitPratica(tx, invio);
			inviata.resolve(undefined);
			await fine.promise;
			return esito;
		});
		await inviata.promise;
		const revocata = revoca(marta);
		await attendiBlocco(mondo);
		fine.resolve(undefined);
		expect(await invii).toMatchObject({ tipo: 'inviata' });
		await revocata;
		expect(await stato()).toBe('REVOCATA');
	});

	it('non nomina nella banca dati una delega che non vale', async () => {
		const numero = await praticaInviata(mondo, mario);
		await expect(
			come(mondo, mario, (tx) => tx`update pratica set delega_id = ${delega} where numero = ${numero}`)
		).rejects.toThrow();
		expect((await mondo.owner`select from pratica where delega_id is not null`).length).toBe(0);
	});

	it('senza delega registrata chiede la delega firmata come prima', async () => {
		const bozza = await bozzaPronta(mondo, altra, { ...ESEMPIO, titolo: 'DELEGATO' });
		const { validazione } = await compilazioneDi(mondo, altra, bozza);
		expect(validazione.problemi.map(({ campo }) => campo)).toEqual(
			expect.arrayContaining(['beneficiarioCodiceFiscale', 'delegaData', 'delega'])
		);
	});
});

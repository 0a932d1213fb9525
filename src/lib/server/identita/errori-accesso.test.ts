import { describe, expect, it } from 'vitest';
import { esitoDi, isCodiceAccesso, spiega, spiegaErrore, type SpiegazioneErrore } from './errori-accesso.ts';

/** Every number of the SPID table, and some that it does not have. */
const NUMERI = [...Array.from({ length: 31 }, (_, n) => n), 99];
const NOSTRI = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const CODICI = [
	'ACCESSO_RIFIUTATO',
	'ACCESSO_SENZA_RICHIESTA',
	'ACCESSO_PERSO',
	'GESTORE_NON_RISPONDE',
	'GESTORE_SCONOSCIUTO',
	'ACCESSO_NON_ATTIVO',
	'USCITA_RIFIUTATA',
	'NON_OPERATORE'
] as const;

function delGestore(numero: number): SpiegazioneErrore {
	return spiegaErrore({ tipo: 'gestore', numero });
}

function aiuta({ stato, titolo, testo, vie }: SpiegazioneErrore): void {
	expect(stato).toBeGreaterThanOrEqual(400);
	expect(titolo).toMatch(/^\p{Lu}.{5,}[^.]$/u);
	expect(testo).toMatch(/^\p{Lu}.{40,}\.$/u);
	expect(testo).not.toContain('!');
	expect(vie.length).toBeGreaterThan(0);
}

describe('un accesso che non riesce', () => {
	it.each(NUMERI)('con l’errore %i ha uno stato, un testo e una via per andare avanti', (numero) => {
		const spiegazione = delGestore(numero);
		aiuta(spiegazione);
		expect(spiegazione.codice).toBe(`SPID_${numero}`);
	});

	it.each(CODICI)('con il codice %s ha uno stato, un testo e una via per andare avanti', (codice) => {
		expect(isCodiceAccesso(codice)).toBe(true);
		aiuta(spiega(codice));
		expect(spiega(codice).codice).toBe(codice);
	});

	it('non prende per suoi i codici che qualcuno scrive nell’indirizzo', () => {
		for (const codice of ['', 'toString', '__proto__', 'SPID_25'])
			expect(isCodiceAccesso(codice)).toBe(false);
	});

	it('è colpa nostra dall’errore 8 al 18, e solo allora', () => {
		const nostri = NUMERI.filter((numero) => delGestore(numero).nostro);
		expect(nostri).toEqual(NOSTRI);
		for (const numero of NOSTRI)
			expect(delGestore(numero)).toMatchObject({ stato: 500, titolo: 'Problema nostro' });
	});

	it.each([
		[19, /credenziali errate/],
		[20, /livello 2/],
		[21, /Tempo scaduto/],
		[22, /Non hai autorizzato/],
		[23, /sospesa o bloccata/],
		[25, /Hai annullato/],
		[30, /identità personale/]
	])('con l’errore %i dice che cosa è successo', (numero, testo) => {
		expect(delGestore(numero).testo).toMatch(testo);
	});

	it('dopo un annullamento offre di riprovare, e dopo una sospensione un’altra identità', () => {
		expect(delGestore(25).vie).toEqual(['riprova', 'servizio']);
		expect(delGestore(23).vie[0]).toBe('altra');
	});

	it('per i nostri controlli non dice mai il motivo tecnico, qualunque sia', () => {
		const motivi = ['firma assente', 'Audience', 'InResponseTo', 'ID token assente'];
		const spiegazioni = motivi.map((motivo) => spiegaErrore({ tipo: 'risposta', motivo }));
		expect(new Set(spiegazioni.map((una) => JSON.stringify(una))).size).toBe(1);
		expect(spiegazioni[0]).toEqual(spiega('ACCESSO_RIFIUTATO'));
		expect(JSON.stringify(spiegazioni)).not.toMatch(/firma|Audience|InResponseTo|token/);
	});

	it('in nessun testo usa parole della tecnica', () => {
		const testi = [...NUMERI.map(delGestore), ...CODICI.map(spiega)].map(
			({ titolo, testo }) => `${titolo} ${testo}`
		);
		expect(testi.join('\n')).not.toMatch(
			/SAML|OpenID|token|metadata|certificat|\bfirma|XML|\bURN\b|\bnull\b|undefined/i
		);
	});
});

describe('nel registro degli accessi un accesso che non riesce', () => {
	it('è annullato, negato dal gestore, o rifiutato da noi', () => {
		expect(esitoDi({ tipo: 'risposta', motivo: 'firma' })).toBe('RIFIUTATO');
		const annullati = NUMERI.filter((numero) => esitoDi({ tipo: 'gestore', numero }) === 'ANNULLATO');
		expect(annullati).toEqual([19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
		expect(esitoDi({ tipo: 'gestore', numero: 1 })).toBe('NEGATO');
		expect(esitoDi({ tipo: 'gestore', numero: 13 })).toBe('NEGATO');
	});
});

import { describe, expect, it } from 'vitest';
import { checkSpontaneo, gettoneSpontaneo, type ScrittiSpontaneo, type VoceSpontanea } from './spontaneo.ts';

const RETTE: VoceSpontanea = {
	id: 'rette-scolastiche',
	nome: 'Rette scolastiche',
	aiuto: 'Per il nido.',
	tassonomia: '9/0107100TS/'
};
const CARTA: VoceSpontanea = { ...RETTE, id: 'carta-identita', nome: 'Carta d’identità', cent: 2221 };
const SCRITTI = {
	nome: ' Marta  Zanchettin ',
	codiceFiscale: 'zncmrt84c57c037x',
	causale: 'Nido di via Roma,\r\nnovembre',
	importo: '1.234,50'
};

function check(voce: VoceSpontanea, altro: Partial<ScrittiSpontaneo> = {}) {
	return checkSpontaneo(voce, { ...SCRITTI, ...altro }, () => true);
}

function codici(voce: VoceSpontanea, altro: Partial<ScrittiSpontaneo>): string[] {
	const esito = check(voce, altro);
	return esito.ok ? [] : esito.problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}

function spontaneo(voce = RETTE, altro: Partial<ScrittiSpontaneo> = {}) {
	const esito = check(voce, altro);
	if (!esito.ok) throw new Error('Non va');
	return esito.spontaneo;
}

describe('un pagamento senza avviso', () => {
	it('dice per chi è, che cosa si paga e quanto, in una riga', () => {
		expect(spontaneo()).toEqual({
			debitore: { tipo: 'F', codiceFiscale: 'ZNCMRT84C57C037X', nome: 'Marta Zanchettin' },
			causale: 'Rette scolastiche - Nido di via Roma, novembre',
			cent: 123_450
		});
	});

	it('con un importo fisso non lo legge da chi paga, e la causale può mancare', () => {
		expect(spontaneo(CARTA, { importo: '0,01', causale: '' })).toMatchObject({
			causale: 'Carta d’identità',
			cent: 2221
		});
	});

	it.each([
		[
			{ nome: '', codiceFiscale: '', causale: '', importo: '' },
			['nome', 'codiceFiscale', 'causale', 'importo']
		]
	])('se è tutto vuoto lo dice di ogni campo, in ordine', (altro, campi) => {
		expect(codici(RETTE, altro)).toEqual(campi.map((campo) => `${campo} CAMPO_OBBLIGATORIO`));
	});

	it.each([
		[{ importo: '0' }, 'importo CAMPO_INTERVALLO'],
		[{ importo: '1.000.000' }, 'importo CAMPO_INTERVALLO'],
		[{ importo: '-5' }, 'importo IMPORTO_FORMATO'],
		[{ importo: '1,234' }, 'importo IMPORTO_FORMATO'],
		[{ importo: '9'.repeat(400) }, 'importo IMPORTO_FORMATO'],
		[{ nome: 'a'.repeat(71) }, 'nome CAMPO_LUNGHEZZA'],
		[{ nome: '\u200b\u0007' }, 'nome CAMPO_OBBLIGATORIO'],
		[{ causale: 'a'.repeat(101) }, 'causale CAMPO_LUNGHEZZA'],
		[{ codiceFiscale: '00743110158' }, 'codiceFiscale CF_ENTE_CONTROLLO']
	])('%j si rifiuta: %s', (altro, codice) => {
		expect(codici(RETTE, altro)).toEqual([codice]);
	});

	it.each(['0,01', '999.999,99', '€ 12', '12.5'])('%s è un importo', (importo) => {
		expect(codici(RETTE, { importo })).toEqual([]);
	});

	it('sta nei 140 caratteri di pagoPA senza tagliare quello che ha scritto chi paga', () => {
		const { causale } = spontaneo(
			{ ...RETTE, nome: 'Nome molto lungo '.repeat(5).trim() },
			{ causale: 'b'.repeat(100) }
		);
		expect(Array.from(causale).length).toBeLessThanOrEqual(140);
		expect(causale).toMatch(/^Nome molto lungo.*… - b{100}$/);
	});
});

describe('il collegamento di un pagamento senza avviso', () => {
	const modulo = { invio: 'A'.repeat(24), voce: 'rette-scolastiche', persona: null, spontaneo: spontaneo() };

	it('è lo stesso per lo stesso modulo, e sta in un indirizzo', () => {
		expect(gettoneSpontaneo(modulo)).toBe(gettoneSpontaneo({ ...modulo, spontaneo: spontaneo() }));
		expect(gettoneSpontaneo(modulo)).toMatch(/^[A-Za-z0-9_-]{43}$/);
	});

	it.each([
		['un altro modulo', { invio: 'B'.repeat(24) }],
		['un altro importo', { spontaneo: spontaneo(RETTE, { importo: '2' }) }],
		['un’altra causale', { spontaneo: spontaneo(RETTE, { causale: 'dicembre' }) }],
		['un’altra voce', { voce: 'altra' }],
		['chi è entrato', { persona: '10000000-0000-4000-8000-000000000001' }]
	])('cambia con %s', (_che, altro) => {
		expect(gettoneSpontaneo({ ...modulo, ...altro })).not.toBe(gettoneSpontaneo(modulo));
	});
});

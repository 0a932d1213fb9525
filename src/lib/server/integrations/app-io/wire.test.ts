import { describe, expect, it } from 'vitest';
import {
	codiceDi,
	isPrimaDellInvio,
	messaggioCreato,
	readAttesa,
	toNuovoMessaggio,
	toStato
} from './wire.ts';

const adesso = new Date('2026-11-24T10:00:00Z');
const messaggio = {
	codiceFiscale: 'ZNCMRT84C57C037X',
	oggetto: 'Richiesta AA-2026-1: ricevuta',
	testo: 'x',
	riservato: false
};

describe('il messaggio per App IO', () => {
	it('è STANDARD e non ha scadenza quando non chiede niente', () => {
		expect(toNuovoMessaggio(messaggio)).toEqual({
			fiscal_code: 'ZNCMRT84C57C037X',
			feature_level_type: 'STANDARD',
			content: { subject: 'Richiesta AA-2026-1: ricevuta', markdown: 'x' }
		});
	});

	it("scade all'ultimo secondo del giorno a Roma, d'inverno e d'estate", () => {
		const scadenze = ['2026-12-04', '2026-07-04'].map(
			(entro) => toNuovoMessaggio({ ...messaggio, entro }).content.due_date
		);
		expect(scadenze).toEqual(['2026-12-04T22:59:59Z', '2026-07-04T21:59:59Z']);
	});
});

describe('il messaggio riservato o da pagare', () => {
	it('va solo per canali sicuri', () => {
		expect(toNuovoMessaggio({ ...messaggio, riservato: true }).content.require_secure_channels).toBe(true);
	});

	it('porta l’avviso, e dice se dopo il termine non vale più', () => {
		const avviso = { nav: '302000000000000117', cent: 8750 };
		const pagamento = (scadeConTermine?: boolean) =>
			toNuovoMessaggio({ ...messaggio, avviso: { ...avviso, scadeConTermine } }).content.payment_data;
		const atteso = { amount: 8750, notice_number: '302000000000000117' };
		expect(pagamento()).toEqual(atteso);
		expect(pagamento(false)).toEqual(atteso);
		expect(pagamento(true)).toEqual({ ...atteso, invalid_after_due_date: true });
	});
});

it.each(['a\u0000b', '\ud800', '', 'a b', 'x'.repeat(101), 7, {}, []])(
	'un id come %j non si tiene: la banca dati non lo potrebbe scrivere',
	(id) => {
		expect(messaggioCreato.safeParse({ id }).success).toBe(false);
	}
);

describe('lo stato che App IO dice', () => {
	it.each([
		[{ status: 'ACCEPTED' }, { esito: 'IN_CORSO' }],
		[{ status: 'THROTTLED' }, { esito: 'IN_CORSO' }],
		[{ status: 'UNO_NUOVO' }, { esito: 'IN_CORSO' }],
		[{}, { esito: 'IN_CORSO' }],
		[{ status: 'PROCESSED' }, { esito: 'CONSEGNATO', letto: undefined }],
		[
			{ status: 'PROCESSED', read_status: 'UNAVAILABLE' },
			{ esito: 'CONSEGNATO', letto: undefined }
		],
		[
			{ status: 'PROCESSED', read_status: 'UNREAD' },
			{ esito: 'CONSEGNATO', letto: false }
		],
		[
			{ status: 'PROCESSED', read_status: 'READ' },
			{ esito: 'CONSEGNATO', letto: true }
		],
		[{ status: 'FAILED' }, { esito: 'RESPINTO', motivo: 'SCONOSCIUTO' }],
		[{ status: 'REJECTED' }, { esito: 'RESPINTO', motivo: 'SCONOSCIUTO' }],
		[
			{ status: 'REJECTED', rejection_reason: 'UNKNOWN' },
			{ esito: 'RESPINTO', motivo: 'SCONOSCIUTO' }
		],
		[
			{ status: 'REJECTED', rejection_reason: 'USER_NOT_FOUND' },
			{ esito: 'RESPINTO', motivo: 'NON_ISCRITTO' }
		],
		[
			{ status: 'REJECTED', rejection_reason: 'SERVICE_NOT_ALLOWED' },
			{ esito: 'RESPINTO', motivo: 'BLOCCATO' }
		]
	])('%j vuol dire %j', (detto, stato) => {
		expect(toStato(detto)).toEqual(stato);
	});
});

describe('il nome di un rifiuto', () => {
	it.each([
		[400, 'CONTENUTO_RIFIUTATO'],
		[401, 'CHIAVE_RIFIUTATA'],
		[403, 'NON_AUTORIZZATO'],
		[429, 'TROPPE_RICHIESTE'],
		[500, 'GUASTO'],
		[504, 'GUASTO'],
		[302, 'FUORI_CONTRATTO'],
		[413, 'FUORI_CONTRATTO']
	])('di %i è %s', (status, codice) => {
		expect(codiceDi(status)).toBe(codice);
	});
});

describe('il tempo che App IO chiede di aspettare', () => {
	it.each([
		[{ 'retry-after': '12' }, 12],
		[{ 'x-rate-limit-retry-after': '3' }, 3],
		[{ 'retry-after': 'Tue, 24 Nov 2026 10:00:20 GMT' }, 20],
		[{ 'retry-after': 'Tue, 24 Nov 2026 09:00:00 GMT' }, 0],
		[{ 'retry-after': 'domani' }, undefined],
		[{}, undefined]
	] as [Record<string, string>, number | undefined][])('%j vuol dire %s secondi', (headers, secondi) => {
		expect(readAttesa(new Headers(headers), adesso)).toBe(secondi);
	});
});

describe('un guasto della rete', () => {
	function guasto(code: string): Error {
		return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
	}

	it("è di prima dell'invio solo quando nessun byte è partito", () => {
		expect(isPrimaDellInvio(guasto('ECONNREFUSED'))).toBe(true);
		expect(isPrimaDellInvio(guasto('ENOTFOUND'))).toBe(true);
		expect(isPrimaDellInvio(guasto('ECONNRESET'))).toBe(false);
		expect(isPrimaDellInvio(guasto('UND_ERR_SOCKET'))).toBe(false);
		expect(isPrimaDellInvio(new DOMException('tempo scaduto', 'TimeoutError'))).toBe(false);
	});
});

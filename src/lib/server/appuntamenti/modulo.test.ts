// What a request for an appointment may say: an office of the list, a working day, a way to answer.
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { impostazioniSchema } from '../enti/schema.ts';
import { openLuoghi } from '../luoghi/luoghi.ts';
import { checkRichiesta, moduloAppuntamento, ufficiOfferti, vistaModulo } from './modulo.ts';

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const impostazioni = impostazioniSchema.parse(impostazioniDemo(cassola));
const oggi = Temporal.PlainDate.from('2026-12-04');
const contesto: Contesto = {
	oggi,
	luoghi: openLuoghi(),
	ente: impostazioni,
	impostazioni: undefined,
	elenchi: {},
	allegati: new Map()
};
const modulo = moduloAppuntamento(impostazioni.uffici, oggi);
const BUONA: Grezzi = {
	ufficio: impostazioni.uffici[0]?.id ?? '',
	motivo: 'Chiarimenti sulla mia richiesta',
	giorno: '2026-12-09',
	fascia: 'mattina',
	telefono: '0424 123456'
};

function codici(cambi: Grezzi): string[] {
	const esito = checkRichiesta(modulo, { grezzi: { ...BUONA, ...cambi }, contesto });
	return esito.ok ? [] : esito.problemi.map(({ campo, codice }) => `${campo}: ${codice}`);
}

describe('la richiesta di un appuntamento', () => {
	it('offre venti giorni lavorativi da domani, senza sabati, domeniche e feste', () => {
		const [giorno] = vistaModulo(modulo, { grezzi: {}, contesto, problemi: [] }).filter(
			({ nome }) => nome === 'giorno'
		);
		if (!giorno || !('opzioni' in giorno)) throw new Error('manca la scelta del giorno');
		expect(giorno.opzioni).toHaveLength(20);
		// The 5th and 6th are a Saturday and a Sunday, the 8th is the Immacolata.
		expect(giorno.opzioni.slice(0, 3).map(({ etichetta }) => etichetta)).toEqual([
			'lunedì 7 dicembre 2026',
			'mercoledì 9 dicembre 2026',
			'giovedì 10 dicembre 2026'
		]);
	});

	it('si legge, con il telefono in forma internazionale', () => {
		const esito = checkRichiesta(modulo, { grezzi: BUONA, contesto });
		expect(esito).toMatchObject({ ok: true, richiesta: { giorno: '2026-12-09', telefono: '+390424123456' } });
	});

	it('vuole almeno un contatto, giusto', () => {
		expect(codici({ telefono: ' ' })).toEqual(['telefono: CONTATTO_MANCANTE']);
		expect(codici({ telefono: '', email: 'marta.zanchettin@posta.example' })).toEqual([]);
		expect(codici({ email: 'senza chiocciola' })).toEqual(['email: EMAIL_FORMATO']);
	});

	it('non prende giorni, uffici e fasce che non ha offerto', () => {
		expect(codici({ giorno: '2026-12-08' })).toEqual(['giorno: CAMPO_SCELTA']);
		expect(codici({ ufficio: 'sportello-che-non-esiste' })).toEqual(['ufficio: CAMPO_SCELTA']);
		expect(codici({ fascia: 'notte' })).toEqual(['fascia: CAMPO_SCELTA']);
	});

	it('senza un servizio offre tutti gli uffici', () => {
		expect(ufficiOfferti(impostazioni, undefined)).toEqual(impostazioni.uffici);
	});
});

import { describe, expect, it } from 'vitest';
import { MOSSE } from '#lib/domain/procedimento.ts';
import type { StatoPratica } from '#lib/domain/stati.ts';
import type { Fascicolo } from './fascicolo.ts';
import { tappeDi } from './tappe.ts';

const PRESENTATA = new Date('2026-11-23T10:00:00Z');

type Fatti = { presa?: Date; accolta?: Date; chiusa?: Date };

function fascicolo(stato: StatoPratica, { presa, accolta, chiusa }: Fatti = {}) {
	const eventi = [
		...(presa ? [{ tipo: 'PRENDI_IN_CARICO', avvenutoIl: presa }] : []),
		...(accolta ? [{ tipo: 'ACCOGLI', avvenutoIl: accolta }] : [])
	];
	const pratica = {
		stato,
		esito: accolta && 'ACCOLTA',
		presentataIl: PRESENTATA,
		chiusaIl: chiusa,
		protocollo: { anno: 2026, numero: 7 },
		differitaAl: undefined
	};
	return { pratica, eventi } as unknown as Fascicolo;
}

function righe(letto: Fascicolo): string[] {
	const mosse = Object.values(MOSSE);
	return tappeDi(letto, { termine: '23/12/2026', mosse }).map(
		({ titolo, quando, stato }) => `${titolo}, ${quando}: ${stato}`
	);
}

const PRESA = new Date('2026-11-25T08:00:00Z');

describe('le tappe di una pratica', () => {
	it('appena inviata attende la presa in carico e mostra il termine', () => {
		expect(righe(fascicolo('PROTOCOLLATA'))).toEqual([
			'Inviata, 23/11/2026: fatta',
			'Presa in carico, nei prossimi giorni: corrente',
			'Decisione, entro il 23/12/2026: futura'
		]);
	});

	it('sospesa dice che cosa si attende', () => {
		expect(righe(fascicolo('ATTESA_INTEGRAZIONI', { presa: PRESA }))).toEqual([
			'Inviata, 23/11/2026: fatta',
			'Presa in carico, 25/11/2026: fatta',
			'Servono altri documenti, adesso: corrente',
			'Decisione, entro il 23/12/2026: futura'
		]);
	});

	it('decisa finisce con la decisione e la sua data', () => {
		const chiusa = new Date('2026-12-01T23:30:00Z');
		expect(righe(fascicolo('ACCOLTA', { presa: PRESA, accolta: chiusa, chiusa }))).toEqual([
			'Inviata, 23/11/2026: fatta',
			'Presa in carico, 25/11/2026: fatta',
			'Accolta, 02/12/2026: corrente'
		]);
	});

	it('accolta con qualcosa da pagare ha la decisione fatta e nessun termine', () => {
		expect(righe(fascicolo('ATTESA_PAGAMENTO', { presa: PRESA, accolta: PRESA }))).toEqual([
			'Inviata, 23/11/2026: fatta',
			'Presa in carico, 25/11/2026: fatta',
			'Decisione, 25/11/2026: fatta',
			'Da pagare, adesso: corrente'
		]);
	});

	it('dopo la decisione dice che cosa ne è stato', () => {
		const chiusa = new Date('2027-03-01T09:00:00Z');
		expect(righe(fascicolo('ATTIVA', { presa: PRESA, accolta: PRESA })).at(-1)).toBe(
			'Attiva, adesso: corrente'
		);
		expect(righe(fascicolo('SCADUTA', { presa: PRESA, accolta: PRESA, chiusa })).slice(2)).toEqual([
			'Decisione, 25/11/2026: fatta',
			'Scaduta, 01/03/2027: corrente'
		]);
	});

	it('ritirata prima della presa in carico non la promette più', () => {
		expect(righe(fascicolo('RITIRATA', { chiusa: PRESA }))).toEqual([
			'Inviata, 23/11/2026: fatta',
			'Ritirata, 25/11/2026: corrente'
		]);
	});
});

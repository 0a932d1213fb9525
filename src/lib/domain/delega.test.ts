import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { isInVigore, statoAl, type StatoDelega } from './delega.ts';

const giorno = (iso: string) => Temporal.PlainDate.from(iso);
const delega = (stato: StatoDelega) => ({ stato, dal: '2026-11-24', finoAl: '2027-11-24' });

it('una delega accettata vale dal primo giorno all’ultimo compreso', () => {
	expect(isInVigore(delega('ACCETTATA'), giorno('2026-11-23'))).toBe(false);
	expect(isInVigore(delega('ACCETTATA'), giorno('2026-11-24'))).toBe(true);
	expect(isInVigore(delega('ACCETTATA'), giorno('2027-11-24'))).toBe(true);
	expect(isInVigore(delega('ACCETTATA'), giorno('2027-11-25'))).toBe(false);
});

it.each(['ATTESA', 'RIFIUTATA', 'REVOCATA'] as const)('una delega in stato %s non vale', (stato) => {
	expect(isInVigore(delega(stato), giorno('2026-12-01'))).toBe(false);
});

it('scade solo una delega che poteva ancora servire', () => {
	expect(statoAl(delega('ATTESA'), giorno('2027-12-01'))).toBe('SCADUTA');
	expect(statoAl(delega('REVOCATA'), giorno('2027-12-01'))).toBe('REVOCATA');
});

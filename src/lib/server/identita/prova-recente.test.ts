import { expect, it } from 'vitest';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import { isProvaRecente } from './prova-recente.ts';

const APERTA = new Date('2026-11-24T09:00:00Z');
const dopo = (minuti: number): Date => new Date(APERTA.getTime() + minuti * 60_000);

it.each<[Livello, number, boolean]>([
	[2, 0, true],
	[2, 15, true],
	[2, 15.01, false],
	[3, 14, true],
	[1, 0, false]
])('un accesso di livello %i di %d minuti fa basta: %s', (livello, minuti, basta) => {
	expect(isProvaRecente({ livello, apertaIl: APERTA }, dopo(minuti))).toBe(basta);
});

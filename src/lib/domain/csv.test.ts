import { expect, it } from 'vitest';
import { writeRighe } from './csv.ts';

it('un valore resta nella sua cella, con punti e virgola, virgolette e righe a capo', () => {
	expect(writeRighe([['a;b', 'dice "sì"', 'due\nrighe'], ['']])).toBe(
		'"a;b";"dice ""sì""";"due\nrighe"\r\n""\r\n'
	);
});

it.each(['=1+1', '+39', '-2', '@SUM(A1)', '\tx', '\rx'])('%j non diventa una formula', (valore) => {
	expect(writeRighe([[valore]])).toBe(`"'${valore}"\r\n`);
});

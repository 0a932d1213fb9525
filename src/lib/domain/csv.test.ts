import { expect, it } from 'vitest';
import { splitRiga, writeRighe } from './csv.ts';

it('un valore resta nella sua cella, con punti e virgola, virgolette e righe a capo', () => {
	expect(writeRighe([['a;b', 'dice "sì"', 'due\nrighe'], ['']])).toBe(
		'"a;b";"dice ""sì""";"due\nrighe"\r\n""\r\n'
	);
});

it.each(['=1+1', '+39', '-2', '@SUM(A1)', '\tx', '\rx'])('%j non diventa una formula', (valore) => {
	expect(writeRighe([[valore]])).toBe(`"'${valore}"\r\n`);
});

it.each([
	['a', '"' + 'a'.repeat(15_000_000) + '"', 15_000_000],
	['virgolette', '"' + '""'.repeat(3_000_000) + '"', 3_000_000],
	['aperta', '"' + 'a'.repeat(15_000_000), undefined],
	['spazi', `${' '.repeat(15_000_000)}"a"`, 1]
])('un valore enorme si legge o si rifiuta, senza guasti: %s', (_, riga, lunghezza) => {
	expect(splitRiga(riga, ';')?.[0]?.length).toBe(lunghezza);
});

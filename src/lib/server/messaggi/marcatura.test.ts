import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarcatura, type Tratto } from './marcatura.ts';

function testo(parole: string): Tratto {
	return { tipo: 'testo', testo: parole };
}

describe('i segni nel testo di una lettera', () => {
	it('le righe vuote dividono i paragrafi, le altre restano righe', () => {
		expect(readMarcatura('Uno\r\ndue\n\n \n\ntre')).toEqual([
			{ tipo: 'paragrafo', righe: [[testo('Uno')], [testo('due')]] },
			{ tipo: 'paragrafo', righe: [[testo('tre')]] }
		]);
	});

	it('un elenco può seguire la sua frase', () => {
		expect(readMarcatura('Servono:\n- la foto\n* la firma')).toEqual([
			{ tipo: 'paragrafo', righe: [[testo('Servono:')]] },
			{ tipo: 'elenco', righe: [[testo('la foto')], [testo('la firma')]] }
		]);
	});

	it('conosce il grassetto e i link con le parole; un indirizzo nudo resta testo', () => {
		expect(readMarcatura('Il codice **123 456**: [apri](https://a.it/x?y=1) o https://a.it/z.')).toEqual([
			{
				tipo: 'paragrafo',
				righe: [
					[
						testo('Il codice '),
						{ tipo: 'forte', testo: '123 456' },
						testo(': '),
						{ tipo: 'link', testo: 'apri', indirizzo: 'https://a.it/x?y=1' },
						testo(' o https://a.it/z.')
					]
				]
			}
		]);
	});

	it.each(['[apri](javascript:alert(1))', '[apri](data:text/html,x)', '**', '# Titolo', '[x]', '- '])(
		'quello che non conosce resta come è scritto: %s',
		(scritto) => {
			const [blocco] = readMarcatura(scritto);
			expect(blocco?.righe).toEqual([[testo(scritto.trim())]]);
		}
	);

	it('non perde parole e fa link solo verso il web', () => {
		const pezzi = fc.constantFrom('**', '[', '](', 'https://a.it', ')', '- ', '\n', 'x', ' ', 'javascript:');
		fc.assert(
			fc.property(fc.array(pezzi, { maxLength: 30 }), (scritti) => {
				const tratti = readMarcatura(scritti.join('')).flatMap(({ righe }) => righe.flat());
				for (const tratto of tratti)
					if (tratto.tipo === 'link') expect(tratto.indirizzo).toMatch(/^https?:\/\/a/);
				const letto = tratti.map((tratto) => tratto.testo).join('');
				expect(letto.match(/x/g)?.length ?? 0).toBe(scritti.filter((pezzo) => pezzo === 'x').length);
			})
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messaggioCampagna } from './campagne.ts';
import { composeMessaggio } from './messaggi.ts';
import { collegaSito, inUnaRiga, leggiTestoSemplice, senzaSegni } from './testo-semplice.ts';

describe('il testo di un messaggio', () => {
	it('ha paragrafi, divisi da una riga vuota, e righe nello stesso paragrafo', () => {
		expect(leggiTestoSemplice('Uno.\r\nDue.\n\n\nTre.')).toEqual([
			{
				tipo: 'paragrafo',
				righe: [[{ tipo: 'testo', testo: 'Uno.' }], [{ tipo: 'testo', testo: 'Due.' }]]
			},
			{ tipo: 'paragrafo', righe: [[{ tipo: 'testo', testo: 'Tre.' }]] }
		]);
	});

	it('ha elenchi, con punti o con numeri, anche subito dopo una frase', () => {
		const blocchi = leggiTestoSemplice('Porta:\n- un documento\n* la ricevuta\n1. poi paga\n2) poi firma');
		expect(blocchi.map(({ tipo }) => tipo)).toEqual(['paragrafo', 'elenco', 'elenco numerato']);
		expect(blocchi[1]).toEqual({
			tipo: 'elenco',
			righe: [[{ tipo: 'testo', testo: 'un documento' }], [{ tipo: 'testo', testo: 'la ricevuta' }]]
		});
	});

	it('ha parole in evidenza e link con parole; un indirizzo nudo resta testo', () => {
		expect(
			leggiTestoSemplice(
				'Paga **entro venerdì** [da qui](https://a.example/paga?x=1) o su https://b.example/x.'
			)
		).toEqual([
			{
				tipo: 'paragrafo',
				righe: [
					[
						{ tipo: 'testo', testo: 'Paga ' },
						{ tipo: 'forte', testo: 'entro venerdì' },
						{ tipo: 'testo', testo: ' ' },
						{ tipo: 'link', testo: 'da qui', href: 'https://a.example/paga?x=1' },
						{ tipo: 'testo', testo: ' o su https://b.example/x.' }
					]
				]
			}
		]);
	});

	it('non fa link di altri indirizzi e lascia com’è quello che non è un segno', () => {
		for (const testo of ['[clicca](javascript:alert(1))', '<b>ciao</b>', '2 * 3 ** 4', '[senza](/relativo)'])
			expect(leggiTestoSemplice(testo)).toEqual([{ tipo: 'paragrafo', righe: [[{ tipo: 'testo', testo }]] }]);
	});

	it('un indirizzo nudo del sito del Comune diventa un link, quello di altri no', () => {
		const testo = 'Leggi su https://comune.it/novita/avvisi/1-a. Non su https://comune.it.altri.example/x.';
		expect(collegaSito(leggiTestoSemplice(testo), 'https://comune.it')).toEqual([
			{
				tipo: 'paragrafo',
				righe: [
					[
						{ tipo: 'testo', testo: 'Leggi su ' },
						{
							tipo: 'link',
							testo: 'https://comune.it/novita/avvisi/1-a',
							href: 'https://comune.it/novita/avvisi/1-a'
						},
						{ tipo: 'testo', testo: '. Non su ' },
						{ tipo: 'testo', testo: 'https://comune.it.altri.example/x' },
						{ tipo: 'testo', testo: '.' }
					]
				]
			}
		]);
	});

	it('in una riga ha le stesse parole, senza segni', () => {
		expect(inUnaRiga(leggiTestoSemplice('Porta:\n- un **documento**\n\nGrazie.'))).toBe(
			'Porta: un documento Grazie.'
		);
	});

	it('non perde mai una parola scritta senza segni, e ogni link è http', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (testo) => {
				const blocchi = leggiTestoSemplice(testo);
				const pezzi = blocchi.flatMap(({ righe }) => righe.flat());
				for (const pezzo of pezzi)
					if (pezzo.tipo === 'link') expect(new URL(pezzo.href).protocol).toMatch(/^https?:$/);
				if (!/[*[\]\-\d]/.test(testo))
					expect(inUnaRiga(blocchi).replace(/\s/g, '')).toBe(testo.replace(/\s/g, ''));
			})
		);
	});
});

describe('quello che scrivono altri in un messaggio nostro', () => {
	it('non diventa un link né grassetto', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('[', ']', '(', ')', '**', '*', 'a', 'https://altro.example')),
				(pezzi) => {
					const letti = leggiTestoSemplice(`Causale: ${senzaSegni(pezzi.join(''))}.`);
					expect(letti.flatMap(({ righe }) => righe.flat()).filter(({ tipo }) => tipo !== 'testo')).toEqual(
						[]
					);
				}
			)
		);
	});

	it('vale anche per il file di una campagna', () => {
		const campagna = {
			tipo: 'TARI',
			anno: 2026,
			parametri: { rata: '', contatto: 'Ufficio tributi' }
		} as const;
		const riga = {
			cent: 100,
			scadenza: '2026-12-31',
			nav: null,
			causale: '[Paga qui](https://altro.example)'
		};
		const { modello, parametri } = messaggioCampagna(campagna, riga);
		const pezzi = leggiTestoSemplice(composeMessaggio(modello, parametri).testo).flatMap(({ righe }) =>
			righe.flat()
		);
		expect(pezzi.filter(({ tipo }) => tipo === 'link')).toEqual([]);
	});
});

/** Proves which coats of arms can be drawn on paper. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseStemma, readStemma } from './stemma.ts';

const APERTO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 56 68">';

describe('lo stemma', () => {
	it.each(readdirSync('static/stemmi'))('%s si può disegnare', (file) => {
		const stemma = readStemma(`/stemmi/${file}`);
		expect(stemma).toMatchObject({ larghezza: 56, altezza: 68 });
		expect(stemma?.tratti).toHaveLength(3);
	});

	it('distingue ciò che è pieno da ciò che è una linea', () => {
		expect(
			parseStemma(
				`${APERTO}<path fill="#fff" d="M0 0h1z"/><path fill="none" stroke="#fff" d="M1 1h2"/></svg>`
			)
		).toEqual({
			larghezza: 56,
			altezza: 68,
			tratti: [{ d: 'M0 0h1z' }, { d: 'M1 1h2', spessore: 1 }]
		});
	});

	it.each([
		['un cerchio', `${APERTO}<path d="M0 0h1z"/><circle r="2"/></svg>`],
		['un gruppo spostato', `${APERTO}<g transform="scale(2)"><path d="M0 0h1z"/></g></svg>`],
		['una forma spostata', `${APERTO}<path transform="scale(2)" d="M0 0h1z"/></svg>`],
		['pieno e linea insieme', `${APERTO}<path fill="#fff" stroke="#000" d="M0 0h1z"/></svg>`],
		['niente', `${APERTO}</svg>`],
		['senza misure', '<svg><path d="M0 0h1z"/></svg>']
	])('con %s sarebbe un altro stemma: non si disegna', (_, svg) => {
		expect(parseStemma(svg)).toBeUndefined();
	});

	it('che non c’è non si disegna', () => {
		expect(readStemma('/stemmi/altrove.svg')).toBeUndefined();
	});
});

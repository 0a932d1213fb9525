// The rules of a trust anchor on the metadata of a subordinate.
import { describe, expect, it } from 'vitest';
import { applyPolitica, PoliticaViolata } from './politica.ts';

describe("le regole dell'autorità della federazione", () => {
	const casi: [string, object, Record<string, object>, object][] = [
		['fissano un valore', { a: 1 }, { a: { value: 2 } }, { a: 2 }],
		['tolgono un valore', { a: 1, b: 2 }, { a: { value: null } }, { b: 2 }],
		['aggiungono a un elenco senza ripetere', { a: ['x'] }, { a: { add: ['x', 'y'] } }, { a: ['x', 'y'] }],
		['danno un valore a chi non ne ha', {}, { a: { default: 3 } }, { a: 3 }],
		['non toccano chi ne ha uno', { a: 1 }, { a: { default: 3 } }, { a: 1 }],
		['ammettono uno fra più valori', { a: 'x' }, { a: { one_of: ['x', 'y'] } }, { a: 'x' }],
		[
			'lasciano di un elenco ciò che è ammesso',
			{ a: ['x', 'z'] },
			{ a: { subset_of: ['x', 'y'] } },
			{ a: ['x'] }
		],
		['tolgono un elenco di cui non resta nulla', { a: ['z'], b: 1 }, { a: { subset_of: ['x'] } }, { b: 1 }],
		[
			'ammettono un elenco che contiene il necessario',
			{ a: ['x', 'y'] },
			{ a: { superset_of: ['x'] } },
			{ a: ['x', 'y'] }
		],
		['lasciano stare ciò di cui non parlano', { a: 1, b: 2 }, {}, { a: 1, b: 2 }],
		['ignorano gli operatori che non si conoscono', { a: 1 }, { a: { forse: 2 } }, { a: 1 }]
	];

	it.each(casi)('%s', (_, metadati, politica, attesi) => {
		expect(applyPolitica(metadati as Record<string, unknown>, politica as never)).toEqual(attesi);
	});

	const violate: [string, object, Record<string, object>][] = [
		['un valore non è fra quelli ammessi', { a: 'z' }, { a: { one_of: ['x'] } }],
		['un valore solo non è fra quelli ammessi', { a: 'z' }, { a: { subset_of: ['x'] } }],
		['a un elenco manca il necessario', { a: ['y'] }, { a: { superset_of: ['x'] } }],
		['manca quello che è essenziale', {}, { a: { essential: true } }],
		['di quello che è essenziale non resta nulla', { a: ['z'] }, { a: { subset_of: ['x'], essential: true } }]
	];

	it.each(violate)('sono violate se %s', (_, metadati, politica) => {
		expect(() => applyPolitica(metadati as Record<string, unknown>, politica as never)).toThrow(
			PoliticaViolata
		);
	});
});

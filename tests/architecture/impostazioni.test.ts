// Every setting of an ente and of its services can be shown by a form, and has a title in Italian.
import { describe, expect, it } from 'vitest';
import { aree } from '#lib/server/impostazioni/aree.ts';
import { isFoglia, type Nodo } from '#lib/server/impostazioni/struttura.ts';

/** The single values that go by the name of their key. */
function senzaTitolo(nodo: Nodo, qui = ''): string[] {
	if (isFoglia(nodo)) return nodo.senzaTitolo ? [qui] : [];
	switch (nodo.tipo) {
		case 'presenza':
			return senzaTitolo(nodo.dentro, qui);
		case 'elenco':
			return senzaTitolo(nodo.elemento, `${qui}[]`);
		case 'mappa':
			return [...senzaTitolo(nodo.chiave, `${qui}.chiave`), ...senzaTitolo(nodo.valore, `${qui}.valore`)];
		case 'alternativa':
			return [
				...senzaTitolo(nodo.scelta, qui),
				...[...nodo.casi.values()].flatMap((caso) => senzaTitolo(caso, qui))
			];
		case 'oggetto':
			return nodo.parti.flatMap(([nome, parte]) => senzaTitolo(parte, `${qui}.${nome}`));
	}
}

describe.each(aree.map((area) => [area.id, area] as const))(
	"l'area %s delle impostazioni",
	(_id, { struttura }) => {
		it('ha un titolo per ogni valore', () => {
			expect(senzaTitolo(struttura)).toEqual([]);
		});
	}
);

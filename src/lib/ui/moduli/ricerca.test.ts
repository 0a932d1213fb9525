/** Proves the page of a choice among many: it works as plain HTML, and asks again when the text is no option. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Contesto } from '#lib/forms/campo.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { readForm, type Grezzi, type Grezzo } from '#lib/forms/grezzo.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { valoriCondizione } from '#lib/forms/validate.ts';
import { vistaPasso } from '#lib/forms/views.ts';
import CampoModulo from './CampoModulo.svelte';

const scuola = scelta({
	etichetta: 'Scuola',
	obbligatorio: true,
	opzioni: [
		{ valore: 'chiusa', etichetta: 'Primaria Chiusa', quando: { campo: 'anno', tra: ['2020'] } },
		...Array.from({ length: 12 }, (_, posto) => ({
			valore: `s${posto}`,
			etichetta: posto < 2 ? `Primaria Sant'Anna ${posto}` : `Infanzia ${posto}`
		}))
	]
});

const servizio = {
	id: 'prova',
	campi: { anno: testo({ etichetta: 'Anno' }), scuola },
	passi: [{ id: 'uno', titolo: 'Uno', sezioni: [{ titolo: 'Una', campi: ['anno', 'scuola'] }] }]
} as unknown as Servizio;

function draw(risposta?: Grezzo): string {
	const [passo] = servizio.passi;
	if (!passo) throw new Error('manca il passo');
	const grezzi: Grezzi = risposta === undefined ? {} : { scuola: risposta };
	const campo = vistaPasso(servizio, passo, { grezzi, contesto: {} as Contesto, problemi: [] })[0]?.campi[1];
	if (!campo) throw new Error('manca il campo');
	const valori = valoriCondizione(servizio, grezzi);
	return render(CampoModulo, { props: { campo, valori } }).body.replace(/<!--.*?-->/gs, '');
}

function proposte(html: string): string[] {
	return [...html.matchAll(/<option value="([^"]*)"/g)].map(([, valore]) => valore ?? '');
}

describe('la scelta tra molte risposte', () => {
	it('è un testo con le risposte come suggerimenti, senza quelle escluse', () => {
		const html = draw();
		expect(html).toMatch(/<label class="nome-campo" for="scuola">/);
		expect(html).toMatch(/<input[^>]* id="scuola" name="scuola.testo"[^>]* list="scuola-proposte"/);
		expect(proposte(html)).toHaveLength(12);
		expect(html).not.toContain('Chiusa');
		expect(html).not.toContain('<select');
	});

	it('offre un elenco delle risposte vicine quando il testo non è una risposta', () => {
		const html = draw({ testo: 'SANT ANNA' });
		expect(html).toContain('name="scuola.valore"');
		expect(proposte(html.slice(html.indexOf('<select')))).toEqual(['', 's0', 's1']);
		expect(proposte(draw({ testo: 'liceo' }).split('<select')[1] ?? '')).toHaveLength(13);
	});

	it('mostra la risposta presa con il suo nome, comunque sia arrivata', () => {
		const risposte: Grezzo[] = ['s1', { testo: 'primaria sant’anna 1' }, { testo: 'anna', valore: 's1' }];
		for (const risposta of risposte) {
			const html = draw(risposta);
			expect(html).toContain('value="Primaria Sant\'Anna 1"');
			expect(html).not.toContain('<select');
		}
	});

	it('regge le condizioni con il valore preso, e in pagina con quello nascosto che il server non guarda', () => {
		const valori = (risposta: Grezzo) => valoriCondizione(servizio, { scuola: risposta }).scuola;
		expect(valori('s1')).toEqual(['s1']);
		expect(valori({ testo: 'infanzia 4' })).toEqual(['s4']);
		expect(valori({ testo: 'infanzia' })).toEqual([]);
		expect(draw({ testo: 'infanzia 4' })).toMatch(/<input type="hidden" name="scuola" value="s4"/);
		const inviati: [string, string][] = [
			['scuola', 's4'],
			['scuola.testo', 'Infanzia 5']
		];
		expect(readForm(inviati)).toEqual({ scuola: { testo: 'Infanzia 5' } });
	});
});

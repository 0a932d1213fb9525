/** Proves what a page with a map holds before any script: the whole field as text, and the picture of an area that was drawn. */
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { areaDisegnata } from '#lib/forms/campi/area-disegnata.ts';
import { sceltaDaImpostazioni } from '#lib/forms/campi/scelta-da-impostazioni.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { riepilogo, vistaPasso, voceDi } from '#lib/forms/views.ts';
import { allowTiles } from '#lib/server/http/tessere.ts';
import Dati from '../Dati.svelte';
import CampoModulo from './CampoModulo.svelte';

const piano = {
	centro: [45.7347, 11.7989] as const,
	confine: [],
	url: '/piani/cassola.geojson',
	tiles: { url: 'https://mappe.example/{z}/{x}/{y}.png', attribuzione: 'Mappe' }
};
const servizio = {
	id: 'prova',
	campi: {
		area: areaDisegnata({ etichetta: 'Area', obbligatorio: true, piano: () => piano }),
		fermata: sceltaDaImpostazioni({
			etichetta: 'Fermata',
			piano: () => piano,
			opzioni: () => [
				{ valore: 'a', etichetta: 'Piazza', punto: [45.735, 11.799] },
				{ valore: 'b', etichetta: 'Stazione' }
			]
		})
	},
	passi: [{ id: 'uno', titolo: 'Uno', sezioni: [{ titolo: 'Una', campi: ['area', 'fermata'] }] }]
} as unknown as Servizio;
const contesto = { impostazioni: {} } as Contesto;
const VERTICI = [
	[45.735, 11.799],
	[45.735, 11.7991],
	[45.7351, 11.7991]
] as const;

function campi(area: Grezzo) {
	const [passo] = servizio.passi;
	if (!passo) throw new Error('manca il passo');
	return vistaPasso(servizio, passo, { grezzi: { area }, contesto, problemi: [] }).flatMap(
		(sezione) => sezione.campi
	);
}

function draw(posto: number, area: Grezzo = ''): string {
	const campo = campi(area)[posto];
	if (!campo) throw new Error('manca il campo');
	return render(CampoModulo, { props: { campo, valori: {} } }).body.replace(/<!--.*?-->/gs, '');
}

describe('un campo con la mappa, prima di ogni script', () => {
	it('è un testo con il suo nome, e della mappa non c’è niente', () => {
		const html = draw(0, '45.735, 11.799');
		expect(html).toMatch(/<label class="nome-campo" for="area">/);
		expect(html).toMatch(/<textarea[^>]*name="area"[^>]*>45\.7350000, 11\.7990000<\/textarea>/);
		expect(html).not.toMatch(/<button|role="application"|Salta la mappa/);
	});

	it('lascia il testo come è stato scritto quando non si capisce', () => {
		expect(draw(0, 'in piazza')).toContain('>in piazza</textarea>');
	});

	it('nelle scelte con un luogo lascia le risposte come sono', () => {
		const html = draw(1);
		expect(html.match(/type="radio"/g)).toHaveLength(2);
		expect(html).not.toMatch(/<button|role="application"/);
	});

	it('dice alla pagina da dove vengono le tessere', () => {
		const evento = { locals: {} as App.Locals };
		allowTiles(evento, campi(''));
		expect(new Set(evento.locals.tessere)).toEqual(new Set(['https://mappe.example']));
	});
});

describe('un’area disegnata nel riepilogo', () => {
	it('si legge in metri e si vede con la lunghezza dei lati, senza stili in pagina', () => {
		const [sezione] = riepilogo(servizio, { area: { vertici: VERTICI } }, contesto);
		const html = render(Dati, { props: { righe: (sezione?.righe ?? []).map(voceDi) } }).body;
		expect(html).toContain('43,25 m², 3 punti');
		expect(html).toContain('Area disegnata: 3 lati, circa 43 metri quadrati');
		for (const lato of ['7,8 m', '11,1 m', '13,6 m']) expect(html).toContain(lato);
		expect(html).not.toContain('style=');
	});
});

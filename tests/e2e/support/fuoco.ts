// Where the focus is, and whether it is seen; used by the browser tests that have no mouse.
import { expect, type Page } from '@playwright/test';

/** What has the focus. */
export type Fuoco = {
	/** Tells it from the others on the page. */
	chi: string;
	nome: string;
	tipo: string;
	valore: string;
	testo: string;
	scelto: boolean;
	/** Whether it lies on the screen, in a frame. */
	visto: boolean;
};

/** A field for a day or a time has a stop for each of its parts. */
const PARTI = 5;

/** Presses a key and looks at where the focus is then. */
export async function premi(page: Page, tasto: string): Promise<Fuoco> {
	await page.keyboard.press(tasto);
	return page.evaluate(leggiFuoco);
}

/** The next stop: another one than before, and seen. */
export async function tab(page: Page, prima?: Fuoco): Promise<Fuoco> {
	let qui = await premi(page, 'Tab');
	for (let parte = 0; qui.chi === prima?.chi && parte < PARTI; parte += 1) qui = await premi(page, 'Tab');
	expect(qui.chi, `il fuoco resta preso in ${page.url()}`).not.toBe(prima?.chi);
	expect(qui.visto, `il fuoco non si vede su ${qui.chi} di ${page.url()}`).toBe(true);
	return qui;
}

/** Runs in the page. */
function leggiFuoco(): Fuoco {
	const elemento = document.activeElement ?? document.body;
	const { name = '', type = '', value = '', checked = false } = elemento as Partial<HTMLInputElement>;
	const etichette = Array.from((elemento as Partial<HTMLInputElement>).labels ?? []);
	const visto = [elemento, ...etichette].some((parte) => {
		const { outlineStyle, outlineWidth } = getComputedStyle(parte);
		const { top, bottom, left, right } = parte.getBoundingClientRect();
		const sulloSchermo = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
		return sulloSchermo && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
	});
	const posto = Array.from(document.querySelectorAll('*')).indexOf(elemento);
	return {
		chi: `${elemento.localName}#${elemento.id} ${posto}`,
		nome: name,
		tipo: elemento instanceof HTMLInputElement ? type : elemento.localName,
		valore: value,
		testo: elemento.textContent.replace(/\s+/g, ' ').trim(),
		scelto: checked,
		visto
	};
}

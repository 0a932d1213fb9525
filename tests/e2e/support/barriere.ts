// Looks for barriers with axe, once for each shape that a page takes in a browser: what axe finds does not depend on the words. Used by the browser tests.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The shapes that this process has found without barriers: Playwright starts another for each of the three browsers. */
const esaminate = new Set<string>();

/** No barriers by axe; it needs the scripts of the page. */
export async function senzaBarriere(page: Page): Promise<void> {
	const forma = await page.evaluate(formaDellaPagina);
	if (esaminate.has(forma)) return;
	await esamina(page, axe(page));
	esaminate.add(forma);
}

/** The words can be read on their grounds: a matter of the colours of the Comune, which a shape does not tell. */
export async function coloriLeggibili(page: Page): Promise<void> {
	await esamina(page, axe(page).withRules('color-contrast'));
}

// The pages have no frames: axe need not open a tab to put together what it finds in each.
function axe(page: Page): AxeBuilder {
	return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}

async function esamina(page: Page, axe: AxeBuilder): Promise<void> {
	const { violations } = await axe.analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
		page.url()
	).toEqual([]);
}

/** Elements, attributes, width, and what is seen and chosen, without the words; runs in the page. */
function formaDellaPagina(): string {
	const parole = new Set(['href', 'src', 'value', 'content', 'datetime', 'action', 'd']);
	const codici = /[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{2,4}-\d{4}-\d{6}/g;

	function attributo({ name, value }: Attr): string {
		return parole.has(name) && value !== '' ? name : `${name}="${value.replace(codici, '')}"`;
	}

	function stato(elemento: Element): string {
		const { checked = false, disabled = false } = elemento as Partial<HTMLInputElement>;
		return [checked, disabled, elemento.checkVisibility()].map(Number).join('');
	}

	function forma(nodo: Node): string {
		if (nodo.nodeType === Node.TEXT_NODE) return nodo.textContent?.trim() ? 'testo' : '';
		if (!(nodo instanceof Element)) return '';
		const dentro: string[] = [];
		for (const figlio of nodo.childNodes) {
			const questa = forma(figlio);
			// Rows alike are one row.
			if (questa !== '' && questa !== dentro.at(-1)) dentro.push(questa);
		}
		const attributi = Array.from(nodo.attributes, attributo).sort().join(' ');
		return `<${nodo.localName} ${stato(nodo)} ${attributi}>${dentro.join('')}</>`;
	}

	return `${innerWidth} ${forma(document.documentElement)}`;
}

// Answers the field that has the focus, by keys alone; used by tastiera.ts.
import { expect, type Page } from '@playwright/test';
import { FILE_DI_PROVA, testoDi, type Risposte } from './compila.ts';
import { premi, type Fuoco } from './fuoco.ts';

/** The answers, and the names of those already given on this page. */
type Compito = { risposte: Risposte; fatte: Set<string> };

/** Does what the answers want of this field, which may be nothing; returns where the focus is then. */
export async function rispondiQui(page: Page, qui: Fuoco, { risposte, fatte }: Compito): Promise<Fuoco> {
	if (qui.tipo === 'button' && qui.valore.startsWith('aggiungi:')) return aggiungi(page, qui, risposte);
	const risposta = cercaRisposta(risposte, qui.nome);
	if (risposta === undefined || risposta === null) return qui;
	if (qui.tipo === 'checkbox') return spunta(page, qui, risposta);
	if (qui.tipo === 'file') return allega(page, qui, risposta as readonly string[]);
	if (fatte.has(qui.nome)) return qui;
	fatte.add(qui.nome);
	if (qui.tipo === 'radio') return scegli(page, qui, testoDi(risposta));
	if (qui.tipo === 'select') return scegliDaElenco(page, qui, testoDi(risposta));
	return scrivi(page, qui, testoDi(risposta));
}

/** The answer by the name of its field: `catasto.foglio`, `delegati.0.nome`; a place is written in its field "nome". */
function cercaRisposta(risposte: Risposte, nome: string): unknown {
	let dentro: unknown = risposte;
	for (const parte of nome.split('.')) {
		if (parte === 'nome' && typeof dentro === 'string') return dentro;
		if (typeof dentro !== 'object' || dentro === null) return undefined;
		dentro = (dentro as Record<string, unknown>)[parte];
	}
	return dentro;
}

async function spunta(page: Page, qui: Fuoco, risposta: unknown): Promise<Fuoco> {
	const vuole = Array.isArray(risposta) ? risposta.includes(qui.valore) : risposta === true;
	return vuole === qui.scelto ? qui : premi(page, 'Space');
}

/** The arrows go through the choices, and choose. */
async function scegli(page: Page, qui: Fuoco, risposta: string): Promise<Fuoco> {
	let ora = qui;
	while (ora.valore !== risposta) {
		ora = await premi(page, 'ArrowDown');
		expect(ora.valore, `${qui.nome} non offre ${risposta}`).not.toBe(qui.valore);
	}
	return ora.scelto ? ora : premi(page, 'Space');
}

async function scegliDaElenco(page: Page, qui: Fuoco, risposta: string): Promise<Fuoco> {
	let ora = qui;
	while (ora.valore !== risposta) {
		const prima = ora.valore;
		ora = await premi(page, 'ArrowDown');
		expect(ora.valore, `${qui.nome} non offre ${risposta}`).not.toBe(prima);
	}
	return ora;
}

async function scrivi(page: Page, qui: Fuoco, risposta: string): Promise<Fuoco> {
	if (qui.valore === risposta) return qui;
	await page.keyboard.type(qui.tipo === 'date' ? await cifreDelGiorno(page, risposta) : risposta);
	await expect(page.locator(`[name="${qui.nome}"]`).last()).toHaveValue(risposta);
	return qui;
}

/** The digits of a day in the order that the browser asks for them, which is a matter of its own language. */
async function cifreDelGiorno(page: Page, giorno: string): Promise<string> {
	const [anno = '', mese = '', giornoDelMese = ''] = giorno.split('-');
	const prova = await page.context().newPage();
	await prova.setContent('<input type="date">');
	await prova.locator('input').pressSequentially('01022000');
	await expect(prova.locator('input')).toHaveValue(/^2000-/);
	const primaIlMese = (await prova.locator('input').inputValue()) === '2000-01-02';
	await prova.close();
	return (primaIlMese ? [mese, giornoDelMese, anno] : [giornoDelMese, mese, anno]).join('');
}

/** Enter opens the choice of files; once it is there, whoever goes on by keyboard is still at its place. */
async function allega(page: Page, qui: Fuoco, file: readonly string[]): Promise<Fuoco> {
	for (const nome of file) {
		const caricato = page.locator('.file-caricati', { hasText: `${nome}.png` });
		if ((await caricato.count()) > 0) continue;
		const [scelta] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
		await scelta.setFiles({ ...FILE_DI_PROVA, name: `${nome}.png` });
		await expect(caricato).toBeVisible();
		await expect(page.locator(`[id="${qui.nome}"]`)).toBeFocused();
	}
	return qui;
}

/** One more element, as long as the answers have one: its group takes the focus. */
async function aggiungi(page: Page, qui: Fuoco, risposte: Risposte): Promise<Fuoco> {
	const nome = qui.valore.replace('aggiungi:', '');
	const elementi = cercaRisposta(risposte, nome);
	const gruppo = page.locator(`[id="${nome}"]`);
	if (!Array.isArray(elementi) || elementi.length <= (await gruppo.locator('fieldset.elemento').count()))
		return qui;
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
	await expect(gruppo).toBeFocused();
	return { ...qui, chi: '' };
}

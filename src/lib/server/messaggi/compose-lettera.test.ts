import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { composeLettera } from './compose-lettera.ts';
import type { LetteraDaComporre } from './lettera-parti.ts';

const LETTERA: LetteraDaComporre = {
	ente: {
		nome: 'Cassola',
		colorePrimario: '#00704a',
		sito: 'https://cassola.example',
		indirizzo: 'Piazza del Municipio 1, 36022 Cassola (VI)',
		telefono: '0000 000000'
	},
	oggetto: 'Richiesta OS-2026-000001: pagamento da fare',
	testo: 'Per completare la richiesta devi pagare **45,00 euro**.\n\nServono:\n- la ricevuta\n- la firma',
	link: { indirizzo: 'https://cassola.example/area-personale/messaggi/1?a=1&b=2' },
	riservato: false,
	entro: '2026-12-04',
	avviso: { nav: '302000000000000012', cent: 4500 },
	preferenze: 'https://cassola.example/area-personale/preferenze'
};

const LUNGO = 'Ufficio relazioni con il pubblico e comunicazione istituzionale dell’Unione dei Comuni';
const LUNGHISSIMA: LetteraDaComporre = {
	...LETTERA,
	ente: {
		nome: 'San Valentino in Abruzzo Citeriore e Presicce-Acquarica '.repeat(3),
		colorePrimario: '#8a1c2f',
		sito: `https://${'sottodominio.'.repeat(15)}comune.example`,
		indirizzo: `${LUNGO}, ${LUNGO}`,
		telefono: '+39 0000 000000 (centralino), 800 000000 (numero verde)'
	},
	oggetto: 'O'.repeat(120),
	testo: '**è** <b>&"\' [a](https://a.it/?b=1&c=2)\n\n'.repeat(200).padEnd(10_000, 'x'),
	link: { indirizzo: `https://a.it/${'x'.repeat(1_500)}` },
	avviso: { nav: '302000000000000012', cent: 999_999_999_999 }
};

function albero(html: string): Element {
	const rotto = (messaggio: string): never => {
		throw new Error(messaggio);
	};
	const documento = new DOMParser({ errorHandler: rotto }).parseFromString(
		html.replace('<!DOCTYPE html>\n', ''),
		'text/xml'
	);
	return documento.documentElement;
}

function tutti(radice: Element, nome: string): Element[] {
	return Array.from(radice.getElementsByTagName(nome));
}

function parole(testo: string | null): string {
	return (testo ?? '').replace(/\s+/g, ' ');
}

describe('la lettera di un messaggio', () => {
	it.each([
		['comune', LETTERA],
		['con i valori più lunghi', LUNGHISSIMA],
		['riservata', { ...LETTERA, riservato: true }]
	])('%s è una pagina ben formata che ogni programma di posta capisce', (_, lettera) => {
		const { html, oggetto } = composeLettera(lettera);
		const radice = albero(html);
		expect(html.startsWith('<!DOCTYPE html>\n<html lang="it"')).toBe(true);
		expect(tutti(radice, 'h1').map(({ textContent }) => textContent)).toEqual([oggetto]);
		expect(tutti(radice, 'title')[0]?.textContent).toBe(oggetto);
		for (const vietato of ['script', 'img', 'link', 'form', 'table', 'iframe', 'b'])
			expect(tutti(radice, vietato)).toEqual([]);
		for (const ancora of tutti(radice, 'a')) {
			expect(ancora.getAttribute('href')).toMatch(/^https?:\/\//);
			expect(parole(ancora.textContent).trim()).not.toBe('');
		}
		for (const voce of tutti(radice, 'li')) expect(voce.parentNode?.nodeName).toBe('ul');
		expect(html).toContain('max-width:600px');
		// Beyond this Gmail cuts the page.
		expect(Buffer.byteLength(html)).toBeLessThan(102_000);
		expect(html).not.toMatch(/url\(|@import|\son\w+=/i);
	});

	it('dice le stesse cose come testo e come pagina, e ha tutti gli indirizzi', () => {
		const { testo, html, oggetto } = composeLettera(LETTERA);
		const letto = parole(tutti(albero(html), 'body')[0]?.textContent ?? '');
		for (const atteso of [
			oggetto,
			'Comune di Cassola',
			'Per completare la richiesta devi pagare 45,00 euro.',
			'la ricevuta',
			'Da fare entro il: 04/12/2026',
			'Codice avviso: 3020 0000 0000 0000 12',
			LETTERA.link.indirizzo,
			'Non rispondere a questo indirizzo',
			'0000 000000'
		]) {
			expect(parole(testo)).toContain(atteso);
			expect(letto).toContain(atteso);
		}
		const mete = tutti(albero(html), 'a').map((ancora) => ancora.getAttribute('href'));
		expect(mete).toEqual([LETTERA.link.indirizzo, LETTERA.preferenze, LETTERA.ente.sito]);
		for (const meta of mete) expect(testo).toContain(meta);
	});

	it('come testo non ha segni né HTML', () => {
		expect(composeLettera(LETTERA).testo).toMatchInlineSnapshot(`
			"Comune di Cassola

			Richiesta OS-2026-000001: pagamento da fare

			Per completare la richiesta devi pagare 45,00 euro.

			Servono:

			- la ricevuta
			- la firma

			- Da fare entro il: 04/12/2026
			- Da pagare: 45,00 €
			- Codice avviso: 3020 0000 0000 0000 12

			Leggi nell'area personale:
			https://cassola.example/area-personale/messaggi/1?a=1&b=2

			-- 
			Ti scrive il Comune di Cassola, Piazza del Municipio 1, 36022 Cassola (VI). Ricevi questa e-mail perché questo indirizzo è stato indicato al Comune per gli avvisi.

			Puoi decidere se e come ti scriviamo: cambia le tue preferenze (https://cassola.example/area-personale/preferenze).

			Non rispondere a questo indirizzo: nessuno legge le risposte. Per parlare con il Comune chiama 0000 000000 o vai su cassola.example (https://cassola.example).
			"
		`);
	});

	it('riservata non dice niente di che cosa parla, nemmeno nell’oggetto e nell’anteprima', () => {
		const { oggetto, testo, html } = composeLettera({
			...LETTERA,
			riservato: true,
			link: { ...LETTERA.link, etichetta: 'Paga 45 euro' }
		});
		expect(oggetto).toBe('Comune di Cassola: hai un nuovo messaggio');
		expect(testo).toContain(LETTERA.link.indirizzo);
		expect(`${oggetto}${testo}${html}`).not.toMatch(/OS-2026|pagare|45,00|45 euro|04\/12|ricevuta|3020/);
	});

	it('non lascia che chi scrive aggiunga pezzi di pagina', () => {
		const cattivo = '"><script>alert(1)</script><a href="https://male.example">';
		const { html } = composeLettera({
			...LETTERA,
			oggetto: cattivo,
			testo: `${cattivo}\n\n[x](https://a.it/"onclick=1)`,
			ente: { ...LETTERA.ente, nome: cattivo }
		});
		expect(tutti(albero(html), 'script')).toEqual([]);
		expect(html).not.toContain('href="https://male.example');
		expect(html).not.toMatch(/<[^>]*onclick/);
	});

	it('usa il colore del Comune solo se il bianco ci si legge sopra', () => {
		const chiaro = { ...LETTERA, ente: { ...LETTERA.ente, colorePrimario: '#ffe000' } };
		expect(composeLettera(LETTERA).html).toContain('background-color:#00704a;color:#ffffff');
		expect(composeLettera(chiaro).html).not.toContain('#ffe000');
	});

	it('con gli stessi valori è la stessa lettera', () => {
		expect(composeLettera(LUNGHISSIMA)).toEqual(composeLettera(structuredClone(LUNGHISSIMA)));
	});
});

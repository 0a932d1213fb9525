import { describe, expect, it } from 'vitest';
import { moduloAutomatico } from './modulo-automatico.ts';

const DESTINAZIONE = 'https://gestore.example/sso?uno=1&due=2';

function modulo(campi: Record<string, string> = {}, titolo = 'Stai per uscire') {
	return moduloAutomatico({ destinazione: DESTINAZIONE, campi, titolo });
}

function politicaDi(risposta: Response): string[] {
	return (risposta.headers.get('content-security-policy') ?? '').split('; ');
}

describe('il modulo che parte da solo', () => {
	it('porta i suoi campi dove deve, con scritto ogni segno che potrebbe chiudere il testo', async () => {
		const html = await modulo(
			{ SAMLRequest: 'abc+/=', RelayState: '"><script>alert(1)</script>&amp;' },
			'<b>Attendi</b>'
		).text();
		expect(html).toContain('action="https://gestore.example/sso?uno=1&amp;due=2"');
		expect(html).toContain('<input type="hidden" name="SAMLRequest" value="abc+/=">');
		expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"');
		expect(html).toContain('<h1>&lt;b&gt;Attendi&lt;/b&gt;</h1>');
		expect(html).not.toContain('<script>');
	});

	it('ha un pulsante per chi non ha gli script', async () => {
		expect(await modulo().text()).toMatch(/<form method="post"[^>]*>.*<button>Continua<\/button><\/form>/s);
	});

	it('può andare in quel sito soltanto, e non caricare niente', () => {
		const politica = politicaDi(modulo());
		expect(politica).toContain('form-action https://gestore.example');
		expect(politica).toEqual(
			expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
		);
		expect(politica.join()).not.toMatch(/unsafe|\*/);
	});

	it('ammette solo il suo script, con un segno nuovo ogni volta', async () => {
		const [una, altra] = [modulo(), modulo()];
		const nonce = (risposta: Response) => /'nonce-([^']+)'/.exec(politicaDi(risposta).join())?.[1] ?? '';
		expect(nonce(una)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
		expect(nonce(una)).not.toBe(nonce(altra));
		const html = await una.text();
		expect(html.match(/<script/g)).toHaveLength(1);
		expect(html).toContain(`<script nonce="${nonce(una)}">`);
	});

	it('non resta nella memoria del browser', () => {
		expect(modulo().headers.get('cache-control')).toBe('no-store');
	});
});

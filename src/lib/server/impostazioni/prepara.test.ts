import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { invia } from '#tests/support/modulo-inviato.ts';
import { applicaAzione } from './azioni-elenco.ts';
import { findArea, type Area } from './aree.ts';
import { leggiTesti, scriviTesti, valoreDi } from './modulo.ts';
import { prepara } from './prepara.ts';
import type { Documento } from './ribasa.ts';
import { vistaDi } from './vista.ts';

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const documento = impostazioniDemo(cassola) as Documento;
const situazione = {
	versioni: [{ versione: 1, validaDal: '2026-01-01', documento }],
	host: ['cassola.localhost'],
	oggi: '2026-11-24'
};

function areaDi(id: string): Area {
	const area = findArea(id);
	if (!area) throw new Error(id);
	return area;
}

/** What is wrong with an area whose value was changed so. */
function problemi(id: string, cambia: (valore: never) => void, dal = '2026-11-24'): string[] {
	const area = areaDi(id);
	const valore = structuredClone(area.leggi(documento));
	cambia(valore as never);
	const esito = prepara(situazione, { area, valore, dal });
	return 'problemi' in esito
		? esito.problemi.map((uno) => `#${uno.campo} ${uno.etichetta}: ${uno.messaggio}`)
		: [];
}

type Accesso = {
	ufficio?: string;
	giorniTermine?: unknown;
	impostazioni: {
		tariffeCopie: Record<string, unknown>[];
		instradamento: Record<string, string>;
		rpct: { pec: string };
	};
};

type Pagamenti = { pagopa: { iban: string; stazione: string; spontanei: Record<string, unknown>[] } };

describe('le impostazioni dei pagamenti', () => {
	const area = areaDi('pagamenti');
	const base = area.leggi(documento) as Pagamenti;

	function documentoDopo(valore: unknown): Documento | undefined {
		const esito = prepara(situazione, { area, valore, dal: '2026-11-24' });
		return 'problemi' in esito ? undefined : esito.preparata.nuove.at(-1)?.documento;
	}

	it('si cambiano voce per voce, dal modulo alla versione nuova', () => {
		const { struttura } = area;
		const aggiunta = applicaAzione(struttura, scriviTesti(struttura, base), 'aggiungi:pagopa.spontanei:3');
		const vista = vistaDi(struttura, aggiunta, { uffici: [], errori: new Map() });
		const inviato = invia(vista);
		for (const [nome, scritto] of Object.entries(NUOVA)) inviato.set(nome, scritto);
		const valore = valoreDi(struttura, leggiTesti(struttura, inviato));
		expect((documentoDopo(valore)?.pagopa as Pagamenti['pagopa']).spontanei.slice(2)).toEqual([
			base.pagopa.spontanei[2],
			{
				id: 'lampade-votive',
				nome: 'Lampade votive',
				aiuto: 'Per un anno.',
				tassonomia: '9/0103100TS/',
				cent: 1250
			}
		]);
	});

	it('si tolgono del tutto, e si rimettono', () => {
		const { struttura } = area;
		const senza = applicaAzione(struttura, scriviTesti(struttura, base), 'leva:pagopa');
		const dopo = documentoDopo(valoreDi(struttura, senza));
		expect(dopo).toBeDefined();
		expect(dopo).not.toHaveProperty('pagopa');
		const vuote = applicaAzione(struttura, senza, 'metti:pagopa');
		const esito = prepara(situazione, { area, valore: valoreDi(struttura, vuote), dal: '2026-11-24' });
		expect('problemi' in esito && esito.problemi.map(({ campo }) => campo)).toEqual([
			'pagopa.intermediario',
			'pagopa.stazione',
			'pagopa.segregazione',
			'pagopa.iban'
		]);
	});
});

const NUOVA: Record<string, string> = {
	'pagopa.spontanei.3.id': 'lampade-votive',
	'pagopa.spontanei.3.nome': 'Lampade votive',
	'pagopa.spontanei.3.aiuto': 'Per un anno.',
	'pagopa.spontanei.3.tassonomia': '9/0103100TS/',
	'pagopa.spontanei.3.cent': '12,50'
};

describe('le impostazioni sbagliate', () => {
	it.each([
		[
			'il colore illeggibile',
			(valore: Record<string, string>) => (valore.colorePrimario = '#ffff00'),
			/^#colorePrimario Colore del sito: Il colore #ffff00 è troppo chiaro/
		],
		[
			'un sito di altri',
			(valore: Record<string, string>) => (valore.sitoHost = 'altro.example'),
			/^#sitoHost Nome del sito: deve essere uno dei nomi/
		],
		[
			'il CAP corto',
			(valore: Record<string, string>) => (valore.cap = '360'),
			/^#cap CAP: .*Cinque cifre\.$/
		],
		[
			'la PEC',
			(valore: Record<string, string>) => (valore.domicilioDigitale = 'x'),
			/^#domicilioDigitale Domicilio digitale: Scrivi l'indirizzo e-mail/
		],
		[
			'un dato mancante',
			(valore: Record<string, string>) => (valore.nome = ''),
			/^#nome Nome del Comune: Compila questo campo/
		]
	])('dei dati del Comune si rifiutano al loro campo: %s', (_nome, cambia, riga) => {
		expect(problemi('ente', cambia)).toEqual([expect.stringMatching(riga)]);
	});

	it('di un servizio si rifiutano con il titolo del campo e il suo posto', () => {
		const righe = problemi('accesso-atti', ({ impostazioni }: Accesso) => {
			Object.assign(impostazioni.tariffeCopie[1] ?? {}, { centesimi: 'venti' });
			impostazioni.rpct.pec = '';
		});
		expect(righe).toEqual([
			expect.stringMatching(
				/^#impostazioni\.tariffeCopie\.1\.centesimi Regole del servizio › Costi delle copie › Costo di una copia 2 › Costo: Scrivi l'importo/
			),
			expect.stringMatching(
				/^#impostazioni\.rpct\.pec Regole del servizio › Responsabile della trasparenza › PEC: /
			)
		]);
		expect(problemi('accesso-atti', (valore: Accesso) => (valore.giorniTermine = 91))).toEqual([
			'#giorniTermine Giorni per rispondere: Inserisci un valore di al massimo 90.'
		]);
	});

	it.each([
		[
			'l’IBAN con gli spazi',
			({ pagopa }: Pagamenti) => (pagopa.iban = 'IT60 X054 2811 1010 0000 0123 456'),
			'#pagopa.iban pagoPA › IBAN: L’IBAN non è corretto: scrivilo tutto maiuscolo e senza spazi, e ricontrolla i caratteri.'
		],
		[
			'la stazione',
			({ pagopa }: Pagamenti) => (pagopa.stazione = '1'),
			'#pagopa.stazione pagoPA › Codice della stazione: Questo dato non ha la forma prevista. Undici cifre, un trattino basso, due cifre.'
		],
		[
			'il codice di tassonomia',
			({ pagopa }: Pagamenti) => (pagopa.spontanei[1] = { ...pagopa.spontanei[1], tassonomia: '9/01/' }),
			/^#pagopa\.spontanei\.1\.tassonomia pagoPA › Pagamenti spontanei › Pagamento spontaneo 2 › Codice di tassonomia pagoPA: scrivi un codice/
		],
		[
			'l’importo fisso',
			({ pagopa }: Pagamenti) => (pagopa.spontanei[2] = { ...pagopa.spontanei[2], cent: 'tanto' }),
			/^#pagopa\.spontanei\.2\.cent .* › Importo fisso: Scrivi l'importo in euro/
		],
		[
			'due pagamenti con lo stesso codice',
			({ pagopa }: Pagamenti) => pagopa.spontanei.push({ ...pagopa.spontanei[0] }),
			/^#pagopa\.spontanei\.3\.id .* › Codice: Un altro pagamento ha già questo codice\.$/
		]
	])('di pagoPA si rifiutano al loro campo: %s', (_nome, cambia, riga) => {
		expect(problemi('pagamenti', cambia)).toEqual([
			typeof riga === 'string' ? riga : expect.stringMatching(riga)
		]);
	});

	it('non nominano un ufficio che non c’è', () => {
		expect(
			problemi('accesso-atti', ({ impostazioni }: Accesso) => (impostazioni.instradamento.scuola = 'nessuno'))
		).toEqual([
			'#impostazioni.instradamento.scuola Regole del servizio › Uffici per materia › Scuola: Scegli una delle risposte proposte.'
		]);
		expect(problemi('uffici', ({ uffici }: { uffici: unknown[] }) => uffici.splice(1, 1))).toEqual([
			"#uffici Richiedere l'accesso agli atti: Il servizio indica un ufficio che l'ente non ha: edilizia."
		]);
		expect(
			problemi('uffici', ({ uffici }: { uffici: { id: string }[] }) => (uffici[1] = uffici[0] ?? { id: '' }))
		).toContain('#uffici.1.id Uffici › Ufficio 2 › Codice: Un altro ufficio ha già questo codice.');
	});

	it('non valgono da ieri, né uguali a prima', () => {
		const telefono = (valore: Record<string, string>) => (valore.telefono = '0424 1');
		expect(problemi('ente', telefono)).toEqual([]);
		expect(problemi('ente', telefono, '2026-11-23')).toEqual([
			'#dal Valide dal: Scegli oggi o un giorno che deve ancora venire.'
		]);
		expect(problemi('ente', telefono, '')).toHaveLength(1);
		expect(problemi('ente', () => undefined)).toEqual([expect.stringContaining('non hai cambiato niente')]);
	});

	it('si rifiutano anche per ciò che rompono in una versione programmata', () => {
		const ora = structuredClone(documento) as { uffici: { id: string }[] };
		const nuovo = { ...ora.uffici[0], id: 'nuovo' };
		const con = { ...ora, uffici: [...ora.uffici, nuovo] };
		const servizi = structuredClone(documento.servizi) as { ufficio: string }[];
		Object.assign(servizi[0] ?? {}, { ufficio: 'nuovo' });
		const versioni = [
			{ versione: 1, validaDal: '2026-01-01', documento: con },
			{ versione: 2, validaDal: '2027-01-01', documento: { ...con, servizi } }
		] as never;
		const esito = prepara(
			{ ...situazione, versioni },
			{ area: areaDi('uffici'), valore: { uffici: ora.uffici }, dal: '2026-12-01' }
		);
		expect(esito).toMatchObject({
			problemi: [
				{
					campo: 'uffici',
					messaggio: expect.stringMatching(/^dal 01\/01\/2027, Il servizio indica.*nuovo/) as string
				}
			]
		});
	});
});

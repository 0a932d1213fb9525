// The public contract of App IO between our client and our simulator: with its schemas, and with Prism where it is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toNuovoMessaggio } from '#lib/server/integrations/app-io/wire.ts';
import { apriAppIo, MESSAGGIO, PERSONE, type AppIoSimulato } from '#tests/support/app-io-simulato.ts';
import { findContract, openDefinitions } from '#tests/support/contracts.ts';
import { openRisposte } from '#tests/support/openapi.ts';
import { startPrismDavanti, violazioniDi } from '#tests/support/prism.ts';
import { findProgramma } from '#tests/support/programmi.ts';
import { startTestimone, type Vista } from '#tests/support/testimone.ts';

const contratto = findContract('app-io/io-services_4.1.1.yaml');
const prism = findProgramma('prism', 'PRISM');

const FORMATI = {
	FiscalCode: /^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/,
	UTCISODateFromString: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
	Ulid: /^[0-9A-HJKMNP-TV-Z]{26}$/,
	OrganizationFiscalCode: /^\d{11}$/,
	// Also of a kind of problem that has no page.
	uri: /^(https?:\/\/\S+|about:blank)$/
};

const AVVISO = { nav: '302000000000000117', cent: 8750, scadeConTermine: true };

let io: AppIoSimulato;

beforeEach(async () => {
	io = await apriAppIo({ statoAvviso: () => 'PAGATO' });
});

afterEach(() => io.chiudi());

/** Everything that the client may be answered, with the clock where it has to be. */
async function parla(indirizzo: string): Promise<unknown[]> {
	const client = io.client('generale', indirizzo);
	const codice = (errore: unknown): unknown => (errore as { codice: unknown }).codice;
	const stato = async (codiceFiscale: string) => {
		const invio = await client.sendMessaggio({ ...MESSAGGIO, codiceFiscale });
		const id = invio.esito === 'ACCETTATO' ? (invio.id ?? '') : '';
		const subito = await client.readStato({ codiceFiscale, id });
		io.passa(2);
		return [subito.esito, await client.readStato({ codiceFiscale, id })];
	};
	return [
		await client.checkDestinatario(PERSONE.marta),
		await client.checkDestinatario(PERSONE.bloccato),
		await client.checkDestinatario(PERSONE.nonIscritta),
		await stato(PERSONE.marta),
		await stato(PERSONE.sparita),
		await stato(PERSONE.vietato),
		(await client.sendMessaggio({ ...MESSAGGIO, riservato: true, avviso: AVVISO })).esito,
		await client.sendMessaggio({ ...MESSAGGIO, codiceFiscale: PERSONE.attesa }).catch(codice),
		await client.sendMessaggio({ ...MESSAGGIO, codiceFiscale: PERSONE.guasto }).catch(codice),
		await client.readStato({ codiceFiscale: PERSONE.marta, id: 'ALTRO' }).catch(codice)
	];
}

const DETTO = [
	'PRONTO',
	'BLOCCATO',
	'NON_ISCRITTO',
	['IN_CORSO', { esito: 'CONSEGNATO', letto: undefined }],
	['IN_CORSO', { esito: 'RESPINTO', motivo: 'NON_ISCRITTO' }],
	['IN_CORSO', { esito: 'RESPINTO', motivo: 'BLOCCATO' }],
	'ACCETTATO',
	'TROPPE_RICHIESTE',
	'GUASTO',
	'MESSAGGIO_ASSENTE'
];

/** A message with more than our client asks for: it tells whether it was read and paid. */
const avanzato = {
	...toNuovoMessaggio({ ...MESSAGGIO, avviso: AVVISO, riservato: true }),
	feature_level_type: 'ADVANCED'
};

describe.skipIf(!contratto)('il contratto pubblico di App IO', () => {
	const check = contratto ? openDefinitions(contratto, FORMATI) : () => '';
	const esamina = contratto ? openRisposte(contratto, FORMATI) : () => Promise.resolve('');

	async function examine({ metodo, percorso, corpo, risposta }: Vista): Promise<string> {
		const sagoma = percorso.replace(/^\/messages\/.+$/, '/messages/{fiscal_code}/{id}');
		const definizione = { '/profiles': 'FiscalCodePayload', '/messages': 'NewMessage' }[percorso];
		const domanda = definizione ? check(definizione, corpo) : '';
		return domanda || (await esamina(`${metodo} ${sagoma}`, risposta));
	}

	it('ammette tutto ciò che il client dice e il simulatore risponde', async () => {
		const testimone = await startTestimone(io.indirizzo);
		try {
			expect(await parla(testimone.indirizzo)).toEqual(DETTO);
			expect(testimone.viste.length).toBeGreaterThan(DETTO.length);
			expect(await Promise.all(testimone.viste.map(examine))).toEqual(testimone.viste.map(() => ''));
		} finally {
			await testimone.stop();
		}
	});

	it('si accorge di ciò che non ammette', async () => {
		expect(check('NewMessage', toNuovoMessaggio({ ...MESSAGGIO, oggetto: 'breve' }))).toContain('subject');
		const lungo = { ...AVVISO, nav: '3020' };
		expect(check('NewMessage', toNuovoMessaggio({ ...MESSAGGIO, avviso: lungo }))).toContain('notice_number');
		const risposta = (status: number, corpo: object) => Response.json(corpo, { status });
		expect(await esamina('POST /profiles', risposta(200, {}))).toContain('sender_allowed');
		expect(await esamina('POST /profiles', risposta(201, {}))).toContain('non è nel contratto');
		expect(await esamina('GET /messages/{fiscal_code}/{id}', risposta(200, { message: {} }))).toContain(
			'fiscal_code'
		);
	});

	it('ammette i rifiuti del simulatore', async () => {
		const nuovo = toNuovoMessaggio(MESSAGGIO);
		const corpi: [object, number, string?][] = [
			[{ ...nuovo, content: { ...nuovo.content, markdown: 'corto' } }, 400],
			[{ ...nuovo, content: { ...nuovo.content, due_date: '2026-12-04' } }, 400],
			[{ ...nuovo, fiscal_code: 'ROSSI' }, 400],
			[nuovo, 401, 'prova-cassola'],
			[nuovo, 401, 'sbagliata']
		];
		for (const [corpo, status, chiave] of corpi) {
			const risposta = await io.chiama('messages', { corpo, ...(chiave && { chiave }) });
			expect(risposta.status).toBe(status);
			expect(await esamina('POST /messages', risposta)).toBe('');
		}
		for (const risponde of ['TROPPE', 'VIETATO', 'CHIAVE'] as const) {
			await io.simulatore.answerWith(risponde);
			const risposta = await io.chiama('profiles', { corpo: { fiscal_code: PERSONE.marta } });
			expect(await esamina('POST /profiles', risposta)).toBe('');
		}
	});

	it('ammette lo stato di un messaggio letto e pagato', async () => {
		const creato = await io.chiama('messages', { corpo: avanzato });
		const { id } = (await creato.json()) as { id: string };
		expect(creato.headers.get('location')).toBe(`/api/v1/messages/${PERSONE.marta}/${id}`);
		expect(creato.headers.get('x-rate-limit-remaining')).toBe('149');
		io.passa(2);
		const leggi = () => io.chiama(`messages/${PERSONE.marta}/${id}`);
		expect(await esamina('GET /messages/{fiscal_code}/{id}', await leggi())).toBe('');
		expect(await (await leggi()).json()).toMatchObject({
			read_status: 'UNREAD',
			payment_status: 'PAID',
			notification: { webhook: 'SENT' },
			message: { content: { payment_data: { payee: { fiscal_code: '90000000019' } } } }
		});
		const stato = () => io.client().readStato({ codiceFiscale: PERSONE.marta, id });
		expect(await stato()).toEqual({ esito: 'CONSEGNATO', letto: false });
		await io.pagina(`/app-io/messaggi/${id}`);
		expect(await stato()).toEqual({ esito: 'CONSEGNATO', letto: true });
	});
});

describe.skipIf(!contratto || !prism)('Prism tra il client e il simulatore', () => {
	it('non trova niente da dire', async () => {
		const davanti = await startPrismDavanti({
			programma: prism ?? '',
			file: contratto ?? '',
			monte: io.indirizzo
		});
		const chiama = (corpo: object): Promise<Response> =>
			fetch(`${davanti.indirizzo}/messages`, {
				method: 'POST',
				headers: {
					'Ocp-Apim-Subscription-Key': 'prova-cassola--generale',
					'content-type': 'application/json'
				},
				body: JSON.stringify(corpo)
			});
		try {
			expect(await parla(davanti.indirizzo)).toEqual(DETTO);
			const creato = await chiama(avanzato);
			expect([creato.status, violazioniDi(await creato.text())]).toEqual([201, '']);
			// So that its silence means something.
			const breve = await chiama({ ...avanzato, content: { subject: 'breve', markdown: 'corto' } });
			expect(violazioniDi(await breve.text())).toContain('subject');
		} finally {
			davanti.stop();
		}
	});
});

// The login with SPID from end to end over the wire: our client against the invented providers, and against every way in which they can go wrong.
import { beforeAll, describe, expect, it } from 'vitest';
import { createCertificato } from '#lib/server/integrations/spid/certificato.ts';
import { createSaml } from '#lib/server/integrations/spid/client.ts';
import type { EsitoAccesso, Gestore, Modo, Saml } from '#lib/server/integrations/spid/port.ts';
import { createRegistroGestori } from '#lib/server/integrations/spid/registro.ts';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import { anomalie } from '#simulators/spid/anomalie.ts';
import { accendiGestori, campo, chiedi, messaggio, type Pagina } from '#tests/support/gestore-spid.ts';
import { providerDiProva } from '#tests/support/gestore-di-prova.ts';

const ADESSO = new Date('2026-11-24T09:30:00Z');
const ENTITY_ID = 'http://cassola.localhost:3000';
const MARTA = 'ZNCMRT84C57C037X';

let gestori: Gestore[];
let saml: Saml;
let ultimo = 0;

function newId(): string {
	return `prova-${String((ultimo += 1))}`;
}

beforeAll(async () => {
	saml = createSaml({ provider: ente(), clock: () => ADESSO, newId });
	const accesi = await accendiGestori({
		now: () => ADESSO,
		newId,
		leggiMetadati: () => Promise.resolve(saml.metadata())
	});
	const url = `${accesi.indirizzo}/spid/registro`;
	const registro = createRegistroGestori({ profilo: 'spid', origine: { url }, clock: () => ADESSO });
	gestori = await registro.fetchGestori();
	return accesi.spegni;
});

function ente() {
	const certificato = createCertificato({
		entityId: ENTITY_ID,
		nome: 'Comune di Cassola',
		comune: 'Cassola',
		codiceIpa: 'c_c037',
		da: new Date('2026-01-01'),
		giorni: 3650,
		bit: 2048
	});
	return providerDiProva({
		entityId: ENTITY_ID,
		indirizzoAcs: `${ENTITY_ID}/accesso/spid/acs`,
		indirizzoSlo: `${ENTITY_ID}/accesso/spid/slo`,
		chiavi: [certificato]
	});
}

function gestoreDi(id: string): Gestore {
	const gestore = gestori.find(({ entityId }) => entityId.endsWith(`/spid/${id}`));
	if (!gestore) throw new Error(`Nessun gestore ${id}`);
	return gestore;
}

type Prova = { id?: string; livello?: Livello; modo?: Modo; persona?: string };

/** Starts a login and presses what is said on the page of the consent, or on the first one when it ends there. */
async function accedi(
	campi: Record<string, string>,
	{ id = 'aurora', livello = 2, modo = 'post', persona = MARTA }: Prova = {}
): Promise<EsitoAccesso> {
	const gestore = gestoreDi(id);
	const attributi = id === 'eidas' ? 99 : 0;
	const partenza = saml.startLogin({ gestore, livello, attributi, relayState: 'manico', modo });
	const { invio } = partenza;
	const scelta =
		invio.tipo === 'redirect' ? await chiedi(invio.indirizzo) : await chiedi(invio.destinazione, invio.campi);
	const ritorno = await premi(scelta, persona, campi);
	const richiesta = { ...partenza, gestore: gestore.entityId, livello, attributi } as const;
	return saml.finishLogin({
		samlResponse: campo(ritorno, 'SAMLResponse'),
		gestori,
		take: (chiesta) => Promise.resolve(chiesta === partenza.id ? richiesta : undefined)
	});
}

async function premi(scelta: Pagina, persona: string, campi: Record<string, string>): Promise<Pagina> {
	const dopo = await chiedi(scelta.indirizzo, { persona });
	const codice = campo(dopo, 'codice');
	if (codice) await chiedi(scelta.indirizzo, { codice });
	return chiedi(scelta.indirizzo, campi);
}

const CONSENTI = { azione: 'consenti' };

describe('il nostro accesso con SPID', () => {
	it.each(['post', 'redirect'] as const)('riesce con una richiesta per %s', async (modo) => {
		expect(await accedi(CONSENTI, { modo })).toMatchObject({
			ok: true,
			livello: 2,
			identita: { codiceFiscale: MARTA, nome: 'Marta', cognome: 'Zanchettin', dataNascita: '1984-03-17' }
		});
	});

	it('riesce con un gestore che sta cambiando la chiave', async () => {
		expect(gestoreDi('brezza').certificati).toHaveLength(2);
		expect(await accedi(CONSENTI, { id: 'brezza' })).toMatchObject({ ok: true });
	});

	it.each([1, 3] as const)('riesce al livello %i', async (livello) => {
		expect(await accedi(CONSENTI, { id: 'cometa', livello })).toMatchObject({ ok: true, livello });
	});

	it.each([
		['senza e-mail', 'MLLZOE04B69I709V', { nome: 'Zoë', cognome: 'Müller' }],
		['con due nomi e un apostrofo', 'DLLMGR58B51I709I', { nome: 'Maria Grazia', cognome: "Dell'Orto" }],
		['in maiuscolo', 'SPSGPP62R03F839N', { nome: 'GIUSEPPE ANTONIO', cognome: 'ESPOSITO' }],
		['con omocodia', 'RSSMRA80A01C03TU', { cognome: 'Rossi' }],
		['che lavora in Comune', 'MRNGNN83D51C037V', { nome: 'Giovanna' }]
	])('riesce a chi ha un nome vero: %s', async (_, persona, atteso) => {
		expect(await accedi(CONSENTI, { persona })).toMatchObject({
			ok: true,
			identita: { codiceFiscale: persona, ...atteso }
		});
	});

	it('riesce dal nodo eIDAS a chi non ha codice fiscale', async () => {
		const esito = await accedi(CONSENTI, { id: 'eidas', persona: 'DE/IT/7H3KX9Q2LM' });
		expect(esito).toMatchObject({ ok: true, identita: { nome: 'Jürgen', cognome: 'Weiß' } });
		if (esito.ok) expect(esito.identita.codiceFiscale).toBeUndefined();
	});

	it.each([1, 19, 20, 21, 22, 23, 25, 30])(
		'dice perché il gestore non ha fatto entrare: %i',
		async (numero) => {
			expect(await accedi({ errore: String(numero) })).toMatchObject({
				ok: false,
				errore: { tipo: 'gestore', numero }
			});
		}
	);
});

describe('ogni risposta che il gestore può rompere', () => {
	const voci = anomalie.flatMap((gruppo) => gruppo.voci);

	beforeAll(async () => {
		// So that there is an answer of before to be repeated.
		await accedi(CONSENTI, { id: 'cometa' });
	});

	it.each(voci.map(({ id, attesa }) => [id, attesa] as const))('%s: %s', async (id, attesa) => {
		const esito = await accedi({ ...CONSENTI, anomalia: id }, { id: 'cometa' });
		expect(esito).toMatchObject(
			attesa === 'accesso'
				? { ok: true, identita: { codiceFiscale: MARTA } }
				: { ok: false, errore: { tipo: 'risposta' } }
		);
	});

	it.each([
		['50', true],
		['600', false],
		['-600', false]
	])("con l'orologio spostato di %s secondi", async (scarto, ok) => {
		expect(await accedi({ ...CONSENTI, scarto })).toMatchObject({ ok });
	});
});

describe('la nostra uscita dopo un accesso di livello 1', () => {
	it('chiude la sessione del gestore', async () => {
		const esito = await accedi(CONSENTI, { id: 'brezza', livello: 1 });
		if (!esito.ok || !esito.sessionIndex) throw new Error('Nessuna sessione');
		const { nameId, sessionIndex } = esito;
		const partenza = saml.startLogout({
			gestore: gestoreDi('brezza'),
			nameId,
			sessionIndex,
			relayState: 'manico'
		});
		if (!partenza) throw new Error('Il gestore non ha uscita');
		const { id, invio } = partenza;
		const pagina =
			invio.tipo === 'redirect'
				? await chiedi(invio.indirizzo)
				: await chiedi(invio.destinazione, invio.campi);
		const risposta = { modo: 'post', messaggio: campo(pagina, 'SAMLResponse') } as const;
		expect(saml.finishLogout({ risposta, gestori, id })).toEqual({ ok: true });
		expect(messaggio(pagina).destinazione).toBe(`${ENTITY_ID}/accesso/spid/slo`);
	});
});

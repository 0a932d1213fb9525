// Once only: what a person sent is offered again in every service, changed and deleted by them alone; a request can be made again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { repeatPratica } from '#lib/server/pratiche/repeat-pratica.ts';
import { readIdentita, fonteIdentita, identitaVista } from '#lib/server/profilo/identita.ts';
import { checkDato, readDatoDaCambiare, readMieiDati } from '#lib/server/profilo/miei-dati.ts';
import { forgetDato, keepDato, readDati } from '#lib/server/profilo/profilo.ts';
import { initialRisposte } from '#lib/server/profilo/riuso.ts';
import { findServizio, servizi } from '#lib/services/index.ts';
import {
	apriMondo,
	come,
	comeSistema,
	enteDi,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import {
	bozzaPronta,
	carica,
	conMarca,
	ESEMPIO,
	invia,
	praticaInviata,
	SERVIZIO
} from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
});

afterAll(async () => {
	await mondo.chiudi();
});

const CONTATTI = {
	email: 'nuova@posta.example',
	telefono: '0424 123456',
	domicilioDigitale: 'marta@pec.example'
};

function iniziali(chi: Residente): Promise<Grezzi> {
	const servizio = findServizio(SERVIZIO);
	if (!servizio) throw new Error('manca il servizio');
	return come(mondo, chi, (tx) => initialRisposte(tx, { servizio, persona: chi.personaId }));
}

async function mondoDi(chi: Residente) {
	return { ente: await enteDi(mondo, chi.ente), oggi: giornoARoma(mondo.clock()), luoghi: mondo.luoghi };
}

async function mieiDati(chi: Residente) {
	const attorno = await mondoDi(chi);
	const dati = await come(mondo, chi, (tx) => readMieiDati(tx, { persona: chi.personaId, mondo: attorno }));
	return new Map(dati.map((dato) => [dato.chiave, dato]));
}

describe('un dato già dato', () => {
	it('prima di ogni richiesta è solo quello che dice l’accesso', async () => {
		expect(await iniziali(marta)).toEqual({ email: 'marta.zanchettin@posta.example' });
		expect((await mieiDati(marta)).get('email')?.fonte).toBe(
			'Dal tuo accesso con SPID o CIE, 24/11/2026 alle 10:30'
		);
	});

	it('una volta inviato inizia ogni nuova bozza, come era stato scritto, e resta il contatto della persona', async () => {
		const numero = await praticaInviata(mondo, marta, { ...ESEMPIO, ...CONTATTI });
		expect(await iniziali(marta)).toEqual(CONTATTI);
		const persona = await mondo.owner`select email, telefono from persona where id = ${marta.personaId}`;
		expect(persona).toEqual([{ email: CONTATTI.email, telefono: '+390424123456' }]);
		const dati = await mieiDati(marta);
		expect(dati.get('telefono')).toMatchObject({
			righe: ['+390424123456'],
			fonte: `Dalla richiesta ${numero}, 24/11/2026 alle 10:30`,
			usi: servizi.map(({ scheda }) => scheda.titolo)
		});
		expect(dati.get('albo')?.righe).toEqual([]);
	});

	it('lasciato vuoto in una richiesta resta quello di prima', async () => {
		await praticaInviata(mondo, marta, { ...ESEMPIO, email: '', telefono: '', domicilioDigitale: ' ' });
		expect(await iniziali(marta)).toEqual(CONTATTI);
	});

	it('si corregge con le regole del suo campo, e si cancella', async () => {
		const chiedi = { persona: marta.personaId, chiave: 'telefono', mondo: await mondoDi(marta) };
		const dato = await come(mondo, marta, (tx) => readDatoDaCambiare(tx, chiedi));
		expect(dato.grezzo).toBe(CONTATTI.telefono);
		expect(checkDato(dato, 'abc')).toMatchObject({
			ok: false,
			problemi: [{ campo: 'telefono', codice: 'TEL_FORMATO' }]
		});
		expect(checkDato(dato, '')).toMatchObject({ ok: false, problemi: [{ codice: 'CAMPO_OBBLIGATORIO' }] });
		const giusto = checkDato(dato, '0424 999999');
		if (!giusto.ok) throw new Error('rifiutato');
		const { grezzo, valore } = giusto;
		const comune = { ente: marta.ente, persona: marta.personaId, istante: mondo.clock() };
		await come(mondo, marta, (tx) => keepDato(tx, { ...comune, chiave: dato.chiave, grezzo, valore }));
		expect((await mieiDati(marta)).get('telefono')?.fonte).toMatch(/^Scritto da te/);
		await come(mondo, marta, (tx) => forgetDato(tx, { persona: marta.personaId, chiave: 'telefono' }));
		expect(await iniziali(marta)).toEqual({
			email: CONTATTI.email,
			domicilioDigitale: CONTATTI.domicilioDigitale
		});
	});

	it('un nome che non è di nessun dato non si cambia', async () => {
		const attorno = await mondoDi(marta);
		for (const chiave of ['password', 'constructor', 'nucleo'])
			await expect(
				come(mondo, marta, (tx) =>
					readDatoDaCambiare(tx, { persona: marta.personaId, chiave, mondo: attorno })
				),
				chiave
			).rejects.toThrow('Dato sconosciuto');
	});

	it('non lo vedono e non lo scrivono un altro cittadino, un altro Comune, gli operatori, il sistema', async () => {
		expect(await come(mondo, marta, (tx) => readDati(tx))).toHaveLength(2);
		expect(await come(mondo, mario, (tx) => readDati(tx))).toEqual([]);
		const altrove = { ...marta, ente: 'seveso' };
		expect(await come(mondo, altrove, (tx) => readDati(tx))).toEqual([]);
		expect(await come(mondo, impiegato('cassola', 'responsabile'), (tx) => readDati(tx))).toEqual([]);
		expect(await comeSistema(mondo, 'cassola', (tx) => readDati(tx))).toEqual([]);
		const dato = {
			ente: 'cassola',
			persona: marta.personaId,
			chiave: 'domicilioDigitale',
			grezzo: 'ladro@pec.example',
			valore: undefined,
			istante: mondo.clock()
		} as const;
		await expect(come(mondo, mario, (tx) => keepDato(tx, dato))).rejects.toThrow('row-level security');
	});

	it('non dice di venire dalla richiesta di un altro', async () => {
		const numero = await praticaInviata(mondo, mario);
		const [pratica] = await mondo.owner<{ id: string }[]>`select id from pratica where numero = ${numero}`;
		const dato = {
			ente: 'cassola',
			persona: marta.personaId,
			pratica: pratica?.id ?? '',
			chiave: 'albo',
			grezzo: 'Geometri',
			valore: 'Geometri',
			istante: mondo.clock()
		} as const;
		await expect(come(mondo, marta, (tx) => keepDato(tx, dato))).rejects.toThrow('row-level security');
	});
});

describe('i dati dell’accesso', () => {
	it('si leggono con la fonte, e la persona non li cambia', async () => {
		const identita = await come(mondo, marta, (tx) => readIdentita(tx, marta.personaId));
		expect(identitaVista(identita, mondo.luoghi)[1]).toEqual({
			etichetta: 'Codice fiscale',
			valore: marta.codiceFiscale
		});
		expect(fonteIdentita(identita)).toContain('dal tuo accesso del 24/11/2026 alle 10:30');
		await expect(
			come(mondo, marta, (tx) => tx`update persona set identita_il = null where id = ${marta.personaId}`)
		).rejects.toThrow('vengono solo');
	});
});

describe('rifare la domanda', () => {
	async function rifai(chi: Residente, numero: string) {
		const attorno = await mondoDi(chi);
		const { newId } = mondo;
		const dati = {
			ente: chi.ente,
			persona: chi.personaId,
			numero,
			mondo: attorno,
			istante: mondo.clock(),
			newId
		};
		return come(mondo, chi, (tx) => repeatPratica(tx, dati));
	}

	it('riparte dalle risposte di allora, senza file, dichiarazioni e marche', async () => {
		const chiara = await entra(mondo, 'Chiara');
		const bozza = await bozzaPronta(mondo, chiara, { ...conMarca('01234567890999'), urgenza: 'si' });
		await carica(mondo, chiara, { bozza });
		const esito = await invia(mondo, chiara, bozza);
		if (esito.tipo !== 'inviata') throw new Error('non inviata');
		const rifatta = await rifai(chiara, esito.numero);
		expect(rifatta).toMatchObject({ servizio: SERVIZIO, nuova: true });
		const { risposte, oggetto } = await come(mondo, chiara, (tx) => findBozza(tx, rifatta.bozza));
		expect(risposte).toMatchObject({
			documento: ESEMPIO['documento'],
			modalita: 'COPIA_CONFORME',
			catasto: ESEMPIO['catasto']
		});
		for (const nome of ['marcaDaBollo', 'marcaEsclusiva', 'urgenza', 'interesse'])
			expect(risposte, nome).not.toHaveProperty(nome);
		expect(oggetto).toBe('');
	});

	it('con una bozza già aperta per la stessa persona porta a quella e non la tocca', async () => {
		const chiara = await entra(mondo, 'Chiara');
		const numeri = await mondo.owner<{ numero: string }[]>`
			select numero from pratica where persona_id = ${chiara.personaId}`;
		const [aperta] = await mondo.owner<{ id: string; risposte: Grezzi }[]>`
			select id, risposte from bozza where persona_id = ${chiara.personaId}`;
		const rifatta = await rifai(chiara, numeri[0]?.numero ?? '');
		expect(rifatta).toMatchObject({ bozza: aperta?.id, nuova: false });
	});

	it('per un altro resta per un altro', async () => {
		const silvia = await entra(mondo, 'Silvia');
		const perLei = {
			...ESEMPIO,
			titolo: 'LEGALE_RAPPR',
			enteDenominazione: 'Bar Centrale srl',
			enteCodiceFiscale: '90000000019',
			enteSede: 'Via Roma 1',
			enteCarica: 'Amministratrice'
		};
		const rifatta = await rifai(silvia, await praticaInviata(mondo, silvia, perLei));
		const { oggetto } = await come(mondo, silvia, (tx) => findBozza(tx, rifatta.bozza));
		expect(oggetto).toBe('90000000019');
	});

	it('quella di un altro non si trova', async () => {
		const numero = await praticaInviata(mondo, marta);
		await expect(rifai(mario, numero)).rejects.toThrow('Pratica non trovata');
	});
});

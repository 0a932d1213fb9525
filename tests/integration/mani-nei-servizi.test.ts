// What nobody may do by hand in the tables of the services, asked of the database itself: forged enrolments, confirmations, areas, payments, signatures.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import { domandaInCarico, domandaPer, MATEI, TOMMASO, TRASPORTO } from '#tests/support/domande-trasporto.ts';
import {
	apriMondo,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { concessa } from '#tests/support/mosse-maternita.ts';
import { bozzaPronta, invia, leggi, praticaInviata } from '#tests/support/pratiche.ts';

/** Of PostgreSQL: a rule on rows, a grant or a trigger says that this hand may not; what is closed does not change. */
const VIETATO = { code: '42501' };
const FERMO = { code: '23000' };

const ENTE = 'seveso';
const anna = impiegato(ENTE, 'operatore');
const capo = impiegato(ENTE, 'responsabile');
const cassa = impiegato(ENTE, 'cassa');
let mondo: Mondo;
let giulia: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	[giulia, davide] = [await entra(mondo, 'Giulia'), await entra(mondo, 'Davide')];
});

beforeEach(async () => {
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
});

afterAll(() => mondo.chiudi());

async function idDi(numero: string, ente = ENTE): Promise<string> {
	return (await leggi(mondo, ente, numero)).id;
}

type Forgiata = { pratica: string; numero: string; persona?: Residente };

function insertIscrizione(tx: Tx, { pratica, numero, persona = giulia }: Forgiata) {
	return tx`
		insert into trasporto_iscrizione (pratica_id, ente_id, persona_id, numero, anno, alunno_codice_fiscale, alunno_nome,
			scuola, linea, servizio, giorni, rientro_autonomo)
		values (${pratica}, ${ENTE}, ${persona.personaId}, ${numero}, '2026/2027', 'RVITMS18D11D286U', 'Tommaso', 'x', 'rossa',
			'ANDATA_RITORNO', '{LUN}', true)`;
}

describe("l'iscrizione al trasporto", () => {
	it('nasce solo con la sua domanda, di quel servizio, e con il suo numero', async () => {
		const atti = await praticaInviata(mondo, giulia);
		const altrui = await domandaInCarico(mondo, davide, domandaPer(MATEI));
		const pratica = await idDi(atti);
		for (const numero of [atti, altrui])
			await expect(
				come(mondo, giulia, (tx) => insertIscrizione(tx, { pratica, numero }))
			).rejects.toMatchObject(VIETATO);
		const dichiarata = come(mondo, giulia, async (tx) =>
			insertIscrizione(tx, { pratica: await idDi(altrui), numero: altrui, persona: davide })
		);
		await expect(dichiarata).rejects.toMatchObject(VIETATO);
	});

	it('non finisce per mano di chi ha chiesto mentre il Comune ci lavora', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const chiude = come(
			mondo,
			giulia,
			(tx) => tx`update trasporto_iscrizione set stato = 'CHIUSA' where numero = ${numero}`
		);
		await expect(chiude).rejects.toMatchObject(VIETATO);
	});

	it('di un bambino resta una anche se il suo codice è scritto con l’omocodia', async () => {
		await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const omocodia = { ...TOMMASO, alunnoCodiceFiscale: 'RVITMS18D11D28SR' };
		const bozza = await bozzaPronta(mondo, davide, domandaPer(omocodia), TRASPORTO);
		expect(await invia(mondo, davide, bozza)).toMatchObject({
			tipo: 'problemi',
			problemi: [{ campo: 'alunnoCodiceFiscale', codice: 'TS_DUPLICATO' }]
		});
	});

	it('non riceve persone delegate fuori da una domanda', async () => {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const pratica = await idDi(numero);
		const delega = come(
			mondo,
			giulia,
			(tx) => tx`
				insert into trasporto_delegati (id, ente_id, pratica_id, persona_id, dal, delegati, richiesta_id)
				values (${mondo.newId()}, ${ENTE}, ${pratica}, ${giulia.personaId}, '2026-11-01', '[]', ${pratica})`
		);
		await expect(delega).rejects.toMatchObject(VIETATO);
	});

	it('una graduatoria definitiva tiene ferme anche le sue righe', async () => {
		const id = mondo.newId();
		await mondo.owner`
			insert into trasporto_graduatoria (id, ente_id, anno, calcolata_il, pubblicata_il, osservazioni_fino, operatore_id)
			values (${id}, ${ENTE}, '2030/2031', now(), now(), '2026-12-01', ${capo.operatoreId})`;
		await mondo.owner`
			insert into trasporto_voce (graduatoria_id, ente_id, pratica, linea, posto, esito)
			values (${id}, ${ENTE}, 'TS-2030-000001', 'rossa', 1, 'AMMESSA')`;
		await mondo.owner`update trasporto_graduatoria set definitiva_il = now() where id = ${id}`;
		for (const sql of [
			`update trasporto_voce set posto = 2 where graduatoria_id = '${id}'`,
			`delete from trasporto_voce where graduatoria_id = '${id}'`,
			`insert into trasporto_voce (graduatoria_id, ente_id, pratica, linea, posto, esito) values ('${id}', '${ENTE}', 'x', 'rossa', 9, 'AMMESSA')`
		])
			await expect(come(mondo, capo, (tx) => tx.unsafe(sql))).rejects.toMatchObject(FERMO);
	});
});

describe("la conferma di un'altra persona", () => {
	function chiede(pratica: string, codiceFiscale: string) {
		return come(
			mondo,
			giulia,
			(tx) => tx`
				insert into conferma (codice, ente_id, pratica_id, persona_id, codice_fiscale, testo, chiesta_il, entro)
				values (${mondo.newId().padEnd(43, 'x')}, ${ENTE}, ${pratica}, ${giulia.personaId}, ${codiceFiscale}, 'Autorizzo',
					${mondo.clock()}, '2030-01-01')`
		);
	}

	it('non si chiede a sé stessi, né quando la pratica è già in mano al Comune', async () => {
		const inviata = await idDi(await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO));
		await expect(chiede(inviata, giulia.codiceFiscale)).rejects.toMatchObject(VIETATO);
		await chiede(inviata, davide.codiceFiscale);
		await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
		const inCarico = await idDi(await domandaInCarico(mondo, giulia, domandaPer(TOMMASO)));
		await expect(chiede(inCarico, davide.codiceFiscale)).rejects.toMatchObject(VIETATO);
	});

	it('non la dà un operatore al posto della persona', async () => {
		const inviata = await idDi(await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO));
		await chiede(inviata, davide.codiceFiscale);
		const { count } = await come(
			mondo,
			capo,
			(tx) => tx`update conferma set esito = 'CONFERMATA', risposta_il = now() where pratica_id = ${inviata}`
		);
		expect(count).toBe(0);
	});
});

describe('il suolo', () => {
	it('si chiede solo con una domanda di suolo', async () => {
		const pratica = await idDi(await praticaInviata(mondo, giulia));
		const occupa = come(
			mondo,
			giulia,
			(tx) => tx`
				insert into occupazione (id, ente_id, pratica_id, persona_id, vertici, area, giorni, ore)
				values (${mondo.newId()}, ${ENTE}, ${pratica}, ${giulia.personaId}, '[]', '((0,0),(1,0),(1,1))',
					'[2027-01-01,2027-01-02)', '[0,1440)')`
		);
		await expect(occupa).rejects.toMatchObject(VIETATO);
	});
});

describe('la cassa', () => {
	async function dovuto(): Promise<string> {
		const pratica = await idDi(await praticaInviata(mondo, giulia));
		const id = mondo.newId();
		await mondo.owner`
			insert into pagamento (id, ente_id, pratica_id, persona_id, atto, causale, cent, scadenza, creato_il)
			values (${id}, ${ENTE}, ${pratica}, ${giulia.personaId}, '1/2026', 'Canone', 100, '2027-01-01', now())`;
		return id;
	}

	function incassa(chi: Impiegato, { id, firma = chi }: { id: string; firma?: Impiegato }) {
		return come(
			mondo,
			chi,
			(tx) => tx`
				update pagamento set stato = 'PAGATA', mezzo = 'pos', pagato_il = '2026-11-24', operatore_id = ${firma.operatoreId},
					registrato_il = now()
				where id = ${id}`
		);
	}

	it('incassa solo chi ne ha il ruolo, e firma di suo', async () => {
		const id = await dovuto();
		await expect(incassa(anna, { id })).rejects.toMatchObject(VIETATO);
		await expect(incassa(capo, { id })).rejects.toMatchObject(VIETATO);
		await expect(incassa(cassa, { id, firma: anna })).rejects.toMatchObject(VIETATO);
		expect((await incassa(cassa, { id })).count).toBe(1);
	});
});

describe('la firma degli operatori', () => {
	it('è sempre la propria', async () => {
		const chiara = await entra(mondo, 'Chiara');
		const diCassola = impiegato('cassola', 'operatore');
		const collega = impiegato('cassola', 'responsabile').operatoreId;
		const pratica = await idDi(await concessa(mondo, chiara, assegnoMaternita.esempio), 'cassola');
		for (const scrive of [
			(tx: Tx) => tx`
				insert into maternita_rettifica (id, ente_id, pratica_id, persona_id, campo, valore, operatore_id, scritta_il)
				values (${mondo.newId()}, 'cassola', ${pratica}, ${chiara.personaId}, 'iban', 'x', ${collega}, now())`,
			(tx: Tx) => tx`
				insert into evento (id, ente_id, pratica_id, persona_id, tipo, a_stato, attore, operatore_id, avvenuto_il)
				values (${mondo.newId()}, 'cassola', ${pratica}, ${chiara.personaId}, 'ACCOGLI', 'ACCOLTA', 'operatore', ${collega},
					now())`,
			(tx: Tx) => tx`
				insert into trasporto_consultazione (id, ente_id, operatore_id, linea, giorno, consultata_il)
				values (${mondo.newId()}, 'cassola', ${collega}, 'rossa', '2026-11-24', now())`
		])
			await expect(come<unknown>(mondo, diCassola, scrive)).rejects.toMatchObject(VIETATO);
	});
});

describe('i numeri dei lotti per INPS', () => {
	it('non li prende una persona', async () => {
		const prende = (chi: Residente | Impiegato) =>
			come(mondo, chi, (tx) => tx`select prossimo_numero('lotto-inps', 2026) as numero`);
		await expect(prende(giulia)).rejects.toMatchObject(VIETATO);
		expect(await prende(anna)).toEqual([{ numero: 1 }]);
	});
});

describe('chi non ha detto chi è', () => {
	it('non sa se un bambino è iscritto o ha avuto un assegno', async () => {
		await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		const codice = TOMMASO.alunnoCodiceFiscale;
		const chiedi = (attore: Parameters<typeof inEnte>[1]['attore']) =>
			inEnte(mondo.database, { ente: ENTE, attore }, async (tx) => {
				const [riga] = await tx`select trasporto_gia_iscritto('2026/2027', ${codice}) as gia`;
				return riga?.gia as boolean;
			});
		expect(await chiedi({ ruolo: 'cittadino', persona: davide.personaId })).toBe(true);
		expect(await chiedi({ ruolo: 'anonimo' })).toBe(false);
	});
});

describe('quello che è stato inviato', () => {
	it('resta come era stato scritto', async () => {
		const id = await idDi(await praticaInviata(mondo, giulia));
		const cambia = come(mondo, anna, (tx) => tx`update pratica set scritte = '{}' where id = ${id}`);
		await expect(cambia).rejects.toMatchObject(FERMO);
	});
});

// Drafts: one for each person, service and object; what is typed stays; nobody else reaches them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { deleteBozza, findBozza, listBozze, saveBozza } from '#lib/server/pratiche/bozza.ts';
import { readForm } from '#lib/forms/grezzo.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { bozzaPronta, carica, compilazioneDi, nuovaBozza, salvaPasso } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
});

beforeEach(async () => {
	await mondo.owner`delete from bozza`;
});

afterAll(async () => {
	await mondo.chiudi();
});

const CARLA = {
	titolo: 'DELEGATO',
	beneficiarioNome: 'Carla',
	beneficiarioCognome: 'Mapelli',
	beneficiarioCodiceFiscale: 'MPLCRL52T49C566S'
};

function bozzeDi(chi: Residente) {
	return come(mondo, chi, (tx) => listBozze(tx));
}

function bozzaDi(chi: Residente, id: string) {
	return come(mondo, chi, (tx) => findBozza(tx, id));
}

describe('una bozza', () => {
	it('è una sola per persona e servizio, anche iniziata due volte nello stesso momento', async () => {
		await mondo.scalda();
		const ids = await Promise.all(Array.from({ length: 6 }, () => nuovaBozza(mondo, marta)));
		expect(new Set(ids).size).toBe(1);
		expect(await bozzeDi(marta)).toHaveLength(1);
		expect(await nuovaBozza(mondo, marta)).toBe(ids[0]);
	});

	it('è di ciascuno la propria', async () => {
		expect(await nuovaBozza(mondo, marta)).not.toBe(await nuovaBozza(mondo, mario));
		expect(await bozzeDi(mario)).toHaveLength(1);
	});

	it('iniziata di nuovo non perde quello che c’era', async () => {
		const id = await nuovaBozza(mondo, marta, { email: 'una@posta.example' });
		await nuovaBozza(mondo, marta, { email: 'altra@posta.example' });
		expect((await bozzaDi(marta, id)).risposte).toEqual({ email: 'una@posta.example' });
	});

	it('tiene parola per parola anche le risposte sbagliate', async () => {
		const id = await nuovaBozza(mondo, marta);
		const ricevute = {
			documento: '  troppo\n\tcorto "é" \\u0041 %_ \'; drop table bozza; -- 🏛 ',
			praticaAnno: 'millenovecento',
			praticaNumero: '',
			catasto: { foglio: '<b>', particella: '415' }
		};
		expect(await salvaPasso(mondo, marta, { bozza: id, passo: 'documento', ricevute })).toEqual([]);
		expect((await bozzaDi(marta, id)).risposte).toEqual(ricevute);
	});

	it('accetta anche il carattere nullo, che la banca dati non conosce', async () => {
		const id = await nuovaBozza(mondo, marta);
		const ricevute = readForm([['praticaNumero', 'uno\u0000due']]);
		await salvaPasso(mondo, marta, { bozza: id, passo: 'documento', ricevute });
		expect((await bozzaDi(marta, id)).risposte).toEqual({ praticaNumero: 'unodue' });
	});

	it('tiene le risposte degli altri passi e scarta i campi che non sono del passo', async () => {
		const id = await nuovaBozza(mondo, marta, { email: 'una@posta.example', documento: 'prima' });
		const ricevute = { documento: 'dopo', email: 'rubata@posta.example', inventato: 'x' };
		await salvaPasso(mondo, marta, { bozza: id, passo: 'documento', ricevute });
		expect((await bozzaDi(marta, id)).risposte).toEqual({ email: 'una@posta.example', documento: 'dopo' });
	});

	it('non crede agli id di file scritti in un modulo', async () => {
		const id = await nuovaBozza(mondo, marta);
		const altra = await nuovaBozza(mondo, mario);
		await carica(mondo, mario, { bozza: altra });
		const [file] = (await bozzaDi(mario, altra)).allegati;
		const ricevute = { interesse: [file?.id ?? ''] };
		await salvaPasso(mondo, marta, { bozza: id, passo: 'documento', ricevute });
		expect((await bozzaDi(marta, id)).risposte).not.toHaveProperty('interesse');
	});
});

describe('la bozza di un altro', () => {
	const nessuno: [string, string, () => Attore][] = [
		['un’altra persona', 'cassola', () => ({ ruolo: 'cittadino', persona: mario.personaId })],
		[
			'la stessa persona da un altro Comune',
			'seveso',
			() => ({ ruolo: 'cittadino', persona: marta.personaId })
		],
		['un anonimo', 'cassola', () => ({ ruolo: 'anonimo' })],
		[
			'un operatore',
			'cassola',
			() => ({ ruolo: 'operatore', operatore: impiegato('cassola', 'operatore').operatoreId })
		],
		['il sistema di un altro Comune', 'seveso', () => ({ ruolo: 'sistema' })]
	];

	it.each(nessuno)('%s non la vede, non la cambia e non la cancella', async (_chi, ente, attore) => {
		const id = await bozzaPronta(mondo, marta);
		const dove = { ente, attore: attore() };
		await expect(inEnte(mondo.database, dove, (tx) => findBozza(tx, id))).rejects.toThrow(NonTrovato);
		expect(await inEnte(mondo.database, dove, (tx) => listBozze(tx))).toEqual([]);
		const cambiata = inEnte(mondo.database, dove, (tx) =>
			saveBozza(tx, { id, risposte: {}, oggetto: '', istante: mondo.clock() })
		);
		await expect(cambiata).rejects.toThrow(NonTrovato);
		await inEnte(mondo.database, dove, (tx) => deleteBozza(tx, id));
		expect((await bozzaDi(marta, id)).risposte).toMatchObject({ materia: 'edilizia' });
	});

	it('non riceve file da altri', async () => {
		const id = await nuovaBozza(mondo, marta);
		const passo = (await compilazioneDi(mondo, marta, id)).attivo.servizio.passi[2]?.id ?? '';
		expect(passo).toBe('documento');
		await expect(salvaPasso(mondo, { ...mario }, { bozza: id, passo, ricevute: {} })).rejects.toThrow(
			NonTrovato
		);
	});
});

describe('due bozze per la stessa persona rappresentata', () => {
	it('la seconda è rifiutata e tiene quello che era stato scritto', async () => {
		const prima = await nuovaBozza(mondo, marta);
		await salvaPasso(mondo, marta, { bozza: prima, passo: 'richiedente', ricevute: CARLA });
		const seconda = await nuovaBozza(mondo, marta);
		expect(seconda).not.toBe(prima);
		const ricevute = { ...CARLA, beneficiarioNome: 'Carla Maria' };
		const problemi = await salvaPasso(mondo, marta, { bozza: seconda, passo: 'richiedente', ricevute });
		expect(problemi).toMatchObject([
			{ campo: 'beneficiarioCodiceFiscale', codice: 'BOZZA_GIA_PRESENTE', severita: 'block' }
		]);
		expect(await bozzaDi(marta, seconda)).toMatchObject({ oggetto: '', risposte: ricevute });
		expect(await bozzaDi(marta, prima)).toMatchObject({ oggetto: 'MPLCRL52T49C566S', risposte: CARLA });
	});

	it('salvate insieme, una sola prende il posto', async () => {
		const prima = await nuovaBozza(mondo, marta);
		await come(mondo, marta, (tx) =>
			saveBozza(tx, { id: prima, risposte: {}, oggetto: 'provvisorio', istante: mondo.clock() })
		);
		const seconda = await nuovaBozza(mondo, marta);
		await mondo.scalda();
		const esiti = await Promise.allSettled(
			[prima, seconda].map((id) =>
				come(mondo, marta, (tx) =>
					saveBozza(tx, { id, risposte: {}, oggetto: 'stessa', istante: mondo.clock() })
				)
			)
		);
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const rifiuto = esiti.find((esito) => esito.status === 'rejected');
		expect(rifiuto?.reason).toBeInstanceOf(Conflitto);
		expect((await bozzeDi(marta)).filter(({ oggetto }) => oggetto === 'stessa')).toHaveLength(1);
	});

	it('di due persone diverse possono riguardare lo stesso rappresentato', async () => {
		for (const chi of [marta, mario]) {
			const id = await nuovaBozza(mondo, chi);
			expect(await salvaPasso(mondo, chi, { bozza: id, passo: 'richiedente', ricevute: CARLA })).toEqual([]);
		}
	});
});

describe('due finestre sulla stessa bozza', () => {
	it('conservano ciascuna il proprio passo, anche nello stesso momento', async () => {
		for (let giro = 0; giro < 5; giro += 1) {
			const bozza = await nuovaBozza(mondo, marta);
			await mondo.scalda();
			await Promise.all([
				salvaPasso(mondo, marta, { bozza, passo: 'richiedente', ricevute: { titolo: 'PROPRIO' } }),
				salvaPasso(mondo, marta, { bozza, passo: 'tipo', ricevute: { tipoAccesso: 'DOCUMENTALE' } })
			]);
			expect((await bozzaDi(marta, bozza)).risposte).toMatchObject({
				titolo: 'PROPRIO',
				tipoAccesso: 'DOCUMENTALE'
			});
			await mondo.owner`delete from bozza`;
		}
	});
});

describe('i file di una bozza', () => {
	it('la seguono: stanno tra le risposte e spariscono con lei', async () => {
		const id = await nuovaBozza(mondo, marta);
		await carica(mondo, marta, { bozza: id });
		const { allegati, risposte } = await bozzaDi(marta, id);
		expect(allegati).toMatchObject([{ campo: 'interesse', nome: 'rogito.pdf' }]);
		expect(risposte).toEqual({ interesse: [allegati[0]?.id] });
		await come(mondo, marta, (tx) => deleteBozza(tx, id));
		await expect(bozzaDi(marta, id)).rejects.toThrow(NonTrovato);
		expect(await mondo.owner`select 1 from allegato`).toHaveLength(0);
	});

	it('restano quando si salva un altro passo', async () => {
		const id = await nuovaBozza(mondo, marta);
		await carica(mondo, marta, { bozza: id });
		await salvaPasso(mondo, marta, { bozza: id, passo: 'documento', ricevute: { documento: 'x' } });
		expect((await bozzaDi(marta, id)).allegati).toHaveLength(1);
		expect((await mondo.owner`select risposte from bozza`)[0]).toEqual({ risposte: { documento: 'x' } });
	});
});

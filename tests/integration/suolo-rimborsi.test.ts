// Sums that go back to whoever gives a permit up: owed with the act, given by the till, told to the citizen.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	disposeRimborso,
	listDaRimborsare,
	listRimborsi,
	type Disposizione
} from '#lib/server/pagamenti/rimborso.ts';
import { rimborsiVista } from '#lib/server/pagamenti/rimborsi-vista.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { pannelloSuolo } from '#lib/server/servizi/occupazione-suolo/pannello.ts';
import {
	ADESSO,
	apriMondo,
	come,
	enteDi,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { contornoDi } from '#tests/support/pratiche.ts';
import { accogli, dehors, ENTE, paga, suoloConcesso, suoloInCarico } from '#tests/support/suolo.ts';

let mondo: Mondo;
let omar: Residente;
let davide: Residente;
const cassa = impiegato(ENTE, 'cassa');
const capo = impiegato(ENTE, 'responsabile');

beforeAll(async () => {
	mondo = await apriMondo();
	omar = await entra(mondo, 'Omar');
	davide = await entra(mondo, 'Davide');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(() => mondo.chiudi());

/** 20 m² for the 31 days of May, paid: 477.40 euro. */
const CANONE = 20 * 31 * 77;

let strada = 0;
async function permessoPagato(): Promise<string> {
	strada += 60;
	const numero = await suoloConcesso(mondo, omar, dehors({ est: strada - 600 }, { riduzione: '' }));
	await paga(mondo, numero);
	return numero;
}

async function rinuncia(permesso: string, liberoDal: string): Promise<string> {
	return suoloInCarico(mondo, omar, { titolo: 'PROPRIO', tipoDomanda: 'RINUNCIA', permesso, liberoDal });
}

function rimborsi(numero: string, chi: Residente | Impiegato = capo) {
	return come(mondo, chi, async (tx) => listRimborsi(tx, (await findPratica(tx, { numero })).id));
}

async function disponi(chi: Impiegato, altro: Partial<Disposizione> & { numero: string }) {
	const [primo] = await rimborsi(altro.numero);
	const contorno = await contornoDi(mondo, chi);
	return come(mondo, chi, (tx) =>
		disposeRimborso(tx, contorno, {
			rimborso: primo?.id ?? '',
			mezzo: 'bonifico',
			riferimento: 'mandato 12/2026',
			il: '2026-11-24',
			...altro
		})
	);
}

describe('chi rinuncia al permesso', () => {
	it('prima dell’inizio riceve il canone meno la parte trattenuta, e l’operatore lo sa prima di accogliere', async () => {
		const permesso = await permessoPagato();
		const numero = await rinuncia(permesso, '2027-04-01');
		const ente = await enteDi(mondo, ENTE);
		const pannello = await come(mondo, capo, async (tx) =>
			pannelloSuolo(tx, await findPratica(tx, { numero }), { ente })
		);
		expect(pannello?.righe).toEqual([
			{ etichetta: 'Canone pagato', valore: '477,40 €' },
			{
				etichetta: 'Rimborso del canone',
				valore: '429,66 €. Rinuncia prima dell’inizio. Il Comune trattiene il 10%.'
			}
		]);
		expect(await rimborsi(numero)).toEqual([]);
		await accogli(mondo, numero);
		expect(await rimborsi(numero, omar)).toMatchObject([
			{
				causale: 'Canone per l’occupazione di suolo pubblico',
				cent: Math.round(CANONE * 0.9),
				dovutoDal: '2026-11-24',
				disposto: undefined
			}
		]);
		expect(await come(mondo, davide, (tx) => tx`select 1 from rimborso`)).toHaveLength(0);
		expect(rimborsiVista(await rimborsi(numero)).totale).toBe('429,66 €');
	});

	it('dopo l’inizio, dove il Comune non rimborsa chi finisce prima, non riceve niente', async () => {
		const numero = await rinuncia(await permessoPagato(), '2027-05-02');
		await accogli(mondo, numero);
		expect(await rimborsi(numero)).toEqual([]);
	});

	it('se non ha pagato niente non riceve niente', async () => {
		const gratuito = await suoloConcesso(mondo, omar, dehors({ est: -900 }));
		const numero = await rinuncia(gratuito, '2027-04-01');
		await accogli(mondo, numero);
		expect(await rimborsi(numero)).toEqual([]);
	});
});

describe('il rimborso', () => {
	it('lo dispone solo la cassa, una volta, con mezzo e giorno, e il cittadino riceve un messaggio', async () => {
		const numero = await rinuncia(await permessoPagato(), '2027-04-01');
		await accogli(mondo, numero);
		expect(await come(mondo, cassa, listDaRimborsare)).toContain(numero);
		await expect(disponi(capo, { numero })).rejects.toMatchObject({ name: 'NonAutorizzato' });
		for (const il of ['2026-11-23', '2026-11-25'])
			expect(await disponi(cassa, { numero, il })).toMatchObject({ codice: 'DATA_RIMBORSO' });
		await expect(disponi(cassa, { numero, rimborso: mondo.newId() })).rejects.toMatchObject({
			name: 'NonTrovato'
		});
		expect(await disponi(cassa, { numero })).toBeUndefined();
		await expect(disponi(cassa, { numero })).rejects.toMatchObject({ codice: 'RIMBORSO_DISPOSTO' });
		expect(await come(mondo, cassa, listDaRimborsare)).not.toContain(numero);
		expect(rimborsiVista(await rimborsi(numero, omar))).toMatchObject({
			voci: [{ stato: 'Rimborso disposto', quando: 'il 24/11/2026, Bonifico, n. mandato 12/2026' }],
			daDisporre: [],
			totale: undefined
		});
		const detti = await mondo.owner<{ testo: string }[]>`
			select m.testo from messaggio m join pratica p on p.id = m.pratica_id
			where p.numero = ${numero} and m.modello = 'RIMBORSO'`;
		expect(detti.map(({ testo }) => testo)).toEqual([
			'Il 24/11/2026 il Comune ha disposto il rimborso di 429,66 euro che ti doveva. Trovi come e perché nella tua area personale.'
		]);
		const eventi = await mondo.owner<{ tipo: string; motivo: string }[]>`
			select e.tipo, e.motivo from evento e join pratica p on p.id = e.pratica_id
			where p.numero = ${numero} and e.tipo = 'RIMBORSO_DISPOSTO'`;
		expect([...eventi]).toEqual([
			{ tipo: 'RIMBORSO_DISPOSTO', motivo: 'Canone per l’occupazione di suolo pubblico: 429,66 €' }
		]);
	});

	it('nessuno se lo scrive da solo, e quello disposto non cambia più', async () => {
		const numero = await rinuncia(await permessoPagato(), '2027-04-01');
		await accogli(mondo, numero);
		const [dovuto] = await rimborsi(numero);
		const id = dovuto?.id ?? '';
		await come(mondo, omar, (tx) => tx`update rimborso set mezzo = 'contanti' where id = ${id}`);
		await come(mondo, capo, (tx) => tx`update rimborso set mezzo = 'contanti' where id = ${id}`);
		expect((await rimborsi(numero))[0]?.disposto).toBeUndefined();
		await expect(
			come(mondo, omar, async (tx) => {
				const pratica = await findPratica(tx, { numero });
				await tx`
					insert into rimborso (id, ente_id, pratica_id, persona_id, causale, cent, motivo, dovuto_dal)
					values (${mondo.newId()}, ${ENTE}, ${pratica.id}, ${omar.personaId}, 'x', 1, 'x', '2026-11-24')`;
			})
		).rejects.toMatchObject({ code: '42501' });
		await disponi(cassa, { numero });
		await expect(
			come(mondo, cassa, (tx) => tx`update rimborso set numero = 'altro' where id = ${id}`)
		).rejects.toThrow();
	});
});

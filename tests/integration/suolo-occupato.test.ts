// The ground kept by PostgreSQL: the same place is never granted twice for the same time, whoever asks at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { freeSuolo } from '#lib/server/servizi/occupazione-suolo/suolo.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import {
	accogli,
	conDistanza,
	dehors,
	ENTE,
	problemiInvio,
	righe,
	suoloConcesso,
	suoloInCarico
} from '#tests/support/suolo.ts';

let mondo: Mondo;
let omar: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	omar = await entra(mondo, 'Omar');
	davide = await entra(mondo, 'Davide');
});

afterAll(() => mondo.chiudi());

/** A place for each test, away from the others. */
let strada = 0;
function altrove(): { est: number } {
	strada += 60;
	return { est: strada - 600 };
}

async function libera(numero: string): Promise<void> {
	await come(mondo, impiegato(ENTE, 'responsabile'), async (tx) => {
		const { id } = await findPratica(tx, { numero });
		await freeSuolo(tx, { pratica: id, dal: '-infinity' });
	});
}

async function inVigore(numero: string): Promise<{ giorni: string; ore: string }[]> {
	const rows = await mondo.owner<{ giorni: string; ore: string }[]>`
		select giorni::text, ore::text from occupazione o join pratica p on p.id = o.pratica_id
		where p.numero = ${numero} and in_vigore order by ore, giorni`;
	return [...rows];
}

describe('lo stesso posto nello stesso tempo', () => {
	it('di dieci accoglimenti insieme ne riesce uno, e gli altri ricevono il testo del conflitto', async () => {
		const qui = altrove();
		const numeri: string[] = [];
		for (let quale = 0; quale < 10; quale += 1)
			numeri.push(
				await suoloInCarico(mondo, quale % 2 ? omar : davide, dehors({ ...qui, nord: quale / 10 }))
			);
		await mondo.scalda();
		const esiti = await Promise.allSettled(numeri.map((numero) => accogli(mondo, numero)));
		expect(esiti.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const esito of esiti) {
			if (esito.status === 'fulfilled') continue;
			const causa = esito.reason as Conflitto;
			expect(causa).toBeInstanceOf(Conflitto);
			expect([causa.codice, causa.message]).toEqual([
				'OSP_CONFLITTO',
				"L'area è già occupata in quei giorni. Scegli altre date o un altro spazio."
			]);
		}
		const stati = await mondo.owner<{ stato: string; quante: number }[]>`
			select stato, count(*)::int as quante from pratica where numero = any(${numeri}) group by stato order by stato`;
		expect(stati.map(({ stato, quante }) => `${stato} ${quante}`)).toEqual(['ACCOLTA 1', 'IN_CARICO 9']);
	});

	it('tra due occupazioni resta mezzo metro: più vicino non si chiede né si concede', async () => {
		const { est } = altrove();
		const vicine = [
			await suoloInCarico(mondo, davide, dehors({ est: est + 5.4 })),
			await suoloInCarico(mondo, davide, dehors({ est: est - 5.3, nord: 4.3 }))
		];
		await suoloConcesso(mondo, omar, dehors({ est }));
		await suoloConcesso(mondo, davide, dehors({ est: est + 5.5, nord: 0 }));
		await suoloConcesso(mondo, davide, dehors({ est: est - 5.4, nord: 4.4 }));
		expect(await problemiInvio(mondo, davide, dehors({ est, nord: 4.4 }))).toMatchObject([
			{ campo: 'area', codice: 'OSP_CONFLITTO', severita: 'block' }
		]);
		for (const numero of vicine)
			await expect(accogli(mondo, numero)).rejects.toMatchObject({ codice: 'OSP_CONFLITTO' });
		await suoloConcesso(mondo, davide, dehors({ est, nord: 4.4 }, { dal: '2027-06-01', al: '2027-06-10' }));
	});

	it('dove il Comune non vuole distanze due aree che si toccano convivono, e due che si incontrano no', async () => {
		await conDistanza(mondo, 0, async () => {
			const { est } = altrove();
			const sopra = await suoloInCarico(mondo, davide, dehors({ est: est + 4.95 }));
			await suoloConcesso(mondo, omar, dehors({ est }));
			await suoloConcesso(mondo, davide, dehors({ est: est + 5 }));
			await suoloConcesso(mondo, davide, dehors({ est, nord: 4 }));
			await expect(accogli(mondo, sopra)).rejects.toMatchObject({ codice: 'OSP_CONFLITTO' });
		});
	});

	it('due L una dentro l’altra convivono se le aree non si incontrano, anche se i loro riquadri sì', async () => {
		const { est } = altrove();
		const elle = (sposta: number): string =>
			righe([
				[est + sposta, sposta],
				[est + sposta + 10, sposta],
				[est + sposta + 10, sposta + 2],
				[est + sposta + 2, sposta + 2],
				[est + sposta + 2, sposta + 10],
				[est + sposta, sposta + 10]
			]);
		await suoloConcesso(mondo, omar, dehors({}, { area: elle(0), superficie: '36' }));
		await suoloConcesso(mondo, davide, dehors({}, { area: elle(2.5), superficie: '36' }));
		await expect(
			suoloConcesso(mondo, davide, dehors({}, { area: elle(1), superficie: '36' }))
		).rejects.toThrow();
	});

	it('due aree che si incontrano per pochi centimetri non convivono, e neppure una dentro l’altra', async () => {
		const { est } = altrove();
		const prima = await suoloInCarico(mondo, davide, dehors({ est: est + 4.95 }));
		const dentro = await suoloInCarico(
			mondo,
			davide,
			dehors(
				{},
				{
					area: righe([
						[est + 1, 1],
						[est + 3, 1],
						[est + 3, 3],
						[est + 1, 3]
					]),
					superficie: '4'
				}
			)
		);
		await suoloConcesso(mondo, omar, dehors({ est }));
		for (const numero of [prima, dentro])
			await expect(accogli(mondo, numero)).rejects.toBeInstanceOf(Conflitto);
	});

	it('nello stesso posto convivono giorni diversi e ore diverse', async () => {
		const qui = altrove();
		const ore = (dalleOre: string, alleOre: string) => dehors(qui, { orario: 'FASCIA', dalleOre, alleOre });
		await suoloConcesso(mondo, omar, ore('08:00', '13:00'));
		await suoloConcesso(mondo, davide, ore('13:00', '18:00'));
		await suoloConcesso(mondo, davide, dehors(qui, { dal: '2027-06-01', al: '2027-06-10' }));
	});

	it('chi passa la mezzanotte tiene anche la mattina dopo, e non quella del primo giorno', async () => {
		const qui = altrove();
		const ore = (dalleOre: string, alleOre: string, dal: string, al: string) =>
			dehors(qui, { orario: 'FASCIA', dalleOre, alleOre, dal, al });
		const notte = await suoloConcesso(mondo, omar, ore('22:00', '02:00', '2027-05-01', '2027-05-02'));
		expect(await inVigore(notte)).toEqual([
			{ giorni: '[2027-05-02,2027-05-04)', ore: '[0,120)' },
			{ giorni: '[2027-05-01,2027-05-03)', ore: '[1320,1440)' }
		]);
		await suoloConcesso(mondo, davide, ore('00:00', '02:00', '2027-05-01', '2027-05-01'));
		expect(
			await problemiInvio(mondo, davide, ore('01:00', '03:00', '2027-05-03', '2027-05-03'))
		).toMatchObject([{ campo: 'area', codice: 'OSP_CONFLITTO', severita: 'block' }]);
	});

	it('quello che si libera si può concedere di nuovo', async () => {
		const qui = altrove();
		const prima = await suoloInCarico(mondo, davide, dehors(qui));
		const concessa = await suoloConcesso(mondo, omar, dehors(qui));
		await expect(accogli(mondo, prima)).rejects.toBeInstanceOf(Conflitto);
		await libera(concessa);
		await accogli(mondo, prima);
		expect(await inVigore(prima)).toHaveLength(1);
	});
});

describe('chi vede il suolo occupato', () => {
	it('chi chiede un posto già dato lo sa prima di inviare, senza sapere da chi', async () => {
		const qui = altrove();
		await suoloConcesso(mondo, omar, dehors(qui));
		const problemi = await problemiInvio(mondo, davide, dehors({ ...qui, nord: 2 }));
		expect(problemi).toEqual([
			{
				campo: 'area',
				codice: 'OSP_CONFLITTO',
				severita: 'block',
				messaggio: "L'area è già occupata in quei giorni. Scegli altre date o un altro spazio."
			}
		]);
		const viste = await come(
			mondo,
			davide,
			(tx) => tx`select 1 from occupazione where persona_id = ${omar.personaId}`
		);
		expect(viste).toHaveLength(0);
	});

	it('una domanda ancora aperta non impedisce a un’altra di partire', async () => {
		const qui = altrove();
		await suoloInCarico(mondo, omar, dehors(qui));
		expect(await problemiInvio(mondo, davide, dehors(qui))).toEqual([]);
	});

	it('un cittadino non si concede il suolo da solo, né lo cambia', async () => {
		const qui = altrove();
		const numero = await suoloInCarico(mondo, omar, dehors(qui));
		const pratica = await come(mondo, omar, (tx) => findPratica(tx, { numero }));
		await come(
			mondo,
			omar,
			(tx) => tx`update occupazione set in_vigore = true where pratica_id = ${pratica.id}`
		);
		expect(await inVigore(numero)).toEqual([]);
		await expect(
			come(
				mondo,
				omar,
				(tx) => tx`
					insert into occupazione (id, ente_id, pratica_id, persona_id, vertici, area, giorni, ore)
					values (${mondo.newId()}, ${ENTE}, ${pratica.id}, ${omar.personaId}, '[]', '((0,0),(1,0),(1,1))', '[2027-01-01,2027-01-02)', '[0,10)')`
			)
		).rejects.toMatchObject({ code: '42501' });
	});
});

// Publishing settings from the pages: what is written, from when it holds, who may, and that nobody else can.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Conflitto, NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { lockVersioni } from '#lib/server/enti/lock-versioni.ts';
import { findArea } from '#lib/server/impostazioni/aree.ts';
import { pubblicaArea, readSituazione, type EsitoPubblicazione } from '#lib/server/impostazioni/pubblica.ts';
import { inVigoreAl, ultimaVersione } from '#lib/server/impostazioni/ribasa.ts';
import { versioneVista } from '#lib/server/impostazioni/storia.ts';
import { readVersioni, type VersioneDetta } from '#lib/server/impostazioni/versioni.ts';
import {
	apriMondo,
	attendiBlocco,
	come,
	comeSistema,
	enteDi,
	entra,
	impiegato,
	type Impiegato,
	type Mondo
} from '#tests/support/mondo.ts';
import { leggi, praticaInviata, SERVIZIO } from '#tests/support/pratiche.ts';

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

afterAll(async () => {
	await mondo.chiudi();
});

type Valore = { telefono: string; giorniTermine: number; impostazioni: { dirittoUrgenza: number } };
type Cambio = {
	area?: string;
	dal?: string;
	vista?: number;
	chi?: Impiegato;
	cambia: (valore: Valore) => void;
};

function admin(ente: string): Impiegato {
	return impiegato(ente, 'amministratore');
}

function versioni(ente: string): Promise<VersioneDetta[]> {
	return come(mondo, admin(ente), (tx) => readVersioni(tx, ente));
}

async function pubblicaCon(
	tx: Tx,
	ente: string,
	{ area = SERVIZIO, dal = '2026-11-24', vista, chi = admin(ente), cambia }: Cambio
): Promise<EsitoPubblicazione> {
	const trovata = findArea(area);
	if (!trovata) throw new Error(area);
	const situazione = await readSituazione(tx, { ente, istante: mondo.clock() });
	const valore = structuredClone(trovata.leggi(inVigoreAl(situazione.versioni, dal)?.documento ?? {}));
	cambia(valore as Valore);
	return pubblicaArea(tx, {
		ente,
		area: trovata,
		valore,
		dal,
		nota: 'Delibera 12 del 2026',
		operatore: chi,
		vista: vista ?? ultimaVersione(await versioni(ente)),
		istante: mondo.clock()
	});
}

function pubblica(ente: string, cambio: Cambio): Promise<EsitoPubblicazione> {
	return come(mondo, cambio.chi ?? admin(ente), (tx) => pubblicaCon(tx, ente, cambio));
}

const urgenza = (centesimi: number) => (valore: Valore) => {
	valore.impostazioni.dirittoUrgenza = centesimi;
};

async function urgenzaAl(ente: string, giorno: string): Promise<number | undefined> {
	const documento = inVigoreAl(await versioni(ente), giorno)?.documento ?? {};
	return (findArea(SERVIZIO)?.leggi(documento) as Valore | undefined)?.impostazioni.dirittoUrgenza;
}

describe('una pubblicazione', () => {
	it('vale dal suo giorno, con autore, area e nota, e non tocca la versione di prima', async () => {
		const [prima] = await versioni('cassola');
		expect(await pubblica('cassola', { cambia: urgenza(2500) })).toEqual({ tipo: 'pubblicata', versione: 2 });
		expect(await enteDi(mondo)).toMatchObject({ versione: 2 });
		const dopo = await versioni('cassola');
		expect(dopo[0]).toEqual(prima);
		expect(dopo.map((una) => versioneVista(dopo, una, '2026-11-24'))).toEqual([
			{
				versione: 1,
				validita: 'Dal 01/01/2026 al 23/11/2026',
				area: 'Tutte',
				chi: 'Scritta dal comando di installazione'
			},
			{
				versione: 2,
				validita: 'In vigore dal 24/11/2026',
				area: "Richiedere l'accesso agli atti",
				chi: 'Elisa Bordignon, 24/11/2026 alle 10:30',
				nota: 'Delibera 12 del 2026'
			}
		]);
	});

	it('lascia alla pratica già inviata la versione con cui è partita', async () => {
		const silvia = await entra(mondo, 'Silvia');
		const numero = await praticaInviata(mondo, silvia);
		await pubblica('casciago', { cambia: (valore) => (valore.giorniTermine = 20) });
		const [riga] =
			await mondo.owner`select versione_impostazioni from pratica where numero = ${numero} and ente_id = 'casciago'`;
		expect(riga).toEqual({ versione_impostazioni: 1 });
		expect(await leggi(mondo, 'casciago', numero)).toMatchObject({ scadenza: '2026-12-24' });
		expect(await enteDi(mondo, 'casciago')).toMatchObject({ versione: 2 });
	});

	it('entra anche nelle versioni programmate di altre aree, e lo dice', async () => {
		await pubblica('seveso', {
			area: 'ente',
			dal: '2027-01-01',
			cambia: (valore) => (valore.telefono = '0362 1')
		});
		expect(await pubblica('seveso', { cambia: urgenza(3000) })).toEqual({ tipo: 'pubblicata', versione: 3 });
		expect(await urgenzaAl('seveso', '2027-02-01')).toBe(3000);
		const tutte = await versioni('seveso');
		expect(inVigoreAl(tutte, '2027-02-01')?.documento).toMatchObject({ telefono: '0362 1' });
		expect(inVigoreAl(tutte, '2026-12-31')?.documento).toMatchObject({ telefono: '0000 000000' });
		expect(tutte.at(-1)?.pubblicazione).toMatchObject({ riporta: 2, area: SERVIZIO });
		expect(tutte.map((una) => versioneVista(tutte, una, '2026-11-24').validita)).toEqual([
			'Dal 01/01/2026 al 23/11/2026',
			'dal 01/01/2027, sostituita dalla versione 4',
			'In vigore dal 24/11/2026 al 31/12/2026',
			'Programmata dal 01/01/2027'
		]);
		expect(versioneVista(tutte, tutte.at(-1) as VersioneDetta, '2026-11-24').nota).toContain(
			'riportato nella versione 2'
		);
	});

	it('programmata si annulla solo pubblicando di nuovo dallo stesso giorno', async () => {
		await pubblica('castellanza', { dal: '2027-01-01', cambia: urgenza(9900) });
		expect(await urgenzaAl('castellanza', '2027-01-01')).toBe(9900);
		await pubblica('castellanza', { dal: '2027-01-01', cambia: urgenza(1000) });
		expect(await urgenzaAl('castellanza', '2027-01-01')).toBe(1000);
		expect(await versioni('castellanza')).toHaveLength(3);
	});

	it('con un errore non scrive niente', async () => {
		const prima = await versioni('cassola');
		const esito = await pubblica('cassola', { cambia: (valore) => (valore.giorniTermine = 0) });
		expect(esito).toMatchObject({ tipo: 'problemi', problemi: [{ campo: 'giorniTermine' }] });
		expect(await versioni('cassola')).toEqual(prima);
	});
});

describe('due amministratori insieme', () => {
	it('il secondo sa che il primo ha già pubblicato, e non scrive niente', async () => {
		const vista = ultimaVersione(await versioni('cesano-maderno'));
		await mondo.scalda();
		const esiti = await Promise.allSettled(
			[2100, 2200].map((cent) => pubblica('cesano-maderno', { vista, cambia: urgenza(cent) }))
		);
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const perso = esiti.find((esito) => esito.status === 'rejected');
		expect(perso?.reason).toBeInstanceOf(Conflitto);
		expect(perso?.reason).toMatchObject({ codice: 'IMPOSTAZIONI_CAMBIATE' });
		expect(await versioni('cesano-maderno')).toHaveLength(vista + 1);
	});

	it('aspettano il proprio turno', async () => {
		const vista = ultimaVersione(await versioni('cesano-maderno'));
		const ordine: string[] = [];
		await come(mondo, admin('cesano-maderno'), async (tx) => {
			await lockVersioni(tx, 'cesano-maderno');
			const altra = pubblica('cesano-maderno', { vista, cambia: urgenza(2300) }).then(() =>
				ordine.push('altra')
			);
			await attendiBlocco(mondo);
			ordine.push('questa');
			return { altra };
		}).then(({ altra }) => altra);
		expect(ordine).toEqual(['questa', 'altra']);
	});
});

describe('chi non è amministratore', () => {
	const INSERISCI = (tx: Tx) => tx`
		insert into impostazioni_ente select ente_id, 99, valida_dal, documento from impostazioni_ente
		where ente_id = 'cassola' and versione = 1`;

	it('non pubblica, nemmeno se è responsabile', async () => {
		const chi = impiegato('cassola', 'responsabile');
		await expect(pubblica('cassola', { chi, vista: 2, cambia: urgenza(1) })).rejects.toThrow(NonAutorizzato);
	});

	it('non scrive impostazioni e non legge chi le ha pubblicate, anche se un controllo fosse dimenticato', async () => {
		const marta = await entra(mondo, 'Marta');
		for (const chi of [impiegato('cassola', 'operatore'), impiegato('cassola', 'responsabile'), marta]) {
			await expect(come(mondo, chi, INSERISCI)).rejects.toThrow('row-level security');
			expect(await come(mondo, chi, (tx) => tx`select 1 from pubblicazione`)).toHaveLength(0);
		}
		await expect(comeSistema(mondo, 'cassola', INSERISCI)).rejects.toThrow('row-level security');
		// An administrator of another ente, in the name of this one.
		const altrove = { ...admin('seveso'), ente: 'cassola' };
		await expect(come(mondo, altrove, INSERISCI)).rejects.toThrow('row-level security');
	});

	it('anche un amministratore non cambia ciò che c’è, non scrive senza dirlo e non firma per altri', async () => {
		const chi = admin('cassola');
		await expect(come(mondo, chi, INSERISCI)).rejects.toThrow('non dice chi');
		for (const comando of [
			'update impostazioni_ente set valida_dal = valida_dal',
			'delete from impostazioni_ente',
			'delete from pubblicazione'
		])
			await expect(come(mondo, chi, (tx) => tx.unsafe(comando))).rejects.toThrow('permission denied');
		const altrui = inEnte(
			mondo.database,
			{ ente: 'cassola', attore: { ruolo: 'operatore', operatore: chi.operatoreId } },
			(tx) =>
				pubblicaCon(tx, 'cassola', {
					chi: { ...chi, operatoreId: impiegato('cassola', 'operatore').operatoreId },
					cambia: urgenza(7)
				})
		);
		await expect(altrui).rejects.toThrow('row-level security');
	});
});

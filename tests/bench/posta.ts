// Measures how fast the outbox empties beside a bare loop of the same calls, and what a citizen's page costs while it does at the pace of the platform. Called by run.ts.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pauseCampagna, resumeCampagna, startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { INSIEME } from '#lib/server/worker/outbox.ts';
import { campagneDi } from '#tests/support/campagne-in-impianto.ts';
import type { Impianto } from '#tests/support/impianto.ts';
import { medianOf, percentile, type Misura } from './misura.ts';

const GIRI = 3;
const QUANTI = 3_000;
/** Enough for the pages to be asked while it leaves at the pace of the platform. */
const LUNGA = 20_000;

export type CifrePosta = {
	/** Messages a second, each two calls. */
	cicloNudo: number;
	coda: number;
	/** The same page while nothing leaves, and while a campaign leaves. */
	pagine: { nome: string; ferma: Misura; inCorso: Misura }[];
};

export type Pagina = { nome: string; ask: () => Promise<Misura> };

/** Runs in turn, so that a slow moment of the machine meets both sides. */
export async function measurePosta(impianto: Impianto, pagine: readonly Pagina[]): Promise<CifrePosta> {
	const nudi: number[] = [];
	const codati: number[] = [];
	for (let giro = 0; giro < GIRI; giro += 1) {
		nudi.push(await runCicloNudo(impianto));
		codati.push(await drain(impianto, 1 + giro * QUANTI));
	}
	return {
		cicloNudo: percentile(nudi.toSorted(crescente), 0.5),
		coda: percentile(codati.toSorted(crescente), 0.5),
		pagine: await comparePagine(impianto, pagine)
	};
}

function crescente(a: number, b: number): number {
	return a - b;
}

async function runCicloNudo({ simulatori }: Impianto): Promise<number> {
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--disable-warning=ExperimentalWarning',
		'tests/bench/ciclo-nudo.ts',
		`${simulatori}/app-io/api/v1`,
		String(QUANTI),
		String(INSIEME)
	]);
	return (JSON.parse(stdout) as { alSecondo: number }).alSecondo;
}

/** A campaign from its start to the last message that App IO took, with a worker that no pace holds. */
async function drain(impianto: Impianto, da: number): Promise<number> {
	const campagne = campagneDi(impianto);
	const id = await campagne.prepara(QUANTI, da);
	const lavoratore = impianto.avviaLavoratore({ APP_IO_RITMO: '10000' });
	await campagne.untilStato(id, 'pronta');
	const inizio = performance.now();
	await campagne.muovi(startCampagna, id);
	await campagne.untilArrivati(id, QUANTI);
	const durata = performance.now() - inizio;
	await lavoratore.stop();
	return (QUANTI / durata) * 1000;
}

async function comparePagine(impianto: Impianto, pagine: readonly Pagina[]): Promise<CifrePosta['pagine']> {
	const campagne = campagneDi(impianto);
	const id = await campagne.prepara(LUNGA, 1 + GIRI * QUANTI);
	const lavoratore = impianto.avviaLavoratore();
	await campagne.untilStato(id, 'pronta');
	await campagne.muovi(startCampagna, id);
	const misure = pagine.map(({ nome }) => ({ nome, ferma: [] as Misura[], inCorso: [] as Misura[] }));
	for (let giro = 0; giro < GIRI; giro += 1) {
		await campagne.untilArrivati(id, (await campagne.countArrivati(id)) + 1);
		for (const [posto, { ask }] of pagine.entries()) misure[posto]?.inCorso.push(await ask());
		await campagne.muovi(pauseCampagna, id);
		for (const [posto, { ask }] of pagine.entries()) misure[posto]?.ferma.push(await ask());
		await campagne.muovi(resumeCampagna, id);
	}
	await lavoratore.stop();
	return misure.map(({ nome, ferma, inCorso }) => ({
		nome,
		ferma: medianOf(ferma),
		inCorso: medianOf(inCorso)
	}));
}

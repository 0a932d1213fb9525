// What the benchmark asks: pages of the portal and the bare page, requests and the bare INSERT. Called by run.ts, run after run.
import type { Agent } from 'node:http';
import postgres from 'postgres';
import { persone } from '#demo/persone.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import { nomiInOrdine } from '#lib/forms/validate.ts';
import { paths } from '#lib/paths.ts';
import { findServizio, servizi } from '#lib/services/index.ts';
import {
	conferma,
	entraDalPortale,
	numeroConfermato,
	preparaBozze,
	SERVIZIO,
	type Entrato
} from '#tests/support/bozze-in-serie.ts';
import { ask, type Domanda } from '#tests/support/http.ts';
import type { Impianto } from '#tests/support/impianto.ts';

/** As many as the portal has by default. */
const CONNESSIONI = 20;

const SCHEDA = 'scheda del servizio';
const PASSO = 'passo del modulo';
/** The proofs that are pages of a citizen. */
export const CITTADINO: readonly string[] = [SCHEDA, PASSO];

export type Prova = {
	nome: string;
	quante: number;
	/** Makes one run ready; what it returns asks once, over the connections given. */
	prepara: () => Promise<(numero: number, agent: Agent) => Promise<void>>;
};

export type Prove = { prove: Prova[]; chiudi: () => Promise<void> };

/** The proofs, each baseline before what it is for. */
export async function openProve(
	impianto: Impianto,
	{ nuda, quante }: { nuda: string; quante: { pagine: number; invii: number } }
): Promise<Prove> {
	const { base } = impianto;
	const chi = await Promise.all(persone.map(({ codiceFiscale }) => entraDalPortale(impianto, codiceFiscale)));
	const [compilata] = await preparaBozze(impianto, { chi, quante: 1 });
	if (!compilata) throw new Error('Bozza non preparata');
	const modulo = paths.passo({ servizio: SERVIZIO, passo: 'richiedente', bozza: compilata.bozza });
	const sql = await openTabellaNuda(impianto);
	const piena = bozzaPiena();

	function pagina(nome: string, domanda: Domanda): Prova {
		const una = { ...domanda, compressa: true };
		return {
			nome,
			quante: quante.pagine,
			prepara: () => Promise.resolve((_numero, agent) => read({ ...una, agent }))
		};
	}

	return {
		prove: [
			pagina('pagina SvelteKit nuda', { base: nuda, path: '/' }),
			pagina('portale senza pagina (/salute)', { base, path: '/salute' }),
			pagina(SCHEDA, { base, path: paths.servizio(SERVIZIO) }),
			pagina(PASSO, { base, path: modulo, cookie: compilata.cookie }),
			{
				nome: 'verifica della API',
				quante: quante.pagine,
				prepara: () => Promise.resolve((numero, agent) => verify(base, numero, agent))
			},
			{
				nome: `bozza di ${piena.quanti} campi salvata`,
				quante: quante.invii,
				prepara: () => prepareSalvataggi(impianto, { chi, piena })
			},
			{ nome: 'INSERT nudo', quante: quante.invii, prepara: () => Promise.resolve(() => insertOne(sql)) },
			{
				nome: 'invio della richiesta',
				quante: quante.invii,
				prepara: () => prepareInvii(impianto, { chi, quante: quante.invii })
			}
		],
		chiudi: () => sql.end()
	};
}

async function read(domanda: Domanda): Promise<void> {
	const { status } = await ask(domanda);
	if (status !== 200) throw new Error(`Risposta ${status} da ${domanda.path}`);
}

// As many clients as questions: one alone would be asked to wait.
async function verify(base: string, numero: number, agent: Agent): Promise<void> {
	const esempio = findServizio(SERVIZIO)?.esempio ?? {};
	const da = `10.0.${Math.floor(numero / 250)}.${(numero % 250) + 1}`;
	await read({
		base,
		path: paths.apiVerifica(SERVIZIO),
		json: { risposte: esempio },
		da,
		agent,
		compressa: true
	});
}

type BozzaPiena = { servizio: string; passo: string; quanti: number; risposte: Record<string, Grezzo> };

/** Something written in every field of the longest form. */
function bozzaPiena(): BozzaPiena {
	const [lungo] = servizi.toSorted((a, b) => nomiInOrdine(b).length - nomiInOrdine(a).length);
	if (!lungo) throw new Error('Nessun servizio');
	const nomi = nomiInOrdine(lungo);
	return {
		servizio: lungo.id,
		passo: lungo.passi[0]?.id ?? '',
		quanti: nomi.length,
		risposte: Object.fromEntries(nomi.map((nome) => [nome, lungo.esempio[nome] ?? 'Via Roma 1']))
	};
}

/** Keeps the first step of the draft, whatever is in it. */
async function prepareSalvataggi(
	impianto: Impianto,
	{ chi, piena }: { chi: readonly Entrato[]; piena: BozzaPiena }
): ReturnType<Prova['prepara']> {
	const { servizio, passo, risposte } = piena;
	// One each: of two drafts for oneself the second would be refused its place.
	const bozze = await preparaBozze(impianto, { chi, quante: chi.length, servizio, risposte });
	const testi = Object.entries(risposte).filter(
		(coppia): coppia is [string, string] => typeof coppia[1] === 'string'
	);
	const form = { ...Object.fromEntries(testi), _azione: 'salva' };
	return async (numero, agent) => {
		const una = bozze[numero % bozze.length];
		if (!una) throw new Error('Nessuna bozza');
		const path = paths.passo({ servizio, passo, bozza: una.bozza });
		const { status } = await ask({
			base: impianto.base,
			path,
			cookie: una.cookie,
			form,
			agent,
			compressa: true
		});
		if (status !== 303) throw new Error(`Bozza non salvata: ${status}`);
	};
}

async function prepareInvii(
	impianto: Impianto,
	{ chi, quante }: { chi: readonly Entrato[]; quante: number }
): ReturnType<Prova['prepara']> {
	const bozze = await preparaBozze(impianto, { chi, quante });
	return async (numero, agent) => {
		const una = bozze[numero];
		if (!una) throw new Error('Bozze finite');
		const risposta = await ask({ ...conferma(impianto.base, una), agent, compressa: true });
		if (!numeroConfermato(risposta)) throw new Error(`Invio non riuscito: ${risposta.status}`);
	};
}

async function openTabellaNuda({ owner, ownerUrl }: Impianto): Promise<postgres.Sql> {
	await owner`create table nuda (numero bigint generated always as identity primary key, testo text not null)`;
	return postgres(ownerUrl, { max: CONNESSIONI, onnotice: () => undefined });
}

// One statement is one transaction.
async function insertOne(sql: postgres.Sql): Promise<void> {
	await sql`insert into nuda (testo) values ('una riga')`;
}

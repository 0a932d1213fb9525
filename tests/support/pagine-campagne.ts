// The pages of the campaigns called by hand, on their scene.
import { paths } from '#lib/paths.ts';
import { elencoDi, giri } from './campagne.ts';
import { enteDi, INDIRIZZO, type Impiegato, type Residente } from './mondo.ts';
import { capo, mondo } from './scena-campagne.ts';
import { actions as nuova } from '../../src/routes/operatore/messaggi/campagne/nuova/+page.server.ts';
import { actions } from '../../src/routes/operatore/messaggi/campagne/[id]/+page.server.ts';

type Chiamata = { id?: string; body?: Record<string, string | File> };

/** A request of somebody. */
export async function evento(
	chi: Impiegato | Residente,
	indirizzo: string,
	{ id = '', body }: Chiamata = {}
) {
	const url = new URL(`http://cassola.localhost${indirizzo}`);
	const { database, clock, newId } = mondo;
	const modulo = new FormData();
	for (const [nome, valore] of Object.entries(body ?? {})) modulo.set(nome, valore);
	return {
		locals: {
			app: { database, clock, newId, settings: INDIRIZZO },
			ente: await enteDi(mondo),
			utente: chi
		},
		url,
		params: { id },
		request: new Request(url, body && { method: 'POST', body: modulo })
	} as never;
}

/** What a page or an action answers, also when it throws. */
export function esitoDi(azione: unknown): Promise<unknown> {
	return Promise.resolve(azione).catch((rifiuto: unknown) => rifiuto);
}

const CAMPI = {
	tipo: 'TARI',
	anno: '2026',
	titolo: 'TARI, saldo',
	rata: 'saldo',
	contatto: 'Ufficio tributi'
};

/** Sends the form of a new campaign. */
export async function invia(
	file: Uint8Array | undefined,
	altro: Record<string, string> = {}
): Promise<unknown> {
	const allegato = file && { file: new File([Buffer.from(file)], 'C:\\elenchi\\tari.csv') };
	const body = { ...CAMPI, ...altro, ...allegato };
	return esitoDi(nuova.default?.(await evento(capo, paths.nuovaCampagna, { body })));
}

/** A campaign from these rows, checked; its id. */
export async function caricata(righe: readonly string[]): Promise<string> {
	const esito = (await invia(elencoDi(righe))) as { status: number; location: string };
	if (esito.status !== 303) throw new Error(`Campagna non caricata: ${esito.status}`);
	await giri(mondo);
	return esito.location.split('/').at(-1) ?? '';
}

/** Starts it from its page. */
export async function avvia(
	id: string,
	body: Record<string, string> = { quando: 'subito' }
): Promise<unknown> {
	return esitoDi(actions.avvia?.(await evento(capo, paths.campagna(id), { id, body })));
}

/** The lines of a file. */
export async function testoDi(risposta: Response): Promise<string[]> {
	return (await risposta.text()).trim().split('\r\n');
}

// The pages of the campaigns called by hand, on their scene.
import { paths } from '#lib/paths.ts';
import { elencoDi, giri } from './campagne.ts';
import type { Impiegato, Residente } from './mondo.ts';
import { esitoDi, eventoDi } from './pagine.ts';
import { capo, mondo } from './scena-campagne.ts';
import { actions as nuova } from '../../src/routes/operatore/messaggi/campagne/nuova/+page.server.ts';
import { actions } from '../../src/routes/operatore/messaggi/campagne/[id]/+page.server.ts';

/** A request of somebody. */
export function evento(
	chi: Impiegato | Residente,
	indirizzo: string,
	{ id = '', body }: { id?: string; body?: Record<string, string | File> } = {}
): Promise<never> {
	return eventoDi(mondo, { chi, indirizzo, params: { id }, body });
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

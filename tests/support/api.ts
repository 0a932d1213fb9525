// Calls the routes of the API as the portal does, without a server; used by the integration tests of the API.
import { Temporal } from 'temporal-polyfill';
import type { App } from '#lib/server/app.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { enteInForce } from '#lib/server/enti/ente-in-force.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { createLimite, type Ritmo } from '#lib/server/http/rate-limit.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';

export type Rotta = (evento: never) => Response | Promise<Response>;

export type Chiamata = {
	id?: string;
	corpo?: unknown;
	/** In place of `corpo`, as it is. */
	testo?: string | Uint8Array;
	tipo?: string;
	ricerca?: string;
	indirizzo?: string;
};

/** Noon in Rome of the day that all vectors speak of. */
export const OGGI = Temporal.PlainDate.from('2026-11-23');
const ADESSO = new Date('2026-11-23T11:00:00Z');

/** The parts of the app that the API touches; the database is that of the test. */
export function testApp(database: Database, ritmo: Ritmo = { capienza: 1_000_000, alSecondo: 1 }): App {
	const clock = (): Date => ADESSO;
	return {
		database,
		clock,
		luoghi: openLuoghi(),
		settings: { dimostrativo: true, port: 3000 },
		limiti: { verifica: createLimite({ ritmo, clock }), luoghi: createLimite({ ritmo, clock }) }
	} as unknown as App;
}

/** The ente with the settings of that day. */
export async function readEnte(database: Database, id: string): Promise<EnteInVigore> {
	const { versione, documento } = await inEnte(database, { ente: id, attore: { ruolo: 'anonimo' } }, (tx) =>
		enteInForce(tx, { ente: id, giorno: OGGI.toString() })
	);
	return { id, tipo: 'comune', versione, impostazioni: documento };
}

/** Calls a route. */
export async function call(
	rotta: Rotta,
	{ app, ente }: { app: App; ente: EnteInVigore },
	{ id, corpo, testo, tipo = 'application/json', ricerca = '', indirizzo = '10.0.0.1' }: Chiamata = {}
): Promise<Response> {
	const url = new URL(`http://cassola.localhost:3000/rotta${ricerca}`);
	const inviato = testo ?? (corpo === undefined ? undefined : JSON.stringify(corpo));
	const request = new Request(
		url,
		inviato === undefined
			? {}
			: { method: 'POST', body: inviato as BodyInit, headers: { 'content-type': tipo } }
	);
	const evento = {
		locals: { app, ente, richiesta: 'prova-0001' },
		params: { id },
		url,
		request,
		getClientAddress: () => indirizzo
	};
	return rotta(evento as never);
}

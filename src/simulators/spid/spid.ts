// Simulators of the identity providers of SPID and of the Italian node of eIDAS: registry, metadata, login, logout. Mounted by cli/simulators.ts.
import type { IncomingMessage } from 'node:http';
import type { Simulator } from '../serve.ts';
import type { Ambiente, GestoreAperto } from './ambiente.ts';
import { openChiavi } from './chiavi.ts';
import { listGestori } from './gestori.ts';
import { readCampi, readCookie, send, testoSemplice, xml, type RispostaHttp } from './http.ts';
import { leggiMetadatiLocali } from './leggi-metadati.ts';
import { createMemoria } from './memoria.ts';
import type { LeggiMetadati, Portato } from './messaggio.ts';
import { ultima, writeMetadati, writeRegistro } from './metadati-gestore.ts';
import { moveAccesso } from './passi.ts';
import { startAccesso } from './richiesta.ts';
import { COOKIE } from './sessioni.ts';
import { leaveTutti, receiveUscita, showSessioni } from './uscita.ts';

export type SpidOptions = {
	/** Where the simulators answer. */
	indirizzo: string;
	now: () => Date;
	newId: () => string;
	/** The metadata of a service provider; by default asked of the portal on this machine, of no other. */
	leggiMetadati?: LeggiMetadati;
	/** Where keys are kept; without it every start makes new ones. */
	cartella?: string;
};

/** Answers under `/spid`. @throws Error when the keys that were kept cannot be read */
export async function createSpidSimulator({
	indirizzo,
	now,
	newId,
	leggiMetadati = leggiMetadatiLocali,
	cartella
}: SpidOptions): Promise<Simulator> {
	const aperti = await Promise.all(
		listGestori(indirizzo).map(async (gestore) => ({
			gestore,
			chiavi: await openChiavi({ ...gestore, cartella, quante: gestore.chiavi, now })
		}))
	);
	const estranee = await openChiavi({
		cartella,
		id: 'estranea',
		nome: 'Chiave di nessun gestore',
		quante: 1,
		now
	});
	const ambiente: Ambiente = {
		now,
		newId,
		leggiMetadati,
		memoria: createMemoria(),
		estranea: ultima(estranee)
	};

	const metadati = new Map(
		aperti.map(({ gestore, chiavi }) => [gestore.id, writeMetadati(gestore, chiavi)] as const)
	);

	async function answer(request: IncomingMessage): Promise<RispostaHttp> {
		const { pathname, search } = new URL(request.url ?? '/', indirizzo);
		if (pathname === '/spid/registro') return xml(writeRegistro([...metadati.values()], now()));
		const [, id, azione, resto] = /^\/spid\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(pathname) ?? [];
		const aperto = aperti.find(({ gestore }) => gestore.id === id);
		if (!aperto || !azione) return NIENTE;
		if (azione === 'metadata' && !resto) return xml(metadati.get(aperto.gestore.id) ?? '');
		const portato = await readPortato(request, search.slice(1));
		if (!portato) return testoSemplice('Qui si risponde solo a GET e POST.', 405);
		return route(ambiente, aperto, { azione, resto, portato, browser: readCookie(request, COOKIE) });
	}

	return {
		prefix: '/spid',
		async handle(request, response) {
			send(response, await answer(request));
		}
	};
}

const NIENTE = testoSemplice("Qui non c'è niente. I gestori di prova sono in /spid/registro.", 404);

type Chiamata = { azione: string; resto: string | undefined; portato: Portato; browser: string };

function route(
	ambiente: Ambiente,
	aperto: GestoreAperto,
	{ azione, resto, portato, browser }: Chiamata
): RispostaHttp | Promise<RispostaHttp> {
	const campi = portato.metodo === 'POST' ? { campi: portato.campi } : {};
	if (azione === 'accesso' && resto) return moveAccesso(ambiente, aperto, { id: resto, browser, ...campi });
	if (resto) return NIENTE;
	if (azione === 'sso') return startAccesso(ambiente, aperto, portato);
	if (azione === 'slo') return receiveUscita(ambiente, aperto, portato);
	if (azione !== 'sessioni') return NIENTE;
	return portato.metodo === 'POST'
		? leaveTutti(ambiente, aperto, browser)
		: showSessioni(ambiente, aperto, browser);
}

async function readPortato(request: IncomingMessage, query: string): Promise<Portato | undefined> {
	if (request.method === 'POST') return { metodo: 'POST', campi: await readCampi(request) };
	return request.method === 'GET' ? { metodo: 'GET', query } : undefined;
}

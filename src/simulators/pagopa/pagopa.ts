// The simulator of pagoPA: answers the public contracts, shows where one pays, brings the receipts. Mounted by cli/simulators.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, type Simulator } from '../serve.ts';
import { addAltriAvvisi } from './altri-avvisi.ts';
import type { Ambiente } from './ambiente.ts';
import { answerApi, isApi } from './api.ts';
import { openArchivio } from './archivio.ts';
import { statoAvviso, type StatoAvviso } from './avviso.ts';
import { act, advance, setFlusso } from './azioni.ts';
import { payAltrove } from './cassa.ts';
import { paginaControllo } from './controllo.ts';
import { sendDovuti } from './invii.ts';
import { createFirmaMarche } from './marca.ts';
import { settlePagamenti } from './pagamento.ts';
import { answerPagine } from './pagine.ts';
import { statoDi, type StatoPosizione } from './posizione.ts';
import { readRegole, writeRegole } from './regole.ts';
import { resendUltima, sendAnnullata, sendSconosciuta } from './ricevute-strane.ts';
import type { EsitoFlusso, Invio, Pagamento, Posizione, Risponde } from './righe.ts';
import { pagina, rinvio, send } from './risposta.ts';

export type PagopaOptions = {
	/** Where the simulators answer, as `http://127.0.0.1:3001/`. */
	indirizzo: string;
	/** Where the state is kept; in memory alone when absent. */
	file?: string;
	/** Where receipts are brought, and nowhere else; they are only asked for when undefined. */
	ricevute: string | undefined;
	now: () => Date;
	newId: () => string;
	/** Chance for the numbers of notices. */
	random: (quanti: number) => Uint8Array;
};

/** What the control page does, for scripts and tests. */
export type PagopaSimulator = Simulator & {
	/** Does what is due by the clock: ends payments, brings receipts. To be called every second. */
	tick: () => Promise<void>;
	/** Those of the Comuni, without the notices of other programs. */
	posizioni: () => (Posizione & { stato: StatoPosizione })[];
	pagamenti: () => Pagamento[];
	invii: () => Invio[];
	/** Moves the clock on by minutes. */
	advance: (minuti: number) => void;
	answerWith: (risponde: Risponde) => void;
	/** Pays a notice at a counter; `zitto` without receipt. False when it cannot be paid. */
	payAltrove: (chi: { ente: string; nav: string; zitto?: boolean }) => boolean;
	/** How a notice stands, for who has its number. */
	statoAvviso: (chi: { ente: string; nav: string }) => StatoAvviso;
	/** These return the notice of the receipt. */
	sendSconosciuta: (ente: string) => string;
	sendAnnullata: () => string | undefined;
	resendUltima: () => string | undefined;
	/** False once the flow is out. */
	setFlusso: (pagamento: string, esito: EsitoFlusso) => boolean;
};

/** Keeps what it knows over a restart when it has a file. */
export function createPagopaSimulator(options: PagopaOptions): PagopaSimulator {
	const { ricevute, newId, random } = options;
	const archivio = openArchivio(options.file);
	const now = (): Date => new Date(options.now().getTime() + readRegole(archivio).avanti);
	const ambiente: Ambiente = {
		archivio,
		now,
		newId,
		random,
		indirizzo: new URL('/pagopa', options.indirizzo).href,
		firma: createFirmaMarche(now)
	};
	addAltriAvvisi(ambiente);
	let sending: Promise<void> | undefined;

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		settlePagamenti(ambiente);
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulatori');
		if (isApi(pathname)) {
			await answerApi(ambiente, request, response);
			return;
		}
		const metodo = request.method ?? '';
		const campi = async (): Promise<URLSearchParams> => new URLSearchParams(await readBody(request));
		if (pathname === '/pagopa' && metodo === 'POST') {
			const fatto = act(ambiente, await campi());
			send(response, rinvio(`/pagopa?${new URLSearchParams({ fatto }).toString()}`));
			return;
		}
		if (pathname === '/pagopa') {
			const sguardo = {
				fatto: searchParams.get('fatto') ?? '',
				cerca: searchParams.get('cerca') ?? '',
				ricevute
			};
			send(response, pagina(paginaControllo(ambiente, sguardo)));
			return;
		}
		const risposta = await answerPagine(ambiente, { metodo, percorso: pathname, campi });
		send(response, risposta ?? NIENTE);
	}

	// One at a time: a slow ente must not get the same receipt again meanwhile.
	async function tick(): Promise<void> {
		settlePagamenti(ambiente);
		if (ricevute === undefined || readRegole(archivio).risponde !== 'SI') return;
		sending ??= sendDovuti(ambiente, ricevute).finally(() => {
			sending = undefined;
		});
		await sending;
	}

	return {
		prefix: '/pagopa',
		handle,
		tick,
		posizioni: () =>
			archivio.posizioni
				.all()
				.filter(({ altrui }) => !altrui)
				.map((posizione) => ({ ...posizione, stato: statoDi(posizione, now()) })),
		pagamenti: () => archivio.pagamenti.all(),
		invii: () => archivio.invii.all(),
		advance: (minuti) => {
			advance(ambiente, minuti);
		},
		answerWith: (risponde) => {
			writeRegole(archivio, { risponde });
		},
		payAltrove: (chi) => payAltrove(ambiente, chi),
		statoAvviso: (chi) => statoAvviso(ambiente, chi),
		sendSconosciuta: (ente) => sendSconosciuta(ambiente, ente),
		sendAnnullata: () => sendAnnullata(ambiente),
		resendUltima: () => resendUltima(ambiente),
		setFlusso: (pagamento, esito) => setFlusso(ambiente, pagamento, esito)
	};
}

const NIENTE = {
	status: 404,
	body: "Qui non c'è niente. Torna a /pagopa.",
	headers: { 'content-type': 'text/plain; charset=utf-8' }
};

// Speaks to pagoPA for one ente, with its keys. Chosen by app.ts, contract in README.md.
import type { z } from 'zod';
import { XmlRifiutato } from '#lib/xml/parse.ts';
import { avvisoOpzioni, toAvviso } from './avvisi.ts';
import { bolloChiesto, bolloLetto, toBollo, toNuovoBollo } from './bollo.ts';
import { createChiama, fault, ok, outOfContract, percorso, readJson, refusal } from './chiama.ts';
import type { ChiamaOptions, Chiamata, Prodotto, Risposta } from './chiama.ts';
import { readIndirizzo, toNuovoCarrello } from './checkout.ts';
import { flusso, paginaFlussi, paginaPagamenti, toFlussi, toFlusso } from './flussi.ts';
import { readImpedimento } from './impedimenti.ts';
import type { Ancore } from './marca.ts';
import type { Impedimento, Pagopa, RicevutaPagopa } from './port.ts';
import { createPosizioni } from './posizioni.ts';
import { PA_FOR_NODE, readInvio, type Lettura } from './ricevuta.ts';
import { decodeXml, openXml } from './testo-xml.ts';

export type PagopaOptions = Omit<ChiamaOptions, 'attesa'> & {
	cfEnte: string;
	/** As the debtor is to read it. */
	nomeEnte: string;
	/** Milliseconds for each call. */
	attesa?: number;
	/** Certificates by which stamps are trusted. */
	ancore?: Ancore;
};

const ATTESA = 8_000;
/** A flow of a hundred thousand payments. */
const PAGINE_MASSIME = 100;

/** The client of one ente. */
export function createPagopa({
	cfEnte,
	nomeEnte,
	attesa = ATTESA,
	ancore = [],
	...altro
}: PagopaOptions): Pagopa {
	const chiama = createChiama({ ...altro, attesa });
	const fdr = `organizations/${cfEnte}/fdrs`;

	async function readPagine<T>(
		risorsa: string,
		schema: z.ZodType<{ metadata?: { totPage: number } | undefined; data: T[] }>
	): Promise<T[]> {
		const letti: T[] = [];
		for (let numero = 1, pagine = 1; numero <= pagine; numero++) {
			const indirizzo = `${risorsa}${risorsa.includes('?') ? '&' : '?'}page=${numero}&size=1000`;
			const { metadata, data } = readJson(
				ok(await chiama({ prodotto: 'flussi', percorso: indirizzo })),
				schema
			);
			pagine = metadata?.totPage ?? 1;
			if (pagine > PAGINE_MASSIME) throw outOfContract('flussi');
			letti.push(...data);
		}
		return letti;
	}

	return {
		...createPosizioni(chiama, { cfEnte, nomeEnte }),
		async readAvviso(nav) {
			const risorsa = percorso(`payment-options/organizations/${cfEnte}/notices`, nav);
			const risposta = await chiama({ prodotto: 'avvisi', metodo: 'POST', percorso: risorsa });
			if (risposta.status === 404) return undefined;
			if (risposta.status === 200) return toAvviso(readJson(risposta, avvisoOpzioni), nav);
			const impedimento = impedimentoDi(risposta);
			if (!impedimento) throw refusal(risposta);
			return { esito: impedimento };
		},
		async createCarrello(carrello) {
			const corpo = toNuovoCarrello(carrello, cfEnte);
			const risposta = await chiama({ prodotto: 'checkout', metodo: 'POST', percorso: 'carts', corpo });
			if (risposta.status === 302) {
				const indirizzo = readIndirizzo(risposta.headers.get('location'));
				if (indirizzo) return { esito: 'PRONTO', indirizzo };
				throw outOfContract('checkout');
			}
			const impedimento = impedimentoDi(risposta);
			if (impedimento) return { esito: impedimento };
			if (risposta.status === 404) return { esito: 'SCONOSCIUTO' };
			// Not payable, without saying why: the only answer that promises nothing and lets it be tried again.
			if (risposta.status === 409 || risposta.status === 422) return { esito: 'IN_CORSO' };
			throw refusal(risposta);
		},
		async readRicevuta(iuv) {
			const risorsa = percorso(`payments/${cfEnte}/receipts`, iuv);
			const risposta = await chiama({ prodotto: 'ricevute', percorso: risorsa });
			if (risposta.status === 404) return undefined;
			const { corpo } = ok(risposta);
			const ricevuta = orOutOfContract('ricevute', () =>
				readRicevutaChiesta(corpo, { arrivo: altro.clock(), ancore })
			);
			if (ricevuta.iuv !== iuv) throw outOfContract('ricevute');
			return ricevuta;
		},
		async askBollo(richiesta) {
			const chiamata: Chiamata = { prodotto: 'bollo', percorso: `organizations/${cfEnte}/mbd` };
			const corpo = toNuovoBollo(richiesta);
			const risposta = ok(await chiama({ ...chiamata, metodo: 'POST', corpo }));
			const { checkoutRedirectUrl, nav } = readJson(risposta, bolloChiesto);
			const indirizzo = readIndirizzo(checkoutRedirectUrl);
			if (!indirizzo) throw outOfContract('bollo');
			return { indirizzo, nav };
		},
		async readBollo(nav) {
			const risorsa = percorso(`organizations/${cfEnte}/receipt`, nav);
			const risposta = await chiama({ prodotto: 'bollo', percorso: risorsa });
			if (risposta.status === 404) return undefined;
			const { content } = readJson(ok(risposta), bolloLetto);
			return content ? orOutOfContract('bollo', () => toBollo(content, ancore)) : undefined;
		},
		async listFlussi(da) {
			// `publishedGt` is strict: one millisecond before, the instant itself is in.
			const dopo = encodeURIComponent(new Date(da.getTime() - 1).toISOString());
			return toFlussi(await readPagine(`${fdr}?publishedGt=${dopo}`, paginaFlussi));
		},
		async readFlusso(quale) {
			const { id, revisione, psp } = quale;
			const risorsa = `${percorso(fdr, id)}/revisions/${revisione}/${percorso('psps', psp)}`;
			const testata = readJson(ok(await chiama({ prodotto: 'flussi', percorso: risorsa })), flusso);
			return toFlusso(quale, testata, await readPagine(`${risorsa}/payments`, paginaPagamenti));
		}
	};
}

// Only the refusals of a notice are looked into: what fails by itself (5xx) may carry any code.
function impedimentoDi(risposta: Risposta): Impedimento | undefined {
	if (![400, 404, 409, 422].includes(risposta.status)) return undefined;
	const trovato = readImpedimento(new TextDecoder().decode(risposta.corpo));
	if (trovato !== 'GUASTO') return trovato;
	if (risposta.status === 400) return undefined;
	throw fault(`${risposta.prodotto} ${risposta.status}, guasto altrui`, {
		temporaneo: true,
		riprovaDopo: risposta.riprovaDopo,
		cause: refusal(risposta).cause
	});
}

function readRicevutaChiesta(corpo: Uint8Array, lettura: Omit<Lettura, 'originale'>): RicevutaPagopa {
	const originale = decodeXml(corpo);
	const radice = openXml(originale);
	if (radice.namespaceURI !== PA_FOR_NODE || !/^paSendRT(V2Request|Req)$/.test(radice.localName))
		throw new XmlRifiutato('non è una ricevuta');
	return readInvio(radice, { ...lettura, originale }).ricevuta;
}

function orOutOfContract<T>(prodotto: Prodotto, read: () => T): T {
	try {
		return read();
	} catch (causa) {
		if (causa instanceof XmlRifiutato) throw outOfContract(prodotto, causa);
		throw causa;
	}
}

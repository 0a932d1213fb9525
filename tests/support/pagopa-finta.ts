// A pagoPA to lead by hand in the tests of payments: it keeps positions and receipts, and fails as it is told.
import { iuvDi } from '#lib/domain/avviso.ts';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type {
	AvvisoLetto,
	Carrello,
	EsitoCarrello,
	FlussoLetto,
	Impedimento,
	Marca,
	Pagopa,
	PosizioneDebitoria,
	PosizioneLetta,
	RicevutaPagopa,
	RichiestaBollo,
	StatoPosizione,
	Voce
} from '#lib/server/integrations/pagopa/port.ts';

type Tenuta = PosizioneDebitoria & { statoPagopa: StatoPosizione };

export type PagopaFinta = Pagopa & {
	posizioni: Map<string, Tenuta>;
	/** By IUV. */
	ricevute: Map<string, RicevutaPagopa>;
	/** The oldest first. */
	flussi: FlussoLetto[];
	/** Ids of flows that are out of their contract. */
	flussiIlleggibili: Set<string>;
	/** Notices of other programs, by NAV. */
	avvisi: Map<string, AvvisoLetto | { esito: Impedimento }>;
	carrelli: Carrello[];
	/** What the next carts answer, instead of a page; one each. */
	esitiCarrello: (EsitoCarrello | IntegrationError)[];
	/** Stamps asked for, by NAV. */
	bolliChiesti: Map<string, RichiestaBollo>;
	/** Stamps paid, by NAV. */
	bolli: Map<string, Marca>;
	/** Every call fails with it while it is there. */
	guasto: IntegrationError | undefined;
	chiamate: string[];
};

/** Stamps asked for so far: their notices differ in the whole test file. */
let venduti = 0;

/** Takes everything until told otherwise. */
export function pagopaFinta(): PagopaFinta {
	const finta: PagopaFinta = {
		posizioni: new Map(),
		ricevute: new Map(),
		flussi: [],
		flussiIlleggibili: new Set(),
		avvisi: new Map(),
		carrelli: [],
		esitiCarrello: [],
		bolliChiesti: new Map(),
		bolli: new Map(),
		guasto: undefined,
		chiamate: [],
		openPosizione: (posizione) =>
			chiama('openPosizione', () => {
				finta.posizioni.set(posizione.iupd, { ...posizione, statoPagopa: 'APERTA' });
			}),
		readPosizione: (iupd) => chiama('readPosizione', () => letta(finta.posizioni.get(iupd))),
		updatePosizione: (posizione) =>
			chiama('updatePosizione', () => {
				const { statoPagopa } = finta.posizioni.get(posizione.iupd) ?? { statoPagopa: undefined };
				if (statoPagopa === undefined) return 'SCONOSCIUTA';
				if (statoPagopa === 'PAGATA' || statoPagopa === 'ANNULLATA') return statoPagopa;
				finta.posizioni.set(posizione.iupd, { ...posizione, statoPagopa: 'APERTA' });
				return 'FATTO';
			}),
		invalidatePosizione: (iupd) =>
			chiama('invalidatePosizione', () => {
				const posizione = finta.posizioni.get(iupd);
				if (posizione?.statoPagopa === 'PAGATA') return 'PAGATA';
				if (posizione) posizione.statoPagopa = 'ANNULLATA';
				return 'FATTO';
			}),
		readAvviso: (nav) => chiama('readAvviso', () => finta.avvisi.get(nav)),
		createCarrello: (carrello) =>
			chiama('createCarrello', () => {
				finta.carrelli.push(carrello);
				const esito = finta.esitiCarrello.shift();
				if (esito instanceof IntegrationError) throw esito;
				return esito ?? { esito: 'PRONTO', indirizzo: `https://checkout.example/${carrello.id}` };
			}),
		readRicevuta: (iuv) => chiama('readRicevuta', () => finta.ricevute.get(iuv)),
		listFlussi: (da) =>
			chiama('listFlussi', () => finta.flussi.filter(({ pubblicatoIl }) => pubblicatoIl >= da)),
		readFlusso: ({ id, revisione }) =>
			chiama('readFlusso', () => {
				const flusso = finta.flussi.find((uno) => uno.id === id && uno.revisione === revisione);
				if (!flusso || finta.flussiIlleggibili.has(id)) throw guastoPagopa(false);
				return flusso;
			}),
		askBollo: (richiesta) =>
			chiama('askBollo', () => {
				venduti += 1;
				const nav = `381${String(venduti).padStart(15, '0')}`;
				finta.bolliChiesti.set(nav, richiesta);
				return { nav, indirizzo: `https://checkout.example/${nav}` };
			}),
		readBollo: (nav) => chiama('readBollo', () => finta.bolli.get(nav))
	};

	function chiama<T>(nome: string, risposta: () => T): Promise<T> {
		finta.chiamate.push(nome);
		return finta.guasto ? Promise.reject(finta.guasto) : Promise.resolve().then(risposta);
	}
	return finta;
}

function letta(posizione: Tenuta | undefined): PosizioneLetta | undefined {
	if (!posizione) return undefined;
	const { statoPagopa, nav, voci, debitore } = posizione;
	const cent = voci.reduce((somma, voce) => somma + voce.cent, 0);
	return { stato: statoPagopa, nav, cent, codiceFiscale: debitore.codiceFiscale };
}

/** A fault as the client throws it. */
export function guastoPagopa(temporaneo: boolean): IntegrationError {
	return new IntegrationError('pagoPA: posizioni 503', { integrazione: 'pagopa', temporaneo });
}

export type Avvisata = { nav: string; cent: number; cfEnte: string; voci?: readonly Voce[] };

/** A stamp as pagoPA sends it with a receipt. */
export function marcaDi(impronta: string): RicevutaPagopa['marche'][number] {
	return { impronta, xml: Buffer.from(`<marcaDaBollo>${impronta}</marcaDaBollo>`).toString('base64') };
}

/** A receipt as pagoPA sends it, with the stamps that were bought; `id` is the payment token. */
export function ricevutaDi(
	{ nav, cent, cfEnte, voci = [] }: Avvisata,
	altro: Partial<RicevutaPagopa> = {}
): RicevutaPagopa {
	return {
		id: `token-${nav}`,
		cfEnte,
		nav,
		iuv: iuvDi(nav),
		riuscita: true,
		cent,
		causale: 'Somma dovuta',
		psp: { nome: 'Banca di prova', codiceFiscale: '00743110157' },
		metodo: 'creditCard',
		pagataIl: new Date('2026-11-24T10:00:00Z'),
		marche: voci.flatMap((voce) => ('bollo' in voce ? [marcaDi(voce.bollo.impronta)] : [])),
		originale: '<receipt/>',
		...altro
	};
}

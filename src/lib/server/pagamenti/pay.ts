// Paying with a link: what the page shows, the way out to pagoPA, and what is known when the person comes back. Called by the pages under /paga.
import { sommaCent } from '#lib/domain/denaro.ts';
import { awayOrThrow } from '#lib/domain/integration-error.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import type { Database, Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { Carrello, EsitoCarrello, Impedimento, Pagopa } from '../integrations/pagopa/port.ts';
import { isInCorso, isPagabile, listDelGettone, type Posizione } from './posizione.ts';

/** How long pagoPA keeps a cart, and for how long at most a notice stays locked by who is paying it. */
const CARRELLO_MS = 10 * 60_000;
const BLOCCO_MS = 30 * 60_000;
/** While the cart is being made: if we stop half-way the notice is soon free again. */
const PRENOTAZIONE_MS = 60_000;
const AVVISI_MASSIMI = 5;

export type Ritorno = 'ok' | 'annullato' | 'errore' | 'attesa';

/** Whether a text received from outside is a way to come back. */
export function isRitorno(testo: string): testo is Ritorno {
	return ['ok', 'annullato', 'errore', 'attesa'].includes(testo);
}

/**
 * `in_preparazione`: pagoPA does not know the notice yet. `in_corso`: somebody may be paying, until `fino`; `tentativo` is
 * theirs while its page is still good.
 */
export type SituazionePagamento =
	| { tipo: 'da_pagare' }
	| { tipo: 'in_preparazione' }
	| { tipo: 'in_corso'; fino: Date; tentativo: string | undefined }
	| { tipo: 'pagato' | 'scaduto' | 'annullato' | 'non_pagabile' };

export type PagamentoVisto = {
	posizioni: readonly Posizione[];
	/** Those that are still to be paid. */
	aperte: readonly Posizione[];
	/** Of the open ones; of all when none is. */
	totaleCent: number;
	situazione: SituazionePagamento;
};

/** What one link is for, now. @throws NonTrovato */
export async function viewPagamento(
	tx: Tx,
	{ gettone, istante }: { gettone: string; istante: Date }
): Promise<PagamentoVisto> {
	const posizioni = await listDelGettone(tx, { gettone });
	if (posizioni.length === 0) throw new NonTrovato('Pagamento non trovato');
	const aperte = posizioni.filter(isPagabile);
	return {
		posizioni,
		aperte,
		totaleCent: sommaCent((aperte.length > 0 ? aperte : posizioni).map(({ cent }) => cent)),
		situazione: await situazioneDi(tx, { posizioni, aperte, istante })
	};
}

async function situazioneDi(
	tx: Tx,
	{ posizioni, aperte, istante }: { posizioni: Posizione[]; aperte: Posizione[]; istante: Date }
): Promise<SituazionePagamento> {
	if (aperte.length === 0) return { tipo: senzaAperte(posizioni) };
	const fino = aperte.filter((una) => isInCorso(una, istante)).map(({ inCorsoFino }) => inCorsoFino)[0];
	if (fino) {
		const tentativo = await findVivo(tx, { gettone: aperte[0]?.gettone ?? '', istante });
		return { tipo: 'in_corso', fino, tentativo };
	}
	return { tipo: aperte.every(({ stato }) => stato === 'aperta') ? 'da_pagare' : 'in_preparazione' };
}

function senzaAperte(posizioni: readonly Posizione[]): 'pagato' | 'scaduto' | 'annullato' | 'non_pagabile' {
	if (posizioni.some(({ stato }) => stato === 'rifiutata')) return 'non_pagabile';
	if (posizioni.some(({ stato }) => stato === 'scaduta')) return 'scaduto';
	return posizioni.some(({ stato }) => stato === 'pagata') ? 'pagato' : 'annullato';
}

/** The attempt whose page at pagoPA is still good and from which nobody came back. */
async function findVivo(
	tx: Tx,
	{ gettone, istante }: { gettone: string; istante: Date }
): Promise<string | undefined> {
	const [row] = await tx<{ id: string }[]>`
		select id from tentativo_pagamento
		where gettone = ${gettone} and ritorno is null and creato_il > ${new Date(istante.getTime() - CARRELLO_MS)}
		order by creato_il desc limit 1`;
	return row?.id;
}

export type Cassa = {
	database: Database;
	ente: EnteInVigore;
	pagopa: Pagopa | undefined;
	clock: () => Date;
	newId: () => string;
	/** Address, without the way of coming back at its end, to which pagoPA sends the person. */
	ritorno: (tentativo: string, come: Ritorno) => string;
};

/**
 * `non_risponde`: pagoPA is away, nothing was begun. `cambiato`: the page is to be read again. `impedito`: a notice of another
 * program, of which we know nothing but what pagoPA has just said.
 */
export type EsitoAvvio =
	| { tipo: 'vai'; tentativo: string }
	| { tipo: 'non_risponde' | 'cambiato' }
	| { tipo: 'impedito'; esito: Impedimento };

/** Begins an attempt, or finds the one that is still good. @throws NonTrovato */
export async function startPagamento(cassa: Cassa, gettone: string): Promise<EsitoAvvio> {
	const { pagopa, clock, newId } = cassa;
	if (!pagopa) return { tipo: 'non_risponde' };
	const preso = await asPagante(cassa, gettone, (tx) => reserve(tx, { gettone, istante: clock() }));
	if (!Array.isArray(preso)) return preso;
	const tentativo = newId();
	const esito = await pagopa
		.createCarrello(carrelloDi(cassa, { tentativo, posizioni: preso }))
		.catch(awayOrThrow);
	return asPagante(cassa, gettone, (tx) =>
		keepEsito(tx, { cassa, gettone, tentativo, posizioni: preso, esito })
	);
}

async function reserve(
	tx: Tx,
	{ gettone, istante }: { gettone: string; istante: Date }
): Promise<Posizione[] | EsitoAvvio> {
	const posizioni = await listDelGettone(tx, { gettone, blocca: true });
	if (posizioni.length === 0) throw new NonTrovato('Pagamento non trovato');
	const aperte = posizioni.filter(isPagabile).slice(0, AVVISI_MASSIMI);
	const situazione = await situazioneDi(tx, { posizioni, aperte, istante });
	if (situazione.tipo === 'in_corso' && situazione.tentativo)
		return { tipo: 'vai', tentativo: situazione.tentativo };
	if (situazione.tipo !== 'da_pagare') return { tipo: 'cambiato' };
	await hold(tx, { posizioni: aperte, fino: new Date(istante.getTime() + PRENOTAZIONE_MS) });
	return aperte;
}

function carrelloDi(
	{ ente, ritorno }: Cassa,
	{ tentativo, posizioni }: { tentativo: string; posizioni: readonly Posizione[] }
): Carrello {
	return {
		id: tentativo,
		email: undefined,
		avvisi: posizioni.map(({ nav, cent, causale }) => ({
			nav,
			cent,
			causale,
			ente: `Comune di ${ente.impostazioni.nome}`
		})),
		ritorno: {
			ok: ritorno(tentativo, 'ok'),
			annullato: ritorno(tentativo, 'annullato'),
			errore: ritorno(tentativo, 'errore'),
			attesa: ritorno(tentativo, 'attesa')
		}
	};
}

type DaTenere = {
	cassa: Cassa;
	gettone: string;
	tentativo: string;
	posizioni: readonly Posizione[];
	/** None when pagoPA did not answer. */
	esito: EsitoCarrello | undefined;
};

async function keepEsito(
	tx: Tx,
	{ cassa, gettone, tentativo, posizioni, esito }: DaTenere
): Promise<EsitoAvvio> {
	const istante = cassa.clock();
	const fino = new Date(istante.getTime() + BLOCCO_MS);
	if (esito?.esito === 'PRONTO') {
		await tx`
			insert into tentativo_pagamento (id, ente_id, gettone, posizioni, indirizzo, creato_il)
			values (${tentativo}, ${cassa.ente.id}, ${gettone}, ${posizioni.map(({ id }) => id)}, ${esito.indirizzo}, ${istante})`;
		await hold(tx, { posizioni, fino, provataIl: istante });
		return { tipo: 'vai', tentativo };
	}
	if (!esito) {
		await hold(tx, { posizioni, fino: null });
		return { tipo: 'non_risponde' };
	}
	if (posizioni.some(({ altrui }) => altrui)) {
		await hold(tx, { posizioni, fino: null });
		return { tipo: 'impedito', esito: esito.esito };
	}
	// pagoPA knows better than we do how the notices stand: it is asked at once.
	await hold(tx, {
		posizioni,
		fino: esito.esito === 'IN_CORSO' ? fino : null,
		provataIl: istante,
		chiedi: istante
	});
	return { tipo: 'cambiato' };
}

type DaTrattenere = {
	posizioni: readonly Pick<Posizione, 'id'>[];
	/** Until when nobody else begins to pay; null to let them. */
	fino: Date | null;
	provataIl?: Date;
	/** When pagoPA is asked; a minute after the attempt unless said. */
	chiedi?: Date;
};

async function hold(tx: Tx, { posizioni, fino, provataIl, chiedi }: DaTrattenere): Promise<void> {
	const quando = chiedi ?? (provataIl && new Date(provataIl.getTime() + 60_000));
	await tx`
		update posizione set in_corso_fino = ${fino}, provata_il = coalesce(${provataIl ?? null}, provata_il),
			prossimo_il = least(prossimo_il, ${quando ?? null})
		where id = any (${posizioni.map(({ id }) => id)}::uuid[]) and stato in ('da_aprire', 'aperta', 'da_cambiare')`;
}

export type TentativoVisto = {
	indirizzo: string;
	/** Whether the page of pagoPA is still good. */
	valido: boolean;
};

/** Where an attempt leads. @throws NonTrovato */
export async function findTentativo(
	tx: Tx,
	{ gettone, tentativo, istante }: { gettone: string; tentativo: string; istante: Date }
): Promise<TentativoVisto> {
	const [row] = isUuid(tentativo)
		? await tx<{ indirizzo: string; creatoIl: Date; ritorno: string | null }[]>`
			select indirizzo, creato_il as "creatoIl", ritorno from tentativo_pagamento
			where id = ${tentativo} and gettone = ${gettone}`
		: [];
	if (!row) throw new NonTrovato('Tentativo non trovato');
	const valido = row.ritorno === null && row.creatoIl.getTime() + CARRELLO_MS > istante.getTime();
	return { indirizzo: row.indirizzo, valido };
}

/** The person came back: what they were told counts for nothing but this, whether another attempt may begin at once. @throws NonTrovato */
export async function comeBack(
	tx: Tx,
	{ gettone, tentativo, come, istante }: { gettone: string; tentativo: string; come: Ritorno; istante: Date }
): Promise<void> {
	await findTentativo(tx, { gettone, tentativo, istante });
	const [prima] = await tx<{ posizioni: string[] }[]>`
		update tentativo_pagamento set ritorno = ${come}, tornato_il = ${istante}
		where id = ${tentativo} and ritorno is null returning posizioni`;
	if (!prima) return;
	const libera = come === 'annullato' || come === 'errore';
	await tx`
		update posizione set prossimo_il = least(prossimo_il, ${istante}),
			in_corso_fino = ${libera ? null : tx`in_corso_fino`}
		where id = any (${prima.posizioni}::uuid[]) and stato in ('da_aprire', 'aperta', 'da_cambiare')`;
}

/** One transaction of whoever holds the link. */
export function asPagante<T>(
	{ database, ente }: Pick<Cassa, 'database' | 'ente'>,
	gettone: string,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return inEnte(database, { ente: ente.id, attore: { ruolo: 'pagante', gettone } }, work);
}

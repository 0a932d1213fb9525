// What comes with a message: the papers of the same event, how to pay what it asks, where else it went. Called by the page of a message.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, formatDataOra, giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { Tx } from '../db/connection.ts';
import { colonne, isPagabile, type Posizione } from '../pagamenti/posizione.ts';
import type { Canale } from '../spedizioni/parole.ts';

export type EsitoRecapito = 'IN_PARTENZA' | 'MANDATO' | 'TORNATO' | 'INCERTO' | 'NON_MANDATO';

/** A channel by which a message went, or did not. */
export type Recapito = {
	canale: Canale;
	esito: EsitoRecapito;
	motivo: 'NON_ISCRITTO' | 'BLOCCATO' | null;
	quando: Date;
	/** The address of an e-mail. */
	recapito: string | null;
};

export type Attorno = {
	documenti: { id: string; titolo: string }[];
	/** The notice that the message asks to pay, and what we know of it: nothing where another program made it. */
	avviso: string | null;
	posizione: Posizione | undefined;
	recapiti: Recapito[];
	/** The notice to the public that it brought, when the Comune withdrew it. */
	ritirata: { id: string; il: Date } | undefined;
};

/** Of a message of the citizen of this transaction. */
export async function readAttorno(
	tx: Tx,
	{ id, avviso }: { id: string; avviso: string | null }
): Promise<Attorno> {
	// Message and papers of a move are written at one and the same instant.
	const documenti = await tx<Attorno['documenti']>`
		select d.id, d.titolo from messaggio m
		join documento d on d.ente_id = m.ente_id and d.pratica_id = m.pratica_id and d.creato_il = m.creato_il
		where m.id = ${id} order by d.id`;
	const [posizione] = avviso
		? await tx<Posizione[]>`select ${colonne(tx)} from posizione where nav = ${avviso}`
		: [];
	const recapiti = await tx<Recapito[]>`select * from recapiti_del_messaggio(${id})`;
	const [ritirata] = await tx<{ id: string; il: Date }[]>`
		select c.id, c.chiusa_il as il from messaggio m
		join comunicazione c on c.ente_id = m.ente_id and c.id = m.comunicazione_id
		where m.id = ${id} and c.stato = 'RITIRATA'`;
	return { documenti, avviso, posizione, recapiti, ritirata };
}

/** The same in words and addresses. */
export function attornoVista({ documenti, avviso, posizione, recapiti, ritirata }: Attorno) {
	return {
		documenti: documenti.map(({ id, titolo }) => ({ href: paths.documento(id), titolo })),
		pagamento: posizione && pagamentoDi(posizione),
		pagaAltrui: avviso && !posizione ? paths.pagaAvviso(avviso) : undefined,
		// Of what was taken back nobody tried to send the rest.
		recapiti: recapiti.filter(({ esito }) => !ritirata || esito !== 'NON_MANDATO').map(inParole),
		ritirato: ritirata && { quando: formatDataOra(ritirata.il), href: paths.avviso(ritirata.id) }
	};
}

function pagamentoDi(posizione: Posizione) {
	const { gettone, nav, cent, stato } = posizione;
	return {
		importo: formatEuro(cent),
		paga: isPagabile(posizione) ? paths.paga(gettone) : undefined,
		ricevuta: stato === 'pagata' ? paths.ricevutaPagamento(gettone, nav) : undefined
	};
}

const CANALI: Readonly<Record<Canale, string>> = {
	'app-io': 'su App IO',
	email: 'per e-mail',
	posta: 'per posta'
};

/** One sentence. */
export function inParole({ canale, esito, motivo, quando, recapito }: Recapito): string {
	const dove = recapito ? `${CANALI[canale]}, a ${recapito}` : CANALI[canale];
	const giorno = formatDataOra(quando);
	if (motivo === 'NON_ISCRITTO') return 'Non te l’abbiamo mandato su App IO: non risulta una tua iscrizione.';
	if (motivo === 'BLOCCATO')
		return 'Non te l’abbiamo mandato su App IO: lì hai scelto di non ricevere questi messaggi.';
	switch (esito) {
		case 'IN_PARTENZA':
			return `Te lo mandiamo anche ${dove}.`;
		case 'MANDATO':
			return canale === 'posta'
				? `Te l’abbiamo mandato anche per posta il ${formatData(giornoARoma(quando))}.`
				: `Te l’abbiamo mandato anche ${dove}, il ${giorno}.`;
		case 'TORNATO':
			return `Te l’abbiamo mandato ${dove}, ma è tornato indietro il ${giorno}.`;
		case 'INCERTO':
			return `Abbiamo provato a mandartelo ${dove} il ${giorno}: non sappiamo se è arrivato.`;
		case 'NON_MANDATO':
			return `Non siamo riusciti a mandartelo ${dove}.`;
	}
}

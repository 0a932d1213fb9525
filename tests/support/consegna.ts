// What the tests of the outbox share: an App IO and a mail server led by hand, the claim and the delivery as the worker makes them.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { EsitoLettera, Lettera } from '#lib/server/integrations/email/port.ts';
import { claimSpedizioni } from '#lib/server/spedizioni/claim-spedizioni.ts';
import { deliver, type Consegna } from '#lib/server/spedizioni/deliver.ts';
import { listOccupate } from '#lib/server/spedizioni/ritmo.ts';
import { openScritture } from '#lib/server/spedizioni/scritture.ts';
import type { Sorte, SpedizionePresa } from '#lib/server/spedizioni/spedizione.ts';
import type { AppIoFinta } from './app-io.ts';
import { comeSistema, type Mondo } from './mondo.ts';

export type EmailFinta = {
	ricevute: Lettera[];
	/** What the server says of every letter. */
	risposta: EsitoLettera | IntegrationError;
	send: (lettera: Lettera) => Promise<EsitoLettera>;
};

/** Takes everything until told otherwise. */
export function emailFinta(): EmailFinta {
	const finta: EmailFinta = {
		ricevute: [],
		risposta: { esito: 'ACCETTATA', risposta: '250 ok' },
		send(lettera) {
			const { risposta } = finta;
			if (risposta instanceof IntegrationError) return Promise.reject(risposta);
			if (risposta.esito === 'ACCETTATA') finta.ricevute.push(lettera);
			return Promise.resolve(risposta);
		}
	};
	return finta;
}

/** The surroundings of a delivery; what is not said is as in a Comune with App IO and e-mail. */
export function consegnaCon(
	mondo: Mondo,
	{ io, posta, ...altro }: { io: AppIoFinta; posta?: EmailFinta } & Partial<Consegna>
): Consegna {
	return {
		appIo: () => io,
		email: () => Promise.resolve(posta),
		componi: ({ id, oggetto, testo, riservato }, destinatario) =>
			Promise.resolve({ id, destinatario, oggetto, testo: riservato ? 'riservato' : testo, html: '' }),
		scritture: openScritture(mondo),
		clock: mondo.clock,
		random: () => 0.5,
		isStopping: () => false,
		pause: () => Promise.resolve(),
		...altro
	};
}

/** The Comune as its letters name it. */
export const COMUNE_DELLE_LETTERE = {
	nome: 'Cassola',
	sito: 'https://comune.example',
	colorePrimario: '#00704a',
	indirizzo: 'Piazza del Municipio 1',
	telefono: '0000 000000'
};

/** As fast as needed, unless a test says how fast. */
export const SENZA_FRENO = { proprie: [], perSecondo: 10_000 };

export type Come = {
	quante?: number;
	ente?: string;
	perSecondo?: number;
	fuoriOrario?: boolean;
	proprie?: string[];
};

/** What is due now. */
export function prendi(
	mondo: Mondo,
	{ quante = 1, ente = 'cassola', fuoriOrario = false, ...ritmo }: Come = {}
): Promise<SpedizionePresa[]> {
	const adesso = mondo.clock();
	return comeSistema(mondo, ente, async (tx) =>
		claimSpedizioni(tx, {
			ente,
			adesso,
			quante,
			ritmo: { ...SENZA_FRENO, ...ritmo },
			occupate: await listOccupate(tx, { ente, adesso }),
			fuoriOrario
		})
	);
}

/** The one thing that is due now. */
export async function prendiUna(mondo: Mondo, come: Come = {}): Promise<SpedizionePresa> {
	const [presa] = await prendi(mondo, come);
	if (!presa) throw new Error('Niente da consegnare');
	return presa;
}

/** Delivers everything that is due, one at a time. */
export async function consegnaTutto(mondo: Mondo, consegna: Consegna): Promise<(Sorte | undefined)[]> {
	const sorti: (Sorte | undefined)[] = [];
	for (let [presa] = await prendi(mondo); presa; [presa] = await prendi(mondo))
		sorti.push(await deliver(consegna, presa));
	return sorti;
}

// Brings one claimed message to its channel: asks for the person, notes the hand-over, sends, writes what became of it. Called by the worker's outbox.
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { AppIo } from '../integrations/app-io/port.ts';
import type { Email, Lettera } from '../integrations/email/port.ts';
import { decideFault } from './decide-fault.ts';
import { TENTATIVI_MASSIMI } from './next-attempt.ts';
import type { Scritture } from './scritture.ts';
import type { Sorte, SpedizionePresa } from './spedizione.ts';

export type Consegna = {
	/** App IO for a service of an ente; undefined when there is no key for it. */
	appIo: (ente: string, servizio: string) => AppIo | undefined;
	/** E-mail of an ente; undefined when it has none. */
	email: (ente: string) => Email | undefined;
	/** The message as a letter. */
	componi: (presa: SpedizionePresa, recapito: string) => Promise<Lettera>;
	scritture: Scritture;
	clock: () => Date;
	random: () => number;
	/** Whether the worker is about to end: what was not handed over goes back to the queue. */
	isStopping: () => boolean;
	/** The pause between two attempts to write a known answer to a database that is away. */
	pause: (millisecondi: number) => Promise<void>;
};

/** The fate of the delivery, or undefined when another worker has it. @throws what is no fault of the channel: the lease then ends by itself */
export async function deliver(consegna: Consegna, presa: SpedizionePresa): Promise<Sorte | undefined> {
	const via = openVia(consegna, presa);
	const prima = presa.prove > TENTATIVI_MASSIMI ? TROPPI : await via.check();
	if (prima) return write(consegna, presa, prima);
	if (consegna.isStopping())
		return write(consegna, presa, { stato: 'in_coda', prossimoIl: consegna.clock(), motivo: null });
	if (!(await consegna.scritture.handOver(presa))) return undefined;
	return writeAnswer(consegna, presa, await via.send());
}

const TROPPI: Sorte = { stato: 'fallita', motivo: 'TROPPI_TENTATIVI' };

type Via = {
	/** The fate of what is not to be sent; undefined when it is. */
	check: () => Promise<Sorte | undefined>;
	send: () => Promise<Sorte>;
};

function openVia(consegna: Consegna, presa: SpedizionePresa): Via {
	return presa.canale === 'email' ? viaEmail(consegna, presa) : viaAppIo(consegna, presa);
}

function viaAppIo(consegna: Consegna, presa: SpedizionePresa): Via {
	const { codiceFiscale, oggetto, testo, entro, avviso } = presa;
	const porto = consegna.appIo(presa.ente, presa.servizio);
	if (!porto) return impossible('SENZA_CHIAVE');
	if (presa.spento) return impossible('SPENTO');
	// App IO looks at the form of the code alone.
	if (!checkCodiceFiscale(codiceFiscale, () => true).ok) return impossible('CODICE_FISCALE');
	return {
		check: () =>
			orFault(consegna, presa, async () => {
				const esito = await porto.checkDestinatario(codiceFiscale);
				return esito === 'PRONTO' ? undefined : { stato: 'non_recapitabile', motivo: esito };
			}),
		send: () =>
			orFault(consegna, presa, async () => {
				const messaggio = {
					codiceFiscale,
					oggetto,
					testo,
					entro: entro ?? undefined,
					avviso: avviso ?? undefined
				};
				const invio = await porto.sendMessaggio({ ...messaggio, riservato: presa.riservato });
				return invio.esito === 'INCERTO' ? INCERTA : { stato: 'accettata', idEsterno: invio.id };
			})
	};
}

function viaEmail(consegna: Consegna, presa: SpedizionePresa): Via {
	const porto = consegna.email(presa.ente);
	const { recapito } = presa;
	if (!porto || recapito === null) return impossible('SENZA_EMAIL');
	let lettera: Lettera;
	return {
		async check() {
			lettera = await consegna.componi(presa, recapito);
			return undefined;
		},
		send: () =>
			orFault(consegna, presa, async () => {
				const esito = await porto.send(lettera);
				if (esito.esito === 'INCERTA') return INCERTA;
				if (esito.esito === 'RIFIUTATA') return { stato: 'respinta', motivo: esito.motivo };
				return { stato: 'accettata', idEsterno: undefined };
			})
	};
}

const INCERTA: Sorte = { stato: 'incerta', motivo: 'RISPOSTA_PERSA' };

function impossible(motivo: string): Via {
	const sorte: Sorte = { stato: 'non_recapitabile', motivo };
	return { check: () => Promise.resolve(sorte), send: () => Promise.resolve(sorte) };
}

async function orFault<S extends Sorte | undefined>(
	{ clock, random }: Consegna,
	{ prove: tentativi }: SpedizionePresa,
	call: () => Promise<S>
): Promise<S | Sorte> {
	try {
		return await call();
	} catch (fault) {
		if (!(fault instanceof IntegrationError)) throw fault;
		return decideFault(fault, { tentativi, adesso: clock(), random });
	}
}

async function write(
	{ scritture }: Consegna,
	presa: SpedizionePresa,
	sorte: Sorte
): Promise<Sorte | undefined> {
	return (await scritture.settle({ presa, sorte })) ? sorte : undefined;
}

/** Times a known answer is written again when the database is away: lost, it would leave the delivery uncertain. */
const RIPETIZIONI = 8;

async function writeAnswer(
	consegna: Consegna,
	presa: SpedizionePresa,
	sorte: Sorte
): Promise<Sorte | undefined> {
	for (let volta = 1; ; volta += 1) {
		try {
			return await write(consegna, presa, sorte);
		} catch (error) {
			if (volta === RIPETIZIONI) throw error;
			await consegna.pause(volta * 1_000);
		}
	}
}

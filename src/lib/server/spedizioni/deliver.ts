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
	email: (ente: string) => Promise<Email | undefined>;
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
	const pronto = presa.prove > TENTATIVI_MASSIMI ? TROPPI : await prepare(consegna, presa);
	if (typeof pronto !== 'function') return write(consegna, presa, pronto);
	if (consegna.isStopping())
		return write(consegna, presa, { stato: 'in_coda', prossimoIl: consegna.clock(), motivo: null });
	if (!(await consegna.scritture.handOver(presa))) return undefined;
	return writeAnswer(consegna, presa, await pronto());
}

const TROPPI: Sorte = { stato: 'fallita', motivo: 'TROPPI_TENTATIVI' };
const INCERTA: Sorte = { stato: 'incerta', motivo: 'RISPOSTA_PERSA' };

/** The sending, ready to be done; or the fate of what is not to be sent. */
type Pronto = (() => Promise<Sorte>) | Sorte;

function prepare(consegna: Consegna, presa: SpedizionePresa): Promise<Pronto> {
	return presa.canale === 'email' ? prepareEmail(consegna, presa) : prepareAppIo(consegna, presa);
}

async function prepareAppIo(consegna: Consegna, presa: SpedizionePresa): Promise<Pronto> {
	const { codiceFiscale, oggetto, testo, riservato, entro, avviso } = presa;
	const porto = consegna.appIo(presa.ente, presa.servizio);
	if (!porto) return nonRecapitabile('SENZA_CHIAVE');
	if (presa.spento) return nonRecapitabile('SPENTO');
	// App IO looks at the form of the code alone.
	if (!checkCodiceFiscale(codiceFiscale, () => true).ok) return nonRecapitabile('CODICE_FISCALE');
	return orFault<Pronto>(consegna, presa, async () => {
		const esito = await porto.checkDestinatario(codiceFiscale);
		if (esito !== 'PRONTO') return nonRecapitabile(esito);
		return () =>
			orFault(consegna, presa, async () => {
				const messaggio = { codiceFiscale, oggetto, testo, riservato };
				const invio = await porto.sendMessaggio({
					...messaggio,
					entro: entro ?? undefined,
					avviso: avviso ?? undefined
				});
				return invio.esito === 'INCERTO' ? INCERTA : { stato: 'accettata', idEsterno: invio.id };
			});
	});
}

async function prepareEmail(consegna: Consegna, presa: SpedizionePresa): Promise<Pronto> {
	const porto = await consegna.email(presa.ente);
	if (!porto || presa.recapito === null) return nonRecapitabile('SENZA_EMAIL');
	if (presa.spento) return nonRecapitabile('INDIRIZZO_TOLTO');
	const lettera = await consegna.componi(presa, presa.recapito);
	return () =>
		orFault(consegna, presa, async () => {
			const esito = await porto.send(lettera);
			if (esito.esito === 'INCERTA') return INCERTA;
			if (esito.esito === 'RIFIUTATA') return { stato: 'respinta', motivo: esito.motivo };
			return { stato: 'accettata', idEsterno: undefined };
		});
}

function nonRecapitabile(motivo: string): Sorte {
	return { stato: 'non_recapitabile', motivo };
}

async function orFault<S = Sorte>(
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

// Brings one claimed message to App IO: asks for the person, notes the hand-over, sends, writes what became of it. Called by the worker's outbox.
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import type { Database, Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import type { AppIo } from '../integrations/app-io/port.ts';
import { decideFault } from './decide-fault.ts';
import { handOver } from './hand-over.ts';
import { TENTATIVI_MASSIMI } from './next-attempt.ts';
import { settle } from './settle.ts';
import type { Sorte, SpedizionePresa } from './spedizione.ts';

export type Consegna = {
	database: Database;
	/** App IO for a service of an ente; undefined when there is no key. */
	appIo: (ente: string, servizio: string) => AppIo | undefined;
	clock: () => Date;
	random: () => number;
	/** Whether the worker is about to end: what was not handed over goes back to the queue. */
	isStopping: () => boolean;
	/** The pause between two attempts to write a known answer to a database that is away. */
	pause: (millisecondi: number) => Promise<void>;
};

/** The fate of the delivery, or undefined when another worker has it. @throws what is no fault of App IO: the lease then ends by itself */
export async function deliver(consegna: Consegna, spedizione: SpedizionePresa): Promise<Sorte | undefined> {
	const { appIo, clock } = consegna;
	const porto = appIo(spedizione.ente, 'generale');
	const prima = porto ? await checkBefore(consegna, porto, spedizione) : SENZA_CHIAVE;
	if (!porto || prima) return write(consegna, spedizione, prima ?? SENZA_CHIAVE);
	if (!(await inTx(consegna, spedizione, (tx) => handOver(tx, { spedizione, adesso: clock() }))))
		return undefined;
	const sorte = await send(consegna, porto, spedizione);
	return writeAnswer(consegna, spedizione, sorte);
}

const SENZA_CHIAVE: Sorte = { stato: 'non_recapitabile', motivo: 'SENZA_CHIAVE' };

/** The fate of what is not to be sent; undefined when it is. */
async function checkBefore(
	consegna: Consegna,
	porto: AppIo,
	{ tentativi, codiceFiscale }: SpedizionePresa
): Promise<Sorte | undefined> {
	if (tentativi > TENTATIVI_MASSIMI) return { stato: 'fallita', motivo: 'TROPPI_TENTATIVI' };
	// App IO looks at the form of the code alone.
	if (!checkCodiceFiscale(codiceFiscale, () => true).ok)
		return { stato: 'non_recapitabile', motivo: 'CODICE_FISCALE' };
	try {
		const esito = await porto.checkDestinatario(codiceFiscale);
		if (esito !== 'PRONTO') return { stato: 'non_recapitabile', motivo: esito };
	} catch (fault) {
		return decide(consegna, fault, tentativi);
	}
	return consegna.isStopping() ? { stato: 'in_coda', prossimoIl: consegna.clock(), motivo: null } : undefined;
}

async function send(
	consegna: Consegna,
	porto: AppIo,
	{ tentativi, codiceFiscale, oggetto, testo, entro, avviso }: SpedizionePresa
): Promise<Sorte> {
	try {
		const invio = await porto.sendMessaggio({
			codiceFiscale,
			oggetto,
			testo,
			riservato: false,
			entro: entro ?? undefined,
			avviso: avviso ?? undefined
		});
		if (invio.esito === 'INCERTO') return { stato: 'incerta', motivo: 'RISPOSTA_PERSA' };
		return { stato: 'accettata', idEsterno: invio.id };
	} catch (fault) {
		return decide(consegna, fault, tentativi);
	}
}

function decide({ clock, random }: Consegna, fault: unknown, tentativi: number): Sorte {
	if (!(fault instanceof IntegrationError)) throw fault;
	return decideFault(fault, { tentativi, adesso: clock(), random });
}

async function write(
	consegna: Consegna,
	spedizione: SpedizionePresa,
	sorte: Sorte
): Promise<Sorte | undefined> {
	const adesso = consegna.clock();
	const mia = await inTx(consegna, spedizione, (tx) => settle(tx, { spedizione, sorte, adesso }));
	return mia ? sorte : undefined;
}

/** Times a known answer is written again when the database is away: lost, it would leave the delivery uncertain. */
const RIPETIZIONI = 8;

async function writeAnswer(
	consegna: Consegna,
	spedizione: SpedizionePresa,
	sorte: Sorte
): Promise<Sorte | undefined> {
	for (let volta = 1; ; volta += 1) {
		try {
			return await write(consegna, spedizione, sorte);
		} catch (error) {
			if (volta === RIPETIZIONI) throw error;
			await consegna.pause(volta * 1_000);
		}
	}
}

function inTx<T>(
	{ database }: Consegna,
	{ ente }: SpedizionePresa,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
}

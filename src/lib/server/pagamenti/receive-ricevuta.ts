// A receipt that pagoPA brings: kept first, answered then; what it changes is seen to by the worker. Called by the route that pagoPA calls.
import type { Database } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { XmlRifiutato } from '#lib/xml/parse.ts';
import { findEnteByCodiceFiscale, type EnteInVigore } from '../enti/find-ente.ts';
import type { CodiceRifiuto, InvioRicevuta, RicevutePagopa } from '../integrations/pagopa/port.ts';
import { storeRicevuta } from './store-ricevuta.ts';

/** Longest message that is read. */
export const BYTE_MASSIMI_RICEVUTA = 1_000_000;

export type Ricezione = {
	database: Database;
	ricevute: RicevutePagopa;
	clock: () => Date;
	newId: () => string;
};

/** The SOAP answer, and what is worth a line in the log: never whose payment it is. */
export type Ricevuta = { risposta: string; ente: string | undefined; rifiuto: CodiceRifiuto | undefined };

/** @throws when it cannot be kept: pagoPA then sends it again */
export async function receiveRicevuta(ricezione: Ricezione, corpo: Uint8Array): Promise<Ricevuta> {
	const { database, ricevute, clock, newId } = ricezione;
	const istante = clock();
	const invio = readInvio(ricevute, corpo, istante);
	if (!invio) return refuse(ricevute, { codice: 'PAA_SINTASSI_XSD', cfEnte: '' });
	const { ricevuta } = invio;
	const cfEnte = invio.cfDestinatario;
	const ente = await findEnteByCodiceFiscale(database, {
		codiceFiscale: cfEnte,
		giorno: giornoARoma(istante).toString()
	});
	if (!ente) return refuse(ricevute, { codice: 'PAA_ID_DOMINIO_ERRATO', cfEnte });
	const errato = findErrato(ente, invio);
	if (errato) return refuse(ricevute, { codice: errato, cfEnte, ente: ente.id });
	const { conosciuta } = await asSystem({ database }, ente.id, (tx) =>
		storeRicevuta(tx, { ente: ente.id, ricevuta, istante, newId })
	);
	// The money is here all the same: a clerk will say what it is for.
	if (!conosciuta) return refuse(ricevute, { codice: 'PAA_PAGAMENTO_SCONOSCIUTO', cfEnte, ente: ente.id });
	return { risposta: ricevute.accept(), ente: ente.id, rifiuto: undefined };
}

function readInvio(ricevute: RicevutePagopa, corpo: Uint8Array, arrivo: Date): InvioRicevuta | undefined {
	try {
		return ricevute.read(corpo, arrivo);
	} catch (error) {
		if (error instanceof XmlRifiutato) return undefined;
		throw error;
	}
}

function findErrato({ impostazioni }: EnteInVigore, invio: InvioRicevuta): CodiceRifiuto | undefined {
	const { pagopa } = impostazioni;
	if (!pagopa) return 'PAA_ID_DOMINIO_ERRATO';
	if (pagopa.intermediario !== invio.cfIntermediario) return 'PAA_ID_INTERMEDIARIO_ERRATO';
	return pagopa.stazione === invio.stazione ? undefined : 'PAA_STAZIONE_INT_ERRATA';
}

const DESCRIZIONI: Record<CodiceRifiuto, string> = {
	PAA_SINTASSI_XSD: 'La richiesta non rispetta lo schema',
	PAA_ID_DOMINIO_ERRATO: "L'ente non è tra quelli di questa stazione",
	PAA_ID_INTERMEDIARIO_ERRATO: "L'intermediario non è quello dell'ente",
	PAA_STAZIONE_INT_ERRATA: "La stazione non è quella dell'ente",
	PAA_PAGAMENTO_SCONOSCIUTO: 'Nessuna posizione ha questo avviso',
	PAA_SYSTEM_ERROR: 'Errore generico'
};

function refuse(
	ricevute: RicevutePagopa,
	{ codice, cfEnte, ente }: { codice: CodiceRifiuto; cfEnte: string; ente?: string }
): Ricevuta {
	const risposta = ricevute.refuse({ codice, descrizione: DESCRIZIONI[codice], cfEnte });
	return { risposta, ente, rifiuto: codice };
}

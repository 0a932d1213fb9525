// What is told beside the state of a request, and on the card: the days on which a line does not run, how the accounts of a renunciation ended. Called by the port.
import type { Giorno } from '#lib/domain/data.ts';
import { formatImporto } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import { descriviFermo } from '#lib/services/trasporto-scolastico/fermo.ts';
import { descriviSaldo } from '#lib/services/trasporto-scolastico/rinuncia.ts';
import { giornoDi, siglaDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import { listRimborsi } from '../../pagamenti/rimborso.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import { listFermi } from './fermi.ts';
import { impostazioniDiEnte } from './impostazioni.ts';
import { findSaldo } from './rinunce.ts';

/** Days from today on which some line does not run, for everyone. */
export async function listAvvisi(
	tx: Tx,
	{ ente, oggi }: { ente: EnteInVigore; oggi: Giorno }
): Promise<string[]> {
	const impostazioni = impostazioniDiEnte(ente);
	if (!impostazioni) return [];
	return (await listFermi(tx, { dal: oggi, impostazioni })).map(descriviFermo);
}

/** On the enrolment its days without bus; on it and on the request that gave it up the accounts. */
export async function listNote(
	tx: Tx,
	pratica: Pratica,
	{ ente, oggi }: { ente: EnteInVigore; oggi: Giorno }
): Promise<string[]> {
	return [...(await noteFermi(tx, pratica, { ente, oggi })), ...(await noteSaldo(tx, pratica))];
}

async function noteFermi(
	tx: Tx,
	pratica: Pratica,
	{ ente, oggi }: { ente: EnteInVigore; oggi: Giorno }
): Promise<string[]> {
	const impostazioni = impostazioniDiEnte(ente);
	const [sua] = await tx<{ linea: string; giorni: string[] }[]>`
		select linea, giorni from trasporto_iscrizione where pratica_id = ${pratica.id} and stato = 'AMMESSA'`;
	if (!sua || !impostazioni) return [];
	const fermi = await listFermi(tx, { dal: oggi, impostazioni });
	return fermi
		.filter(({ idLinea, giorno }) => idLinea === sua.linea && sua.giorni.includes(siglaDi(giornoDi(giorno))))
		.map(descriviFermo);
}

async function noteSaldo(tx: Tx, pratica: Pratica): Promise<string[]> {
	const { tipoDomanda, iscrizione } = pratica.risposte as RisposteTrasporto;
	const rinunciata =
		tipoDomanda === 'RINUNCIA' && iscrizione
			? (await findPratica(tx, { numero: iscrizione.id })).id
			: pratica.id;
	const saldo = await findSaldo(tx, rinunciata);
	if (!saldo) return [];
	const dati = (await listRimborsi(tx, rinunciata)).flatMap(({ cent, disposto }) =>
		disposto ? `Il Comune ti ha restituito ${formatImporto(cent)} euro il ${formatGiorno(disposto.il)}.` : []
	);
	return dati.length > 0 ? dati : [`${descriviSaldo(saldo)}.`];
}

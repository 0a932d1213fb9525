// Registers a document under the next protocol number and puts it in the file of its pratica. Called by the moves that make one.
import type { Tx } from '../db/connection.ts';
import { addDocumento, type NuovoDocumento } from '../documenti/add-documento.ts';
import type { Documento } from '../documenti/documento.ts';
import { formatProtocollo, registraProtocollo } from '../protocollo/registra-protocollo.ts';
import type { Contorno } from '../servizi/porta.ts';
import { legamiDi } from './legami.ts';
import type { Pratica } from './pratica.ts';
import { servizioDi } from './servizio-di.ts';

export type DaEmettere = {
	pratica: Pick<Pratica, 'id' | 'numero' | 'personaId' | 'servizio'>;
	tipo: NuovoDocumento['tipo'];
	/** E for the receipt of what came in, U for what goes out. */
	verso: 'E' | 'U';
	/** In the register, after the name of the service. */
	oggetto: string;
	/** The name of the file before the numbers. */
	nomeFile: string;
	/** The document under its protocol number, as people read it. */
	contenuto: (protocollo: string) => Documento;
};

/** Returns the protocol number, as people read it. */
export async function issueDocumento(
	tx: Tx,
	contorno: Contorno,
	{ pratica, tipo, verso, oggetto, nomeFile, contenuto }: DaEmettere
): Promise<string> {
	const legami = legamiDi(contorno, pratica);
	const { titolo } = servizioDi(pratica).scheda;
	const preso = await registraProtocollo(tx, { ...legami, verso, oggetto: `${titolo}: ${oggetto}` });
	const protocollo = formatProtocollo(preso);
	await addDocumento(tx, {
		...legami,
		id: contorno.newId(),
		tipo,
		nomeFile: `${nomeFile}-${pratica.numero}-${preso.numero}.pdf`,
		contenuto: contenuto(protocollo)
	});
	return protocollo;
}

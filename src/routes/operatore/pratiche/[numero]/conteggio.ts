// What the responsabile counts before a yes: the lines of the form, and what was typed in them. Called by the page of the request and by its decision.
import type { Mossa } from '#lib/domain/procedimento.ts';
import type { VoceConteggio } from '#lib/forms/servizio.ts';
import type { Tx } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { impostazioniDi } from '#lib/server/pratiche/impostazioni-di.ts';
import type { Pratica } from '#lib/server/pratiche/pratica.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import {
	conteggioDi,
	contoVista,
	QUANTITA_MASSIMA,
	quantitaProposte,
	type Quantita
} from '#lib/server/pagamenti/conteggio.ts';
import { dovutiPer } from '#lib/server/pagamenti/dovuti.ts';
import type { ConteggioVisto, Conto } from './conteggio-tipi.ts';
import { problema, type ProblemaModulo } from '#lib/server/http/modulo.ts';

type Contando = { pratica: Pratica; mosse: readonly Mossa[] };

/** The lines to fill in, and what they come to where the request says all of them; undefined when nothing is counted. */
export async function conteggioVista(
	tx: Tx,
	contorno: Pick<Contorno, 'ente' | 'istante'>,
	{ pratica, mosse }: Contando
): Promise<ConteggioVisto | undefined> {
	const mossa = mossaCheConta(mosse);
	const voci = mossa ? await listVoci(tx, contorno, pratica) : [];
	if (!mossa || voci.length === 0) return undefined;
	const quantita = quantitaProposte(voci);
	return {
		voci: voci.map(({ id, etichetta, aiuto, proposta }) => ({
			nome: campoDi(id),
			etichetta,
			aiuto,
			proposta: proposta === undefined ? '' : String(proposta)
		})),
		conto: quantita && contoVista(await dovutiPer(tx, contorno, { pratica, mossa, quantita }))
	};
}

/** What was typed, and what it comes to when nothing is wrong with it; undefined when nothing is counted. */
export async function readConteggio(
	tx: Tx,
	contorno: Pick<Contorno, 'ente' | 'istante'>,
	{ pratica, mosse, dati }: Contando & { dati: FormData }
): Promise<{ quantita: Quantita; problemi: ProblemaModulo[]; conto: Conto | undefined } | undefined> {
	const mossa = mossaCheConta(mosse);
	const voci = mossa ? await listVoci(tx, contorno, pratica) : [];
	if (!mossa || voci.length === 0) return undefined;
	const lette = voci.map((voce) => ({ voce, scritto: formText(dati, campoDi(voce.id)).trim() }));
	const problemi = lette.flatMap(({ voce, scritto }) => checkQuante(voce, scritto));
	const quantita = Object.fromEntries(lette.map(({ voce, scritto }) => [voce.id, Number(scritto)]));
	if (problemi.length > 0) return { quantita: {}, problemi, conto: undefined };
	return {
		quantita,
		problemi,
		conto: contoVista(await dovutiPer(tx, contorno, { pratica, mossa, quantita }))
	};
}

function mossaCheConta(mosse: readonly Mossa[]): Mossa | undefined {
	return mosse.find(({ atto, dovuti }) => atto && dovuti);
}

async function listVoci(
	tx: Tx,
	{ ente }: Pick<Contorno, 'ente'>,
	pratica: Pratica
): Promise<VoceConteggio[]> {
	return conteggioDi(pratica, await impostazioniDi(tx, { ente: ente.id, pratica }));
}

function checkQuante({ id, etichetta }: VoceConteggio, scritto: string): ProblemaModulo[] {
	if (/^\d{1,6}$/.test(scritto) && Number(scritto) <= QUANTITA_MASSIMA) return [];
	const limiti = { min: 0, max: QUANTITA_MASSIMA };
	const codice = scritto === '' ? 'CAMPO_OBBLIGATORIO' : 'CAMPO_INTERVALLO';
	return [{ ...problema(campoDi(id), codice, limiti), etichetta }];
}

function campoDi(id: string): string {
	return `quante-${id}`;
}

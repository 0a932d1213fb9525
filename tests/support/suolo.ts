// Requests for public land for the integration tests: sent, taken in charge, granted.
import type { Grezzi } from '#lib/forms/grezzo.ts';
import type { EsitoInvio } from '#lib/server/pratiche/check-invio.ts';
import type { Problema } from '#lib/domain/errori.ts';
import { drawArea } from '#lib/server/servizi/occupazione-suolo/chiedi.ts';
import { linkOrdinanza } from '#lib/server/servizi/occupazione-suolo/ordinanza.ts';
import { decidePratica } from '#lib/server/pratiche/decide.ts';
import { servizioDi } from '#lib/server/pratiche/servizio-di.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { come, impiegato, type Mondo, type Residente } from './mondo.ts';
import { MOTIVI, prendi } from './mosse.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import { registerPagamento } from '#lib/server/pagamenti/register-pagamento.ts';
import { bozzaPronta, carica, contornoDi, invia, leggi } from './pratiche.ts';

export const SUOLO = 'occupazione-suolo';
export const ENTE = 'seveso';

/** Tables on the square of Seveso: a rectangle of 5 by 4 metres, by the metres east and north of its corner from the town hall. */
export function dehors(
	{ est = 0, nord = 0 }: { est?: number; nord?: number } = {},
	altro: Grezzi = {}
): Grezzi {
	return {
		titolo: 'PROPRIO',
		tipoDomanda: 'NUOVA',
		durata: 'TEMPORANEA',
		tipologia: 'dehors',
		motivo: 'Tavolini davanti al bar per la bella stagione.',
		via: 'Via Roma',
		area: rettangolo({ est, nord, largo: 5, alto: 4 }),
		misure: 'SUPERFICIE',
		superficie: '20',
		suolo: ['piazza'],
		viabilita: 'NESSUNA',
		dal: '2027-05-01',
		al: '2027-05-31',
		orario: 'GIORNATA',
		bollo: 'ESENTE',
		esenzioneBollo: 'ets',
		riduzione: 'culto',
		impegni: 'si',
		...altro
	};
}

const CENTRO = [45.6433, 9.1403] as const;
const METRI_A_GRADO = { nord: 111_141.6, est: 77_963.5 };

/** Lines of coordinates of a shape given in metres from the town hall of Seveso. */
export function righe(metri: readonly (readonly [est: number, nord: number])[]): string {
	return metri
		.map(([est, nord]) => {
			const lat = CENTRO[0] + nord / METRI_A_GRADO.nord;
			const lon = CENTRO[1] + est / METRI_A_GRADO.est;
			return `${lat.toFixed(7)}, ${lon.toFixed(7)}`;
		})
		.join('\n');
}

type Rettangolo = { est: number; nord: number; largo: number; alto: number };

export function rettangolo({ est, nord, largo, alto }: Rettangolo): string {
	return righe([
		[est, nord],
		[est + largo, nord],
		[est + largo, nord + alto],
		[est, nord + alto]
	]);
}

/** While `work` runs, Seveso leaves this many centimetres between two occupations. */
export async function conDistanza(
	{ owner }: Mondo,
	centimetri: number,
	work: () => Promise<void>
): Promise<void> {
	const scrivi = async (quanti: number): Promise<void> => {
		await owner`
			update impostazioni_ente set documento = jsonb_set(documento, array['servizi', (
				select (posto - 1)::text from jsonb_array_elements(documento -> 'servizi') with ordinality as uno (servizio, posto)
				where servizio ->> 'id' = ${SUOLO}
			), 'impostazioni', 'distanzaMinima'], to_jsonb(${quanti}::int))
			where ente_id = ${ENTE}`;
	};
	await scrivi(centimetri);
	await work();
	await scrivi(50);
}

/** Sends; what came of it. */
export async function mandaSuolo(mondo: Mondo, chi: Residente, risposte: Grezzi): Promise<EsitoInvio> {
	const bozza = await bozzaPronta(mondo, chi, risposte, SUOLO);
	if (risposte.tipoDomanda !== 'RINNOVO' && risposte.tipoDomanda !== 'RINUNCIA')
		await carica(mondo, chi, { bozza, campo: 'planimetria', massimo: 3, nome: 'planimetria.pdf' });
	const { owner } = mondo;
	await owner`update bozza set aggiornata_il = ${mondo.clock()} where id = ${bozza}`;
	return invia(mondo, chi, bozza, { avvisiLetti: true });
}

/** The number of a request that was sent. */
export async function suoloInviato(mondo: Mondo, chi: Residente, risposte: Grezzi): Promise<string> {
	const esito = await mandaSuolo(mondo, chi, risposte);
	if (esito.tipo !== 'inviata') throw new Error(`Non inviata: ${JSON.stringify(esito)}`);
	return esito.numero;
}

/** The problems for which a request was not sent. */
export async function problemiInvio(mondo: Mondo, chi: Residente, risposte: Grezzi): Promise<Problema[]> {
	const esito = await mandaSuolo(mondo, chi, risposte);
	return esito.tipo === 'problemi' ? esito.problemi : [];
}

/** Sent and taken in charge. */
export async function suoloInCarico(mondo: Mondo, chi: Residente, risposte: Grezzi): Promise<string> {
	const numero = await suoloInviato(mondo, chi, risposte);
	await prendi(mondo, impiegato(chi.ente, 'responsabile'), { numero });
	return numero;
}

/** An act of the responsabile, or of someone who tries, as the service declares it. */
export async function decidi(
	mondo: Mondo,
	numero: string,
	id: string,
	capo = impiegato(ENTE, 'responsabile')
): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	const pratica = await leggi(mondo, ENTE, numero);
	const mossa = servizioDi(pratica).procedura.mosse.find((una) => una.id === id);
	if (!mossa) throw new Error(`Mossa sconosciuta: ${id}`);
	const { revisione } = pratica;
	const comune = { numero, revisione, mossa, motivazione: MOTIVI, firmatario: capo, conFile: false };
	await come(mondo, capo, (tx) => decidePratica(tx, contorno, comune));
}

/** Granted by the responsabile. */
export function accogli(mondo: Mondo, numero: string): Promise<void> {
	return decidi(mondo, numero, 'ACCOGLI');
}

/** Sent, taken in charge and granted. */
export async function suoloConcesso(mondo: Mondo, chi: Residente, risposte: Grezzi): Promise<string> {
	const numero = await suoloInCarico(mondo, chi, risposte);
	await accogli(mondo, numero);
	return numero;
}

/** Pays at the counter all that is due. */
export async function paga(mondo: Mondo, numero: string): Promise<void> {
	const cassa = impiegato(ENTE, 'cassa');
	const contorno = await contornoDi(mondo, cassa);
	const pratica = await leggi(mondo, ENTE, numero);
	const dovuti = await come(mondo, cassa, (tx) => listPagamenti(tx, pratica.id));
	for (const [fatti, { id, cent }] of dovuti.entries()) {
		const problema = await come(mondo, cassa, (tx) =>
			registerPagamento(tx, contorno, {
				numero,
				revisione: pratica.revisione + fatti,
				pagamento: id,
				cent,
				mezzo: 'pos',
				pagatoIl: giornoARoma(mondo.clock()).toString(),
				firmatario: cassa
			})
		);
		if (problema) throw new Error(problema.messaggio);
	}
}

/** The clerk draws the area. */
export async function disegna(mondo: Mondo, numero: string, vertici: [number, number][]): Promise<void> {
	const capo = impiegato(ENTE, 'responsabile');
	const contorno = await contornoDi(mondo, capo);
	await come(mondo, capo, async (tx) =>
		drawArea(tx, contorno, { pratica: await findPratica(tx, { numero, blocca: true }), vertici })
	);
}

/** The clerk links an ordinance. */
export async function collegaOrdinanza(mondo: Mondo, numero: string): Promise<void> {
	await come(mondo, impiegato(ENTE, 'responsabile'), async (tx) =>
		linkOrdinanza(
			tx,
			{ ente: ENTE, pratica: await findPratica(tx, { numero }) },
			{ numero: '27/2027', del: '2027-04-20', indirizzo: undefined }
		)
	);
}

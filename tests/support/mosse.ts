// The moves of a pratica as pages and worker make them, for the integration tests.
import { MOSSE, type IdMossa, type Mossa } from '#lib/domain/procedimento.ts';
import type { Problema } from '#lib/domain/errori.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { registerPagamento, type Incasso } from '#lib/server/pagamenti/register-pagamento.ts';
import { archivePratica } from '#lib/server/pratiche/archivia.ts';
import { closeBySilence, findSilenzi } from '#lib/server/pratiche/close-by-silence.ts';
import { decidePratica } from '#lib/server/pratiche/decide.ts';
import { answerIntegrazioni, requestIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { answerPreavviso, sendPreavviso } from '#lib/server/pratiche/preavviso.ts';
import { takeCharge } from '#lib/server/pratiche/take-charge.ts';
import { withdrawPratica } from '#lib/server/pratiche/withdraw-pratica.ts';
import type { PortaServizio } from '#lib/server/servizi/porta.ts';
import { come, comeSistema, enteDi, impiegato, type Impiegato, type Mondo, type Residente } from './mondo.ts';
import { contornoDi } from './pratiche.ts';

type Chiunque = Impiegato | Residente;

export const MOTIVI = 'Il fascicolo è stato trovato in archivio e non ci sono ragioni per negarne la copia.';

/** Takes in charge, at the revision of a request just sent. */
export async function prendi(
	mondo: Mondo,
	chi: Chiunque,
	{ numero, revisione = 1 }: { numero: string; revisione?: number }
): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	const id = chi.ruolo === 'operatore' ? chi.operatoreId : chi.personaId;
	const operatore = { id, nome: chi.nome, cognome: chi.cognome };
	await come(mondo, chi, (tx) => takeCharge(tx, contorno, { numero, revisione, operatore }));
}

/** Asks for additions. */
export async function chiedi(
	mondo: Mondo,
	chi: Chiunque,
	{
		numero,
		revisione,
		giorni = 30,
		irregolare = false
	}: { numero: string; revisione: number; giorni?: number; irregolare?: boolean }
): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	const dati = {
		numero,
		revisione,
		richiesta: 'Manca la planimetria firmata.',
		giorni,
		irregolare,
		firmatario: chi
	};
	await come(mondo, chi, (tx) => requestIntegrazioni(tx, contorno, dati));
}

/** Answers the request for additions. */
export async function integra(mondo: Mondo, chi: Chiunque, numero: string): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	await come(mondo, chi, (tx) =>
		answerIntegrazioni(tx, contorno, { numero, risposta: 'Ecco la planimetria.', file: [] })
	);
}

type DaDecidere = {
	numero: string;
	revisione: number;
	/** A common one by its id, or one of the service. */
	mossa: IdMossa | Mossa;
	risposta?: string;
	porta?: PortaServizio;
};

/** Tells the reasons against. */
export async function preavvisa(
	mondo: Mondo,
	chi: Chiunque,
	{ numero, revisione, ricezione }: { numero: string; revisione: number; ricezione?: string }
): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	const dati = { numero, revisione, motivi: MOTIVI, firmatario: chi, ...(ricezione && { ricezione }) };
	await come(mondo, chi, (tx) => sendPreavviso(tx, contorno, dati));
}

/** Answers the reasons against. */
export async function osserva(mondo: Mondo, chi: Chiunque, numero: string): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	await come(mondo, chi, (tx) =>
		answerPreavviso(tx, contorno, { numero, testo: 'Il fascicolo è in archivio.', file: [] })
	);
}

/** Files away. */
export async function archivia(
	mondo: Mondo,
	chi: Chiunque,
	{ numero, revisione }: { numero: string; revisione: number }
): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	const dati = { numero, revisione, motivazione: MOTIVI, firmatario: chi };
	await come(mondo, chi, (tx) => archivePratica(tx, contorno, dati));
}

type DaIncassare = Pick<Incasso, 'numero' | 'revisione' | 'pagamento' | 'cent'> & {
	pagatoIl?: string;
	porta?: PortaServizio;
};

/** Registers a payment in cash, today. */
export async function incassa(
	mondo: Mondo,
	chi: Chiunque,
	{ porta, ...dati }: DaIncassare
): Promise<Problema | undefined> {
	const contorno = { ...(await contornoDi(mondo, chi)), ...(porta && { porta: () => porta }) };
	const pagatoIl = giornoARoma(mondo.clock()).toString();
	const incasso = { pagatoIl, ...dati, mezzo: 'contanti', firmatario: chi } as const;
	return come(mondo, chi, (tx) => registerPagamento(tx, contorno, incasso));
}

/** Decides, with reasons long enough. */
export async function decidi(
	mondo: Mondo,
	chi: Chiunque,
	{ numero, revisione, mossa, risposta, porta }: DaDecidere
): Promise<void> {
	const contorno = { ...(await contornoDi(mondo, chi)), ...(porta && { porta: () => porta }) };
	const { nome, cognome } = chi;
	await come(mondo, chi, (tx) =>
		decidePratica(tx, contorno, {
			numero,
			revisione,
			mossa: typeof mossa === 'string' ? MOSSE[mossa] : mossa,
			motivazione: MOTIVI,
			...(risposta && { risposta }),
			...(mossa === 'DIFFERISCI' && { differitaAl: '2027-03-01' }),
			firmatario: { nome, cognome },
			conFile: false
		})
	);
}

/** Takes the request back. */
export async function ritira(mondo: Mondo, chi: Chiunque, numero: string): Promise<void> {
	const contorno = await contornoDi(mondo, chi);
	await come(mondo, chi, (tx) => withdrawPratica(tx, contorno, { numero }));
}

/** The worker's round of the silence in the first Comune; how many it closed. */
export async function silenzio(mondo: Mondo): Promise<number> {
	const contorno = {
		...(await contornoDi(mondo, impiegato('cassola', 'responsabile'))),
		ente: await enteDi(mondo),
		attore: { ruolo: 'sistema' as const },
		chi: ['sistema' as const]
	};
	let chiuse = 0;
	for (const numero of await comeSistema(mondo, 'cassola', (tx) => findSilenzi(tx, mondo.clock())))
		if (await comeSistema(mondo, 'cassola', (tx) => closeBySilence(tx, contorno, numero))) chiuse += 1;
	return chiuse;
}

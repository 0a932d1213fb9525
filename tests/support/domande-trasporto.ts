// Requests for school transport and their families, for the integration tests.
import type { Mossa } from '#lib/domain/procedimento.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { decidePratica } from '#lib/server/pratiche/decide.ts';
import type { Contorno } from '#lib/server/servizi/porta.ts';
import { movePosti } from '#lib/server/servizi/trasporto-scolastico/timer.ts';
import { come, comeSistema, impiegato, type Impiegato, type Mondo, type Residente } from './mondo.ts';
import { MOTIVI } from './mosse.ts';
import { contornoDi, praticaInCarico } from './pratiche.ts';
import { leavePosti } from './posti-trasporto.ts';
import { V1 } from './trasporto-scolastico.ts';

export const TRASPORTO = 'trasporto-scolastico';

type Bambino = {
	alunnoNome: string;
	alunnoCognome: string;
	alunnoCodiceFiscale: string;
	alunnoNascita: string;
};

export const TOMMASO = bambino('Tommaso', 'Riva', 'RVITMS18D11D286U', '2018-04-11');
export const MATEI = bambino('Matei', 'Popescu', 'PPSMTA20C03L682I', '2020-03-03');
export const ANA = bambino('Ana', 'Popescu', 'PPSNAA17E49L682U', '2017-05-09');

function bambino(nome: string, cognome: string, codice: string, nascita: string): Bambino {
	return { alunnoNome: nome, alunnoCognome: cognome, alunnoCodiceFiscale: codice, alunnoNascita: nascita };
}

/** The answers of a parent alone, on the red line. */
export function domandaPer(chi: Bambino, altro: object = {}): Grezzi {
	const unico = { altroGenitore: 'UNICO', genitoreUnicoMotivo: 'Unico genitore' };
	const campi = Object.entries(V1).filter(([nome]) => !nome.startsWith('altroGenitore'));
	return readJson({ ...Object.fromEntries(campi), ...unico, ...chi, ...altro }) as Grezzi;
}

/** Sent, taken in charge, the parent checked; its number. */
export async function domandaInCarico(mondo: Mondo, chi: Residente, grezzi: Grezzi): Promise<string> {
	const numero = await praticaInCarico(mondo, chi, grezzi, TRASPORTO);
	const { operatoreId } = impiegato(chi.ente, 'operatore');
	await mondo.owner`
		update trasporto_iscrizione set responsabilita_il = ${mondo.clock()}, responsabilita_da = ${operatoreId}
		where ente_id = ${chi.ente} and numero = ${numero}`;
	return numero;
}

/** An act by hand, on a request just taken in charge. */
export async function decidiDomanda(
	mondo: Mondo,
	capo: Impiegato,
	{ numero, mossa }: { numero: string; mossa: Mossa }
): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	await come(mondo, capo, (tx) =>
		decidePratica(tx, contorno, {
			numero,
			revisione: 2,
			mossa,
			motivazione: MOTIVI,
			firmatario: capo,
			conFile: false
		})
	);
}

/** What surrounds a turn of the clock. */
export async function contornoSistema(mondo: Mondo, ente: string): Promise<Contorno> {
	const contorno = await contornoDi(mondo, impiegato(ente, 'operatore'));
	return { ...contorno, attore: { ruolo: 'sistema' }, chi: ['sistema'] };
}

/** One turn of the clock over the seats, as the worker makes it. */
export async function giroDeiPosti(mondo: Mondo, ente: string): Promise<number> {
	const contorno = await contornoSistema(mondo, ente);
	return comeSistema(mondo, ente, (tx) => movePosti(tx, contorno));
}

/** Leaves so many seats on the red line of a Comune. */
export function lasciaPosti({ owner }: Mondo, ente: string, posti: number): Promise<void> {
	return leavePosti(owner, { ente, posti });
}

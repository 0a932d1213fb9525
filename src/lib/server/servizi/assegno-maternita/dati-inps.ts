// What INPS needs to pay an allowance: the answers as they were sent, with what clerks put right since. Called by the batch, the grant and their pages.
import { checkCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import type { Esito } from '#lib/domain/esito.ts';
import { checkIbanSepa, mascheraIban } from '#lib/domain/iban.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { StatoPratica } from '#lib/domain/stati.ts';
import { MOSSE_INPS } from '#lib/services/assegno-maternita/procedura.ts';
import type { RisposteMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import type { Tx } from '../../db/connection.ts';
import { movePratica } from '../../pratiche/move.ts';
import { findPratica, recordEvento, type Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { operatoreDi } from './chi-puo.ts';
import { checkDistinti, replaceFiglio } from './figli-concessi.ts';

/** Once data left for INPS they change only after it told of a problem; once all is over they do not change. */
const CORREGGIBILI: readonly StatoPratica[] = [
	'PROTOCOLLATA',
	'IN_CARICO',
	'ATTESA_INTEGRAZIONI',
	'PREAVVISO_RIGETTO',
	'ACCOLTA'
];

export type FiglioInps = {
	nome: string;
	cognome: string;
	nascita: string;
	codiceFiscale: string | undefined;
};

export type DatiInps = { iban: string; figli: FiglioInps[] };

/** The answers of a pratica of this service. */
export function risposteDi({ risposte }: Pick<Pratica, 'risposte'>): RisposteMaternita {
	return risposte as unknown as RisposteMaternita;
}

/** The data as they stand now. */
export async function readDatiInps(tx: Tx, pratica: Pick<Pratica, 'id' | 'risposte'>): Promise<DatiInps> {
	const righe = await tx<{ campo: string; valore: string }[]>`
		select campo, valore from maternita_rettifica where pratica_id = ${pratica.id} order by scritta_il, id`;
	const corretti = new Map(righe.map(({ campo, valore }) => [campo, valore]));
	const { iban, figli } = risposteDi(pratica);
	return {
		iban: corretti.get('iban') ?? iban,
		figli: figli.map(({ nome, cognome, nascita, codiceFiscale }, posto) => ({
			nome,
			cognome,
			nascita,
			codiceFiscale: corretti.get(`figlio-${posto}`) ?? codiceFiscale
		}))
	};
}

export type Correzione = { numero: string; revisione: number; campo: string; valore: string; motivo: string };

/** Reads a corrected value: the IBAN, or the codice fiscale of a child by its place. */
export function checkCorrezione(campo: string, valore: string, luoghi: Luoghi): Esito<string> {
	return campo === 'iban'
		? checkIbanSepa(valore)
		: checkCodiceFiscale(valore, (codice) => luoghi.trova(codice) !== undefined);
}

/** Whether the data of a pratica may be put right in this state. */
export function isCorreggibile(stato: StatoPratica): boolean {
	return CORREGGIBILI.includes(stato);
}

/** Whether the allowance was granted, and not revoked. */
export function isConcessa({ esito }: Pick<Pratica, 'esito'>): boolean {
	return esito === 'ACCOLTA';
}

/** Whether it waits for what INPS could not pay with: once that is put right it goes back among those to send. */
export function isFermaPerInps({ stato, esito }: Pick<Pratica, 'stato' | 'esito'>): boolean {
	return isConcessa({ esito }) && stato === 'ATTESA_INTEGRAZIONI';
}

/** Writes a corrected value beside the answers; the story tells who did it, old and new value masked. @throws NonAutorizzato, NonTrovato, Conflitto */
export async function correctDato(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, campo, valore, motivo }: Correzione
): Promise<void> {
	const { attore, ente, istante, newId } = contorno;
	const operatore = operatoreDi(contorno);
	const pratica = await findPratica(tx, { numero, blocca: true });
	if (pratica.revisione !== revisione)
		throw new Conflitto('La pratica è cambiata nel frattempo', 'PRATICA_CAMBIATA');
	if (!isCorreggibile(pratica.stato)) throw new Conflitto('Dati già inviati', 'MA_DATI_FERMI');
	const dati = await readDatiInps(tx, pratica);
	const posto = campo === 'iban' ? undefined : Number(campo.split('-')[1]);
	const prima = posto === undefined ? dati.iban : dati.figli[posto]?.codiceFiscale;
	if (posto !== undefined) {
		checkDistinti(
			dati.figli.flatMap((figlio, uno) => (uno === posto ? valore : (figlio.codiceFiscale ?? [])))
		);
		await replaceFiglio(tx, contorno, { pratica: pratica.id, prima, dopo: valore });
	}
	const comune = { ente: ente.id, pratica: pratica.id, persona: pratica.personaId };
	await tx`
		insert into maternita_rettifica (id, ente_id, pratica_id, persona_id, campo, valore, operatore_id, scritta_il)
		values (${newId()}, ${ente.id}, ${pratica.id}, ${pratica.personaId}, ${campo}, ${valore}, ${operatore}, ${istante})`;
	await recordEvento(tx, {
		...comune,
		id: newId(),
		tipo: campo === 'iban' ? 'CAMBIO_IBAN' : 'CAMBIO_CODICE_FIGLIO',
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore,
		istante,
		motivo,
		dati: { prima: prima ? mascheraIban(prima) : '', dopo: mascheraIban(valore) }
	});
	if (isFermaPerInps(pratica))
		await movePratica(tx, contorno, {
			numero,
			mossa: MOSSE_INPS.RIPRENDI_CORRETTA.id,
			modifica: () => ({ integrazione: null })
		});
}

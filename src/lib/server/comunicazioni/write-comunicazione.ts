// Writes the draft of a notice: new, changed, correcting a published one, or proposed by an act. Called by the clerks' pages and by services.
import { titoloCorrezione, type Contenuto } from '#lib/domain/comunicazioni.ts';
import { passiAperti } from '#lib/domain/passi-comunicazione.ts';
import { Conflitto, NonAutorizzato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Contorno } from '../servizi/porta.ts';
import {
	checkRevisione,
	colonneDi,
	findComunicazione,
	recordEventoComunicazione,
	type Firma
} from './comunicazione.ts';

/** A new draft; its id. */
export async function createComunicazione(tx: Tx, contenuto: Contenuto, firma: Firma): Promise<string> {
	return insert(tx, { contenuto, firma, tipo: 'CREA' });
}

type Modifica = { id: string; revisione: number; contenuto: Contenuto };

/** Changes a draft as the clerk saw it. @throws NonTrovato, Conflitto */
export async function updateComunicazione(
	tx: Tx,
	{ id, revisione, contenuto }: Modifica,
	{ ente, autore, istante, newId }: Firma
): Promise<void> {
	const prima = await findComunicazione(tx, { id, blocca: true });
	checkRevisione(revisione, prima);
	if (!passiAperti(prima, { ruoli: autore.ruoli, haScritto: true }).includes('MODIFICA'))
		throw new Conflitto('Non è più una bozza', 'COM_PASSO');
	const colonne = { ...colonneDi(tx, contenuto), revisione: revisione + 1 };
	await tx`update comunicazione set ${tx(colonne)} where id = ${id}`;
	await recordEventoComunicazione(tx, {
		...{ id: newId(), ente, comunicazione: id, revisione: revisione + 1, tipo: 'MODIFICA' },
		autore,
		istante
	});
}

/** A draft that corrects a published one, which stays as it is; its id. @throws NonTrovato, Conflitto */
export async function correctComunicazione(tx: Tx, id: string, firma: Firma): Promise<string> {
	const prima = await findComunicazione(tx, { id });
	if (!passiAperti(prima, { ruoli: firma.autore.ruoli, haScritto: true }).includes('CORREGGI'))
		throw new Conflitto('Si corregge solo quello che è pubblicato', 'COM_PASSO');
	const contenuto = { ...prima, titolo: titoloCorrezione(prima.titolo) };
	return insert(tx, { contenuto, firma, tipo: 'CORREGGI', corregge: id });
}

export type Proposta = {
	contenuto: Contenuto;
	/** The act, as in "ordinanza 27/2027 del 20/04/2027". */
	da: string;
	/** By this it is proposed only once. */
	chiave: string;
};

/** A draft that an act proposes and a clerk looks at; nothing when it was proposed already. Who acts is a clerk who may write notices. */
export async function proposeComunicazione(
	tx: Tx,
	{ ente, attore, istante, newId }: Contorno,
	{ contenuto, da, chiave }: Proposta
): Promise<void> {
	if (attore.ruolo !== 'operatore') throw new NonAutorizzato('Propone solo chi firma un atto');
	const [chi] = await tx<{ nome: string; cognome: string; ruoli: string[] }[]>`
		select nome, cognome, ruoli from operatore where id = ${attore.operatore}`;
	const [presente] = await tx`select 1 from comunicazione where proposta_chiave = ${chiave}`;
	if (!chi || presente) return;
	const firma = { ente: ente.id, autore: { ...chi, operatoreId: attore.operatore }, istante, newId };
	await insert(tx, { contenuto, firma, tipo: 'PROPONI', proposta: { da, chiave } });
}

type Nuova = {
	contenuto: Contenuto;
	firma: Firma;
	tipo: 'CREA' | 'CORREGGI' | 'PROPONI';
	corregge?: string;
	proposta?: { da: string; chiave: string };
};

async function insert(tx: Tx, { contenuto, firma, tipo, corregge, proposta }: Nuova): Promise<string> {
	const { ente, autore, istante, newId } = firma;
	const id = newId();
	const riga = {
		id,
		ente_id: ente,
		...colonneDi(tx, contenuto),
		stato: 'BOZZA',
		corregge: corregge ?? null,
		proposta_da: proposta?.da ?? null,
		proposta_chiave: proposta?.chiave ?? null,
		creata_il: istante
	};
	await tx`insert into comunicazione ${tx(riga)}`;
	await recordEventoComunicazione(tx, {
		...{ id: newId(), ente, comunicazione: id, revisione: 1, tipo },
		autore,
		istante
	});
	return id;
}

// What the moves of a request do to the ground: granted with the act, taken from the permit that it changes, given back at the end. Called by the port of public land.
import type { Tx } from '../../db/connection.ts';
import { movePratica } from '../../pratiche/move.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import type { Contorno, MossaFatta } from '../porta.ts';
import { proposeChiusura } from './chiusura.ts';
import { findOrdinanza } from './ordinanza.ts';
import { conflitto } from './conflitto.ts';
import { impostazioniSuolo, oggiDi, risposteDi } from './richiesta.ts';
import { areeDi } from './righe.ts';
import { oweRimborso } from './rinuncia.ts';
import { chainOf, findVertici, freeSuolo, grantSuolo } from './suolo.ts';

const REVOCHE = new Set(['REVOCA', 'DICHIARA_DECADENZA']);
/** The moves that leave nothing granted, with whatever the permit had renewed. */
const FINE = new Set([...REVOCHE, 'SOSTITUISCI', 'SCADI']);

/** No ground is granted without its area, nor with a change to traffic without its ordinance. @throws Conflitto */
export async function checkAccoglimento(
	tx: Tx,
	_contorno: Contorno,
	{ pratica, mossa }: MossaFatta
): Promise<void> {
	const { tipoDomanda, permesso, viabilita } = risposteDi(pratica);
	// A waiver that was accepted is no permit.
	if (REVOCHE.has(mossa.id) && tipoDomanda === 'RINUNCIA') throw conflitto('OSP_PERMESSO_CHIUSO');
	if (mossa.id !== 'ACCOGLI' || tipoDomanda === 'RINUNCIA') return;
	if (!(await findVertici(tx, pratica.id))) throw conflitto('OSP_AREA_MANCANTE');
	const modifica = viabilita ?? permesso?.dati.viabilita;
	if (modifica && modifica !== 'NESSUNA' && !(await findOrdinanza(tx, pratica.id)))
		throw conflitto('OSP_ORDINANZA_MANCANTE');
}

/** Grants, or gives back. @throws Conflitto when the ground was granted to someone else */
export async function applyMossa(tx: Tx, contorno: Contorno, { pratica, mossa }: MossaFatta): Promise<void> {
	if (mossa.id === 'ACCOGLI') return grant(tx, contorno, pratica);
	if (mossa.id === 'ARCHIVIA') return freeSuolo(tx, { pratica: pratica.id, dal: '-infinity' });
	if (!FINE.has(mossa.id)) return;
	const oggi = oggiDi(contorno);
	// The permit that takes the place of another may hold its past days too.
	const dal = mossa.id === 'SOSTITUISCI' ? '-infinity' : oggi;
	for (const una of await chainOf(tx, pratica.numero)) await freeSuolo(tx, { pratica: una, dal });
	await endDocumento(tx, { pratica: pratica.id, dal: oggi });
}

async function grant(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const { tipoDomanda, permesso, liberoDal } = risposteDi(pratica);
	const precedente = permesso && (await findPratica(tx, { numero: permesso.id }));
	if (precedente && tipoDomanda === 'RINUNCIA') {
		const dal = latest(liberoDal, oggiDi(contorno));
		for (const una of await chainOf(tx, precedente.numero)) await freeSuolo(tx, { pratica: una, dal });
		await endDocumento(tx, { pratica: precedente.id, dal });
		await oweRimborso(tx, contorno, pratica);
	}
	if (precedente) await movePrecedente(tx, contorno, precedente, tipoDomanda ?? '');
	if (tipoDomanda === 'RINUNCIA') return;
	const vertici = await findVertici(tx, pratica.id);
	const vicino = (vertici && areeDi(vertici, impostazioniSuolo(contorno.ente))?.vicino) ?? [];
	await grantSuolo(tx, { ente: contorno.ente.id, pratica: pratica.id, vicino });
	await proposeChiusura(tx, contorno, pratica);
}

const MOSSA_DEL_PRECEDENTE: Readonly<Record<string, string>> = {
	RINNOVO: 'RINNOVA',
	MODIFICA: 'SOSTITUISCI',
	RINUNCIA: 'RINUNCIA'
};

async function movePrecedente(
	tx: Tx,
	contorno: Contorno,
	{ numero, stato }: Pratica,
	tipoDomanda: string
): Promise<void> {
	const mossa = MOSSA_DEL_PRECEDENTE[tipoDomanda];
	// A renewal asked in time is granted also after the permit has run out.
	if (!mossa || (mossa === 'RINNOVA' && stato === 'SCADUTA')) return;
	if (stato !== 'ACCOLTA') throw conflitto('OSP_PERMESSO_CHIUSO');
	await movePratica(tx, { ...contorno, chi: ['sistema'] }, { numero, mossa });
}

async function endDocumento(tx: Tx, { pratica, dal }: { pratica: string; dal: string }): Promise<void> {
	await tx`
		update documento_verificabile set cessato_dal = ${dal}
		where pratica_id = ${pratica} and cessato_dal is null and (vale_al is null or vale_al >= ${dal})`;
}

function latest(data: string | undefined, oggi: string): string {
	return data && data > oggi ? data : oggi;
}

// Days on which a line does not run: announced once to the families that ride, taken back with a message of its own. Called by the pages of clerks and by the port.
import type { Giorno } from '#lib/domain/data.ts';
import type { ModelloMessaggio } from '#lib/domain/modelli-messaggi.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import { parametriFermo, type Fermo } from '#lib/services/trasporto-scolastico/fermo.ts';
import { findLinea, type ImpostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import type { Corsa } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import type { Contorno } from '../porta.ts';
import { listPasseggeri } from './passeggeri.ts';

export type DaAnnunciare = {
	/** Id of the line. */
	linea: string;
	giorno: Giorno;
	corsa: Corsa | undefined;
	motivo: string;
	impostazioni: ImpostazioniTrasporto;
};

/** Tells the parents of who rides those trips (not who only waits at the stop), once each; returns how many. @throws NonTrovato, Conflitto when it was announced already */
export async function announceFermo(
	tx: Tx,
	contorno: Contorno,
	{ linea: id, giorno, corsa, motivo, impostazioni }: DaAnnunciare
): Promise<number> {
	const { ente, attore, istante, newId } = contorno;
	const linea = findLinea(impostazioni, id);
	if (!linea || attore.ruolo !== 'operatore') throw new NonTrovato('Linea non trovata');
	await tx`select pg_advisory_xact_lock(hashtextextended('fermo ' || app_ente() || ${id} || ${giorno.toString()}, 0))`;
	const uguali = await listFermi(tx, { dal: giorno, al: giorno, impostazioni });
	if (uguali.some((altro) => altro.idLinea === id && (!altro.corsa || !corsa || altro.corsa === corsa)))
		throw new Conflitto('Sospensione già annunciata', 'TS_FERMO_ANNUNCIATO');
	const fermo = newId();
	await tx`
		insert into trasporto_fermo (id, ente_id, linea, giorno, corsa, motivo, annunciato_il, operatore_id)
		values (${fermo}, ${ente.id}, ${id}, ${giorno.toString()}, ${corsa ?? null}, ${motivo}, ${istante}, ${attore.operatore})`;
	const colpiti = (await listPasseggeri(tx, { linea: id, giorno })).filter(
		({ andata, ritorno }) => (corsa !== 'RITORNO' && andata) || (corsa !== 'ANDATA' && ritorno)
	);
	const richiedenti = colpiti.map(({ personaId, praticaId }) => ({ persona: personaId, pratica: praticaId }));
	const altri = await listAltriGenitori(
		tx,
		colpiti.map(({ praticaId }) => praticaId)
	);
	// A parent of two children on the line is told once, by the request of their own where there is one.
	const genitori = new Map([...altri, ...richiedenti].map(({ persona, pratica }) => [persona, pratica]));
	for (const [persona, pratica] of genitori)
		await tx`
			insert into trasporto_fermo_avviso (fermo_id, ente_id, persona_id, pratica_id)
			values (${fermo}, ${ente.id}, ${persona}, ${pratica})`;
	await tell(tx, contorno, {
		id: fermo,
		modello: 'TS_FERMO',
		fermo: { linea: linea.nome, giorno: giorno.toString(), corsa, motivo }
	});
	return genitori.size;
}

// Those who said yes with a login of their own; the others have given no way to be told.
function listAltriGenitori(tx: Tx, pratiche: readonly string[]): Promise<Avvisato[]> {
	return tx<Avvisato[]>`
		select p.id as persona, c.pratica_id as pratica
		from conferma c join persona p on senza_omocodia(p.codice_fiscale) = senza_omocodia(c.codice_fiscale)
		where c.pratica_id = any(${[...pratiche]}) and c.esito = 'CONFERMATA' order by p.id, c.pratica_id`;
}

type Avvisato = { persona: string; pratica: string };

/** Takes an announcement back and tells those who were told. @throws NonTrovato when it was taken back already */
export async function withdrawFermo(
	tx: Tx,
	contorno: Contorno,
	{ id, impostazioni }: { id: string; impostazioni: ImpostazioniTrasporto }
): Promise<void> {
	const { attore, istante } = contorno;
	if (attore.ruolo !== 'operatore') throw new NonTrovato('Avviso non trovato');
	const [riga] = await tx<Riga[]>`
		update trasporto_fermo set ritirato_il = ${istante}, ritirato_da = ${attore.operatore}
		where id = ${id} and ritirato_il is null
		returning id, linea as "idLinea", giorno, corsa, motivo, 0 as avvisate`;
	if (!riga) throw new NonTrovato('Avviso non trovato');
	await tell(tx, contorno, { id, modello: 'TS_FERMO_RITIRATO', fermo: inParole(riga, impostazioni) });
}

async function tell(
	tx: Tx,
	{ ente, istante, newId }: Contorno,
	{ id, modello, fermo }: { id: string; modello: ModelloMessaggio; fermo: Fermo }
): Promise<void> {
	const avvisate = await tx<{ persona: string; pratica: string | null }[]>`
		select a.persona_id as persona, p.id as pratica
		from trasporto_fermo_avviso a
		left join pratica p on p.id = a.pratica_id and p.persona_id = a.persona_id
		where a.fermo_id = ${id} order by a.persona_id`;
	for (const { persona, pratica } of avvisate)
		await enqueueMessaggio(tx, {
			ente: ente.id,
			persona,
			pratica,
			modello,
			parametri: parametriFermo(fermo),
			istante,
			newId
		});
}

type Riga = {
	id: string;
	idLinea: string;
	giorno: string;
	corsa: Corsa | null;
	motivo: string;
	/** Parents told; only clerks may count them. */
	avvisate: number;
};

export type FermoLetto = Fermo & Pick<Riga, 'id' | 'idLinea' | 'avvisate'>;

/** Those in force, in the order of the days. */
export async function listFermi(
	tx: Tx,
	{ dal, al, impostazioni }: { dal: Giorno; al?: Giorno; impostazioni: ImpostazioniTrasporto }
): Promise<FermoLetto[]> {
	const righe = await tx<Riga[]>`
		select f.id, f.linea as "idLinea", f.giorno, f.corsa, f.motivo,
			(select count(*)::int from trasporto_fermo_avviso a where a.fermo_id = f.id) as avvisate
		from trasporto_fermo f
		where f.ritirato_il is null and f.giorno between ${dal.toString()} and ${al?.toString() ?? 'infinity'}
		order by f.giorno, f.linea, f.id`;
	return righe.map((riga) => ({ ...riga, ...inParole(riga, impostazioni) }));
}

function inParole({ idLinea, giorno, corsa, motivo }: Riga, impostazioni: ImpostazioniTrasporto): Fermo {
	const linea = findLinea(impostazioni, idLinea)?.nome ?? idLinea;
	return { linea, giorno, corsa: corsa ?? undefined, motivo };
}

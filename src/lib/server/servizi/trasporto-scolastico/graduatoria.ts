// The ranking of a year: computed, published by the numbers of the requests, made final by the responsabile. Called by the page of the clerks.
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import {
	formaGraduatoria,
	type Candidato,
	type VoceGraduatoria
} from '#lib/services/trasporto-scolastico/ammissione.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import {
	findAnno,
	findLinea,
	findScuola,
	type ImpostazioniTrasporto
} from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import type { Tx } from '../../db/connection.ts';
import { decidePratica } from '../../pratiche/decide.ts';
import { findPratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { readOccupati } from './iscrizioni.ts';
import { isVerificataSql } from './responsabilita.ts';

export type Graduatoria = {
	id: string;
	anno: string;
	calcolataIl: Date;
	pubblicataIl: Date | null;
	osservazioniFino: string | null;
	definitivaIl: Date | null;
};

export type DatiGraduatoria = { anno: string; impostazioni: ImpostazioniTrasporto };

/** Ranks the requests in charge that have no outcome; what was being worked on is replaced. Returns how many. */
export async function computeGraduatoria(
	tx: Tx,
	{ ente, attore, istante, newId }: Contorno,
	{ anno, impostazioni }: DatiGraduatoria
): Promise<number> {
	if (attore.ruolo !== 'operatore') throw new Error('La graduatoria la forma un operatore');
	const voci = formaGraduatoria(await listCandidati(tx, { ente, anno, impostazioni, istante }), {
		ammissione: impostazioni.ammissione,
		linee: impostazioni.linee,
		occupati: await readOccupati(tx, anno)
	});
	await tx`delete from trasporto_graduatoria where anno = ${anno} and definitiva_il is null`;
	const id = newId();
	await tx`
		insert into trasporto_graduatoria (id, ente_id, anno, calcolata_il, operatore_id)
		values (${id}, ${ente.id}, ${anno}, ${istante}, ${attore.operatore})`;
	for (const voce of voci) await addVoce(tx, { ente: ente.id, graduatoria: id, voce });
	return voci.length;
}

async function addVoce(
	tx: Tx,
	{ ente, graduatoria, voce }: { ente: string; graduatoria: string; voce: VoceGraduatoria }
): Promise<void> {
	await tx`
		insert into trasporto_voce (graduatoria_id, ente_id, pratica, linea, posto, punti, esito, posizione)
		values (${graduatoria}, ${ente}, ${voce.pratica}, ${voce.linea}, ${voce.posto}, ${voce.punti ?? null},
			${voce.esito}, ${voce.posizione ?? null})`;
}

/** Publishes the one being worked on, open to observations. @throws NonTrovato when there is none */
export async function publishGraduatoria(
	tx: Tx,
	{ istante }: Pick<Contorno, 'istante'>,
	{ anno, impostazioni }: DatiGraduatoria
): Promise<void> {
	const fino = giornoARoma(istante).add({ days: impostazioni.giorniOsservazioni });
	const { count } = await tx`
		update trasporto_graduatoria set pubblicata_il = ${istante}, osservazioni_fino = ${fino.toString()}
		where anno = ${anno} and pubblicata_il is null and definitiva_il is null`;
	if (count === 0) throw new NonTrovato('Nessuna graduatoria da pubblicare');
}

/** The final act: every request still in charge is admitted or put on the waiting list. Returns how many. @throws NonTrovato, Conflitto before the last day of the observations */
export async function closeGraduatoria(
	tx: Tx,
	contorno: Contorno,
	{ anno, impostazioni, firmatario }: DatiGraduatoria & { firmatario: { nome: string; cognome: string } }
): Promise<number> {
	const [aperta] = await tx<Graduatoria[]>`
		select ${colonneGraduatoria(tx)} from trasporto_graduatoria
		where anno = ${anno} and pubblicata_il is not null and definitiva_il is null for update`;
	if (!aperta) throw new NonTrovato('Nessuna graduatoria pubblicata');
	if (giornoARoma(contorno.istante).toString() <= (aperta.osservazioniFino ?? ''))
		throw new Conflitto('C’è ancora tempo per le osservazioni', 'OSSERVAZIONI_IN_CORSO');
	let decise = 0;
	for (const voce of await listVoci(tx, aperta.id)) {
		const { stato, revisione } = await findPratica(tx, { numero: voce.pratica, blocca: true });
		// Withdrawn, or sent back for documents, since the ranking was formed.
		if (stato !== 'IN_CARICO') continue;
		await tx`update trasporto_iscrizione set posto = ${voce.posto} where numero = ${voce.pratica}`;
		await decidePratica(tx, contorno, {
			numero: voce.pratica,
			revisione,
			mossa: voce.esito === 'AMMESSA' ? MOSSE_TRASPORTO.AMMETTI : MOSSE_TRASPORTO.METTI_IN_LISTA,
			motivazione: motivazioneDi(aperta, voce, impostazioni),
			firmatario,
			conFile: false
		});
		decise += 1;
	}
	await tx`update trasporto_graduatoria set definitiva_il = ${contorno.istante} where id = ${aperta.id}`;
	return decise;
}

function motivazioneDi(
	{ anno, pubblicataIl }: Graduatoria,
	{ linea, posto, punti, posizione }: VoceGraduatoria,
	impostazioni: ImpostazioniTrasporto
): string {
	const nome = findLinea(impostazioni, linea)?.nome ?? linea;
	const giorno = pubblicataIl ? formatData(giornoARoma(pubblicataIl)) : '';
	const dettagli = [
		punti !== undefined && `punti ${punti}`,
		posizione !== undefined && `posto ${posizione} in lista d'attesa`
	].filter(Boolean);
	return `Graduatoria del trasporto scolastico ${anno}, pubblicata il ${giorno} e aperta alle osservazioni: ${nome}, posto ${posto}${dettagli.map((dettaglio) => `, ${String(dettaglio)}`).join('')}.`;
}

/** The rankings of a year, the newest first. */
export function listGraduatorie(tx: Tx, anno: string): Promise<Graduatoria[]> {
	return tx<Graduatoria[]>`
		select ${colonneGraduatoria(tx)} from trasporto_graduatoria where anno = ${anno} order by calcolata_il desc, id`;
}

/** The rows of a ranking, line by line. */
export async function listVoci(tx: Tx, graduatoria: string): Promise<VoceGraduatoria[]> {
	const righe = await tx<
		(Omit<VoceGraduatoria, 'punti' | 'posizione'> & { punti: number | null; posizione: number | null })[]
	>`
		select pratica, linea, posto, punti, esito, posizione from trasporto_voce
		where graduatoria_id = ${graduatoria} order by linea, posto`;
	return righe.map((riga) => ({
		...riga,
		punti: riga.punti ?? undefined,
		posizione: riga.posizione ?? undefined
	}));
}

type RigaCandidato = {
	numero: string;
	linea: string;
	distanza: number | null;
	dataPresentazione: string;
	presentataIl: Date;
	protocolloAnno: number;
	protocolloNumero: number;
	risposte: RisposteTrasporto;
	fratelloStessaLinea: boolean;
};

// A corrected request keeps the arrival of the first. The other parent's confirmation is waited for; once its time is over the child is ranked all the same, and does not go home alone.
async function listCandidati(
	tx: Tx,
	{ ente, anno, impostazioni, istante }: DatiGraduatoria & Pick<Contorno, 'ente' | 'istante'>
): Promise<Candidato[]> {
	const oggi = giornoARoma(istante).toString();
	const righe = await tx<RigaCandidato[]>`
		select i.numero, i.linea, i.distanza_metri as distanza, a.data_presentazione as "dataPresentazione",
			a.presentata_il as "presentataIl", a.protocollo_anno as "protocolloAnno",
			a.protocollo_numero as "protocolloNumero", p.risposte,
			exists (
				select from trasporto_iscrizione f
				where f.anno = i.anno and f.linea = i.linea and f.stato <> 'CHIUSA' and f.pratica_id <> i.pratica_id
					and p.risposte -> 'fratelli' @> jsonb_build_array(jsonb_build_object('codiceFiscale', f.alunno_codice_fiscale))
			) as "fratelloStessaLinea"
		from trasporto_iscrizione i
		join pratica p on p.id = i.pratica_id
		join pratica a on a.id = coalesce(i.arrivo_di, i.pratica_id)
		where i.anno = ${anno} and i.stato = 'DOMANDA' and p.stato = 'IN_CARICO' and ${isVerificataSql(tx)}
			and not exists (
				select from conferma c where c.pratica_id = i.pratica_id and c.esito is null and c.entro >= ${oggi}
			)
		order by i.numero`;
	const chiusura = findAnno(impostazioni, anno)?.chiusura ?? '';
	return righe.map((riga) => ({
		pratica: riga.numero,
		linea: riga.linea,
		servizio: riga.risposte.servizio ?? 'ANDATA_RITORNO',
		grado: findScuola(impostazioni, riga.risposte.scuola)?.grado ?? 'PRIMARIA',
		nascita: riga.risposte.alunnoNascita ?? '',
		inTermine: riga.dataPresentazione <= chiusura,
		residente: riga.risposte.alunnoResidenza?.comune === ente.impostazioni.belfiore,
		disabilita: riga.risposte.disabilita ?? false,
		distanzaMetri: riga.distanza ?? undefined,
		fratelloStessaLinea: riga.fratelloStessaLinea,
		genitoriLavoratori: riga.risposte.genitoriLavorano ?? false,
		presentataIl: riga.presentataIl.getTime(),
		protocollo: { anno: riga.protocolloAnno, numero: riga.protocolloNumero }
	}));
}

function colonneGraduatoria(tx: Tx) {
	return tx`
		id, anno, calcolata_il as "calcolataIl", pubblicata_il as "pubblicataIl", osservazioni_fino as "osservazioniFino",
		definitiva_il as "definitivaIl"`;
}

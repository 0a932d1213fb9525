// One move of a pratica, guarded by its procedure: changes the state, adjusts the term, writes the event. Called by the use cases of single moves.
import { giornoDi } from '#lib/domain/data.ts';
import { takeMossa, type Mossa } from '#lib/domain/procedimento.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { isStatoFinale, type StatoPratica } from '#lib/domain/stati.ts';
import { computeTermine } from '#lib/domain/termini.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import { chiInUfficio } from '../incarichi/chi-in-ufficio.ts';
import type { Contorno } from '../servizi/porta.ts';
import { findPratica, recordEvento, type Integrazione, type Pratica } from './pratica.ts';
import { mosseDi, servizioDi } from './servizio-di.ts';
import { sospensioniDi, type SospensioneScritta } from './sospensioni.ts';

export type Passaggio = {
	numero: string;
	mossa: string;
	/** Where it goes, when the move does not say it alone: what is due decides. */
	verso?: StatoPratica;
	/** The revision the person was looking at; none for the system. */
	revisione?: number | undefined;
	motivo?: string;
	dati?: Record<string, string | number>;
	/** What changes besides the state. */
	modifica?: (pratica: Pratica) => Modifica;
};

export type Modifica = {
	sospensioni?: SospensioneScritta[];
	integrazione?: Integrazione | null;
	differitaAl?: string;
	responsabileId?: string;
	esito?: StatoPratica;
};

/** A pratica after a move, with the service that rules it. */
export type Spostata = { pratica: Pratica; servizio: Servizio; mossa: Mossa };

/** The service has its say before and after. @throws NonTrovato, TransizioneVietata, Conflitto when someone moved it first */
export async function movePratica(tx: Tx, contorno: Contorno, passaggio: Passaggio): Promise<Spostata> {
	const prima = await findPratica(tx, { numero: passaggio.numero, blocca: true });
	const servizio = servizioDi(prima);
	if (passaggio.revisione !== undefined && passaggio.revisione !== prima.revisione)
		throw new Conflitto('La pratica è cambiata nel frattempo', 'PRATICA_CAMBIATA');
	const mossa = takeMossa(mosseDi(prima), {
		id: passaggio.mossa,
		stato: prima.stato,
		chi: await chiInUfficio(tx, { ...contorno, ufficio: prima.ufficio })
	});
	const porta = contorno.porta(servizio.id);
	const vietata = porta.vieta?.({ pratica: prima, mossa });
	if (vietata) throw new Conflitto(`Mossa vietata dal servizio: ${mossa.id}`, vietata);
	await porta.primaDellaMossa?.(tx, contorno, { pratica: prima, mossa });
	const pratica = await write(tx, {
		prima,
		stato: passaggio.verso ?? mossa.a,
		istante: contorno.istante,
		modifica: passaggio.modifica?.(prima) ?? {}
	});
	await recordEvento(tx, {
		id: contorno.newId(),
		ente: contorno.ente.id,
		pratica: pratica.id,
		persona: pratica.personaId,
		tipo: mossa.id,
		daStato: prima.stato,
		aStato: pratica.stato,
		attore: contorno.attore,
		istante: contorno.istante,
		...(passaggio.motivo && { motivo: passaggio.motivo }),
		dati: {
			...passaggio.dati,
			...(pratica.termineInterrotto && { termine: 'interrotto' }),
			...(pratica.scadenza !== prima.scadenza && {
				scadenzaPrima: prima.scadenza,
				scadenzaDopo: pratica.scadenza
			})
		}
	});
	await porta.dopoLaMossa?.(tx, contorno, { pratica, mossa, prima: prima.stato });
	return { pratica, servizio, mossa };
}

type DaScrivere = { prima: Pratica; stato: StatoPratica; istante: Date; modifica: Modifica };

async function write(tx: Tx, { prima, stato, istante, modifica }: DaScrivere): Promise<Pratica> {
	const sospensioni = modifica.sospensioni ?? prima.sospensioni;
	const termine = computeTermine({
		dataPresentazione: giornoDi(prima.decorrenza),
		giorni: prima.giorniTermine,
		sospensioni: sospensioniDi(sospensioni)
	});
	const dopo: Pratica = {
		...prima,
		stato,
		sospensioni,
		scadenza: termine.scadenza.toString(),
		scadenzaMostrata: termine.mostra.toString(),
		termineInterrotto: termine.interrotto,
		integrazione: modifica.integrazione === null ? undefined : (modifica.integrazione ?? prima.integrazione),
		differitaAl: modifica.differitaAl ?? prima.differitaAl,
		responsabileId: modifica.responsabileId ?? prima.responsabileId,
		esito: modifica.esito ?? prima.esito,
		chiusaIl: isStatoFinale(stato) ? istante : undefined,
		revisione: prima.revisione + 1
	};
	await tx`
		update pratica set stato = ${dopo.stato}, sospensioni = ${tx.json(dopo.sospensioni)},
			scadenza = ${dopo.scadenza}, scadenza_mostrata = ${dopo.scadenzaMostrata},
			termine_interrotto = ${dopo.termineInterrotto},
			integrazione = ${dopo.integrazione ? tx.json(dopo.integrazione) : null},
			differita_al = ${dopo.differitaAl ?? null}, responsabile_id = ${dopo.responsabileId ?? null},
			esito = ${dopo.esito ?? null}, chiusa_il = ${dopo.chiusaIl ?? null}, revisione = ${dopo.revisione}
		where id = ${dopo.id}`;
	return dopo;
}

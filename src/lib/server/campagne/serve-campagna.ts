// One turn of the worker on a campaign: holds it, and does the next thing that its state asks for. Called by worker/campagne.ts.
import type { ParametriCampagna, StatoCampagna, TipoCampagna } from '#lib/domain/campagne.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import type { Database, Tx } from '../db/connection.ts';
import { asSystem, inSistema } from '../db/in-ente.ts';
import { checkRighe } from './check-righe.ts';
import { noteEvento } from './evento.ts';
import { feedRighe } from './feed-righe.ts';
import { withdrawRighe } from './withdraw-righe.ts';

export type Servizio = {
	database: Database;
	luoghi: Luoghi;
	clock: () => Date;
	newId: () => string;
	/** Deliveries of a campaign that may wait at once, when not the usual. */
	soglia?: number;
};

export type CampagnaDaServire = { ente: string; campagna: string };

/** The campaigns of every ente in which something goes on by itself. */
export function listDaServire({ database, clock }: Servizio): Promise<CampagnaDaServire[]> {
	return inSistema(
		database,
		async (tx) => tx<CampagnaDaServire[]>`select ente, campagna from campagne_da_servire(${clock()})`
	);
}

type Tenuta = {
	id: string;
	tipo: TipoCampagna;
	anno: number;
	parametri: ParametriCampagna;
	stato: StatoCampagna;
	avviaIl: Date | null;
};

/** How many things were done: none when there is nothing to do now, or another worker has the campaign. */
export function serveCampagna(servizio: Servizio, { ente, campagna }: CampagnaDaServire): Promise<number> {
	return asSystem(servizio, ente, async (tx) => {
		// Whoever pauses it meanwhile waits for the end of this turn, and none follows.
		const [tenuta] = await tx<Tenuta[]>`
			select id, tipo, anno, parametri, stato, avvia_il as "avviaIl" from campagna
			where ente_id = ${ente} and id = ${campagna} for no key update skip locked`;
		return tenuta ? serve(tx, servizio, { ente, tenuta }) : 0;
	});
}

function serve(
	tx: Tx,
	{ luoghi, clock, newId, soglia }: Servizio,
	{ ente, tenuta }: { ente: string; tenuta: Tenuta }
): Promise<number> {
	const istante = clock();
	const dove = { ente, campagna: tenuta.id, istante };
	switch (tenuta.stato) {
		case 'in_controllo':
			return checkRighe(tx, { ...dove, esisteBelfiore: (codice) => luoghi.trova(codice) !== undefined });
		case 'programmata':
			return tenuta.avviaIl && tenuta.avviaIl <= istante ? startOnTime(tx, dove) : Promise.resolve(0);
		case 'in_corso':
			return feedRighe(tx, { ente, campagna: tenuta, istante, newId, ...(soglia && { soglia }) });
		case 'in_annullamento':
			return withdrawRighe(tx, dove);
		default:
			return Promise.resolve(0);
	}
}

async function startOnTime(
	tx: Tx,
	{ ente, campagna, istante }: { ente: string; campagna: string; istante: Date }
): Promise<number> {
	await tx`
		update campagna set stato = 'in_corso', avviata_il = ${istante} where ente_id = ${ente} and id = ${campagna}`;
	await noteEvento(tx, { ente, campagna, tipo: 'AVVIATA', istante });
	return 1;
}

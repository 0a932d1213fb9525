// Campaigns on a whole stack, led from outside while its worker brings them; used by the long proofs and the benchmark.
import { randomUUID } from 'node:crypto';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { startCampagna } from '#lib/server/campagne/move-campagna.ts';
import { autoreDi, carica, elencoDi, righeBuone } from './campagne.ts';
import type { Impianto } from './impianto.ts';
import { come, impiegato } from './mondo.ts';

const CAPO = impiegato('cassola', 'responsabile');

/** Between two questions to what tells nothing by itself. */
export function shortly(millisecondi = 20): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, millisecondi));
}

export type CampagneInImpianto = {
	/** Loads a campaign for so many people, from number `da` on; its id. */
	prepara: (quanti: number, da?: number) => Promise<string>;
	/** Does something with it as the responsabile. */
	muovi: (mossa: typeof startCampagna, id: string) => Promise<void>;
	untilStato: (id: string, stato: string) => Promise<void>;
	/** How many of its messages App IO has taken. */
	countArrivati: (id: string) => Promise<number>;
	/** Waits until App IO has taken so many of them. */
	untilArrivati: (id: string, quanti: number) => Promise<void>;
};

/** Campaigns of the first Comune. */
export function campagneDi({ database, owner }: Impianto): CampagneInImpianto {
	const campi = { database, clock: () => new Date(), newId: randomUUID };

	async function countArrivati(id: string): Promise<number> {
		const [conto] = await owner<{ quanti: number }[]>`
			select count(*)::integer as quanti from spedizione
			where ente_id = ${CAPO.ente} and campagna_id = ${id} and stato in ('accettata', 'consegnata')`;
		return conto?.quanti ?? 0;
	}

	return {
		prepara(quanti, da = 1) {
			const scadenza = giornoARoma(new Date()).add({ days: 60 });
			return carica(campi, elencoDi(righeBuone(quanti, { da, scadenza: formatData(scadenza) })), {
				anno: scadenza.year
			});
		},
		muovi: (mossa, id) => come(campi, CAPO, (tx) => mossa(tx, autoreDi(campi, CAPO), id)),
		async untilStato(id, stato) {
			for (;;) {
				const [riga] = await owner<{ stato: string }[]>`select stato from campagna where id = ${id}`;
				if (riga?.stato === stato) return;
				await shortly(100);
			}
		},
		countArrivati,
		async untilArrivati(id, quanti) {
			while ((await countArrivati(id)) < quanti) await shortly(200);
		}
	};
}

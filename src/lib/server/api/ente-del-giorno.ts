// The ente with the settings in force on the day of filing; called by the route of verifica.
import type { Giorno } from '#lib/domain/data.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Database } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import { enteInForce } from '../enti/ente-in-force.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';

/** The settings of that day; those of today where the ente had none yet. */
export async function enteDelGiorno(
	database: Database,
	{ ente, oggi, giorno }: { ente: EnteInVigore; oggi: Giorno; giorno: Giorno }
): Promise<EnteInVigore> {
	if (giorno.equals(oggi)) return ente;
	try {
		const { versione, documento } = await inEnte(
			database,
			{ ente: ente.id, attore: { ruolo: 'anonimo' } },
			(tx) => enteInForce(tx, { ente: ente.id, giorno: giorno.toString() })
		);
		return { ...ente, versione, impostazioni: documento };
	} catch (refusal) {
		if (refusal instanceof NonTrovato) return ente;
		throw refusal;
	}
}

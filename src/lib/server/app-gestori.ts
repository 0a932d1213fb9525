// The providers of identity over SAML, read from where they publish what they are and kept in the database. Made by app-accessi.ts.
import type { Database } from './db/connection.ts';
import { readRegistro, writeRegistro, type Fonte } from './identita/registro-gestori.ts';
import { remember } from './identita/ricordo.ts';
import type { Gestore, ProfiloSaml } from './integrations/spid/port.ts';
import { createRegistroGestori, type RegistroOptions } from './integrations/spid/registro.ts';
import type { ImpostazioniIdentita } from './settings-identita.ts';

type Origine = RegistroOptions['origine'];

export type Gestori = {
	/** Those last read; read now when they never were. @throws IntegrationError when they are not to be had */
	find: (profilo: ProfiloSaml) => Promise<Gestore[]>;
	/** Reads them again; returns how many sources were read. @throws IntegrationError */
	refresh: () => Promise<number>;
};

type Parti = { identita: ImpostazioniIdentita; database: Database; clock: () => Date };

/** Nothing is read before it is asked for. */
export function openGestori({ identita, database, clock }: Parti): Gestori {
	const { tolleranze, certificatiRegistro, metadati } = identita.spid;
	const origini = { spid: metadati, cie: identita.cieSaml };
	const ricorda = remember<Gestore[]>(clock);

	async function fetchGestori(profilo: ProfiloSaml, origine: Origine): Promise<Gestore[]> {
		const gestori = await createRegistroGestori({
			...{ profilo, origine, clock, tolleranze },
			certificatiRegistro: profilo === 'spid' ? certificatiRegistro : undefined
		}).fetchGestori();
		await writeRegistro(database, { fonte: FONTI[profilo], gestori, lettoIl: clock() });
		return gestori;
	}

	return {
		find: (profilo) =>
			ricorda(profilo, async () => {
				const letto = await readRegistro(database, FONTI[profilo]);
				const origine = origini[profilo];
				return letto?.gestori ?? (origine ? fetchGestori(profilo, origine) : []);
			}),
		async refresh() {
			const letture = (['spid', 'cie'] as const).flatMap((profilo) => {
				const origine = origini[profilo];
				return origine ? [fetchGestori(profilo, origine)] : [];
			});
			// One source that is down does not keep the other from being read.
			await Promise.allSettled(letture);
			return (await Promise.all(letture)).length;
		}
	};
}

const FONTI: Readonly<Record<ProfiloSaml, Fonte>> = { spid: 'SPID', cie: 'CIE_SAML' };

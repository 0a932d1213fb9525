// The deleghe of a person: those they gave, those they received, and what was sent for them.
import { formatDataOra } from '#lib/domain/istante.ts';
import { listDeleghe } from '#lib/server/deleghe/delega.ts';
import { listPerMioConto } from '#lib/server/deleghe/per-mio-conto.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { etichettaDi } from '#lib/server/pratiche/pratica.ts';
import { findServizio } from '#lib/services/index.ts';
import { delegaVista } from './vista.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { deleghe, pratiche } = await asCittadino(event, cittadino, async (tx) => ({
		deleghe: await listDeleghe(tx, { persona: cittadino.personaId, oggi: oggiDi(event) }),
		pratiche: await listPerMioConto(tx)
	}));
	const viste = deleghe.map(delegaVista);
	return {
		date: viste.filter(({ parte }) => parte === 'DELEGANTE'),
		ricevute: viste.filter(({ parte }) => parte === 'DELEGATO'),
		pratiche: pratiche.map(({ numero, servizio, presentataIl, delegato, ...riga }) => ({
			numero,
			titolo: findServizio(servizio)?.scheda.titolo ?? servizio,
			oggetto: riga.oggetto,
			stato: etichettaDi({
				stato: riga.stato,
				protocollo: { anno: riga.protocolloAnno, numero: riga.protocolloNumero },
				differitaAl: riga.differitaAl ?? undefined
			}),
			inviata: formatDataOra(presentataIl),
			delegato
		}))
	};
};

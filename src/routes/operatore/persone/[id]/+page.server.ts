// One clerk: who they are, their roles in each office, and what can be changed.
import { paths } from '#lib/paths.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { findOperatore } from '#lib/server/incarichi/operatori.ts';
import { requireChiLegge } from '../modulo.ts';
import { personaVista } from '../vista.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, cambia } = requireChiLegge(event);
	const { ente } = event.locals;
	const id = readUuid(event.params.id);
	const trovato = await asOperatore(event, operatore, (tx) => findOperatore(tx, id));
	const occupati = new Set(trovato.incarichi.map(({ ufficio }) => ufficio));
	return {
		cambia,
		persona: personaVista(trovato, ente),
		registro: paths.registroRuoli(id),
		sospensione: paths.sospensione(id),
		altri: ente.impostazioni.uffici
			.filter((ufficio) => !occupati.has(ufficio.id))
			.map(({ id: ufficio, nome }) => ({ href: paths.ruoliInUfficio({ id, ufficio }), nome }))
	};
};

// How people, roles and their changes are told. Called by the pages of the people.
import { formatDataOra } from '#lib/domain/istante.ts';
import { RUOLI_IN_PAROLE, type Ruolo } from '#lib/domain/ruoli.ts';
import { paths } from '#lib/paths.ts';
import { nomeUfficio } from '#lib/server/enti/uffici.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import type { CambioLetto } from '#lib/server/incarichi/list-cambi.ts';
import type { OperatoreConIncarichi } from '#lib/server/incarichi/operatori.ts';

/** The roles by name, or that there are none. */
function ruoliInParole(ruoli: readonly Ruolo[]): string {
	return ruoli.map((ruolo) => RUOLI_IN_PAROLE[ruolo].nome).join(', ') || 'Nessun ruolo';
}

/** One clerk, with a line for each office. */
export function personaVista(
	uno: OperatoreConIncarichi,
	{ impostazioni }: Pick<EnteInVigore, 'impostazioni'>
) {
	return {
		id: uno.id,
		href: paths.personaOperatore(uno.id),
		nome: `${uno.nome} ${uno.cognome}`,
		codiceFiscale: uno.codiceFiscale,
		email: uno.email ?? '',
		incarichi: uno.incarichi.map(({ ufficio, ruoli, dal }) => ({
			ufficio,
			nome: nomeUfficio(impostazioni, ufficio),
			ruoli: ruoliInParole(ruoli),
			dal: formatDataOra(dal),
			href: paths.ruoliInUfficio({ id: uno.id, ufficio })
		})),
		stato: statoDi(uno),
		sospeso: uno.sospesoIl !== null
	};
}

function statoDi({ sospesoIl, incarichi }: OperatoreConIncarichi): string {
	if (sospesoIl) return `Sospeso dal ${formatDataOra(sospesoIl)}`;
	return incarichi.length > 0 ? 'Attivo' : 'Senza ruoli: non può entrare';
}

/** One line of the register. */
export function cambioVista(cambio: CambioLetto, { impostazioni }: Pick<EnteInVigore, 'impostazioni'>) {
	return {
		id: cambio.id,
		quando: formatDataOra(cambio.avvenutoIl),
		persona: cambio.nome,
		href: paths.personaOperatore(cambio.operatore),
		...cosa(cambio, impostazioni),
		motivo: cambio.motivo,
		autore: cambio.autore
	};
}

function cosa(cambio: CambioLetto, impostazioni: EnteInVigore['impostazioni']) {
	if (cambio.tipo === 'SOSPENSIONE') return { cosa: 'Sospensione', prima: 'Attivo', dopo: 'Sospeso' };
	if (cambio.tipo === 'RIATTIVAZIONE')
		return { cosa: 'Fine della sospensione', prima: 'Sospeso', dopo: 'Attivo' };
	return {
		cosa: nomeUfficio(impostazioni, cambio.ufficio ?? ''),
		prima: ruoliInParole(cambio.prima ?? []),
		dopo: ruoliInParole(cambio.dopo ?? [])
	};
}

// Lines about the ground of a pratica for the clerk: area, who else wants or has the place, canone, ordinance. Called through the port of public land.
import { formatData } from '#lib/domain/istante.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatCentesimi } from '#lib/forms/campi/decimale.ts';
import { giornoDi } from '#lib/services/occupazione-suolo/tempi.ts';
import type { Tx } from '../../db/connection.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Pannello } from '../porta.ts';
import { findOrdinanza } from './ordinanza.ts';
import { PAGINA } from './pagine.ts';
import { occupazioneDiPratica, risposteDi } from './richiesta.ts';
import { chainOf, findVertici, listIncontri } from './suolo.ts';

/** None for a waiver. */
export async function pannelloSuolo(tx: Tx, pratica: Pratica): Promise<Pannello | undefined> {
	const occupazione = occupazioneDiPratica(pratica);
	if (!occupazione) return undefined;
	const { permesso } = risposteDi(pratica);
	const senza = permesso ? await chainOf(tx, permesso.id) : [];
	const incontri = await listIncontri(tx, { pratica: pratica.id, senza });
	const ordinanza = await findOrdinanza(tx, pratica.id);
	const vertici = await findVertici(tx, pratica.id);
	const numeri = (inVigore: boolean): string =>
		incontri
			.filter((uno) => uno.inVigore === inVigore)
			.map(({ numero }) => numero)
			.join(', ') || 'nessuna';
	return {
		titolo: 'Suolo pubblico',
		righe: [
			{
				etichetta: 'Superficie dichiarata',
				valore: `${formatCentesimi(Math.round(occupazione.mm2 / 10_000))} m²`
			},
			{
				etichetta: 'Area',
				valore: vertici ? `disegnata, ${vertici.length} punti` : 'da disegnare prima di accogliere'
			},
			{ etichetta: 'Occupazioni concesse nello stesso posto e tempo', valore: numeri(true) },
			{ etichetta: 'Altre domande per lo stesso posto e tempo', valore: numeri(false) },
			{ etichetta: 'Canone', valore: canoneDi(pratica) },
			...(occupazione.viabilita === 'NESSUNA'
				? []
				: [
						{
							etichetta: 'Ordinanza',
							valore: ordinanza
								? `n. ${ordinanza.numero} del ${formatData(giornoDi(ordinanza.del))}`
								: 'da collegare prima di accogliere'
						}
					])
		],
		collegamenti: [{ href: `${PAGINA}/area/${pratica.numero}`, testo: 'Area e ordinanza' }]
	};
}

function canoneDi({ calcolo }: Pratica): string {
	return calcolo?.totale ? formatEuro(calcolo.totale.cent) : 'da determinare';
}

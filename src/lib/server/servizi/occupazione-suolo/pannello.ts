// Lines about the ground of a pratica for the clerk: area, who else wants or has the place, canone, ordinance. Called through the port of public land.
import { formatData } from '#lib/domain/istante.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { paths } from '#lib/paths.ts';
import { formatCentesimi } from '#lib/forms/campi/decimale.ts';
import type { Gradi } from '#lib/domain/poligono.ts';
import { esclusiDi } from '#lib/services/occupazione-suolo/controlli-posto.ts';
import type { ImpostazioniSuolo } from '#lib/services/occupazione-suolo/impostazioni.ts';
import { giornoDi } from '#lib/services/occupazione-suolo/tempi.ts';
import type { Tx } from '../../db/connection.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Pannello } from '../porta.ts';
import { findOrdinanza } from './ordinanza.ts';
import { isFinita } from './fine.ts';
import { PAGINA } from './pagine.ts';
import { impostazioniSuolo, occupazioneDiPratica, risposteDi } from './richiesta.ts';
import { areeDi } from './righe.ts';
import { findRimborso } from './rinuncia.ts';
import { chainOf, findVertici, listIncontri, type Incontro } from './suolo.ts';

/** The ground and who else wants it; of a waiver, what goes back. */
export async function pannelloSuolo(
	tx: Tx,
	pratica: Pratica,
	{ ente }: { ente: EnteInVigore }
): Promise<Pannello | undefined> {
	const occupazione = occupazioneDiPratica(pratica);
	if (!occupazione) return pannelloRinuncia(tx, pratica, { ente });
	const impostazioni = impostazioniSuolo(ente);
	const vertici = await findVertici(tx, pratica.id);
	const incontri = await findIncontri(tx, impostazioni, { pratica, vertici });
	const ordinanza = await findOrdinanza(tx, pratica.id);
	const esclusi = esclusiDi({ ...occupazione, vertici }, impostazioni);
	const dove = doveDi(impostazioni);
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
			{
				etichetta: `Occupazioni concesse ${dove}`,
				valore: elenca(incontri.filter(({ inVigore }) => inVigore).map(({ numero }) => numero))
			},
			{
				etichetta: `Altre domande ${dove}`,
				valore: elenca(incontri.filter(({ inVigore }) => !inVigore).map(scriviDomanda))
			},
			...(esclusi.length === 0
				? []
				: [{ etichetta: 'Periodi esclusi dal Comune', valore: elenca(esclusi.map(({ motivo }) => motivo)) }]),
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
		collegamenti: [
			{ href: `${PAGINA}/area/${pratica.numero}`, testo: 'Area e ordinanza' },
			...(isFinita(pratica)
				? [{ href: `${PAGINA}/fine/${pratica.numero}`, testo: 'Sopralluogo e cauzione' }]
				: [])
		]
	};
}

async function pannelloRinuncia(
	tx: Tx,
	pratica: Pratica,
	{ ente }: { ente: EnteInVigore }
): Promise<Pannello | undefined> {
	const trovato = await findRimborso(tx, { ente: ente.id, pratica });
	if (!trovato) return undefined;
	const { permesso, pagatoCent, rimborso } = trovato;
	return {
		titolo: 'Permesso a cui rinuncia',
		righe: [
			{ etichetta: 'Canone pagato', valore: formatEuro(pagatoCent) },
			{
				etichetta: 'Rimborso del canone',
				valore: rimborso ? `${formatEuro(rimborso.cent)}. ${rimborso.motivo}.` : 'non dovuto'
			}
		],
		collegamenti: [{ href: paths.praticaOperatore(permesso), testo: `Permesso ${permesso}` }]
	};
}

type Disegnata = { pratica: Pratica; vertici: readonly Gradi[] | undefined };

async function findIncontri(
	tx: Tx,
	impostazioni: ImpostazioniSuolo,
	{ pratica, vertici }: Disegnata
): Promise<Incontro[]> {
	const aree = vertici && areeDi(vertici, impostazioni);
	if (!aree) return [];
	const { permesso } = risposteDi(pratica);
	const senza = permesso ? await chainOf(tx, permesso.id) : [];
	return listIncontri(tx, { pratica: pratica.id, aree, senza });
}

function doveDi({ distanzaMinima }: ImpostazioniSuolo): string {
	return distanzaMinima > 0
		? `a meno di ${formatCentesimi(distanzaMinima)} m nello stesso tempo`
		: 'nello stesso posto e tempo';
}

// Between requests that are still open the first one sent comes first.
function scriviDomanda({ numero, prima }: Incontro): string {
	return `${numero} (presentata ${prima ? 'prima' : 'dopo'})`;
}

function elenca(voci: readonly string[]): string {
	return voci.join(', ') || 'nessuna';
}

function canoneDi({ calcolo }: Pratica): string {
	return calcolo?.totale ? formatEuro(calcolo.totale.cent) : 'da determinare';
}

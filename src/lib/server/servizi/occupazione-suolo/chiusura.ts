// Proposes a notice to the public when an occupation that closes a road is granted: street, days and ordinance, and nothing of who asked. Called by the moves of public land.
import { TIPI_COMUNICAZIONE, TITOLO, type Contenuto } from '#lib/domain/comunicazioni.ts';
import { formatGiorno, istanteDi } from '#lib/domain/istante.ts';
import { shortenTesto } from '#lib/domain/testo.ts';
import type { Occupazione } from '#lib/services/occupazione-suolo/occupazione.ts';
import { giornoDi } from '#lib/services/occupazione-suolo/tempi.ts';
import type { Tx } from '../../db/connection.ts';
import { proposeComunicazione } from '../../comunicazioni/write-comunicazione.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { findOrdinanza, type Ordinanza } from './ordinanza.ts';
import { occupazioneDiPratica, oggiDi, risposteDi } from './richiesta.ts';

/** Nothing where no road is closed. A clerk reads the draft before anyone else does. */
export async function proposeChiusura(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const occupazione = occupazioneDiPratica(pratica);
	if (occupazione?.viabilita !== 'CHIUSURA_STRADA') return;
	const ordinanza = await findOrdinanza(tx, pratica.id);
	if (!ordinanza) return;
	const rinnovato = risposteDi(pratica).permesso?.dati.al;
	const contenuto = contenutoDi(occupazione, {
		ordinanza,
		dal: rinnovato ? giornoDi(rinnovato).add({ days: 1 }).toString() : (occupazione.dal ?? oggiDi(contorno))
	});
	if (contenuto.al <= contorno.istante) return;
	await proposeComunicazione(tx, contorno, {
		contenuto,
		da: `ordinanza ${ordinanza.numero} del ${formatGiorno(ordinanza.del)}`,
		chiave: pratica.numero
	});
}

type Quando = { ordinanza: Ordinanza; dal: string };

function contenutoDi({ via, al, dalle, alle }: Occupazione, { ordinanza, dal }: Quando): Contenuto {
	const ultimo = giornoDi(dal)
		.add({ days: TIPI_COMUNICAZIONE.CHIUSURA_STRADA.giorniMassimi - 1 })
		.toString();
	const fine = al && al < ultimo ? al : ultimo;
	const ore = dalle && alle ? `, dalle ${dalle} alle ${alle}` : '';
	return {
		tipo: 'CHIUSURA_STRADA',
		colore: undefined,
		titolo: shortenTesto(`Strada chiusa: ${via}`, TITOLO.max),
		testo: `${via} è chiusa al traffico dal ${formatGiorno(dal)} al ${formatGiorno(fine)}${ore}. Segui le indicazioni sul posto. Lo dispone l’ordinanza ${ordinanza.numero} del ${formatGiorno(ordinanza.del)}.`,
		luogo: via,
		vertici: undefined,
		collegamento: ordinanza.indirizzo,
		dal: istanteDi(`${dal}T${dalle ?? '00:00'}`),
		al: istanteDi(`${fine}T${alle ?? '23:59'}`),
		messaggi: false,
		destinatari: { etaDa: undefined, etaA: undefined, vie: [], professioni: [] }
	};
}

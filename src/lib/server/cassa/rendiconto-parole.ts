// The account of a period in words: states of the receipts, names of causali and services, the file for spreadsheets. Pure; called by its page and its file.
import { writeRighe } from '#lib/domain/csv.ts';
import { importoDecimale } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { NOMI_TASSONOMIA } from '#lib/domain/tassonomia.ts';
import { findServizio } from '#lib/services/index.ts';
import { nomeMezzo } from '../pagamenti/pagamento.ts';
import type { ComeRiconciliata } from './incassi.ts';
import type { RicevutaDelPeriodo } from './movimenti.ts';
import { totaleDi, type RigaRendiconto, type Tipo } from './rendiconto.ts';

const TIPI: Record<Tipo, string> = { pagopa: 'pagoPA', sportello: 'Sportello', rimborso: 'Rimborso' };

const COLONNE = [
	...['Tipo', 'Data', 'Causale', 'Codice tassonomia', 'Entrate', 'Uscite', 'Pratica', 'Servizio', 'Mezzo'],
	...[
		'Numero',
		'IUV',
		'Codice avviso',
		'Identificativo del pagamento',
		'PSP',
		'Flusso',
		'Data del bonifico',
		'Stato'
	]
];

const RICONCILIATE: Record<ComeRiconciliata, string> = {
	ABBINATA: 'Abbinata dalla cassa',
	DA_RIMBORSARE: 'Da rimborsare',
	ALTRA_CAUSALE: 'Riguarda altro'
};

const STATI: Record<Exclude<RicevutaDelPeriodo['stato'], 'riconciliata'>, string> = {
	arrivata: 'Appena arrivata',
	abbinata: 'Abbinata',
	da_riconciliare: 'Da riconciliare'
};

/** How a receipt stands. */
export function statoInParole({ stato, come, revocata }: RicevutaDelPeriodo): string {
	const detto = stato === 'riconciliata' ? (come ? RICONCILIATE[come] : 'Riconciliata') : STATI[stato];
	return revocata ? `${detto}, revocata dal PSP` : detto;
}

// What a receipt says of itself names its request: each would stand alone.
const SENZA_CODICE: Partial<Record<Tipo, string>> = {
	pagopa: 'Incassi senza codice della tassonomia',
	rimborso: 'Rimborsi'
};

/** The causale with its code: what is the same for the budget stands together. */
export function nomeCausale({ tassonomia, causale, tipo }: RigaRendiconto): string {
	if (tassonomia === null) return SENZA_CODICE[tipo] ?? `${causale} (senza codice)`;
	const codice = tassonomia.replace(/^9\/|\/$/g, '');
	return `${NOMI_TASSONOMIA[codice] ?? causale} (${tassonomia})`;
}

/** The title of a service. */
export function nomeServizio({ servizio }: Pick<RigaRendiconto, 'servizio'>): string {
	if (servizio === null) return 'Senza pratica';
	return findServizio(servizio)?.scheda.titolo ?? servizio;
}

/** UTF-8 with its mark, so that a spreadsheet reads the accents. */
export function writeRendiconto(righe: readonly RigaRendiconto[]): string {
	const { pagopa, sportello, rimborsi } = totaleDi(righe);
	const totale = COLONNE.map((colonna) => {
		if (colonna === 'Tipo') return 'Totale';
		if (colonna === 'Entrate') return decimale(pagopa + sportello);
		return colonna === 'Uscite' ? decimale(rimborsi) : '';
	});
	return `\uFEFF${writeRighe([COLONNE, ...righe.map(toColonne), totale])}`;
}

function toColonne({
	tipo,
	il,
	causale,
	tassonomia,
	cent,
	pratica,
	servizio,
	...riga
}: RigaRendiconto): string[] {
	const { ricevuta, contante } = riga;
	const importo = decimale(cent);
	return [
		...[TIPI[tipo], formatGiorno(il), causale, tassonomia ?? ''],
		...(tipo === 'rimborso' ? ['', importo] : [importo, '']),
		...[pratica ?? '', servizio === null ? '' : nomeServizio({ servizio })],
		...[contante ? nomeMezzo(contante.mezzo) : 'pagoPA', contante?.numero ?? ''],
		...[ricevuta?.iuv ?? '', ricevuta?.nav ?? '', ricevuta?.gettone ?? '', ricevuta?.psp ?? ''],
		...[ricevuta?.flusso ?? '', ricevuta?.regolatoIl ? formatGiorno(ricevuta.regolatoIl) : ''],
		ricevuta ? statoInParole(ricevuta) : ''
	];
}

function decimale(cent: number): string {
	return importoDecimale(cent).replace('.', ',');
}

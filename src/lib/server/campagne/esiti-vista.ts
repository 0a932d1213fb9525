// What became of the messages of a campaign, in words and in groups. Pure; called by its pages and files.
import { formatNav } from '#lib/domain/avviso.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { formatNumero } from '#lib/domain/numero.ts';
import { spiega } from '../spedizioni/parole.ts';
import type { Consegna, ErroreFrequente, RigaConEsito } from './esiti.ts';

/** In the order in which they are shown. */
const GRUPPI = {
	in_coda: 'In coda',
	accettati: 'Presi da App IO',
	consegnati: 'Consegnati su App IO',
	email: 'Inviati per e-mail',
	posta: 'Da spedire o spediti per posta',
	non_arrivati: 'Non arrivati',
	ritirati: 'Ritirati prima della partenza'
} as const;

export type Gruppo = keyof typeof GRUPPI;

/** In which group a message stands. */
function gruppoDi({ canale, stato }: Consegna): Gruppo {
	if (stato === 'annullata') return 'ritirati';
	if (canale === 'posta') return 'posta';
	if (['in_coda', 'in_invio', 'inviata'].includes(stato)) return 'in_coda';
	if (stato !== 'accettata' && stato !== 'consegnata') return 'non_arrivati';
	if (canale === 'email') return 'email';
	return stato === 'accettata' ? 'accettati' : 'consegnati';
}

/** Totals by group, none left out, and the reasons of those that did not arrive. */
export function andamentoVista(consegne: readonly (Consegna & { quanti: number })[]) {
	const totali = new Map<Gruppo, number>();
	const motivi = new Map<string, number>();
	for (const consegna of consegne) {
		const gruppo = gruppoDi(consegna);
		totali.set(gruppo, (totali.get(gruppo) ?? 0) + consegna.quanti);
		if (gruppo !== 'non_arrivati') continue;
		const motivo = spiega(consegna.motivo).perche;
		motivi.set(motivo, (motivi.get(motivo) ?? 0) + consegna.quanti);
	}
	return {
		gruppi: Object.entries(GRUPPI).flatMap(([gruppo, nome]) => {
			const quanti = totali.get(gruppo as Gruppo) ?? 0;
			return quanti > 0 || gruppo === 'in_coda' ? [{ etichetta: nome, valore: formatNumero(quanti) }] : [];
		}),
		nonArrivati: totali.get('non_arrivati') ?? 0,
		motivi: [...motivi]
			.toSorted(([, a], [, b]) => b - a)
			.map(([motivo, quanti]) => ({ motivo, quanti: formatNumero(quanti) }))
	};
}

/** A person whom the message did not reach. */
export function nonArrivatoVista({ n, cf, cent, nav, consegna }: RigaConEsito) {
	return {
		n,
		codiceFiscale: cf ?? '',
		importo: formatEuro(cent ?? 0),
		avviso: nav ? formatNav(nav) : 'senza',
		motivo: consegna ? spiega(consegna.motivo).perche : ''
	};
}

/** A mistake that many rows have. */
export function erroreFrequenteVista({ campo, messaggio, quante, prima }: ErroreFrequente) {
	const colonna = campo === 'riga' ? '' : `${campo}: `;
	const righe = quante === 1 ? `Riga ${prima}` : `${formatNumero(quante)} righe, la prima è la ${prima}`;
	return { che: `${colonna}${messaggio}`, righe };
}

const STATI_RIGA: Record<RigaConEsito['stato'], string> = {
	da_controllare: 'Da controllare',
	valida: 'Non ancora in coda',
	scartata: 'Scartata',
	accodata: 'In coda'
};

export const TITOLI_ESITI = [
	'riga',
	'codice_fiscale',
	'importo',
	'scadenza',
	'avviso',
	'esito',
	'motivo',
	'quando'
];

/** A row of the file of outcomes. */
export function esitoInRiga({
	n,
	cf,
	cent,
	scadenza,
	nav,
	stato,
	problemi,
	consegna,
	chiusaIl
}: RigaConEsito) {
	const gruppo = consegna && gruppoDi(consegna);
	return [
		String(n),
		cf ?? '',
		cent === null ? '' : formatEuro(cent).replace(' €', ''),
		scadenza ? formatGiorno(scadenza) : '',
		nav ?? '',
		gruppo ? GRUPPI[gruppo] : STATI_RIGA[stato],
		consegna && gruppo === 'non_arrivati'
			? spiega(consegna.motivo).perche
			: stato === 'scartata'
				? testoDi(problemi)
				: '',
		chiusaIl ? formatDataOra(chiusaIl) : ''
	];
}

function testoDi(problemi: RigaConEsito['problemi']): string {
	return problemi
		.filter(({ severita }) => severita === 'block')
		.map(({ messaggio }) => messaggio)
		.join(' ');
}

export const TITOLI_ERRORI = ['riga', 'colonna', 'valore', 'che_cosa_fare', 'parte_lo_stesso'];

/** A row of the file of errors for each thing that is wrong. */
export function erroriInRighe({ n, stato, problemi }: RigaConEsito): string[][] {
	return problemi.map(({ campo, valore, messaggio }) => [
		String(n),
		campo,
		valore,
		messaggio,
		stato === 'scartata' ? 'no' : 'sì'
	]);
}

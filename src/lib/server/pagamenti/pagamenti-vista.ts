// The sums of a pratica in words. Pure; called by the pages of citizen and clerk.
import { isDopo, type Giorno } from '#lib/domain/data.ts';
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { isDaPagare, nomeMezzo, ultimoGiornoPerPagare, type Pagamento } from './pagamento.ts';
import { isBollo, isInCorso, isPagabile, type Posizione } from './posizione.ts';

const STATI: Record<Pagamento['stato'], string> = {
	CREATA: 'Da pagare',
	IN_CORSO: 'In corso',
	PAGATA: 'Pagato',
	SCADUTA: 'Scaduto',
	ANNULLATA: 'Annullato',
	RIMBORSATA: 'Rimborsato'
};

export type Quando = {
	oggi: Giorno;
	istante: Date;
	/** Days beyond the last one. */
	tolleranza: number;
};

/** Each sum with its state and papers, what is due in all, what can be paid with pagoPA, and whether the days to pay, with those of tolerance, are over. */
export function pagamentiVista(
	{ pagamenti, posizioni }: { pagamenti: readonly Pagamento[]; posizioni: readonly Posizione[] },
	{ oggi, istante, tolleranza }: Quando
) {
	const daPagare = pagamenti.filter(isDaPagare);
	const perId = new Map(posizioni.map((posizione) => [posizione.id, posizione]));
	return {
		voci: pagamenti.map((pagamento) => {
			const posizione = pagamento.posizione ? perId.get(pagamento.posizione) : undefined;
			return {
				id: pagamento.id,
				causale: pagamento.causale,
				importo: formatEuro(pagamento.cent),
				stato: statoDi(pagamento, posizione, istante),
				daPagare: isDaPagare(pagamento),
				quando: quandoDi(pagamento),
				scaduto: isDaPagare(pagamento) && isDopo(oggi, ultimoGiornoPerPagare(pagamento, tolleranza)),
				...carteDi(posizione)
			};
		}),
		totale: daPagare.length > 0 ? formatEuro(sommaCent(daPagare.map(({ cent }) => cent))) : undefined,
		online: onlineDi(posizioni)
	};
}

function carteDi(posizione: Posizione | undefined): { ricevuta?: string; marca?: string } {
	if (posizione?.stato !== 'pagata') return {};
	const { gettone, nav } = posizione;
	return {
		ricevuta: paths.ricevutaPagamento(gettone, nav),
		...(isBollo(posizione) && { marca: paths.marcaPagamento(gettone, nav) })
	};
}

function statoDi({ stato }: Pagamento, posizione: Posizione | undefined, istante: Date): string {
	return stato === 'CREATA' && posizione && isInCorso(posizione, istante) ? STATI.IN_CORSO : STATI[stato];
}

/** What is paid with one link, the first due first. */
function onlineDi(posizioni: readonly Posizione[]) {
	const gruppi = Map.groupBy(posizioni.filter(isPagabile), ({ gettone }) => gettone);
	return [...gruppi].map(([gettone, gruppo]) => ({
		href: paths.paga(gettone),
		importo: formatEuro(sommaCent(gruppo.map(({ cent }) => cent))),
		entro: formatGiorno(gruppo[0]?.scadenza ?? '')
	}));
}

function quandoDi({ scadenza, mezzo, numero, pagatoIl }: Pagamento): string {
	if (!pagatoIl || !mezzo) return `entro il ${formatGiorno(scadenza)}`;
	return [`il ${formatGiorno(pagatoIl)}`, nomeMezzo(mezzo), numero && `n. ${numero}`]
		.filter(Boolean)
		.join(', ');
}

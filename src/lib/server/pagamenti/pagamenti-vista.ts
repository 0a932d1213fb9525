// The sums of a pratica in words. Pure; called by the pages of citizen and clerk.
import { isDopo, type Giorno } from '#lib/domain/data.ts';
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { isDaPagare, nomeMezzo, ultimoGiornoPerPagare, type Pagamento } from './pagamento.ts';

const STATI: Record<Pagamento['stato'], string> = {
	CREATA: 'Da pagare',
	IN_CORSO: 'In corso',
	PAGATA: 'Pagato',
	SCADUTA: 'Scaduto',
	ANNULLATA: 'Annullato',
	RIMBORSATA: 'Rimborsato'
};

/** Each sum with its state, what is due in all, and whether the days to pay, with those of tolerance, are over. */
export function pagamentiVista(
	pagamenti: readonly Pagamento[],
	{ oggi, tolleranza }: { oggi: Giorno; tolleranza: number }
) {
	const daPagare = pagamenti.filter(isDaPagare);
	return {
		voci: pagamenti.map((pagamento) => ({
			id: pagamento.id,
			causale: pagamento.causale,
			importo: formatEuro(pagamento.cent),
			stato: STATI[pagamento.stato],
			daPagare: isDaPagare(pagamento),
			quando: quandoDi(pagamento),
			scaduto: isDaPagare(pagamento) && isDopo(oggi, ultimoGiornoPerPagare(pagamento, tolleranza))
		})),
		totale: daPagare.length > 0 ? formatEuro(sommaCent(daPagare.map(({ cent }) => cent))) : undefined
	};
}

function quandoDi({ scadenza, mezzo, numero, pagatoIl }: Pagamento): string {
	if (!pagatoIl || !mezzo) return `entro il ${formatGiorno(scadenza)}`;
	return [`il ${formatGiorno(pagatoIl)}`, nomeMezzo(mezzo), numero && `n. ${numero}`]
		.filter(Boolean)
		.join(', ');
}

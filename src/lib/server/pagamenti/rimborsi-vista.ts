// The sums that the Comune owes for a pratica, in words. Pure; called by the pages of citizen and clerk.
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { MEZZI } from './pagamento.ts';
import type { Rimborso } from './rimborso.ts';

/** Each sum with its reason and state, and what is still to be given in all. */
export function rimborsiVista(rimborsi: readonly Rimborso[]) {
	const aperti = rimborsi.filter(({ disposto }) => !disposto);
	return {
		voci: rimborsi.map((rimborso) => ({
			id: rimborso.id,
			causale: `${rimborso.causale}. ${rimborso.motivo}.`,
			importo: formatEuro(rimborso.cent),
			stato: rimborso.disposto ? 'Rimborso disposto' : 'Da rimborsare',
			quando: quandoDi(rimborso),
			scaduto: false
		})),
		daDisporre: aperti.map(({ id, causale, cent }) => ({
			valore: id,
			etichetta: `${causale}: ${formatEuro(cent)}`
		})),
		totale: aperti.length > 0 ? formatEuro(sommaCent(aperti.map(({ cent }) => cent))) : undefined
	};
}

function quandoDi({ dovutoDal, disposto }: Rimborso): string {
	if (!disposto) return `dal ${formatGiorno(dovutoDal)}`;
	const { mezzo, numero, il } = disposto;
	return [`il ${formatGiorno(il)}`, MEZZI[mezzo], numero && `n. ${numero}`].filter(Boolean).join(', ');
}

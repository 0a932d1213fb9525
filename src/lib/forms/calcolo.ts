/** An amount worked out step by step, so that a person can follow it: shown before sending, kept with the request, answered by the API. */
import { formatEuro } from '#lib/domain/denaro.ts';

export type Passaggio = {
	id: string;
	descrizione: string;
	/** Exact, as a decimal or whole number with a point: "0.70", "45". */
	valore: string;
};

export type Calcolo = {
	titolo: string;
	passaggi: readonly Passaggio[];
	/** Absent when what it depends on is not known yet. */
	totale: { descrizione: string; cent: number } | undefined;
	nota?: string;
};

/** The steps and what they lead to, as people read them. */
export function vociCalcolo({ passaggi, totale }: Calcolo): { etichetta: string; valore: string }[] {
	return [
		...passaggi.map(({ descrizione, valore }) => ({
			etichetta: descrizione,
			valore: scriviValore(valore)
		})),
		totale
			? { etichetta: totale.descrizione, valore: formatEuro(totale.cent) }
			: { etichetta: 'Importo', valore: 'da determinare' }
	];
}

// Sums of euro with their thousands; whole numbers as they are.
function scriviValore(valore: string): string {
	const [intero = '', decimali] = valore.split('.');
	return decimali === undefined ? intero : `${intero.replace(/\B(?=(?:\d{3})+$)/g, '.')},${decimali}`;
}

/** What access to records costs (art. 25 c. 1 L. 241/1990; art. 5 c. 4 D.Lgs. 33/2013); part of the definition in servizio.ts. */
import type { Risposte, VoceCosto } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import type { ImpostazioniAccesso } from './impostazioni.ts';

/** The stamp on the request, and on the copy. */
export const BOLLO_CENT = 1600;
const PRIMA_DELLA_CONSEGNA = 'prima della consegna';

type Voce = Pick<VoceCosto, 'descrizione' | 'cent'>;

/** The price list of the card. */
export function tariffe({ tariffeCopie, dirittiRicerca, dirittoUrgenza }: ImpostazioniAccesso): Voce[] {
	return [...tariffeCopie.map(voceCopia), ...vociRicerca(dirittiRicerca), ...voceUrgenza(dirittoUrgenza)];
}

// Viewing is free, and so are the two civic accesses but for the paper.
/** What this request costs, told before it is sent; `anno` is the present one, by which the age of a file is counted. */
export function costi(
	risposte: Risposte<typeof campi>,
	{ tariffeCopie, dirittiRicerca, dirittoUrgenza }: ImpostazioniAccesso,
	anno: number
): VoceCosto[] {
	const { tipoAccesso, modalita, usoBollo, praticaAnno, urgenza, invio } = risposte;
	const digitale = isDigitale(modalita, invio);
	if (modalita === 'VISIONE' || (tipoAccesso !== 'DOCUMENTALE' && digitale)) return [];
	const copie = tariffeCopie.filter(({ formato }) => (formato === 'DIGITALE') === digitale).map(voceCopia);
	if (tipoAccesso !== 'DOCUMENTALE') return dovuti(copie);
	const eta = praticaAnno === undefined ? undefined : anno - praticaAnno;
	const voci = dovuti([
		...copie,
		...vociRicerca(dirittiRicerca, eta),
		...(urgenza ? voceUrgenza(dirittoUrgenza) : [])
	]);
	if (modalita !== 'COPIA_CONFORME' || usoBollo === 'ESENTE') return voci;
	return [
		...voci,
		{
			descrizione: 'Imposta di bollo sulla richiesta',
			cent: BOLLO_CENT,
			quando: usoBollo === 'DIGITALE' ? "da pagare online prima dell'invio" : 'già pagata con la marca'
		},
		...dovuti([
			{
				descrizione: digitale
					? 'Imposta di bollo sulla copia'
					: 'Imposta di bollo sulla copia, ogni 4 facciate',
				cent: BOLLO_CENT
			}
		])
	];
}

/** Whether the copy is a digital one: so is a certified copy that travels in digital form. */
export function isDigitale(modalita: string, invio: string | undefined): boolean {
	if (modalita === 'COPIA_SEMPLICE_DIGITALE') return true;
	return modalita === 'COPIA_CONFORME' && (invio === 'AREA_PERSONALE' || invio === 'PEC');
}

function dovuti(voci: Voce[]): VoceCosto[] {
	return voci.map((voce) => ({ ...voce, quando: PRIMA_DELLA_CONSEGNA }));
}

function voceCopia({ formato, centesimi }: ImpostazioniAccesso['tariffeCopie'][number]): Voce {
	const descrizione = formato === 'DIGITALE' ? 'Copia digitale' : `Copia ${formato}, ogni facciata`;
	return { descrizione, cent: centesimi };
}

function voceUrgenza(centesimi: number): Voce[] {
	return centesimi > 0 ? [{ descrizione: 'Urgenza', cent: centesimi }] : [];
}

/** One row when the age of the file is known, otherwise all, each saying for which age it holds. */
export function vociRicerca(diritti: ImpostazioniAccesso['dirittiRicerca'], eta?: number): Voce[] {
	const inOrdine = diritti.toSorted((a, b) => a.oltreAnni - b.oltreAnni);
	const voci = inOrdine.map(({ oltreAnni, centesimi }, posto) => ({
		oltreAnni,
		descrizione: `Ricerca di una pratica${etaPratica(oltreAnni, inOrdine[posto + 1]?.oltreAnni)}, per l'accesso documentale`,
		cent: centesimi
	}));
	const sola =
		eta === undefined ? undefined : voci.findLast(({ oltreAnni }) => oltreAnni === 0 || eta > oltreAnni);
	return (sola ? [sola] : voci).map(({ descrizione, cent }) => ({ descrizione, cent }));
}

function etaPratica(oltre: number, finoA: number | undefined): string {
	if (finoA === undefined) return oltre === 0 ? '' : ` di oltre ${oltre} anni`;
	return oltre === 0 ? ` fino a ${finoA} anni` : ` da ${oltre} a ${finoA} anni`;
}

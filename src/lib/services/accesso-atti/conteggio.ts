/** What the office counts when it grants a copy, and the sums that follow (art. 25 c. 1 L. 241/1990; art. 5 c. 4 D.Lgs. 33/2013); part of the procedure. */
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import type { ContestoDovuti, Dovuto, Risposte, VoceContata, VoceConteggio } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import { BOLLO_CENT, isDigitale, vociRicerca } from './costi.ts';
import type { ImpostazioniAccesso } from './impostazioni.ts';

const BOLLO = 'bollo';

// Viewing is free, and so are the two civic accesses but for the paper.
/** The lines that cost something, as they were told before sending. */
export function conteggio(
	risposte: Risposte<typeof campi>,
	impostazioni: ImpostazioniAccesso,
	presentata: Giorno
): VoceConteggio[] {
	const { tipoAccesso, modalita, invio } = risposte;
	if (modalita === 'VISIONE') return [];
	const digitale = isDigitale(modalita, invio);
	const documentale = tipoAccesso === 'DOCUMENTALE';
	return [
		...(digitale && !documentale ? [] : copie(impostazioni, digitale)),
		...(documentale
			? [...ricerca(risposte, impostazioni, presentata), ...urgenza(risposte, impostazioni)]
			: []),
		...bollo(risposte, { impostazioni, digitale })
	].filter(({ cent }) => cent > 0);
}

// How many sides a file has is known once it is found.
function copie({ tariffeCopie }: ImpostazioniAccesso, digitale: boolean): VoceConteggio[] {
	return tariffeCopie
		.filter(({ formato }) => (formato === 'DIGITALE') === digitale)
		.map(({ formato, centesimi: cent }) => {
			const id = `copia-${formato}`;
			return digitale
				? { id, etichetta: 'Copie digitali', cent, proposta: 1 }
				: { id, etichetta: `Facciate ${formato}`, aiuto: 'Scrivi 0 se non ce ne sono.', cent };
		});
}

function ricerca(
	{ praticaAnno }: Risposte<typeof campi>,
	{ dirittiRicerca }: ImpostazioniAccesso,
	presentata: Giorno
): VoceConteggio[] {
	const eta = praticaAnno === undefined ? undefined : presentata.year - praticaAnno;
	const voci = vociRicerca(dirittiRicerca, eta);
	return voci.map(({ descrizione, cent }, posto) => ({
		id: `ricerca-${posto}`,
		etichetta: descrizione,
		cent,
		...(voci.length === 1 && { proposta: 1 })
	}));
}

function urgenza(
	{ urgenza: chiesta }: Risposte<typeof campi>,
	{ dirittoUrgenza }: ImpostazioniAccesso
): VoceConteggio[] {
	return chiesta
		? [{ id: 'urgenza', etichetta: 'Diritto d’urgenza', cent: dirittoUrgenza, proposta: 1 }]
		: [];
}

// One stamp every four sides; a digital copy has one (tariffa, art. 4 c. 1 and 1-quater D.P.R. 642/1972).
function bollo(
	{ modalita, usoBollo }: Risposte<typeof campi>,
	{ impostazioni, digitale }: { impostazioni: ImpostazioniAccesso; digitale: boolean }
): VoceConteggio[] {
	if (!impostazioni.bolloVirtuale || modalita !== 'COPIA_CONFORME' || usoBollo === 'ESENTE') return [];
	const comune = { id: BOLLO, etichetta: 'Imposta di bollo sulla copia', cent: BOLLO_CENT };
	return [digitale ? { ...comune, proposta: 1 } : { ...comune, aiuto: 'Una ogni 4 facciate di ogni copia.' }];
}

/** A sum for each line that was counted; nothing is due for what is free. */
export function dovuti(
	{ materia }: Risposte<typeof campi>,
	{ giorniPagamento, tassonomia }: ImpostazioniAccesso,
	{ oggi, contate = [] }: ContestoDovuti
): Dovuto[] {
	const scadenza = oggi.add({ days: giorniPagamento });
	const codice = materia === 'edilizia' ? tassonomia.tecnico : tassonomia.altro;
	return contate
		.filter(({ quante, cent }) => quante * cent > 0)
		.map((voce) => ({
			causale: causaleDi(voce),
			cent: voce.quante * voce.cent,
			scadenza,
			tassonomia: voce.id === BOLLO ? tassonomia.bollo : codice
		}));
}

function causaleDi({ etichetta, quante, cent }: VoceContata): string {
	return quante === 1 ? etichetta : `${etichetta}: ${quante} da ${formatEuro(cent)}`;
}

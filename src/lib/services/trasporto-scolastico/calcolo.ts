/** The tariff that the answers lead to; part of the definition in servizio.ts. */
import type { Calcolo } from '#lib/forms/calcolo.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Parziali } from './campi.ts';
import { findAnno, type ImpostazioniTrasporto } from './impostazioni.ts';
import { calcolaTariffa, dividiInRate, ordineFiglio } from './tariffa.ts';
import { giornoDi } from './vocabolario.ts';

/** Only for a new enrolment: the others cost nothing. */
export function calcolo(
	risposte: Parziali,
	impostazioni: ImpostazioniTrasporto,
	{ oggi }: Pick<Contesto, 'oggi'>
): Calcolo | undefined {
	const { servizio, alunnoCodiceFiscale, fratelli = [], iseeValore, disabilita = false } = risposte;
	if (!servizio || !alunnoCodiceFiscale) return undefined;
	const codici = fratelli.map(({ codiceFiscale }) => codiceFiscale);
	const tariffa = calcolaTariffa(
		{ servizio, ordine: ordineFiglio(alunnoCodiceFiscale, codici, oggi), iseeCent: iseeValore, disabilita },
		impostazioni.tariffe
	);
	const cent = tariffa.totale?.cent ?? 0;
	const nota = notaRate(cent, risposte, impostazioni);
	return nota ? { ...tariffa, nota } : tariffa;
}

function notaRate(
	cent: number,
	{ pagamento, annoScolastico }: Parziali,
	impostazioni: ImpostazioniTrasporto
): string | undefined {
	const anno = findAnno(impostazioni, annoScolastico);
	if (cent === 0 || !anno) return undefined;
	const scadenze = pagamento === 'UNICA' ? anno.rate.slice(0, 1) : anno.rate;
	const rate = dividiInRate(cent, scadenze.length).map(
		(parte, posto) => `${formatEuro(parte)} entro il ${formatData(giornoDi(scadenze[posto] ?? ''))}`
	);
	return `Si paga solo se il bambino è ammesso: ${rate.join(', ')}. Se la data è passata o troppo vicina hai ${impostazioni.giorniPagamento} giorni dall'ammissione.`;
}

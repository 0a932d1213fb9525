/** The card of school transport (art. 5 D.Lgs. 63/2017); part of the definition in servizio.ts. */
import type { Giorno } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Scheda } from '#lib/forms/scheda.ts';
import type { AnnoScolastico, ImpostazioniTrasporto } from './impostazioni.ts';
import { giornoDi } from './vocabolario.ts';

const TARDI = 'Le domande in ritardo si accettano se ci sono posti.';

export const scheda: Scheda = {
	titolo: 'Richiedere iscrizione al trasporto scolastico',
	categoria: 'Educazione e formazione',
	argomenti: ['Istruzione', 'Trasporto pubblico'],
	descrizione: 'Iscrivi tuo figlio al trasporto casa-scuola.',
	destinatari: 'A genitori o tutori di bambini e ragazzi delle scuole del territorio.',
	comeFare:
		'Nel periodo di apertura scegli scuola, corsa e fermata, indica chi lo ritira o autorizza il rientro da solo, invia.',
	cosaServe:
		'Identità digitale; codice fiscale del bambino; ISEE se vuoi la tariffa ridotta; dati dei delegati adulti.',
	cosaSiOttiene: "Il posto su una linea e il tesserino, oppure un posto in lista d'attesa.",
	tempi: `Iscrizioni nel periodo stabilito dal Comune. ${TARDI}`,
	costi: 'Tariffa annua secondo ISEE e numero di figli, da pagare con pagoPA.',
	condizioni:
		'Un adulto deve essere alla fermata; il rientro da soli si può autorizzare nei casi previsti; la rinuncia va comunicata.',
	esito: ['Cambia fermata', 'Cambia delegati', 'Rinuncia', 'Rimborso']
};

/** Windows, outcome and instalments as the Comune has set them. */
export function schedaInVigore(
	{ anni, rimborso }: ImpostazioniTrasporto,
	{ giorniTermine, oggi }: { giorniTermine: number; oggi: Giorno }
): Partial<Scheda> {
	const anno = annoDaMostrare(anni, oggi);
	const rate = anno.rate.length;
	return {
		tempi: `Anno scolastico ${anno.anno}: iscrizioni dal ${leggibile(anno.apertura)} al ${leggibile(anno.chiusura)}; esito entro il ${formatData(giornoDi(anno.chiusura).add({ days: giorniTermine }))}. ${TARDI}`,
		costi: `Tariffa annua secondo ISEE e numero di figli, da pagare con pagoPA in ${rate} ${rate === 1 ? 'rata' : 'rate'}. ${rimborso}`
	};
}

/** The year whose enrolments are open, else the next to open, else the last that was. */
export function annoDaMostrare(anni: ImpostazioniTrasporto['anni'], oggi: Giorno): AnnoScolastico {
	const inOrdine = anni.toSorted((a, b) => a.apertura.localeCompare(b.apertura));
	const scelto = inOrdine.find(({ chiusura }) => oggi.toString() <= chiusura) ?? inOrdine.at(-1);
	if (!scelto) throw new Error('Nessun anno scolastico nelle impostazioni');
	return scelto;
}

function leggibile(giorno: string): string {
	return formatData(giornoDi(giorno));
}

// The permit as a document: what may be occupied, on which conditions, at what price, and the code by which anyone verifies it. Called when all that is due is paid.
import { formatData } from '#lib/domain/istante.ts';
import { vociCalcolo, type Calcolo } from '#lib/forms/calcolo.ts';
import { formatCentesimi } from '#lib/forms/campi/decimale.ts';
import type { Occupazione } from '#lib/services/occupazione-suolo/occupazione.ts';
import { giornoDi } from '#lib/services/occupazione-suolo/tempi.ts';
import { nomeTipologia } from '#lib/services/occupazione-suolo/tipologie.ts';
import type { Documento, SezioneDocumento } from '../../documenti/documento.ts';
import { intestazioneDi } from '../../documenti/parti.ts';
import type { Impostazioni } from '../../enti/schema.ts';
import type { Ordinanza } from './ordinanza.ts';
import { nomeECodice, type PersonaInAtto } from '../../documenti/nome-e-codice.ts';

export type DatiPermesso = {
	impostazioni: Impostazioni;
	numero: string;
	titolare: PersonaInAtto;
	perConto: string | undefined;
	luogo: string;
	occupazione: Occupazione;
	ordinanza: Ordinanza | undefined;
	calcolo: Calcolo | undefined;
	/** Where the code leads. */
	verifica: string;
};

export const TITOLO = 'Permesso di occupazione di suolo pubblico';

/** The whole permit. */
export function buildPermesso(dati: DatiPermesso): Documento {
	return {
		titolo: TITOLO,
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			permesso(dati),
			{ titolo: 'Condizioni', paragrafi: condizioni(dati) },
			...(dati.calcolo ? [{ titolo: dati.calcolo.titolo, voci: vociCalcolo(dati.calcolo) }] : []),
			{
				titolo: 'Verifica',
				paragrafi: [
					`Chiunque può controllare se questo permesso vale, inquadrando il codice o su ${dati.verifica}.`
				],
				figura: { qr: dati.verifica, alternativa: `Codice QR che porta a ${dati.verifica}` }
			}
		]
	};
}

function permesso({
	numero,
	titolare,
	perConto,
	luogo,
	occupazione,
	ordinanza
}: DatiPermesso): SezioneDocumento {
	const { tipologia, mm2, dal, al, dalle, alle } = occupazione;
	return {
		titolo: 'Il permesso',
		voci: [
			{ etichetta: 'Numero', valore: numero },
			{
				etichetta: 'Titolare',
				valore: nomeECodice(titolare)
			},
			...(perConto ? [{ etichetta: 'Per conto di', valore: perConto }] : []),
			{ etichetta: 'Luogo', valore: luogo },
			{ etichetta: 'Occupazione', valore: nomeTipologia(tipologia) },
			{ etichetta: 'Superficie', valore: `${formatCentesimi(Math.round(mm2 / 10_000))} m²` },
			{
				etichetta: 'Giorni',
				valore: dal && al ? `dal ${formatData(giornoDi(dal))} al ${formatData(giornoDi(al))}` : 'permanente'
			},
			{ etichetta: 'Orario', valore: dalle && alle ? `dalle ${dalle} alle ${alle}` : 'tutto il giorno' },
			...(ordinanza
				? [
						{
							etichetta: 'Ordinanza per la viabilità',
							valore: `n. ${ordinanza.numero} del ${formatData(giornoDi(ordinanza.del))}${ordinanza.indirizzo ? `, ${ordinanza.indirizzo}` : ''}`
						}
					]
				: [])
		]
	};
}

// Art. 20, 21 and 27 D.Lgs. 285/1992.
function condizioni({ occupazione: { suolo }, ordinanza }: DatiPermesso): string[] {
	return [
		'Tieni il permesso sul posto e mostralo a chi controlla.',
		'Occupa solo lo spazio, i giorni e le ore scritti qui. Metti a tue spese la segnaletica prevista dal Codice della strada.',
		...(ordinanza ? ['Metti i cartelli dell’ordinanza almeno 48 ore prima.'] : []),
		...(suolo.includes('marciapiede')
			? ['Lascia liberi sul marciapiede almeno 2 metri per i pedoni e metà della larghezza.']
			: []),
		'Lascia sempre il passaggio ai mezzi di soccorso e alle persone con disabilità.',
		'Rispondi dei danni che l’occupazione causa. Alla fine lascia l’area libera, pulita e com’era prima.',
		'Il Comune può revocare il permesso per interesse pubblico. Il permesso decade se non lo usi o se non rispetti queste condizioni.'
	];
}

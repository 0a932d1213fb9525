// What the maternity allowance needs beyond the engine: grants kept by child, the determina, the data for INPS. Handed out by servizi/index.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { mascheraIban } from '#lib/domain/iban.ts';
import type { Controllo } from '#lib/forms/servizio.ts';
import { MOSSE_INPS } from '#lib/services/assegno-maternita/procedura.ts';
import type { Tx } from '../../db/connection.ts';
import type { DaConfrontare, Pannello, PortaServizio } from '../porta.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { findConcessione, giaConcessi, grant, revoke } from './concessione.ts';
import { isConcessa, isCorreggibile, readDatiInps, risposteDi } from './dati-inps.ts';
import { buildDetermina } from './determina.ts';
import { findLottoDi } from './lotti.ts';
import { percorsi } from './percorsi.ts';

/** Before the act there is nothing to send, nor to revoke. */
const SOLO_DOPO_LA_CONCESSIONE: readonly string[] = [...Object.keys(MOSSE_INPS), 'REVOCA'];
/** After the act these alone go on: sending to INPS, its outcome, the answer to what is missing, the revocation. */
const DOPO_LA_CONCESSIONE: readonly string[] = [...SOLO_DOPO_LA_CONCESSIONE, 'INTEGRA'];

export const portaMaternita: PortaServizio = {
	problemi,
	vieta({ pratica, mossa }) {
		if (isConcessa(pratica)) return DOPO_LA_CONCESSIONE.includes(mossa.id) ? undefined : 'MA_GIA_DECISA';
		return SOLO_DOPO_LA_CONCESSIONE.includes(mossa.id) ? 'MA_NON_CONCESSO' : undefined;
	},
	async dopoLaMossa(tx, contorno, { pratica, mossa }) {
		if (mossa.id === 'ACCOGLI') await grant(tx, contorno, pratica);
		if (mossa.id === 'REVOCA') await revoke(tx, contorno, pratica);
	},
	async rilascia(tx, contorno, pratica) {
		return {
			nomeFile: `determina-${pratica.numero}.pdf`,
			contenuto: await buildDetermina(tx, contorno, pratica)
		};
	},
	pagine: [{ href: percorsi.lotti, titolo: 'Assegno di maternità: dati per INPS' }],
	pannello
};

// The benefit is lost (art. 75 D.P.R. 445/2000); what is false is reported (art. 76, art. 331 of the code of criminal procedure).
const DA_SEGNALARE =
	'A INPS, che ferma il pagamento o recupera la somma. Se una dichiarazione o un documento era falso, anche alla Procura della Repubblica (artt. 75 e 76 D.P.R. 445/2000).';

async function problemi(tx: Tx, { risposte }: DaConfrontare): Promise<Controllo[]> {
	const { figli = [] } = risposteDi({ risposte: risposte }) as Partial<ReturnType<typeof risposteDi>>;
	const concessi = await giaConcessi(
		tx,
		figli.flatMap(({ codiceFiscale }) => codiceFiscale ?? [])
	);
	return figli.flatMap(({ codiceFiscale }, posto) =>
		codiceFiscale && concessi.has(codiceFiscale)
			? [{ campo: `figli.${posto}.codiceFiscale`, codice: 'MA_GIA_CONCESSO' as const }]
			: []
	);
}

async function pannello(tx: Tx, pratica: Pratica): Promise<Pannello> {
	const { iban, figli } = await readDatiInps(tx, pratica);
	const concessione = await findConcessione(tx, pratica.id);
	const lotto = await findLottoDi(tx, pratica.id);
	return {
		titolo: 'Dati per INPS',
		righe: [
			{ etichetta: 'IBAN', valore: mascheraIban(iban) },
			{
				etichetta: 'Codici fiscali dei figli',
				valore: figli.map(({ codiceFiscale }) => codiceFiscale ?? 'in attesa').join('\n')
			},
			...(concessione
				? [
						{
							etichetta: concessione.revocataIl ? 'Importo revocato' : 'Importo concesso',
							valore: formatEuro(concessione.cent)
						}
					]
				: []),
			...(lotto ? [{ etichetta: 'Lotto', valore: lotto.codice }] : []),
			...(concessione?.revocataIl ? [{ etichetta: 'Da segnalare', valore: DA_SEGNALARE }] : [])
		],
		collegamenti: [
			...(isCorreggibile(pratica.stato)
				? [{ href: percorsi.correggi(pratica.numero), testo: 'Correggi i dati per INPS' }]
				: []),
			...(lotto ? [{ href: percorsi.lotto(lotto.codice), testo: `Apri il lotto ${lotto.codice}` }] : [])
		]
	};
}

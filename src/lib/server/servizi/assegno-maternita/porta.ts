// What the maternity allowance needs beyond the engine: grants kept by child, the determina, the data for INPS. Handed out by servizi/index.ts.
import { formatEuro } from '#lib/domain/denaro.ts';
import { mascheraIban } from '#lib/domain/iban.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Controllo } from '#lib/forms/servizio.ts';
import { MOSSE_INPS } from '#lib/services/assegno-maternita/procedura.ts';
import type { Tx } from '../../db/connection.ts';
import type { DaConfrontare, Pannello, PortaServizio } from '../porta.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { findConcessione, giaConcessi, grant, revoke } from './concessione.ts';
import { isCorreggibile, readDatiInps, risposteDi } from './dati-inps.ts';
import { buildDetermina } from './determina.ts';
import { findLottoDi } from './lotti.ts';
import { percorsi } from './percorsi.ts';

/** After the act these moves alone go on: sending to INPS, its outcome, the answer to what is missing, the revocation. */
const DOPO_LA_CONCESSIONE: readonly string[] = [...Object.keys(MOSSE_INPS), 'INTEGRA', 'REVOCA'];

export const portaMaternita: PortaServizio = {
	problemi,
	primaDellaMossa(_tx, _contorno, { pratica, mossa }) {
		const concessa = pratica.esito === 'ACCOLTA';
		if (concessa && !DOPO_LA_CONCESSIONE.includes(mossa.id))
			throw new Conflitto('Assegno già concesso', 'MA_GIA_DECISA');
		if (!concessa && mossa.id === 'TRASMETTI_INPS')
			throw new Conflitto('Assegno non concesso', 'MA_NON_CONCESSO');
		return Promise.resolve();
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
	const cent = await findConcessione(tx, pratica.id);
	const lotto = await findLottoDi(tx, pratica.id);
	return {
		titolo: 'Dati per INPS',
		righe: [
			{ etichetta: 'IBAN', valore: mascheraIban(iban) },
			{
				etichetta: 'Codici fiscali dei figli',
				valore: figli.map(({ codiceFiscale }) => codiceFiscale ?? 'in attesa').join('\n')
			},
			...(cent === undefined ? [] : [{ etichetta: 'Importo concesso', valore: formatEuro(cent) }]),
			...(lotto ? [{ etichetta: 'Lotto', valore: lotto.codice }] : [])
		],
		collegamenti: [
			...(isCorreggibile(pratica.stato)
				? [{ href: percorsi.correggi(pratica.numero), testo: 'Correggi i dati per INPS' }]
				: []),
			...(lotto ? [{ href: percorsi.lotto(lotto.codice), testo: `Apri il lotto ${lotto.codice}` }] : [])
		]
	};
}

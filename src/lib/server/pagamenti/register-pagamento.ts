// A payment made at the counter: checked, kept, receipted. Called by the desk for who has the till.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { buildQuietanza } from '../documenti/quietanza.ts';
import { findPersonaDi } from '../pratiche/find-persona.ts';
import { issueDocumento } from '../pratiche/issue-documento.ts';
import { findPratica, type Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import type { Contorno } from '../servizi/porta.ts';
import { incassa } from './incassa.ts';
import { isDaPagare, listPagamenti, type Mezzo, type Pagamento } from './pagamento.ts';
import { withdrawFromPagopa } from './withdraw-from-pagopa.ts';

export type Incasso = {
	numero: string;
	revisione: number;
	pagamento: string;
	cent: number;
	mezzo: Mezzo;
	/** Of the receipt, the transfer, the cheque. */
	riferimento?: string;
	/** ISO date. */
	pagatoIl: string;
	firmatario: { nome: string; cognome: string };
};

/** Returns what the clerk can put right: an amount other than the one due, a day out of place. @throws as movePratica, Conflitto when it is no longer to be paid, or is being paid with pagoPA */
export async function registerPagamento(
	tx: Tx,
	contorno: Contorno,
	incasso: Incasso
): Promise<Problema | undefined> {
	const { numero, revisione, mezzo, riferimento, pagatoIl } = incasso;
	const prima = await findPratica(tx, { numero, blocca: true });
	const pagamenti = await listPagamenti(tx, prima.id);
	const pagamento = pagamenti.find(({ id }) => id === incasso.pagamento);
	if (!pagamento) throw new NonTrovato('Pagamento non trovato');
	if (!isDaPagare(pagamento)) throw new Conflitto('Pagamento già chiuso', 'PAGAMENTO_CHIUSO');
	const problema = checkIncasso(pagamento, incasso, giornoARoma(contorno.istante).toString());
	if (problema) return problema;
	await withdrawFromPagopa(tx, contorno, { pratica: prima, pagamenti, pagamento });
	const { pratica } = await incassa(tx, contorno, {
		prima,
		pagamenti,
		pagamento,
		revisione,
		come: { mezzo, numero: riferimento, il: pagatoIl }
	});
	await giveQuietanza(tx, contorno, { pratica, pagamento, incasso });
	return undefined;
}

function checkIncasso({ cent, creatoIl }: Pagamento, incasso: Incasso, oggi: string): Problema | undefined {
	if (incasso.cent !== cent)
		return creaProblema({
			campo: 'importo',
			codice: 'PAGAMENTO_IMPORTO',
			parametri: { dovuto: formatEuro(cent) }
		});
	const fuori = incasso.pagatoIl < giornoARoma(creatoIl).toString() || incasso.pagatoIl > oggi;
	return fuori ? creaProblema({ campo: 'pagatoIl', codice: 'DATA_PAGAMENTO' }) : undefined;
}

type DaQuietanzare = { pratica: Pratica; pagamento: Pagamento; incasso: Incasso };

async function giveQuietanza(
	tx: Tx,
	contorno: Contorno,
	{ pratica, pagamento, incasso }: DaQuietanzare
): Promise<void> {
	const richiedente = await findPersonaDi(tx, pratica.personaId);
	await issueDocumento(tx, contorno, {
		pratica,
		tipo: 'quietanza',
		verso: 'U',
		oggetto: 'quietanza di pagamento',
		nomeFile: 'quietanza',
		contenuto: (protocollo) =>
			buildQuietanza({
				impostazioni: contorno.ente.impostazioni,
				pratica: pratica.numero,
				servizio: servizioDi(pratica).scheda.titolo,
				protocollo,
				data: giornoARoma(contorno.istante),
				richiedente,
				pagamento,
				incasso
			})
	});
}

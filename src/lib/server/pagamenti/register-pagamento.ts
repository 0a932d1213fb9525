// A payment made at the counter: checked, kept, receipted; with the one that is enough what was granted is released. Called by the desk for who has the till.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto, NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { buildQuietanza } from '../documenti/quietanza.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { findPersonaDi } from '../pratiche/find-persona.ts';
import { issueDocumento } from '../pratiche/issue-documento.ts';
import { legamiDi } from '../pratiche/legami.ts';
import { movePratica } from '../pratiche/move.ts';
import { findPratica, type Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import type { Contorno } from '../servizi/porta.ts';
import { release, statoDopoIncasso } from './dovuti.ts';
import { isDaPagare, listPagamenti, type Mezzo, type Pagamento } from './pagamento.ts';

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

/** Returns what the clerk can put right: an amount other than the one due, a day out of place. @throws as movePratica, Conflitto when it is no longer to be paid */
export async function registerPagamento(
	tx: Tx,
	contorno: Contorno,
	incasso: Incasso
): Promise<Problema | undefined> {
	const prima = await findPratica(tx, { numero: incasso.numero, blocca: true });
	const pagamenti = await listPagamenti(tx, prima.id);
	const pagamento = pagamenti.find(({ id }) => id === incasso.pagamento);
	if (!pagamento) throw new NonTrovato('Pagamento non trovato');
	if (!isDaPagare(pagamento)) throw new Conflitto('Pagamento già chiuso', 'PAGAMENTO_CHIUSO');
	const oggi = giornoARoma(contorno.istante);
	const problema = checkIncasso(pagamento, incasso, oggi.toString());
	if (problema) return problema;
	const poi = statoDopoIncasso(prima, { pagamenti, pagato: pagamento, oggi });
	// From the suspension it goes on with what it had been given, unless nothing had been paid yet.
	const concessa = prima.stato === 'SOSPESA_MOROSITA' && pagamenti.some(({ stato }) => stato === 'PAGATA');
	const { pratica } = await movePratica(tx, contorno, {
		numero: incasso.numero,
		revisione: incasso.revisione,
		mossa: 'REGISTRA_PAGAMENTO',
		verso: poi ?? prima.stato,
		motivo: `${pagamento.causale}: ${formatEuro(pagamento.cent)}`
	});
	await keep(tx, contorno, { pagamento, incasso });
	await giveQuietanza(tx, contorno, { pratica, pagamento, incasso });
	if (poi && !concessa) await complete(tx, contorno, { pratica, pagamento });
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

type DaTenere = { pagamento: Pagamento; incasso: Incasso };

async function keep(tx: Tx, { attore, istante }: Contorno, { pagamento, incasso }: DaTenere): Promise<void> {
	const operatore = attore.ruolo === 'operatore' ? attore.operatore : null;
	await tx`
		update pagamento set stato = 'PAGATA', mezzo = ${incasso.mezzo}, numero = ${incasso.riferimento ?? null},
			pagato_il = ${incasso.pagatoIl}, operatore_id = ${operatore}, registrato_il = ${istante}
		where id = ${pagamento.id}`;
}

async function giveQuietanza(
	tx: Tx,
	contorno: Contorno,
	{ pratica, pagamento, incasso }: DaTenere & { pratica: Pratica }
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

async function complete(
	tx: Tx,
	contorno: Contorno,
	{ pratica, pagamento }: { pratica: Pratica; pagamento: Pagamento }
): Promise<void> {
	await release(tx, contorno, pratica);
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: 'IO06',
		parametri: {
			pratica: pratica.numero,
			servizio: servizioDi(pratica).scheda.titolo,
			atto: pagamento.atto,
			data: formatData(giornoARoma(pagamento.creatoIl))
		},
		newId: contorno.newId
	});
}

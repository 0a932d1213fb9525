// What is due by an act, and what waits for it: the state in between, the message, then the release. Called by decide.ts and incassa.ts.
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { formatImporto, sommaCent } from '#lib/domain/denaro.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { Mossa } from '#lib/domain/procedimento.ts';
import type { StatoPratica } from '#lib/domain/stati.ts';
import type { Dovuto } from '#lib/forms/servizio.ts';
import type { Tx } from '../db/connection.ts';
import { addDocumento } from '../documenti/add-documento.ts';
import { keepOriginale } from '../documenti/keep-originale.ts';
import { addVerificabile } from '../documenti/add-verificabile.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { impostazioniDi } from '../pratiche/impostazioni-di.ts';
import { legamiDi } from '../pratiche/legami.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';
import type { Contorno } from '../servizi/porta.ts';
import { contaVoci, conteggioDi, type Quantita } from './conteggio.ts';
import type { Aperta } from './open-posizioni.ts';
import { isDaPagare, type Pagamento } from './pagamento.ts';
import { takeStamped } from './stamped-document.ts';

/** The sums that the service asks for when this act says yes; `quantita` is what the office counted. */
export async function dovutiPer(
	tx: Tx,
	{ ente, istante }: Pick<Contorno, 'ente' | 'istante'>,
	{ pratica, mossa, quantita = {} }: { pratica: Pratica; mossa: Mossa; quantita?: Quantita }
): Promise<Dovuto[]> {
	const { procedura } = servizioDi(pratica);
	if (!mossa.dovuti || !procedura.dovuti) return [];
	const impostazioni = await impostazioniDi(tx, { ente: ente.id, pratica });
	const { calcolo, risposte } = pratica;
	const contate = contaVoci(conteggioDi(pratica, impostazioni), quantita);
	return procedura.dovuti(risposte, impostazioni, { oggi: giornoARoma(istante), calcolo, contate });
}

/** Where a payment takes the pratica, as the act that it keeps as its esito says; undefined where it stays. A suspended one goes on when nothing is overdue any more. */
export function statoDopoIncasso(
	prima: Pick<Pratica, 'servizio' | 'stato' | 'esito'>,
	{ pagamenti, pagato, oggi }: { pagamenti: readonly Pagamento[]; pagato: Pagamento; oggi: Giorno }
): StatoPratica | undefined {
	const { mosse } = servizioDi(prima).procedura;
	const dovuti = mosse.find((mossa) => mossa.dovuti && mossa.a === prima.esito)?.dovuti;
	const restano = pagamenti.filter((altro) => altro !== pagato && isDaPagare(altro));
	const inRitardo = restano.some(({ scadenza }) => scadenza < oggi.toString());
	if (prima.stato === 'SOSPESA_MOROSITA') return inRitardo ? undefined : dovuti?.poi;
	if (prima.stato !== 'ATTESA_PAGAMENTO') return undefined;
	const primaRata = pagamenti.find(({ stato }) => stato !== 'ANNULLATA');
	const basta = dovuti?.bastaLaPrima ? !restano.some((altro) => altro === primaRata) : restano.length === 0;
	return basta ? dovuti?.poi : undefined;
}

/** Tells what to pay by the first of the days given: each notice of that day, or all that is due where there are no notices. */
export async function askToPay(
	tx: Tx,
	contorno: Contorno,
	{ pratica, dovuti, avvisi }: { pratica: Pratica; dovuti: readonly Dovuto[]; avvisi: readonly Aperta[] }
): Promise<void> {
	const [prima] = dovuti.map(({ scadenza }) => scadenza).sort((a, b) => a.since(b).sign);
	if (!prima) return;
	const subito = avvisi.filter(({ scadenza }) => scadenza === prima.toString());
	if (subito.length === 0)
		return tellToPay(tx, contorno, {
			pratica,
			entro: prima,
			cent: sommaCent(dovuti.map(({ cent }) => cent))
		});
	for (const { nav, cent } of subito)
		await tellToPay(tx, contorno, { pratica, entro: prima, cent, avviso: { nav, cent } });
}

type DaChiedere = { pratica: Pratica; entro: Giorno; cent: number; avviso?: { nav: string; cent: number } };

function tellToPay(tx: Tx, contorno: Contorno, { pratica, entro, cent, avviso }: DaChiedere): Promise<void> {
	return enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: avviso ? 'IO05' : 'IO05_SPORTELLO',
		parametri: {
			pratica: pratica.numero,
			servizio: servizioDi(pratica).scheda.titolo,
			importo: formatImporto(cent),
			entro: formatData(entro)
		},
		entro: entro.toString(),
		...(avviso && { avviso }),
		newId: contorno.newId
	});
}

/** Puts in the file the document that the service gives, if it gives one. */
export async function release(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const bollato = await takeStamped(tx, contorno, pratica);
	const rilascio = bollato ?? (await contorno.porta(pratica.servizio).rilascia?.(tx, contorno, pratica));
	if (!rilascio) return;
	const { nomeFile, contenuto, verificabile } = rilascio;
	const legami = legamiDi(contorno, pratica);
	if (verificabile) await addVerificabile(tx, { ...legami, verificabile });
	const id = contorno.newId();
	await addDocumento(tx, { ...legami, id, tipo: 'rilascio', nomeFile, contenuto });
	if (bollato)
		await keepOriginale(tx, {
			ente: legami.ente,
			documento: id,
			tipoMedia: 'application/pdf',
			byte: bollato.file
		});
}

// The lists of the control page: positions, payments, receipts, notices of others. Called by controllo.ts.
import { enti } from '#demo/enti.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, formatDataOra, giornoARoma } from '#lib/domain/istante.ts';
import { escapeHtml } from '../page.ts';
import type { Ambiente } from './ambiente.ts';
import { isInFlusso } from './flussi.ts';
import { pubblicazioneFlusso } from './giorno-flusso.ts';
import type { Opzione } from './modello.ts';
import { statoDi, type StatoPosizione } from './posizione.ts';
import { ESITI_FLUSSO, type EsitoFlusso, type Invio, type Pagamento, type Posizione } from './righe.ts';

/** Rows of a list, the newest: the whole would be too long to read. */
const RIGHE = 50;

const STATI: Record<StatoPosizione, string> = {
	DRAFT: 'bozza',
	PUBLISHED: 'non ancora pagabile',
	VALID: 'da pagare',
	INVALID: 'annullata',
	EXPIRED: 'scaduta',
	PARTIALLY_PAID: 'pagata in parte',
	PAID: 'pagata',
	REPORTED: 'pagata e riversata'
};

/** A form of one button. */
export function modulo(campi: Record<string, string>, bottone: string): string {
	const nascosti = Object.entries(campi).map(
		([nome, valore]) => `<input type="hidden" name="${nome}" value="${escapeHtml(valore)}">`
	);
	return `<form method="post" action="/pagopa">${nascosti.join('')}<button>${escapeHtml(bottone)}</button></form>`;
}

/** The positions that the Comuni opened. */
export function elencoPosizioni(ambiente: Ambiente, cerca: string): string {
	const trovate = ambiente.archivio.posizioni
		.all()
		.filter(({ altrui }) => !altrui)
		.filter(({ modello }) => isFound([modello.iupd, modello.fiscalCode], cerca));
	return listHtml(trovate, (posizione) => posizioneHtml(ambiente, posizione), 'Nessuna posizione.');
}

/** The notices of other programs. */
export function elencoAltrui(ambiente: Ambiente): string {
	const altrui = ambiente.archivio.posizioni.all().filter((posizione) => posizione.altrui);
	return listHtml(altrui, (posizione) => posizioneHtml(ambiente, posizione), 'Nessun avviso.');
}

function posizioneHtml({ now }: Ambiente, posizione: Posizione): string {
	const { ente, modello } = posizione;
	const stato = statoDi(posizione, now());
	const avvisi = modello.paymentOption.map((opzione) => avvisoHtml(opzione, { ente, stato }));
	return `<strong>${escapeHtml(STATI[stato])}</strong> (${stato}), ${escapeHtml(nameOf(ente))}, ${escapeHtml(modello.fullName)} ${escapeHtml(modello.fiscalCode)}${avvisi.join('')}`;
}

function avvisoHtml(
	{ nav, amount, description, dueDate }: Opzione,
	{ ente, stato }: { ente: string; stato: StatoPosizione }
): string {
	const bottoni = [
		modulo({ azione: 'paga', ente, nav }, `Paga l’avviso ${nav} in tabaccheria`),
		modulo({ azione: 'zitto', ente, nav }, `Paga l’avviso ${nav} senza che arrivi la ricevuta`)
	];
	const pagabile = stato === 'VALID' || stato === 'PARTIALLY_PAID';
	const entro = formatData(giornoARoma(new Date(dueDate)));
	return `<p>${escapeHtml(description)}<br>Avviso ${escapeHtml(nav)}, ${escapeHtml(formatEuro(amount))}, entro il ${escapeHtml(entro)}</p>${pagabile ? bottoni.join('') : ''}`;
}

const ESITI: Record<Pagamento['stato'], string> = {
	IN_CORSO: 'in corso',
	RIUSCITO: 'riuscito',
	FALLITO: 'non riuscito'
};

const FLUSSO: Record<EsitoFlusso, string> = {
	0: '0, pagato',
	3: '3, revocato',
	4: '4, pagato mentre il Comune non rispondeva',
	8: '8, come il 4 e senza ricevuta',
	9: '9, pagato senza ricevuta'
};

/** The payments, with what their flow will say. */
export function elencoPagamenti(ambiente: Ambiente, cerca: string): string {
	const trovati = ambiente.archivio.pagamenti.all().filter(({ nav }) => isFound([nav], cerca));
	return listHtml(trovati, (pagamento) => pagamentoHtml(ambiente, pagamento), 'Nessun pagamento.');
}

function pagamentoHtml({ now }: Ambiente, pagamento: Pagamento): string {
	const { id, ente, nav, cent, stato, chiude, iniziato, flusso } = pagamento;
	const pubblicato = pubblicazioneFlusso(iniziato);
	const quando =
		stato === 'IN_CORSO'
			? `finisce il ${formatDataOra(new Date(chiude))}`
			: `del ${formatDataOra(new Date(iniziato))}`;
	const righe = `<strong>${ESITI[stato]}</strong>, ${escapeHtml(quando)}, ${escapeHtml(formatEuro(cent))}, ${escapeHtml(nameOf(ente))}<br>Avviso ${escapeHtml(nav)}, pagamento ${escapeHtml(id)}`;
	if (!isInFlusso(pagamento)) return righe;
	if (pubblicato <= now()) return `${righe}<br>Nel flusso: ${FLUSSO[flusso]}`;
	const scelte = ESITI_FLUSSO.map(
		(esito) => `<option value="${esito}"${esito === flusso ? ' selected' : ''}>${FLUSSO[esito]}</option>`
	);
	const campo = `esito-${id}`;
	return `${righe}<form method="post" action="/pagopa"><input type="hidden" name="pagamento" value="${escapeHtml(id)}"><label for="${escapeHtml(campo)}">Che cosa dirà il flusso del ${escapeHtml(formatData(giornoARoma(pubblicato)))}</label><select id="${escapeHtml(campo)}" name="esito">${scelte.join('')}</select><button name="azione" value="flusso">Salva</button></form>`;
}

/** The receipts brought to the Comuni, and how it went. */
export function elencoInvii({ archivio }: Ambiente): string {
	return listHtml(
		archivio.invii.all(),
		(invio) => invioHtml(invio, archivio.ricevute.get(invio.ricevuta)?.nav ?? ''),
		'Nessuna ricevuta.'
	);
}

function invioHtml({ tentativi, prossimo, esito }: Invio, nav: string): string {
	const ancora = prossimo ? `, riprova il ${formatDataOra(new Date(prossimo))}` : '';
	return escapeHtml(`Avviso ${nav}: ${esito}, tentativi ${tentativi}${ancora}`);
}

function listHtml<T>(righe: readonly T[], toHtml: (riga: T) => string, vuoto: string): string {
	if (righe.length === 0) return `<p>${vuoto}</p>`;
	const mostrate = righe.slice(-RIGHE).toReversed();
	const altre = righe.length > RIGHE ? `<p>Qui ci sono le ultime ${RIGHE} di ${righe.length}.</p>` : '';
	return `${altre}<ul>${mostrate.map((riga) => `<li><article>${toHtml(riga)}</article></li>`).join('')}</ul>`;
}

function isFound(testi: readonly string[], cerca: string): boolean {
	const cercato = cerca.replace(/\s/g, '').toUpperCase();
	return cercato === '' || testi.some((testo) => testo.toUpperCase().includes(cercato));
}

function nameOf(cf: string): string {
	const ente = enti.find(({ codiceFiscale }) => codiceFiscale === cf);
	return ente ? `Comune di ${ente.nome}` : cf;
}

// Reads a report of delivery (RFC 3464): which letter, for good or for now, why. Called by rimbalzi.ts.
import { simpleParser } from 'mailparser';
import { motivoOf, readCodici, scriviCodici, type Codici } from './codici.ts';
import type { Rimbalzo } from './port.ts';

/** `nessuno`: a report that tells of no failure, as one of relaying. */
export type Rapporto = Omit<Rimbalzo, 'spedizione'> | 'nessuno';

const STATI = /^message\/(global-)?delivery-status$/;

/** The letter is one with one recipient: of several groups the failed one counts. Undefined when it is no report. */
export async function readRapporto(messaggio: Buffer): Promise<Rapporto | undefined> {
	const { attachments } = await simpleParser(messaggio, {
		keepDeliveryStatus: true,
		ignoreEmbedded: true,
		skipHtmlToText: true,
		skipTextToHtml: true,
		skipImageLinks: true,
		checksumAlgo: false
	});
	const parte = attachments.find(({ contentType }) => STATI.test(contentType));
	return parte && readStati(parte.content.toString('utf8'));
}

/** The fields of `message/delivery-status`; undefined when no group tells an action. */
export function readStati(testo: string): Rapporto | undefined {
	const gruppi = testo
		.split(/\r?\n[ \t]*\r?\n/)
		.map(readCampi)
		.filter((campi) => campi.has('action'));
	const letti = gruppi.map(rapportoOf);
	return (
		letti.find((rapporto) => rapporto !== 'nessuno' && rapporto.definitivo) ??
		letti.find((rapporto) => rapporto !== 'nessuno') ??
		letti[0]
	);
}

function rapportoOf(campi: ReadonlyMap<string, string>): Rapporto {
	const azione = campi.get('action')?.toLowerCase();
	if (azione !== 'failed' && azione !== 'delayed') return 'nessuno';
	const codici = codiciOf(campi);
	return {
		destinatari: ['final-recipient', 'original-recipient'].flatMap((campo) => indirizzoOf(campi.get(campo))),
		definitivo: azione === 'failed',
		codice: scriviCodici(codici),
		motivo: motivoOf(codici)
	};
}

// `rfc822; marta@posta.example`, with or without angle brackets.
function indirizzoOf(campo = ''): string[] {
	const indirizzo = /^[a-z0-9-]+;\s*<?([^\s<>\p{Cc}]+@[^\s<>\p{Cc}]+)>?/iu.exec(campo)?.[1];
	return indirizzo ? [indirizzo.toLowerCase()] : [];
}

// The status is the report's own; the diagnostic quotes the answer of the last server.
function codiciOf(campi: ReadonlyMap<string, string>): Codici {
	const diagnosi = readCodici(/^smtp;\s*(.*)/i.exec(campi.get('diagnostic-code') ?? '')?.[1] ?? '');
	const stato = /^[245]\.\d{1,3}\.\d{1,3}/.exec(campi.get('status') ?? '')?.[0];
	const generico = !stato || /\.0\.0$/.test(stato);
	return { base: diagnosi.base, stato: generico ? (diagnosi.stato ?? stato) : stato };
}

function readCampi(gruppo: string): Map<string, string> {
	const righe = gruppo.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
	const campi = righe.flatMap((riga): [string, string][] => {
		const campo = /^([A-Za-z-]{1,60}):[ \t]*(.*)$/.exec(riga);
		return campo ? [[(campo[1] ?? '').toLowerCase(), (campo[2] ?? '').trim()]] : [];
	});
	return new Map(campi);
}

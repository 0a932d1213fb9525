// The papers of a payment: its notice, and the attestation that it was made. Called by the downloads under /paga.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { giornoDi } from '#lib/domain/data.ts';
import type { Tx } from '../db/connection.ts';
import { buildAttestazione, type DatiAttestazione } from '../documenti/attestazione.ts';
import type { DatiAvviso } from '../documenti/avviso-testi.ts';
import type { Documento } from '../documenti/documento.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import type { RicevutaPagopa } from '../integrations/pagopa/port.ts';
import { isBollo, isPagabile, listDelGettone, type Posizione } from './posizione.ts';

type Quale = { gettone: string; nav: string };

/** What the notice says, and the instant from which it is the same. @throws NonTrovato when it is no longer to be paid, buys a stamp, or was made by another program */
export async function findAvviso(
	tx: Tx,
	{ impostazioni }: EnteInVigore,
	quale: Quale
): Promise<{ dati: DatiAvviso; creato: Date }> {
	const posizione = await findPosizione(tx, quale);
	if (posizione.altrui || isBollo(posizione) || !isPagabile(posizione))
		throw new NonTrovato('Nessun avviso da stampare');
	const { nav, causale, cent, debitore, creataIl } = posizione;
	const { nome, pagopa, domicilioDigitale, telefono } = impostazioni;
	return {
		creato: creataIl,
		dati: {
			ente: {
				nome: `Comune di ${nome}`,
				settore: pagopa?.settore ?? '',
				info: `${domicilioDigitale}, telefono ${telefono}`,
				codiceFiscale: posizione.cfEnte,
				...(pagopa?.cbill && { cbill: pagopa.cbill }),
				stemma: impostazioni.stemma
			},
			debitore: { nome: debitore.nome, codiceFiscale: debitore.codiceFiscale },
			oggetto: causale,
			causale,
			nav,
			cent,
			scadenza: giornoDi(posizione.scadenza),
			sito: `Comune di ${nome}`
		}
	};
}

type Row = Omit<DatiAttestazione['ricevuta'], 'psp'> & { pspNome: string; pspCodice: string | null };

/** The attestation of the payment that closed a notice. @throws NonTrovato when it is not paid */
export async function findAttestazione(
	tx: Tx,
	{ impostazioni }: EnteInVigore,
	quale: Quale
): Promise<{ documento: Documento; creato: Date }> {
	const posizione = await findPosizione(tx, quale);
	const [row] = await tx<(Row & { arrivataIl: Date })[]>`
		select gettone_pagamento as id, nav, iuv, causale, cent, psp_nome as "pspNome", psp_codice as "pspCodice", metodo,
			pagata_il as "pagataIl", arrivata_il as "arrivataIl"
		from ricevuta_pagopa
		where posizione_id = ${posizione.id} and (stato = 'abbinata' or riconciliata_come = 'ABBINATA')
		order by stato = 'abbinata' desc, arrivata_il limit 1`;
	if (!row) throw new NonTrovato('Ricevuta non trovata');
	const { pspNome, pspCodice, arrivataIl, ...ricevuta } = row;
	const psp = { nome: pspNome, codiceFiscale: pspCodice ?? undefined };
	return {
		documento: buildAttestazione({ impostazioni, ricevuta: { ...ricevuta, psp } }),
		creato: arrivataIl
	};
}

/** The digital stamp that was bought, as it came. @throws NonTrovato */
export async function findMarca(tx: Tx, quale: Quale): Promise<Uint8Array> {
	const posizione = await findPosizione(tx, quale);
	const [row] = await tx<{ marche: RicevutaPagopa['marche'] }[]>`
		select marche from ricevuta_pagopa where posizione_id = ${posizione.id} and stato = 'abbinata'`;
	const [marca] = row?.marche ?? [];
	if (!marca) throw new NonTrovato('Marca non trovata');
	return Buffer.from(marca.xml, 'base64');
}

async function findPosizione(tx: Tx, { gettone, nav }: Quale): Promise<Posizione> {
	const trovata = (await listDelGettone(tx, { gettone })).find((una) => una.nav === nav);
	if (!trovata) throw new NonTrovato('Avviso non trovato');
	return trovata;
}

// Takes a notice a step on: to approval, to the site, back to its writer, away. Called by the clerks' pages and by the timers.
import { checkContenuto } from '#lib/domain/comunicazioni.ts';
import { passiAperti, statoDopo, type PassoComunicazione } from '#lib/domain/passi-comunicazione.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import {
	checkRevisione,
	findComunicazione,
	haScritto,
	listEventiComunicazione,
	recordEventoComunicazione,
	type Comunicazione,
	type Firma
} from './comunicazione.ts';
import { countDestinatari, isEsente } from './destinatari.ts';

export type Passo = {
	id: string;
	/** The revision that the clerk was looking at. */
	revisione: number;
	passo: Exclude<PassoComunicazione, 'MODIFICA' | 'CORREGGI'>;
	motivo?: string | undefined;
};

/** Those that make it public, or ask for it: what is written must still hold then. */
const VERSO_IL_SITO = new Set<PassoComunicazione>(['INVIA', 'APPROVA', 'PUBBLICA_SUBITO']);

/** @throws NonTrovato, and Conflitto when someone was faster, the step is not theirs, the text no longer holds or the audience is too small */
export async function moveComunicazione(
	tx: Tx,
	{ id, revisione, passo, motivo }: Passo,
	{ ente, autore, istante, newId }: Firma
): Promise<void> {
	const prima = await findComunicazione(tx, { id, blocca: true });
	checkRevisione(revisione, prima);
	const scritta = haScritto(await listEventiComunicazione(tx, id), autore.operatoreId);
	if (!passiAperti(prima, { ruoli: autore.ruoli, haScritto: scritta }).includes(passo))
		throw new Conflitto(`Passo vietato: ${passo} da ${prima.stato}`, 'COM_PASSO');
	if (VERSO_IL_SITO.has(passo)) await checkPubblicabile(tx, { comunicazione: prima, istante });
	const stato = statoDopo(passo);
	const pubblica = stato === 'PUBBLICATA';
	await tx`
		update comunicazione set stato = ${stato}, revisione = ${revisione + 1},
			pubblicata_il = ${pubblica ? istante : (prima.pubblicataIl ?? null)},
			chiusa_il = ${stato === 'RITIRATA' ? istante : null}
		where id = ${id}`;
	await recordEventoComunicazione(tx, {
		...{ id: newId(), ente, comunicazione: id, revisione: revisione + 1, tipo: passo },
		autore,
		motivo,
		istante
	});
	if (pubblica && prima.messaggi)
		await tx`
			insert into comunicazione_invio (ente_id, comunicazione_id, stato, chiesto_il)
			values (${ente}, ${id}, 'da_iniziare', ${istante})`;
}

type DaPubblicare = {
	comunicazione: Comunicazione;
	istante: Date;
};

async function checkPubblicabile(tx: Tx, { comunicazione, istante }: DaPubblicare): Promise<void> {
	const [mancanza] = checkContenuto(comunicazione, istante);
	if (mancanza) throw new Conflitto(`Non pubblicabile: ${mancanza.campo}`, 'COM_NON_PUBBLICABILE');
	if (!comunicazione.messaggi || isEsente(comunicazione)) return;
	if ((await countDestinatari(tx, { comunicazione, istante })) === undefined)
		throw new Conflitto('Destinatari meno del minimo', 'COM_DESTINATARI_POCHI');
}

/** Ends those whose time is over; how many. Runs as the system. */
export async function expireComunicazioni(
	tx: Tx,
	{ ente, istante, newId }: { ente: string; istante: Date; newId: () => string }
): Promise<number> {
	const scadute = await tx<{ id: string; revisione: number }[]>`
		with finite as (
			select id from comunicazione
			where ente_id = ${ente} and stato = 'PUBBLICATA' and al <= ${istante} for update skip locked
		)
		update comunicazione c set stato = 'SCADUTA', revisione = revisione + 1, chiusa_il = ${istante}
		from finite where c.id = finite.id
		returning c.id, c.revisione`;
	for (const { id, revisione } of scadute)
		await recordEventoComunicazione(tx, {
			...{ id: newId(), ente, comunicazione: id, revisione, tipo: 'SCADE', autore: undefined },
			istante
		});
	return scadute.length;
}

// What follows when a channel did not bring a message: e-mail after App IO, then the list of what goes by post for what the law wants told. Called by settle.ts and by who hears later of a refusal.
import type { Argomento } from '#lib/domain/argomenti.ts';
import type { Tx } from '../db/connection.ts';
import { findEmail } from '../messaggi/find-email.ts';

type NonArrivata = {
	da: {
		ente: string;
		canale: 'app-io' | 'email';
		servizio: string;
		messaggio: string;
		persona: string;
		argomento: Argomento;
		legale: boolean;
	};
	stato: 'non_recapitabile' | 'incerta' | 'fallita' | 'respinta';
	adesso: Date;
	newId: () => string;
};

/**
 * An uncertain message goes on to e-mail too: it may arrive twice, by two channels, rather than never. It does not go to the post,
 * and an uncertain e-mail goes nowhere: a person decides (`/operatore/messaggi`).
 */
export async function passOn(tx: Tx, { da, stato, adesso, newId }: NonArrivata): Promise<void> {
	const { persona, argomento } = da;
	if (da.canale === 'app-io') {
		const email = await findEmail(tx, { persona, argomento });
		if (email) return add(tx, { da, canale: 'email', recapito: email, adesso, newId });
	}
	if (da.legale && stato !== 'incerta') await add(tx, { da, canale: 'posta', recapito: null, adesso, newId });
}

/** The same for deliveries of the ente of the transaction. */
export async function passOnAll(
	tx: Tx,
	{ ids, ...come }: Omit<NonArrivata, 'da'> & { ids: readonly string[] }
): Promise<void> {
	if (ids.length === 0) return;
	const righe = await tx<NonArrivata['da'][]>`
		select s.ente_id as ente, s.canale, s.servizio, m.id as messaggio, m.persona_id as persona, m.argomento, m.legale
		from spedizione s
		join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id
		where s.id = any (${[...ids]}::uuid[])`;
	for (const da of righe) await passOn(tx, { da, ...come });
}

type Aggiunta = Pick<NonArrivata, 'da' | 'adesso' | 'newId'> & {
	canale: 'email' | 'posta';
	recapito: string | null;
};

// A channel is tried once: the second refusal of the same message finds the row already there. Of a campaign or a notice that was taken back nothing more leaves.
async function add(tx: Tx, { da, canale, recapito, adesso, newId }: Aggiunta): Promise<void> {
	await tx`
		insert into spedizione (id, ente_id, canale, messaggio_id, servizio, recapito, campagna_id, comunicazione_id, stato, priorita, di_giorno,
			prossimo_il, creata_il)
		select ${newId()}, ${da.ente}, ${canale}, ${da.messaggio}, ${da.servizio}, ${recapito}, prima.campagna_id,
			prima.comunicazione_id, ${canale === 'posta' ? 'da_spedire' : 'in_coda'}, prima.priorita, prima.di_giorno, ${adesso}, ${adesso}
		from spedizione prima
		where prima.ente_id = ${da.ente} and prima.messaggio_id = ${da.messaggio} and prima.canale = 'app-io'
			and not exists (
				select from campagna c where c.ente_id = prima.ente_id and c.id = prima.campagna_id and c.stato = 'annullata'
			)
			and not exists (
				select from comunicazione c
				where c.ente_id = prima.ente_id and c.id = prima.comunicazione_id and c.stato = 'RITIRATA'
			)
		on conflict (ente_id, messaggio_id, canale) do nothing`;
}

// The permits that a person may renew, change or give up; offered by the form of public land.
import type { Giorno } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Calcolo } from '#lib/forms/calcolo.ts';
import type { Elenchi, VoceElenco } from '#lib/forms/elenchi.ts';
import {
	datiDaOccupazione,
	occupazioneDi,
	type Parziali
} from '#lib/services/occupazione-suolo/occupazione.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { giornoDi } from '#lib/services/occupazione-suolo/tempi.ts';
import { nomeTipologia } from '#lib/services/occupazione-suolo/tipologie.ts';
import type { Tx } from '../../db/connection.ts';

type Row = { numero: string; risposte: Parziali; calcolo: Calcolo | null };

/** Those in force on a day, by the name of the list that the form asks for. */
export async function listPermessi(
	tx: Tx,
	{ persona, oggi }: { persona: string; oggi: Giorno }
): Promise<Elenchi> {
	const rows = await tx<Row[]>`
		select p.numero, p.risposte, p.calcolo
		from pratica p join documento_verificabile d on d.ente_id = p.ente_id and d.pratica_id = p.id
		where p.servizio = ${occupazioneSuolo.id} and p.persona_id = ${persona} and p.stato = 'ACCOLTA'
			and d.cessato_dal is null and (d.vale_al is null or d.vale_al >= ${oggi.toString()})
		order by p.presentata_il desc, p.id`;
	return { permessi: rows.flatMap(voceDi) };
}

function voceDi({ numero, risposte, calcolo }: Row): VoceElenco[] {
	const occupazione = occupazioneDi(risposte);
	if (!occupazione) return [];
	const { tipologia, via, al } = occupazione;
	const fine = al ? `fino al ${formatData(giornoDi(al))}` : 'senza scadenza';
	// What was paid for the permits that this one renews or changes counts too.
	const pagato = Number(risposte.permesso?.dati.canoneCent ?? 0) + (calcolo?.totale?.cent ?? 0);
	return [
		{
			id: numero,
			etichetta: `${numero}: ${nomeTipologia(tipologia).toLowerCase()}, ${via}, ${fine}`,
			dati: { ...datiDaOccupazione(occupazione), canoneCent: String(pagato) }
		}
	];
}

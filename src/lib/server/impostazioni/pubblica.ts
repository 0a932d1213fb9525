// Publishes new settings of one area from a day, all or nothing; called by the page of the area. See ribasa.ts for what it writes.
import { Conflitto, NonAutorizzato } from '#lib/domain/rifiuti.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Tx } from '../db/connection.ts';
import { lockVersioni } from '../enti/lock-versioni.ts';
import { RUOLO_AMMINISTRATORE, type Operatore } from '../identita/utente.ts';
import { prepara, type DaPubblicare, type Preparata, type Situazione } from './prepara.ts';
import type { ProblemaImpostazione } from './problemi.ts';
import { ultimaVersione } from './ribasa.ts';
import { readVersioni } from './versioni.ts';

export type Pubblica = DaPubblicare & {
	ente: string;
	nota: string;
	operatore: Operatore;
	/** The last version when the page was made. */
	vista: number;
	istante: Date;
};

export type EsitoPubblicazione =
	{ tipo: 'pubblicata'; versione: number } | { tipo: 'problemi'; problemi: ProblemaImpostazione[] };

/** Writes the new versions. @throws NonAutorizzato for who is no administrator, Conflitto when another one published in the meantime */
export async function pubblicaArea(tx: Tx, dati: Pubblica): Promise<EsitoPubblicazione> {
	const { ente, operatore, vista, istante } = dati;
	if (!operatore.ruoli.includes(RUOLO_AMMINISTRATORE)) throw new NonAutorizzato();
	await lockVersioni(tx, ente);
	const situazione = await readSituazione(tx, { ente, istante });
	if (ultimaVersione(situazione.versioni) !== vista)
		throw new Conflitto('Impostazioni pubblicate da altri', 'IMPOSTAZIONI_CAMBIATE');
	const esito = prepara(situazione, dati);
	if ('problemi' in esito) return { tipo: 'problemi', problemi: esito.problemi };
	await write(tx, dati, esito.preparata);
	return { tipo: 'pubblicata', versione: vista + 1 };
}

/** What `prepara` looks at. */
export async function readSituazione(
	tx: Tx,
	{ ente, istante }: { ente: string; istante: Date }
): Promise<Situazione> {
	const host = await tx<{ host: string }[]>`select host from ente_host where ente_id = ${ente}`;
	return {
		versioni: await readVersioni(tx, ente),
		host: host.map((uno) => uno.host),
		oggi: giornoARoma(istante).toString()
	};
}

async function write(
	tx: Tx,
	{ ente, area, nota, operatore, istante }: Pubblica,
	{ nuove, ultima }: Preparata
): Promise<void> {
	const autore = `${operatore.nome} ${operatore.cognome}`;
	for (const [posto, { validaDal, documento, riporta = null }] of nuove.entries()) {
		const versione = ultima + 1 + posto;
		await tx`
			insert into impostazioni_ente (ente_id, versione, valida_dal, documento)
			values (${ente}, ${versione}, ${validaDal}, ${tx.json(documento as never)})`;
		await tx`
			insert into pubblicazione (ente_id, versione, area, nota, riporta, operatore_id, autore, pubblicata_il)
			values (${ente}, ${versione}, ${area.id}, ${nota}, ${riporta}, ${operatore.operatoreId}, ${autore}, ${istante})`;
	}
}

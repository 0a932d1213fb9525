// Makes a campaign from a file that was read: the campaign and all its rows in one transaction, so that a crash leaves nothing half loaded. Called by the page that loads it.
import type { ParametriCampagna, TipoCampagna } from '#lib/domain/campagne.ts';
import type { Tx } from '../db/connection.ts';
import { requireChiPrepara, type Autore } from './chi-puo.ts';
import { noteEvento } from './evento.ts';
import type { Elenco } from './read-elenco.ts';

/** Rows written with one statement. */
const RIGHE_INSIEME = 5_000;

export type NuovaCampagna = {
	tipo: TipoCampagna;
	titolo: string;
	anno: number;
	parametri: ParametriCampagna;
	nomeFile: string;
	elenco: Elenco;
};

/** Its id. @throws NonAutorizzato */
export async function loadCampagna(tx: Tx, autore: Autore, nuova: NuovaCampagna): Promise<string> {
	requireChiPrepara(autore);
	const { ente, operatore, istante, newId } = autore;
	const { tipo, titolo, anno, parametri, nomeFile, elenco } = nuova;
	const id = newId();
	await tx`
		insert into campagna (id, ente_id, tipo, titolo, anno, parametri, file_nome, file_sha256, colonne_ignorate, righe,
			creata_il, creata_da)
		values (${id}, ${ente}, ${tipo}, ${titolo}, ${anno}, ${tx.json(parametri)}, ${nomeFile}, ${elenco.sha256},
			${elenco.ignorate}, ${elenco.righe.length}, ${istante}, ${operatore})`;
	for (let da = 0; da < elenco.righe.length; da += RIGHE_INSIEME) {
		const righe = elenco.righe.slice(da, da + RIGHE_INSIEME);
		await tx`
			insert into campagna_riga (ente_id, campagna_id, n, scritta)
			select ${ente}, ${id}, n, scritta
			from jsonb_to_recordset(${tx.json(righe)}::jsonb) as r (n integer, scritta jsonb)`;
	}
	await noteEvento(tx, { ente, campagna: id, tipo: 'CARICATA', nota: nomeFile, operatore, istante });
	return id;
}

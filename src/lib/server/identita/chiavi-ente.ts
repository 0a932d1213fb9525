// The keys with which an ente signs and reads logins; the private half is wrapped. Called by app-accessi.ts and by the command of the keys.
import type { Tx } from '../db/connection.ts';
import type { Cifrario } from './cifrario.ts';

export type UsoChiave = 'SAML' | 'CIE_FEDERAZIONE' | 'CIE_FIRMA' | 'CIE_CIFRATURA';

export type ChiaveEnte = {
	id: string;
	uso: UsoChiave;
	/** Certificate in PEM for SAML, public JWK for CIE. */
	pubblica: string;
	/** Private key in PEM for SAML, private JWK for CIE. */
	privata: string;
	creataIl: Date;
	/** It is published from its making and signs from here on, until a younger one does. */
	firmaDal: Date;
	scadeIl: Date | null;
};

/** Those of an ente, the one that signs first, then the others, the youngest first. Runs as `sistema`. */
export async function readChiavi(
	tx: Tx,
	{ ente, adesso, cifrario }: { ente: string; adesso: Date; cifrario: Cifrario }
): Promise<ChiaveEnte[]> {
	const rows = await tx<(Omit<ChiaveEnte, 'privata'> & { privata: Uint8Array })[]>`
		select id, uso, pubblica, privata, creata_il as "creataIl", firma_dal as "firmaDal", scade_il as "scadeIl"
		from chiave_ente where ente_id = ${ente}
		order by firma_dal <= ${adesso} desc, firma_dal desc, id`;
	return rows.map((row) => ({ ...row, privata: cifrario.apri(row.privata, contestoDi(ente, row)) }));
}

/** Runs as `sistema`, or as the owner of the tables. */
export async function addChiave(
	tx: Tx,
	{ ente, chiave, cifrario }: { ente: string; chiave: ChiaveEnte; cifrario: Cifrario }
): Promise<void> {
	const { id, uso, pubblica, privata, creataIl, firmaDal, scadeIl } = chiave;
	await tx`
		insert into chiave_ente (id, ente_id, uso, pubblica, privata, creata_il, firma_dal, scade_il)
		values (${id}, ${ente}, ${uso}, ${pubblica}, ${cifrario.sigilla(privata, contestoDi(ente, chiave))},
			${creataIl}, ${firmaDal}, ${scadeIl})`;
}

export type ScadenzaChiave = Pick<ChiaveEnte, 'id' | 'uso' | 'firmaDal'> & { scadeIl: Date };

/** When the keys of an ente end, the first to end first; the private half stays closed. Runs as `sistema`. */
export function readScadenze(tx: Tx, ente: string): Promise<ScadenzaChiave[]> {
	return tx<ScadenzaChiave[]>`
		select id, uso, firma_dal as "firmaDal", scade_il as "scadeIl" from chiave_ente
		where ente_id = ${ente} and scade_il is not null order by scade_il, id`;
}

// A row moved to another ente or to another use does not open.
function contestoDi(ente: string, { id, uso }: Pick<ChiaveEnte, 'id' | 'uso'>): string {
	return `chiave:${ente}:${uso}:${id}`;
}

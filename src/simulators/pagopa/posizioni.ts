// The positions in the archive: found by their key or by a notice, kept unique. Called by gpd.ts and by who pays.
import type { Archivio } from './archivio.ts';
import { chiaveDi } from './posizione.ts';
import type { Posizione } from './righe.ts';

/** The position of an ente. */
export function findPosizione({ posizioni }: Archivio, ente: string, iupd: string): Posizione | undefined {
	const posizione = posizioni.get(`${ente} ${iupd}`);
	return posizione?.altrui ? undefined : posizione;
}

/** The position that has that notice, also one of another program. */
export function findAvviso({ posizioni }: Archivio, ente: string, nav: string): Posizione | undefined {
	return posizioni
		.all()
		.find((una) => una.ente === ente && una.modello.paymentOption.some((opzione) => opzione.nav === nav));
}

/** Whether a notice or an IUV of it is already in another position of the ente. */
export function hasAvvisoRipetuto({ posizioni }: Archivio, nuova: Posizione): boolean {
	const nav = new Set(nuova.modello.paymentOption.map((opzione) => opzione.nav));
	const iuv = new Set(nuova.modello.paymentOption.map((opzione) => opzione.iuv));
	return posizioni
		.all()
		.filter(({ ente, modello }) => ente === nuova.ente && modello.iupd !== nuova.modello.iupd)
		.some(({ modello }) =>
			modello.paymentOption.some((opzione) => nav.has(opzione.nav) || iuv.has(opzione.iuv))
		);
}

/** Keeps a position, new or changed. */
export function putPosizione({ posizioni }: Archivio, posizione: Posizione): void {
	posizioni.put(chiaveDi(posizione), posizione);
}

// Whether a request says where money is to go. Asked by the summary and by the sending.
import { isVuoto, type Grezzi } from './grezzo.ts';
import { RIUSO_DELICATO } from './riuso.ts';
import type { Servizio } from './servizio.ts';

/** A request with an IBAN is sent by who has just proved who they are. */
export function isDelicata({ campi }: Pick<Servizio, 'campi'>, risposte: Grezzi): boolean {
	return Object.entries(campi).some(
		([nome, { riuso }]) => riuso !== undefined && RIUSO_DELICATO.has(riuso) && !isVuoto(risposte[nome])
	);
}

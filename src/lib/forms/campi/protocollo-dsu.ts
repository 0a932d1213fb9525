/** The protocol number that INPS gives to a DSU, found on the ISEE certificate. */
import { checkProtocolloDsu } from '#lib/domain/isee.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const TIPO = riga({
	nome: 'protocollo-dsu',
	errori: ['ISEE_PROTOCOLLO', 'ISEE_SCADUTO'],
	controlla: (testo) => checkProtocolloDsu(testo),
	vista: { tipoInput: 'text', massimo: 40, codice: true }
});

/** As INPS-ISEE-2026-XXXXXXXXX-00; that it is still good on the day is a rule of the block. */
export function protocolloDsu<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}

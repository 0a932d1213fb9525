/** The serial number of a paper stamp; that it was never used before is checked when the request is sent. */
import { checkMarcaDaBollo } from '#lib/domain/marca-da-bollo.ts';
import { campo, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { riga } from './riga.ts';

const TIPO: Tipo<string> = {
	...riga({
		nome: 'marca-da-bollo',
		errori: ['BOLLO_SERIALE', 'BOLLO_GIA_USATO'],
		controlla: (testo) => checkMarcaDaBollo(testo),
		vista: { tipoInput: 'text', modo: 'numeric', massimo: 20, codice: true }
	}),
	irripetibile: true
};

/** Fourteen digits. */
export function marcaDaBollo<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}

/** The plate of a vehicle; one that has not the present Italian form is a warning. */
import { z } from 'zod';
import { checkTarga, normaliseTarga } from '#lib/domain/targa.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

const MASSIMO = 12;

const TIPO: Tipo<string> = {
	nome: 'targa',
	errori: ['CAMPO_LUNGHEZZA', 'TARGA_DUBBIA'],
	schema: z.string().max(MASSIMO),
	leggi(grezzo) {
		const targa = normaliseTarga(testoDi(grezzo));
		if (targa.length === 0 || targa.length > MASSIMO)
			return sbagliato('CAMPO_LUNGHEZZA', { parametri: { min: 1, max: MASSIMO } });
		if (checkTarga(targa).ok) return letto(targa);
		return { valore: targa, problemi: [{ codice: 'TARGA_DUBBIA', severita: 'warn' }] };
	},
	scrivi: (valore) => [valore],
	vista: ({ grezzo }) => ({
		aspetto: 'testo',
		tipoInput: 'text',
		valore: testoDi(grezzo),
		massimo: MASSIMO + 4,
		breve: true,
		codice: true
	})
};

/** A plate in capitals, without spaces. */
export function targa<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}

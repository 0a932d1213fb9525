/** The cadastral reference of a property in the Comune: foglio and particella, with what may go with them. */
import { checkCatasto, type DatiCatastali } from '#lib/domain/catasto.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { isVuoto, parteDi, testoDi, type Grezzo } from '../grezzo.ts';
import { schemaParti, vistaParti } from './gruppo.ts';
import { scelta } from './scelta.ts';
import { testo } from './testo.ts';

const PARTI = {
	tipo: scelta({
		etichetta: 'Catasto',
		opzioni: [
			{ valore: 'F', etichetta: 'Fabbricati (case, negozi, box)' },
			{ valore: 'T', etichetta: 'Terreni' }
		]
	}),
	sezione: testo({ etichetta: 'Sezione', massimo: 3, breve: true, aiuto: 'Solo se compare nella visura.' }),
	foglio: testo({ etichetta: 'Foglio', massimo: 5, breve: true }),
	particella: testo({ etichetta: 'Particella (mappale)', massimo: 9, breve: true }),
	subalterno: testo({ etichetta: 'Subalterno', massimo: 4, breve: true })
};

/** The part to mend for each code of checkCatasto. */
const PARTE = {
	CATASTO_SEZIONE: 'sezione',
	CATASTO_FOGLIO: 'foglio',
	CATASTO_PARTICELLA: 'particella',
	CATASTO_SUBALTERNO: 'subalterno',
	CAMPO_SCELTA: 'tipo'
} as const;

const TIPO: Tipo<DatiCatastali> = {
	nome: 'catasto',
	errori: [
		'CATASTO_INCOMPLETO',
		'CATASTO_SEZIONE',
		'CATASTO_FOGLIO',
		'CATASTO_PARTICELLA',
		'CATASTO_SUBALTERNO',
		'CAMPO_SCELTA'
	],
	schema: schemaParti(PARTI),
	// The kind of register alone says nothing: it is chosen beforehand.
	isVuoto: (grezzo) =>
		['sezione', 'foglio', 'particella', 'subalterno'].every((nome) => isVuoto(parteDi(grezzo, nome))),
	leggi(grezzo, { ente }) {
		const parte = (nome: string): string => testoDi(parteDi(grezzo, nome));
		const esito = checkCatasto({
			tipo: parte('tipo') || 'F',
			comune: ente.belfiore,
			sezione: parte('sezione'),
			foglio: parte('foglio'),
			particella: parte('particella'),
			subalterno: parte('subalterno')
		});
		if (!esito.ok) return sbagliato(esito.codice, { parte: faultyPart(esito.codice, grezzo) });
		return esito.valore ? letto(esito.valore) : { problemi: [] };
	},
	scrivi({ tipo, sezione, foglio, particella, subalterno }) {
		const dati = [
			tipo === 'F' ? 'Fabbricati' : 'Terreni',
			sezione && `sezione ${sezione}`,
			`foglio ${foglio}`,
			`particella ${particella}`,
			subalterno && `subalterno ${subalterno}`
		];
		return [dati.filter(Boolean).join(', ')];
	},
	vista: (dati) => ({ aspetto: 'gruppo', campi: vistaParti(PARTI, dati) })
};

function faultyPart(codice: string, grezzo: Grezzo): string {
	if (codice in PARTE) return PARTE[codice as keyof typeof PARTE];
	return isVuoto(parteDi(grezzo, 'foglio')) ? 'foglio' : 'particella';
}

/** Cadastral data of a property that lies in the ente. */
export function catasto<const O extends Opzioni>(opzioni: O): Campo<DatiCatastali, Certo<O>> {
	return campo<DatiCatastali, O>(TIPO, opzioni);
}

/** One of the person's own stored things, such as a permit to renew. */
import { z } from 'zod';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import type { VoceElenco } from '../elenchi.ts';
import { parteDi, testoDi, testoUnico, type Grezzo } from '../grezzo.ts';
import { RADIO_MASSIMI } from './scelta.ts';

type OpzioniSceltaDaElenco = Opzioni & {
	/** The list that the port of the service reads. */
	elenco: string;
	/** Said in place of the options when there are none. */
	nessuno: string;
	/** Said of an entry chosen before that is there no more; otherwise that a choice must be made. */
	tolta?: CodiceErrore;
	/** Always a good choice, offered beside the others. */
	oltre?: VoceElenco;
};

const schema = z.object({
	id: z.string().min(1).max(80),
	dati: z.record(z.string(), z.string()).optional()
});

/** The value is the whole entry. The API looks at no stored fact: there the entry is sent, and believed. */
export function sceltaDaElenco<const O extends OpzioniSceltaDaElenco>(
	opzioni: O
): Campo<VoceElenco, Certo<O>> {
	const { elenco, nessuno, tolta, oltre } = opzioni;
	const altre = oltre ? [oltre] : [];
	const tipo: Tipo<VoceElenco> = {
		nome: 'scelta-da-elenco',
		errori: ['CAMPO_SCELTA', ...(tolta ? [tolta] : [])],
		schema,
		leggi(grezzo, { elenchi, soloNomi }) {
			if (soloNomi) return readVoce(grezzo);
			const voci = [...(elenchi[elenco] ?? []), ...altre];
			const voce = voci.find(({ id }) => id === testoUnico(grezzo));
			return voce ? letto(voce) : sbagliato(tolta ?? 'CAMPO_SCELTA');
		},
		// As the API sends it, an entry has parts.
		perCondizioni: (grezzo) => [testoDi(parteDi(grezzo, 'id')) || testoDi(grezzo)],
		scrivi: ({ etichetta }) => [etichetta],
		vista({ grezzo, contesto }) {
			const proprie = contesto.elenchi[elenco] ?? [];
			if (proprie.length === 0) return { aspetto: 'avvertenza', testo: nessuno };
			const voci = [...proprie, ...altre];
			return {
				aspetto: voci.length <= RADIO_MASSIMI ? 'radio' : 'elenco',
				opzioni: voci.map(({ id, etichetta }) => ({
					valore: id,
					etichetta,
					scelta: id === testoDi(grezzo)
				}))
			};
		}
	};
	return campo<VoceElenco, O>(tipo, opzioni);
}

function readVoce(grezzo: Grezzo) {
	const id = testoDi(parteDi(grezzo, 'id'));
	const dati = parteDi(grezzo, 'dati');
	const coppie = typeof dati === 'object' && !Array.isArray(dati) ? Object.entries(dati) : [];
	if (id === '') return sbagliato('CAMPO_SCELTA');
	return letto({
		id,
		etichetta: id,
		dati: Object.fromEntries(coppie.map(([nome, valore]) => [nome, testoDi(valore)]))
	});
}

/** A Comune or a foreign state, kept as its Belfiore code; without JavaScript a text and, where several fit, a choice. */
import { z } from 'zod';
import { nomeLuogo, type Luogo } from '#lib/domain/luoghi.ts';
import {
	campo,
	letto,
	sbagliato,
	type Campo,
	type Certo,
	type Contesto,
	type Opzioni,
	type Tipo
} from '../campo.ts';
import { parteDi, testoDi, type Grezzo } from '../grezzo.ts';
import type { VistaCampo } from '../vista.ts';

type OpzioniLuogo = Opzioni & {
	/** For a residence: no suppressed Comuni, no foreign states. */
	soloComuniAttivi?: boolean;
};

const SCELTE_MASSIME = 10;

/** A place by Belfiore code; suppressed Comuni and former states too, unless said. */
export function luogo<const O extends OpzioniLuogo>(opzioni: O): Campo<string, Certo<O>> {
	const ammesso = ({ stato, al }: Luogo): boolean => !opzioni.soloComuniAttivi || (!stato && !al);

	function candidati(grezzo: Grezzo | undefined, { luoghi }: Contesto): readonly Luogo[] {
		const scritto = testoDi(parteDi(grezzo, 'nome') ?? grezzo).trim();
		if (scritto === '') return [];
		const perCodice = luoghi.trova(scritto.toUpperCase());
		if (perCodice && ammesso(perCodice)) return [perCodice];
		const trovati = luoghi.cerca(scritto).filter(ammesso);
		const esatti = trovati.filter((trovato) => isStessoNome(trovato, scritto));
		return esatti.length === 1 ? esatti : trovati.slice(0, SCELTE_MASSIME);
	}

	const tipo: Tipo<string> = {
		nome: 'luogo',
		errori: ['COMUNE_SCONOSCIUTO', 'COMUNE_DA_SCEGLIERE'],
		schema: z.string().regex(/^[A-Z]\d{3}$/),
		isVuoto: (grezzo) => testoDi(parteDi(grezzo, 'nome') ?? grezzo).trim() === '',
		leggi(grezzo, contesto) {
			const possibili = candidati(grezzo, contesto);
			const scelto = testoDi(parteDi(grezzo, 'codice'));
			const preso =
				possibili.find(({ codice }) => codice === scelto) ?? (possibili.length === 1 && possibili[0]);
			if (preso) return letto(preso.codice);
			return sbagliato(possibili.length > 0 ? 'COMUNE_DA_SCEGLIERE' : 'COMUNE_SCONOSCIUTO', {
				parte: possibili.length > 0 ? 'codice' : 'nome'
			});
		},
		scrivi(valore, { luoghi }) {
			const trovato = luoghi.trova(valore);
			return [trovato ? nomeLuogo(trovato) : valore];
		},
		vista({ nome, grezzo, contesto, errori }) {
			const possibili = candidati(grezzo, contesto);
			const campi: VistaCampo[] = [
				{
					aspetto: 'testo',
					nome: `${nome}.nome`,
					etichetta: 'Scrivi il nome',
					obbligatorio: opzioni.obbligatorio ?? false,
					visibile: true,
					valore: testoDi(parteDi(grezzo, 'nome') ?? grezzo),
					tipoInput: 'text',
					massimo: 80,
					suggerimenti: opzioni.soloComuniAttivi ? 'comuni' : 'luoghi',
					...errori.get(`${nome}.nome`)
				}
			];
			if (possibili.length > 1) {
				const scelto = testoDi(parteDi(grezzo, 'codice'));
				campi.push({
					aspetto: 'radio',
					nome: `${nome}.codice`,
					etichetta: 'Quale di questi?',
					aiuto: 'Il tuo non c’è? Scrivi il nome per intero e vai avanti.',
					obbligatorio: true,
					visibile: true,
					opzioni: possibili.map((possibile) => ({
						valore: possibile.codice,
						etichetta: nomeLuogo(possibile),
						scelta: possibile.codice === scelto
					})),
					...errori.get(`${nome}.codice`)
				});
			}
			return { aspetto: 'gruppo', campi };
		}
	};
	return campo<string, O>(tipo, opzioni);
}

function isStessoNome(luogo: Luogo, scritto: string): boolean {
	return [luogo.nome, nomeLuogo(luogo)].some(
		(nome) => nome.localeCompare(scritto, 'it', { sensitivity: 'base' }) === 0
	);
}

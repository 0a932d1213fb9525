/** One choice among many: a text with the options as suggestions and, where it is none of them, a list of those that come near. Called by scelta.ts. */
import { chiaveRicerca } from '#lib/domain/chiave-ricerca.ts';
import { letto, sbagliato, type Opzione, type Tipo } from '../campo.ts';
import { parteDi, testoDi, type Grezzo } from '../grezzo.ts';

type Cercata = Required<Pick<Tipo<string>, 'isVuoto' | 'leggi' | 'vista' | 'perCondizioni'>>;

/** How such a choice reads and shows. The answer is a label, or a value as the API and the guide send it. */
export function sceltaCercata(opzioni: readonly Opzione[]): Cercata {
	return {
		perCondizioni(grezzo) {
			const presa = takeOpzione(opzioni, grezzo);
			return presa ? [presa.valore] : [];
		},
		isVuoto: (grezzo) => scrittoDi(grezzo) === '',
		leggi(grezzo) {
			const presa = takeOpzione(opzioni, grezzo);
			return presa ? letto(presa.valore) : sbagliato('CAMPO_SCELTA');
		},
		vista({ grezzo }) {
			const scritto = scrittoDi(grezzo);
			const presa = takeOpzione(opzioni, grezzo);
			const inVista = (opzione: Opzione) => ({ ...opzione, scelta: opzione === presa });
			return {
				aspetto: 'ricerca',
				valore: presa?.etichetta ?? scritto,
				opzioni: opzioni.map(inVista),
				possibili: presa || scritto === '' ? [] : findVicine(opzioni, scritto).map(inVista)
			};
		}
	};
}

function takeOpzione(opzioni: readonly Opzione[], grezzo: Grezzo | undefined): Opzione | undefined {
	const scritto = scrittoDi(grezzo);
	const cercata = chiaveRicerca(scritto);
	const uguali = opzioni.filter(
		({ valore, etichetta }) => valore === scritto || (cercata !== '' && chiaveRicerca(etichetta) === cercata)
	);
	if (uguali.length === 1) return uguali[0];
	const scelta = testoDi(parteDi(grezzo, 'valore'));
	return findVicine(opzioni, scritto).find(({ valore }) => valore === scelta);
}

/** The options in which every word that was written begins a word; all of them when there is none. */
function findVicine(opzioni: readonly Opzione[], scritto: string): readonly Opzione[] {
	const parole = chiaveRicerca(scritto).split(' ');
	const vicine = opzioni.filter(({ etichetta }) =>
		parole.every((parola) => ` ${chiaveRicerca(etichetta)}`.includes(` ${parola}`))
	);
	return vicine.length > 0 ? vicine : opzioni;
}

// Two answers to one question are none.
function scrittoDi(grezzo: Grezzo | undefined): string {
	return (typeof grezzo === 'string' ? grezzo : testoDi(parteDi(grezzo, 'testo'))).trim();
}

// Settings as fields that a page draws: names, titles, what was typed, what is wrong. Called by the page of an area.
import { elementiDi, parteDi, testoDi, type Grezzo } from '#lib/forms/grezzo.ts';
import { PRESENTE, QUANTI, unisci } from './modulo.ts';
import { suntoDi, type Uffici } from './righe.ts';
import { isFoglia, type Foglia, type Nodo } from './struttura.ts';

type Comune = { nome: string; titolo: string; aiuto?: string; errore?: string; facoltativo: boolean };
type OpzioneVista = { valore: string; etichetta: string; scelta: boolean };

export type VistaImpostazione = Comune &
	(
		| {
				aspetto: 'testo';
				tipoInput: 'text' | 'email' | 'date' | 'time';
				modo?: 'numeric' | 'decimal';
				euro?: true;
				valore: string;
		  }
		| { aspetto: 'area'; valore: string }
		| { aspetto: 'scelta'; opzioni: OpzioneVista[] }
		| { aspetto: 'casella'; attiva: boolean }
		| { aspetto: 'gruppo'; campi: VistaImpostazione[] }
		| {
				aspetto: 'elenco';
				quanti: string;
				elemento: string;
				elementi: { sunto: string; aperto: boolean; campi: VistaImpostazione[] }[];
				altri: boolean;
		  }
		| { aspetto: 'presenza'; presente: string; campo?: VistaImpostazione }
	);

export type Disegno = {
	uffici: Uffici;
	errori: ReadonlyMap<string, string>;
	/** Where the person was: what holds this name stays open. */
	qui?: string;
};

/** Longer texts get a box of several lines. */
const RIGA_MASSIMA = 90;

/** A node with what was typed, as the page draws it. */
export function vistaDi(
	nodo: Nodo,
	testi: Grezzo | undefined,
	{ nome = '', ...disegno }: Disegno & { nome?: string }
): VistaImpostazione {
	const errore = disegno.errori.get(nome);
	const comune: Comune = {
		nome,
		titolo: nodo.titolo,
		...(nodo.aiuto && { aiuto: nodo.aiuto }),
		...(errore && { errore }),
		facoltativo: nodo.vuoto !== undefined
	};
	if (isFoglia(nodo)) return vistaFoglia(nodo, comune, { testo: testoDi(testi), uffici: disegno.uffici });
	const dentro = (parte: Nodo, testo: Grezzo | undefined, suo: string) =>
		vistaDi(parte, testo, { ...disegno, nome: suo });
	switch (nodo.tipo) {
		case 'oggetto':
			return {
				...comune,
				aspetto: 'gruppo',
				campi: nodo.parti.map(([parte, suo]) => dentro(suo, parteDi(testi, parte), unisci(nome, parte)))
			};
		case 'elenco':
			return vistaElenco(comune, elementiDi(testi), {
				elemento: nodo.elemento.titolo,
				massimo: nodo.massimo,
				sunto: (uno) => suntoDi(nodo.elemento, uno, disegno.uffici),
				campi: (uno, suo) => [dentro(nodo.elemento, uno, suo)],
				...disegno
			});
		case 'mappa':
			return vistaElenco(comune, elementiDi(testi), {
				elemento: nodo.valore.titolo,
				massimo: Infinity,
				sunto: (uno) => testoDi(parteDi(uno, 'chiave')),
				campi: (uno, suo) => [
					dentro(nodo.chiave, parteDi(uno, 'chiave'), unisci(suo, 'chiave')),
					dentro(nodo.valore, parteDi(uno, 'valore'), unisci(suo, 'valore'))
				],
				...disegno
			});
		case 'presenza': {
			const [uno] = elementiDi(testi);
			return {
				...comune,
				aspetto: 'presenza',
				presente: unisci(nome, PRESENTE),
				...(uno !== undefined && { campo: dentro({ ...nodo.dentro, titolo: nodo.titolo }, uno, nome) })
			};
		}
		case 'alternativa': {
			const quale = parteDi(testi, nodo.discriminante);
			const caso = nodo.casi.get(testoDi(quale));
			const scelta = dentro(nodo.scelta, quale, unisci(nome, nodo.discriminante));
			const altri = caso
				? caso.parti.map(([parte, suo]) => dentro(suo, parteDi(testi, parte), unisci(nome, parte)))
				: [];
			return { ...comune, aspetto: 'gruppo', campi: [scelta, ...altri] };
		}
	}
}

type Voce = {
	elemento: string;
	massimo: number;
	sunto: (testi: Grezzo) => string;
	campi: (testi: Grezzo, nome: string) => VistaImpostazione[];
} & Omit<Disegno, 'uffici'>;

function vistaElenco(
	comune: Comune,
	lista: Grezzo[],
	{ elemento, massimo, sunto, campi, errori, qui = '' }: Voce
): VistaImpostazione {
	return {
		...comune,
		aspetto: 'elenco',
		quanti: unisci(comune.nome, QUANTI),
		elemento,
		elementi: lista.map((uno, posto) => {
			const suo = unisci(comune.nome, posto);
			const suoi = campi(uno, suo).flatMap((campo) =>
				campo.aspetto === 'gruppo' && !campo.errore ? campo.campi : [campo]
			);
			const aperto = [qui, ...errori.keys()].some((altro) => altro === suo || altro.startsWith(`${suo}.`));
			return { sunto: sunto(uno), aperto, campi: suoi };
		}),
		altri: lista.length < massimo
	};
}

function vistaFoglia(
	nodo: Foglia,
	comune: Comune,
	{ testo, uffici }: { testo: string; uffici: Uffici }
): VistaImpostazione {
	switch (nodo.tipo) {
		case 'siNo':
			if (!nodo.vuoto) return { ...comune, aspetto: 'casella', attiva: testo === 'si' };
			return vistaScelta(comune, testo, [
				{ valore: 'si', etichetta: 'Sì' },
				{ valore: 'no', etichetta: 'No' }
			]);
		case 'scelta':
			return vistaScelta(comune, testo, nodo.opzioni);
		case 'ufficio':
			return vistaScelta(
				comune,
				testo,
				uffici.map(({ id, nome }) => ({ valore: id, etichetta: nome }))
			);
		case 'numero':
			return {
				...comune,
				aspetto: 'testo',
				tipoInput: 'text',
				modo: nodo.intero ? 'numeric' : 'decimal',
				valore: testo
			};
		case 'decimale':
			return { ...comune, aspetto: 'testo', tipoInput: 'text', modo: 'decimal', valore: testo };
		case 'punti':
			if (!nodo.uno) return { ...comune, aspetto: 'area', valore: testo };
			return { ...comune, aspetto: 'testo', tipoInput: 'text', valore: testo };
		case 'euro':
			return { ...comune, aspetto: 'testo', tipoInput: 'text', modo: 'decimal', euro: true, valore: testo };
		case 'testo':
			// What a line or the choice of a day cannot hold would be lost by showing it there.
			if (nodo.aspetto === 'text' && (testo.includes('\n') || testo.length > RIGA_MASSIMA))
				return { ...comune, aspetto: 'area', valore: testo };
			return { ...comune, aspetto: 'testo', tipoInput: nodo.aspetto, valore: testo };
	}
}

// A value that is no longer offered stays there to be seen, and is refused when it is sent.
function vistaScelta(
	comune: Comune,
	testo: string,
	opzioni: readonly { valore: string; etichetta: string }[]
): VistaImpostazione {
	const note =
		opzioni.some(({ valore }) => valore === testo) || testo === ''
			? []
			: [{ valore: testo, etichetta: `${testo} (non c'è più)` }];
	return {
		...comune,
		aspetto: 'scelta',
		opzioni: [...opzioni, ...note].map(({ valore, etichetta }) => ({
			valore,
			etichetta,
			scelta: valore === testo
		}))
	};
}

export type SezioneVista = { id: string; titolo: string; aiuto?: string; campi: VistaImpostazione[] };

const SEMPLICI = ['testo', 'area', 'scelta', 'casella'];

/** An area as sections: its single values first, then each list and each group under its own title. */
export function sezioniDi(vista: VistaImpostazione): SezioneVista[] {
	if (vista.aspetto !== 'gruppo') return [sezione(vista, [vista])];
	const semplici = vista.campi.filter(({ aspetto }) => SEMPLICI.includes(aspetto));
	const altri = vista.campi.filter(({ aspetto }) => !SEMPLICI.includes(aspetto));
	return [
		...(semplici.length > 0 ? [sezione(vista, semplici)] : []),
		// What a service decides is a group within the area: its lists are sections too.
		...altri.flatMap((altro) =>
			altro.aspetto === 'gruppo' && vista.nome === ''
				? sezioniDi(altro)
				: [sezione(altro, altro.aspetto === 'gruppo' ? altro.campi : [altro])]
		)
	];
}

function sezione({ nome, titolo, aiuto }: VistaImpostazione, campi: VistaImpostazione[]): SezioneVista {
	return { id: `sezione-${nome || 'area'}`, titolo, ...(aiuto && { aiuto }), campi };
}

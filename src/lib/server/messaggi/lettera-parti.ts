// What a letter says, part by part, before it is text or HTML: one content for both. Pure; called by compose-lettera.ts.
import { formatNav } from '#lib/domain/avviso.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { shortenTesto } from '#lib/domain/testo.ts';
import { leggiTestoSemplice, type Blocco, type Pezzo } from '#lib/domain/testo-semplice.ts';

export type LetteraDaComporre = {
	ente: {
		nome: string;
		/** As #00704a. */
		colorePrimario: string;
		/** Address of the site, without a slash at the end. */
		sito: string;
		indirizzo: string;
		telefono: string;
	};
	oggetto: string;
	/** With the signs of `leggiTestoSemplice`. */
	testo: string;
	/** Where the message is read, or where what is asked is done; `etichetta` are the words of the link. */
	link: { indirizzo: string; etichetta?: string };
	/** Nothing of the content leaves: only that there is something to read. */
	riservato: boolean;
	/** ISO date of the last day to do what is asked. */
	entro?: string | undefined;
	/** In euro cents. */
	avviso?: { nav: string; cent: number } | undefined;
	/** Address of the page where one chooses how to be written to. */
	preferenze: string;
};

/** The parts, in the order in which they are read. */
export type PartiLettera = {
	ente: string;
	oggetto: string;
	/** First words that mail programs show beside the subject. */
	anteprima: string;
	blocchi: Blocco[];
	/** Deadline and sum. */
	fatti: { etichetta: string; valore: string }[];
	azione: { etichetta: string; indirizzo: string };
	piede: Pezzo[][];
};

const ETICHETTA = "Leggi nell'area personale";
const RISERVATO =
	'Hai un nuovo messaggio del Comune. Per proteggere i tuoi dati qui non scriviamo di che cosa parla: lo leggi nella tua area personale.';

/** Of a `riservato` message only that it is there. */
export function partiDi(lettera: LetteraDaComporre): PartiLettera {
	const { ente, link, riservato } = lettera;
	const nome = `Comune di ${ente.nome}`;
	const blocchi = leggiTestoSemplice(riservato ? RISERVATO : lettera.testo);
	return {
		ente: nome,
		oggetto: riservato ? `${nome}: hai un nuovo messaggio` : lettera.oggetto,
		anteprima: anteprimaDi(blocchi),
		blocchi,
		fatti: riservato ? [] : fattiDi(lettera),
		azione: { indirizzo: link.indirizzo, etichetta: (!riservato && link.etichetta) || ETICHETTA },
		piede: piedeDi(lettera, nome)
	};
}

function fattiDi({ entro, avviso }: LetteraDaComporre): PartiLettera['fatti'] {
	return [
		...(entro ? [{ etichetta: 'Da fare entro il', valore: formatGiorno(entro) }] : []),
		...(avviso
			? [
					{ etichetta: 'Da pagare', valore: formatEuro(avviso.cent) },
					{ etichetta: 'Codice avviso', valore: formatNav(avviso.nav) }
				]
			: [])
	];
}

function piedeDi({ ente, preferenze }: LetteraDaComporre, nome: string): Pezzo[][] {
	return [
		[
			testo(`Ti scrive il ${nome}, ${ente.indirizzo}. `),
			testo('Ricevi questa e-mail perché questo indirizzo è stato indicato al Comune per gli avvisi.')
		],
		[
			testo('Puoi decidere se e come ti scriviamo: '),
			{ tipo: 'link', testo: 'cambia le tue preferenze', href: preferenze },
			testo('.')
		],
		[
			testo('Non rispondere a questo indirizzo: nessuno legge le risposte. '),
			testo(`Per parlare con il Comune chiama ${ente.telefono} o vai su `),
			{ tipo: 'link', testo: ente.sito.replace(/^https?:\/\//, ''), href: ente.sito },
			testo('.')
		]
	];
}

/** Mail programs show about a hundred characters. */
function anteprimaDi([primo]: readonly Blocco[]): string {
	const parole = primo?.righe.map((riga) => riga.map((tratto) => tratto.testo).join('')) ?? [];
	return shortenTesto(parole.join(' '), 120);
}

function testo(parole: string): Pezzo {
	return { tipo: 'testo', testo: parole };
}

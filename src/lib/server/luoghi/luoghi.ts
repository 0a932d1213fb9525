// Comuni, also suppressed ones, and foreign states by Belfiore code; read once, kept on the server. Given to the forms by app.ts.
import { chiaveRicerca } from '#lib/domain/chiave-ricerca.ts';
import { nomeLuogo, type Luoghi, type Luogo } from '#lib/domain/luoghi.ts';
import righe from './luoghi.json' with { type: 'json' };

const MASSIMO = 20;

/** `chiave` is the name, `intera` the name as shown: whoever picks a suggestion sends back the whole of it. */
type Voce = Luogo & { chiave: string; intera: string };

/** Reads the table. Data: ANPR (Ministero dell'Interno), ISTAT, Agenzia delle Entrate, CC BY 4.0. */
export function openLuoghi(): Luoghi {
	const voci = righe.map(readRow);
	const perCodice = new Map(voci.map((voce) => [voce.codice, voce]));
	return {
		trova: (codice) => perCodice.get(codice),
		cerca(testo) {
			const cercata = chiaveRicerca(testo);
			if (cercata.length < 2) return [];
			return voci
				.filter(({ chiave, intera }) => intera.startsWith(cercata) || chiave.includes(` ${cercata}`))
				.toSorted((a, b) => rank(a, cercata) - rank(b, cercata) || a.nome.localeCompare(b.nome, 'it'))
				.slice(0, MASSIMO);
		}
	};
}

// The very name first, then names that begin so, then places that still exist.
function rank({ chiave, intera, al }: Voce, cercata: string): number {
	const name = chiave === cercata || intera === cercata ? 0 : chiave.startsWith(cercata) ? 2 : 4;
	return name + (al ? 1 : 0);
}

function readRow(riga: string): Voce {
	const [codice = '', nome = '', provincia = '', dal = '', al = ''] = riga.split('|');
	const luogo: Luogo = {
		codice,
		nome,
		provincia,
		stato: codice.startsWith('Z'),
		...(dal && { dal: Number(dal) }),
		...(al && { al: Number(al) })
	};
	return { ...luogo, chiave: chiaveRicerca(nome), intera: chiaveRicerca(nomeLuogo(luogo)) };
}

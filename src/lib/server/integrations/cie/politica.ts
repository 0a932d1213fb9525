// Applies what a trust anchor decides about the metadata of a subordinate (OpenID Federation 1.0, section 6.1); called by catena.ts.
import { isDeepStrictEqual } from 'node:util';

type Valori = Readonly<Record<string, unknown>>;
type Regole = Readonly<Record<string, unknown>>;

/** The statement of the trust anchor and what the subordinate says of itself do not fit. */
export class PoliticaViolata extends Error {
	override name = 'PoliticaViolata';
}

/**
 * The metadata after the policy, one parameter at a time in the order of the specification: value, add, default, then the checks.
 * An operator that is not known is passed over, as the specification asks of those that are not critical.
 * @throws PoliticaViolata with the name of the parameter
 */
export function applyPolitica(metadati: Valori, politica: Readonly<Record<string, Regole>>): Valori {
	const applicati = Object.entries(politica).map(
		([nome, regole]) => [nome, applyRegole({ nome, valore: metadati[nome], regole })] as const
	);
	const rimasti = { ...metadati, ...Object.fromEntries(applicati) };
	return Object.fromEntries(Object.entries(rimasti).filter(([, valore]) => valore !== undefined));
}

function applyRegole({ nome, valore, regole }: { nome: string; valore: unknown; regole: Regole }): unknown {
	const fissato = 'value' in regole ? (regole.value ?? undefined) : valore;
	const aggiunto = 'add' in regole ? unisci(toElenco(fissato), toElenco(regole.add)) : fissato;
	const finale = aggiunto ?? ('default' in regole ? regole.default : undefined);
	if (finale === undefined) {
		if (regole.essential === true) throw new PoliticaViolata(`manca ${nome}`);
		return undefined;
	}
	if ('one_of' in regole && !contiene(regole.one_of, finale))
		throw new PoliticaViolata(`${nome} non ammesso`);
	if ('superset_of' in regole && !toElenco(regole.superset_of).every((uno) => contiene(finale, uno)))
		throw new PoliticaViolata(`${nome} incompleto`);
	if (!('subset_of' in regole)) return finale;
	return restrict({ nome, valore: finale, ammessi: regole.subset_of, essenziale: regole.essential === true });
}

// Of a list what is admitted remains; a single value has to be admitted.
function restrict(dati: { nome: string; valore: unknown; ammessi: unknown; essenziale: boolean }): unknown {
	const { nome, valore, ammessi, essenziale } = dati;
	if (!Array.isArray(valore)) {
		if (contiene(ammessi, valore)) return valore;
		throw new PoliticaViolata(`${nome} non ammesso`);
	}
	const rimasti = valore.filter((uno) => contiene(ammessi, uno));
	if (rimasti.length > 0) return rimasti;
	if (essenziale) throw new PoliticaViolata(`${nome} non ammesso`);
	return undefined;
}

function toElenco(valore: unknown): unknown[] {
	if (valore === undefined) return [];
	return Array.isArray(valore) ? valore : [valore];
}

function unisci(primi: unknown[], altri: unknown[]): unknown[] {
	return [...primi, ...altri.filter((uno) => !contiene(primi, uno))];
}

function contiene(elenco: unknown, valore: unknown): boolean {
	return toElenco(elenco).some((uno) => isDeepStrictEqual(uno, valore));
}

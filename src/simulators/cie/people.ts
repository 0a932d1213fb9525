// Who can be chosen in the simulator of CIE, and what it tells about them.
import { enti } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { persone, type PersonaDemo } from '#demo/persone.ts';
import { FISCAL_NUMBER } from './wire.ts';

/** A person on a button. */
export type Choice = { codiceFiscale: string; nome: string; nota: string };

/** The residents and the clerks of each Comune, those of the Comune whose site asks first. */
export function groupsFor(site: string): { titolo: string; voci: Choice[] }[] {
	const asking = enti.find(({ id }) => site.startsWith(`${id}.`))?.id ?? enti[0]?.id;
	return enti
		.toSorted((a, b) => Number(b.id === asking) - Number(a.id === asking))
		.flatMap(({ id, nome }) => [
			{ titolo: `Comune di ${nome}`, voci: residentsOf(id) },
			{ titolo: `Chi lavora nel Comune di ${nome}`, voci: clerksOf(id) }
		]);
}

/** What CIE tells about a person, undefined for who does not exist. A clerk has no data but the name. */
export function claimsOf(codiceFiscale: string): Record<string, unknown> | undefined {
	const persona =
		persone.find((one) => one.codiceFiscale === codiceFiscale) ??
		operatori.find((one) => one.codiceFiscale === codiceFiscale);
	if (!persona) return undefined;
	const { nome, cognome } = persona;
	const born = 'dataNascita' in persona && { birthdate: persona.dataNascita };
	const mail = 'email' in persona && persona.email && { email: persona.email, email_verified: true };
	return {
		given_name: nome,
		family_name: cognome,
		[FISCAL_NUMBER]: `TINIT-${codiceFiscale}`,
		...(born || {}),
		...(mail || {})
	};
}

function residentsOf(ente: string): Choice[] {
	return persone
		.filter((persona) => persona.ente === ente)
		.map((persona) => ({
			codiceFiscale: persona.codiceFiscale,
			nome: `${persona.nome} ${persona.cognome}`,
			nota: [persona.codiceFiscale, ...traits(persona)].join(', ')
		}));
}

function traits({ codiceFiscale, luogoNascita, email, figli }: PersonaDemo): string[] {
	return [
		/\D/.test(codiceFiscale.slice(12, 15)) && 'codice con omocodia',
		luogoNascita.startsWith('Z') && "nascita all'estero",
		!email && 'senza e-mail',
		figli && 'con figli minori'
	].filter((trait) => typeof trait === 'string');
}

function clerksOf(ente: string): Choice[] {
	return operatori
		.filter((operatore) => operatore.ente === ente)
		.map(({ codiceFiscale, nome, cognome, ruoli }) => ({
			codiceFiscale,
			nome: `${nome} ${cognome}`,
			nota: ruoli.join(' e ')
		}));
}

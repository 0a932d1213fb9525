// Who can log in with a simulator of identity: the invented residents and clerks, and who comes from abroad. Read by the simulators of SPID and CIE.
import { Temporal } from 'temporal-polyfill';
import { enti } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { personeEstere } from '#demo/persone-estere.ts';
import { persone, type PersonaDemo } from '#demo/persone.ts';
import { readCodiceFiscale } from '#lib/domain/codice-fiscale.ts';

/** An invented person as a provider of identity knows them. Dates ISO, places Belfiore codes. */
export type Identita = {
	/** Codice fiscale, or the identifier of who has none. */
	chiave: string;
	codiceFiscale?: string;
	nome: string;
	cognome: string;
	sesso: 'F' | 'M';
	dataNascita: string;
	luogoNascita?: string;
	email?: string;
	residenza?: { via: string; cap: string; comune: string; provincia: string };
	/** One line that tells this person from the others. */
	nota: string;
};

/** People under one title. */
export type GruppoIdentita = { titolo: string; identita: Identita[] };

/** Who has a codice fiscale: residents and clerks of each Comune, those of the Comune that answers at `host` first. */
export function listIdentita(host: string): GruppoIdentita[] {
	const chiede = host.split('.')[0];
	return enti
		.toSorted((a, b) => Number(b.id === chiede) - Number(a.id === chiede))
		.flatMap(({ id, nome }) => [
			{ titolo: `Comune di ${nome}`, identita: residenti.filter(({ ente }) => ente === id) },
			{ titolo: `Chi lavora nel Comune di ${nome}`, identita: impiegati.filter(({ ente }) => ente === id) }
		]);
}

/** Who comes from another state, without codice fiscale. */
export function listIdentitaEstere(): GruppoIdentita[] {
	return [{ titolo: 'Da altri Stati europei', identita: estere }];
}

/** The person with this key. */
export function findIdentita(chiave: string): Identita | undefined {
	return [...residenti, ...impiegati, ...estere].find((identita) => identita.chiave === chiave);
}

// The demonstration stands in 2026: who was born later than this is a minor in all of it.
const MINORE_DA = '2009-01-01';

const residenti = persone.map((persona) => {
	const { ente, codiceFiscale, nome, cognome, sesso, dataNascita, luogoNascita, email } = persona;
	const comune = enti.find(({ id }) => id === ente);
	return {
		ente,
		chiave: codiceFiscale,
		codiceFiscale,
		nome,
		cognome,
		sesso,
		dataNascita,
		luogoNascita,
		...(email && { email }),
		...(comune && {
			residenza: { via: 'Via Roma 10', cap: comune.cap, comune: comune.nome, provincia: comune.provincia }
		}),
		nota: [codiceFiscale, ...traits(persona)].join(', ')
	};
});

const impiegati = operatori.map(({ ente, codiceFiscale, nome, cognome, ruoli }) => {
	const letto = readCodiceFiscale(codiceFiscale, { riferimento: Temporal.PlainDate.from('2026-01-01') });
	if (!letto.ok) throw new Error(`Codice fiscale sbagliato: ${codiceFiscale}`);
	const { sesso, nascita, luogo } = letto.valore;
	return {
		ente,
		chiave: codiceFiscale,
		codiceFiscale,
		nome,
		cognome,
		sesso,
		dataNascita: nascita.toString(),
		luogoNascita: luogo,
		nota: ruoli.join(' e ')
	};
});

const estere = personeEstere.map(({ identificativo, paese, nome, cognome, dataNascita, sesso }) => ({
	chiave: identificativo,
	nome,
	cognome,
	sesso,
	dataNascita,
	nota: `${paese}, senza codice fiscale`
}));

function traits({
	codiceFiscale,
	nome,
	cognome,
	dataNascita,
	luogoNascita,
	email,
	figli
}: PersonaDemo): string[] {
	const omonimi = persone.filter((altra) => altra.nome === nome && altra.cognome === cognome);
	return [
		/\D/.test(codiceFiscale.slice(12, 15)) && 'codice con omocodia',
		luogoNascita.startsWith('Z') && "nato all'estero",
		!email && 'senza e-mail',
		figli && 'ha figli minori',
		dataNascita >= MINORE_DA && 'minorenne',
		omonimi.length > 1 && `un'altra persona si chiama così, nascita ${dataNascita}`
	].filter((trait) => typeof trait === 'string');
}

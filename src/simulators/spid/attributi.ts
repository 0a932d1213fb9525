// What a provider can tell of a person, by the names of the attributes of SPID; asked by the page of the consent and by the answer.
import { createHash } from 'node:crypto';
import type { Identita } from '../persone.ts';
import type { Gestore } from './gestori.ts';
import type { Attributo } from './risposta.ts';

/** How the page of the consent calls each attribute. */
const TITOLI: Record<string, string> = {
	spidCode: 'Codice identificativo SPID',
	name: 'Nome',
	familyName: 'Cognome',
	placeOfBirth: 'Luogo di nascita',
	countyOfBirth: 'Provincia di nascita',
	dateOfBirth: 'Data di nascita',
	gender: 'Sesso',
	fiscalNumber: 'Codice fiscale',
	idCard: "Documento d'identità",
	expirationDate: "Scadenza dell'identità",
	email: 'Indirizzo e-mail',
	mobilePhone: 'Numero di cellulare',
	digitalAddress: 'Domicilio digitale',
	companyName: 'Ragione sociale',
	companyFiscalNumber: "Codice fiscale dell'impresa",
	registeredOffice: 'Sede legale',
	ivaCode: 'Partita IVA',
	domicileStreetAddress: 'Via e numero civico del domicilio',
	domicilePostalCode: 'CAP del domicilio',
	domicileMunicipality: 'Comune del domicilio',
	domicileProvince: 'Provincia del domicilio',
	domicileNation: 'Stato del domicilio',
	address: 'Indirizzo'
};

/** The name of an attribute for people; the one on the wire when SPID does not know it. */
export function titoloAttributo(nome: string): string {
	return TITOLI[nome] ?? nome;
}

/** The attributes that were asked, in that order; those that the person does not have are left out. */
export function attributiDi(identita: Identita, gestore: Gestore, chiesti: readonly string[]): Attributo[] {
	const valori = valoriDi(identita, gestore);
	return chiesti.flatMap((nome) => {
		const valore = valori[nome];
		return valore === undefined ? [] : [{ nome, valore, tipo: DATE.has(nome) ? 'date' : 'string' } as const];
	});
}

const DATE = new Set(['dateOfBirth', 'expirationDate']);

function valoriDi(identita: Identita, gestore: Gestore): Record<string, string | undefined> {
	const { codiceFiscale, luogoNascita, residenza } = identita;
	return {
		spidCode: spidCode(identita, gestore),
		name: identita.nome,
		familyName: identita.cognome,
		placeOfBirth: luogoNascita,
		// Who was born abroad has EE. Of the others the demonstration knows only where they live.
		countyOfBirth: luogoNascita?.startsWith('Z') ? 'EE' : residenza?.provincia,
		dateOfBirth: identita.dataNascita,
		gender: identita.sesso,
		fiscalNumber: codiceFiscale && `TINIT-${codiceFiscale}`,
		idCard: codiceFiscale && 'cartaIdentita CA00000AA comuneDiResidenza 2022-01-10 2032-01-10',
		expirationDate: '2032-01-10',
		email: identita.email,
		mobilePhone: codiceFiscale && '+393330000000',
		address: residenza && `${residenza.via} ${residenza.cap} ${residenza.comune} ${residenza.provincia}`,
		domicileStreetAddress: residenza?.via,
		domicilePostalCode: residenza?.cap,
		domicileMunicipality: residenza?.comune,
		domicileProvince: residenza?.provincia,
		domicileNation: residenza && 'IT'
	};
}

// Four letters of the provider and ten characters, always the same for a person; who comes through eIDAS has the identifier of their state.
function spidCode({ chiave, codiceFiscale }: Identita, { sigla }: Gestore): string {
	if (!codiceFiscale) return chiave;
	const impronta = createHash('sha256').update(`${sigla} ${chiave}`).digest('hex');
	return `${sigla}${impronta.slice(0, 10).toUpperCase()}`;
}

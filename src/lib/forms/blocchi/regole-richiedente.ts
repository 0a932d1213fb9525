/** The rules over the fields of who applies, and whom a draft is for; called by every service that asks for them. */
import { confrontaCodiceFiscale } from '#lib/domain/codice-fiscale-coerenza.ts';
import { etaAl, parseData, type Giorno } from '#lib/domain/data.ts';
import type { Contesto } from '../campo.ts';
import type { Controllo, OggettoBozza, RisposteParziali } from '../servizio.ts';
import { deleganteDi } from './delegante.ts';
import type { campiRichiedente } from './richiedente.ts';

const MAGGIORE_ETA = 18;

type Parziali = RisposteParziali<typeof campiRichiedente>;

/** The draft is told apart by who is represented. */
export function oggettoRichiedente(
	risposte: Parziali
): OggettoBozza<keyof typeof campiRichiedente> | undefined {
	const { beneficiarioCodiceFiscale, enteCodiceFiscale, defuntoCodiceFiscale } = risposte;
	const delegante = oggettoDelega(risposte);
	if (delegante) return delegante;
	if (beneficiarioCodiceFiscale) {
		const nome = `${risposte.beneficiarioNome ?? ''} ${risposte.beneficiarioCognome ?? ''}`.trim();
		return {
			campo: 'beneficiarioCodiceFiscale',
			valore: beneficiarioCodiceFiscale,
			nome: nome || beneficiarioCodiceFiscale
		};
	}
	if (enteCodiceFiscale)
		return {
			campo: 'enteCodiceFiscale',
			valore: enteCodiceFiscale,
			nome: risposte.enteDenominazione ?? enteCodiceFiscale
		};
	if (!defuntoCodiceFiscale) return undefined;
	return {
		campo: 'defuntoCodiceFiscale',
		valore: defuntoCodiceFiscale,
		nome: `eredi di ${defuntoCodiceFiscale}`
	};
}

/** Whom the chosen standing delega names, for services that know no other ways to represent someone. */
export function oggettoDelega({
	delegaRegistrata
}: Pick<Parziali, 'delegaRegistrata'>): OggettoBozza<'delegaRegistrata'> | undefined {
	const delegante = deleganteDi(delegaRegistrata);
	return (
		delegante && {
			campo: 'delegaRegistrata',
			valore: delegante.codiceFiscale,
			nome: `${delegante.nome} ${delegante.cognome}`
		}
	);
}

/** Rules over several fields; a codice fiscale that says other data than those written is a warning. */
export function controlliRichiedente(
	risposte: Parziali,
	{ oggi }: Pick<Contesto, 'oggi'>
): Controllo<keyof typeof campiRichiedente>[] {
	return [...controlliBeneficiario(risposte, { oggi }), ...checkPec(risposte)];
}

/** Those on the natural person represented, for services that know no others. */
export function controlliBeneficiario(
	risposte: Parziali,
	{ oggi }: Pick<Contesto, 'oggi'>
): Controllo<'minoreNascita' | 'beneficiarioCodiceFiscale'>[] {
	return [...checkMinore(risposte, oggi), ...checkCodice(risposte)];
}

// Whoever has come of age asks alone, or gives a delega.
function checkMinore({ minoreNascita }: Parziali, oggi: Giorno): Controllo<'minoreNascita'>[] {
	const nascita = minoreNascita ? parseData(minoreNascita) : undefined;
	if (!nascita?.ok) return [];
	return etaAl(nascita.valore, oggi) >= MAGGIORE_ETA
		? [{ campo: 'minoreNascita', codice: 'MINORE_MAGGIORENNE' }]
		: [];
}

// Businesses, which INI-PEC lists, must have a PEC; associations need not. The REA number tells which it is.
function checkPec({ enteRea, entePec }: Parziali): Controllo<keyof typeof campiRichiedente>[] {
	return enteRea && !entePec ? [{ campo: 'entePec', codice: 'CAMPO_OBBLIGATORIO' }] : [];
}

// The letters of a name are only told (`info`): they may have been transliterated.
function checkCodice(risposte: Parziali): Controllo<'beneficiarioCodiceFiscale'>[] {
	const codice = risposte.beneficiarioCodiceFiscale;
	if (!codice) return [];
	const nascita = risposte.minoreNascita ? parseData(risposte.minoreNascita) : undefined;
	const [prima] = confrontaCodiceFiscale(codice, {
		nome: risposte.beneficiarioNome,
		cognome: risposte.beneficiarioCognome,
		nascita: nascita?.ok ? nascita.valore : undefined
	});
	return prima
		? [{ campo: 'beneficiarioCodiceFiscale', codice: prima.codice, severita: prima.severita }]
		: [];
}

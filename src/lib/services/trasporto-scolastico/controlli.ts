/** The rules over several fields of a request for school transport; part of the definition in servizio.ts. */
import { confrontaCodiceFiscale } from '#lib/domain/codice-fiscale-coerenza.ts';
import { etaAl } from '#lib/domain/data.ts';
import { controlliIsee } from '#lib/forms/blocchi/isee.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { ControlloTrasporto, Parziali } from './campi.ts';
import { checkDelegati, checkRientro } from './controlli-ritiro.ts';
import { findAnno, findLinea, findScuola, type ImpostazioniTrasporto } from './impostazioni.ts';
import { fineAnno, giornoDi } from './vocabolario.ts';

const ETA = { minima: 3, massima: 15 };

/** Every rule that looks at more than one answer, or at the settings. */
export function controlli(
	risposte: Parziali,
	contesto: Contesto,
	impostazioni: ImpostazioniTrasporto
): ControlloTrasporto[] {
	return [
		...checkFinestra(risposte, contesto, impostazioni),
		...checkAlunno(risposte),
		...checkEta(risposte),
		...checkPersone(risposte),
		...checkScuola(risposte, impostazioni),
		...checkFermate(risposte, impostazioni),
		...checkAltriGiorni(risposte),
		...checkInizio(risposte, contesto),
		...checkCambio(risposte, impostazioni),
		...checkRientro(risposte, contesto, impostazioni),
		...checkDelegati(risposte, contesto, impostazioni),
		...controlliIsee(risposte, contesto)
	];
}

// Out of time one may ask all the same: the place is given if there is one.
function checkFinestra(
	{ annoScolastico }: Parziali,
	{ oggi }: Contesto,
	impostazioni: ImpostazioniTrasporto
): ControlloTrasporto[] {
	const anno = findAnno(impostazioni, annoScolastico);
	return anno && oggi.toString() > anno.chiusura
		? [{ campo: 'annoScolastico', codice: 'TS_FINESTRA_CHIUSA' }]
		: [];
}

// The letters of a name are only told (`info`): they may have been transliterated.
function checkAlunno(risposte: Parziali): ControlloTrasporto[] {
	const { alunnoCodiceFiscale, alunnoNome, alunnoCognome, alunnoNascita } = risposte;
	if (!alunnoCodiceFiscale) return [];
	const [prima] = confrontaCodiceFiscale(alunnoCodiceFiscale, {
		nome: alunnoNome,
		cognome: alunnoCognome,
		nascita: alunnoNascita ? giornoDi(alunnoNascita) : undefined
	});
	return prima ? [{ campo: 'alunnoCodiceFiscale', codice: prima.codice, severita: prima.severita }] : [];
}

// A year more or less is for the clerk to judge, and so is an adult pupil.
function checkEta({ titolo, annoScolastico, alunnoNascita }: Parziali): ControlloTrasporto[] {
	if (!annoScolastico || !alunnoNascita) return [];
	const eta = etaAl(giornoDi(alunnoNascita), giornoDi(`${annoScolastico.slice(0, 4)}-12-31`));
	if (eta >= ETA.minima && eta <= ETA.massima) return [];
	const vicina = eta === ETA.minima - 1 || eta === ETA.massima + 1 || titolo === 'PROPRIO';
	return [{ campo: 'alunnoNascita', codice: 'TS_ETA', severita: vicina ? 'warn' : 'block' }];
}

// Child, other parent, delegates and siblings are different persons.
function checkPersone(risposte: Parziali): ControlloTrasporto[] {
	const { alunnoCodiceFiscale, altroGenitoreCodiceFiscale, delegati = [], fratelli = [] } = risposte;
	const visti = new Set([alunnoCodiceFiscale]);
	const ripetuto = (campo: ControlloTrasporto['campo'], codice: string | undefined): ControlloTrasporto[] => {
		if (!codice) return [];
		if (visti.has(codice)) return [{ campo, codice: 'TS_PERSONA_RIPETUTA' }];
		visti.add(codice);
		return [];
	};
	return [
		...ripetuto('altroGenitoreCodiceFiscale', altroGenitoreCodiceFiscale),
		...delegati.flatMap(({ codiceFiscale }, posto) =>
			ripetuto(`delegati.${posto}.codiceFiscale`, codiceFiscale)
		),
		...fratelli.flatMap(({ codiceFiscale }, posto) =>
			ripetuto(`fratelli.${posto}.codiceFiscale`, codiceFiscale)
		)
	];
}

// Options that the school does not have are hidden; that they were sent all the same is said here.
function checkScuola(risposte: Parziali, impostazioni: ImpostazioniTrasporto): ControlloTrasporto[] {
	const scuola = findScuola(impostazioni, risposte.scuola);
	if (!scuola) return [];
	const { plesso, classe, tempoScuola } = risposte;
	const fuori = (campo: 'plesso' | 'classe' | 'tempoScuola', ammessi: string[]): ControlloTrasporto[] => {
		const scelto = { plesso, classe, tempoScuola }[campo];
		return scelto && !ammessi.includes(scelto) ? [{ campo, codice: 'CAMPO_SCELTA' }] : [];
	};
	return [
		...fuori(
			'plesso',
			scuola.plessi.map(({ id }) => id)
		),
		...fuori('classe', scuola.grado === 'PRIMARIA' ? ['1', '2', '3', '4', '5'] : ['1', '2', '3']),
		...fuori(
			'tempoScuola',
			scuola.tempi.map(({ id }) => id)
		)
	];
}

function checkFermate(risposte: Parziali, impostazioni: ImpostazioniTrasporto): ControlloTrasporto[] {
	const { scuola, fermataAndata, fermataRitorno, altraFermataAndata, altraFermataRitorno } = risposte;
	const linea = findLinea(impostazioni, risposte.linea);
	if (!linea || !scuola) return [];
	if (!linea.scuole.includes(scuola)) return [{ campo: 'linea', codice: 'TS_FERMATA_NON_SERVITA' }];
	const sue = new Set(linea.fermate.map(({ id }) => id));
	const nonServita = (
		campo: 'fermataAndata' | 'fermataRitorno' | 'altraFermataAndata' | 'altraFermataRitorno',
		scelta: string | undefined
	): ControlloTrasporto[] =>
		scelta && !sue.has(scelta) ? [{ campo, codice: 'TS_FERMATA_NON_SERVITA' }] : [];
	return [
		...nonServita('fermataAndata', fermataAndata),
		...nonServita('fermataRitorno', fermataRitorno),
		...nonServita('altraFermataAndata', altraFermataAndata),
		...nonServita('altraFermataRitorno', altraFermataRitorno)
	];
}

// Some of the days, not all: those would be the usual stops.
function checkAltriGiorni(risposte: Parziali): ControlloTrasporto[] {
	const { servizio, giorni = [], altriGiorni = [], altraFermataAndata, altraFermataRitorno } = risposte;
	if (risposte.secondaFermata !== 'SI') return [];
	const alcuni = altriGiorni.length < giorni.length && altriGiorni.every((uno) => giorni.includes(uno));
	const campo = servizio === 'SOLO_RITORNO' ? 'altraFermataRitorno' : 'altraFermataAndata';
	return [
		...(alcuni ? [] : [{ campo: 'altriGiorni', codice: 'TS_ALTRI_GIORNI' } as const]),
		...(altraFermataAndata || altraFermataRitorno ? [] : [{ campo, codice: 'CAMPO_OBBLIGATORIO' } as const])
	];
}

function checkInizio({ inizio, annoScolastico }: Parziali, { oggi }: Contesto): ControlloTrasporto[] {
	if (!inizio || !annoScolastico) return [];
	const primo = `${annoScolastico.slice(0, 4)}-09-01`;
	if (inizio < primo || inizio > fineAnno(annoScolastico)) return [{ campo: 'inizio', codice: 'TS_INIZIO' }];
	return inizio < oggi.toString() ? [{ campo: 'inizio', codice: 'DATA_PASSATA' }] : [];
}

// Both stops, the new one and the one that stays, lie on one line that serves the school of the enrolment.
function checkCambio(risposte: Parziali, impostazioni: ImpostazioniTrasporto): ControlloTrasporto[] {
	const { tipoDomanda, iscrizione, nuovaFermataAndata, nuovaFermataRitorno } = risposte;
	if (tipoDomanda !== 'CAMBIO_FERMATA' || !iscrizione) return [];
	const campo = nuovaFermataAndata ? 'nuovaFermataAndata' : 'nuovaFermataRitorno';
	const nuova = nuovaFermataAndata ?? nuovaFermataRitorno;
	if (!nuova) return [{ campo: 'nuovaFermataAndata', codice: 'CAMPO_OBBLIGATORIO' }];
	const { scuola = '', fermataAndata, fermataRitorno } = iscrizione.dati;
	const linea = impostazioni.linee.find(({ fermate }) => fermate.some(({ id }) => id === nuova));
	if (!linea?.scuole.includes(scuola)) return [{ campo, codice: 'TS_FERMATA_NON_SERVITA' }];
	const usate = [nuovaFermataAndata ?? fermataAndata, nuovaFermataRitorno ?? fermataRitorno];
	const altrove = usate.some((usata) => usata && !linea.fermate.some(({ id }) => id === usata));
	return altrove ? [{ campo, codice: 'TS_FERMATE_LINEE' }] : [];
}

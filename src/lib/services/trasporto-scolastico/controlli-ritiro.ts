/** The rules about who takes the child from the bus (art. 19-bis D.L. 148/2017); called by controlli.ts. */
import { readCodiceFiscale } from '#lib/domain/codice-fiscale.ts';
import { etaAl, type Giorno } from '#lib/domain/data.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { ControlloTrasporto, Parziali } from './campi.ts';
import { findScuola, type ImpostazioniTrasporto } from './impostazioni.ts';
import { ETA_SENZA_AUTORIZZAZIONE, giornoDi } from './vocabolario.ts';

const MAGGIORE_ETA = 18;

/** Going home alone: where the Comune allows it, with the authorisation of both parents, until fourteen. */
export function checkRientro(
	risposte: Parziali,
	{ oggi }: Contesto,
	impostazioni: ImpostazioniTrasporto
): ControlloTrasporto[] {
	const { rientroAutonomo, titolo, altroGenitore } = risposte;
	const eta = etaNelServizio(risposte, oggi);
	if (!rientroAutonomo || eta === undefined || eta >= ETA_SENZA_AUTORIZZAZIONE) return [];
	const { gradi, etaMinima } = impostazioni.rientroAutonomo;
	const scuola = findScuola(impostazioni, risposte.scuola);
	if (eta < etaMinima || (scuola && !gradi.includes(scuola.grado)))
		return [{ campo: 'rientroAutonomo', codice: 'TS_RIENTRO_NON_AMMESSO' }];
	const mancanti: ControlloTrasporto[] = [];
	if (!risposte.rientroAutorizzazione)
		mancanti.push({ campo: 'rientroAutorizzazione', codice: 'DICH_MANCANTE' });
	if (titolo === 'GENITORE' && altroGenitore === 'SI' && !risposte.confermaAltroGenitore)
		mancanti.push({ campo: 'confermaAltroGenitore', codice: 'CAMPO_OBBLIGATORIO' });
	return mancanti;
}

/** Delegates are adults, no more than the Comune allows, and somebody waits for a child under fourteen. */
export function checkDelegati(
	risposte: Parziali,
	{ oggi }: Contesto,
	{ maxDelegati }: ImpostazioniTrasporto
): ControlloTrasporto[] {
	const { delegati = [], rientroAutonomo, genitoriAllaFermata } = risposte;
	if (delegati.length > maxDelegati)
		return [{ campo: 'delegati', codice: 'TS_DELEGATI_MAX', parametri: { n: maxDelegati } }];
	const eta = etaNelServizio(risposte, oggi);
	const daAspettare = rientroAutonomo === false && eta !== undefined && eta < ETA_SENZA_AUTORIZZAZIONE;
	if (daAspettare && genitoriAllaFermata === false && delegati.length === 0)
		return [{ campo: 'delegati', codice: 'TS_DELEGATO_OBBLIGATORIO' }];
	return delegati.flatMap(({ codiceFiscale }, posto): ControlloTrasporto[] =>
		isMinorenne(codiceFiscale, oggi)
			? [{ campo: `delegati.${posto}.codiceFiscale`, codice: 'TS_DELEGATO_MINORENNE' }]
			: []
	);
}

/** Whether the other parent must confirm that the child goes home alone. */
export function serveConferma({ rientroAutonomo, confermaAltroGenitore }: Parziali): boolean {
	return rientroAutonomo === true && confermaAltroGenitore === 'ACCESSO';
}

// The age that counts is that of the days of school still to come.
function etaNelServizio({ alunnoNascita, annoScolastico }: Parziali, oggi: Giorno): number | undefined {
	if (!alunnoNascita || !annoScolastico) return undefined;
	const inizio = giornoDi(`${annoScolastico.slice(0, 4)}-09-01`);
	return etaAl(giornoDi(alunnoNascita), inizio.toString() > oggi.toString() ? inizio : oggi);
}

function isMinorenne(codice: string, oggi: Giorno): boolean {
	const letto = readCodiceFiscale(codice, { riferimento: oggi });
	return letto.ok && etaAl(letto.valore.nascita, oggi) < MAGGIORE_ETA;
}

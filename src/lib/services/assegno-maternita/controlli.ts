/** The rules over several answers of a request for the maternity allowance; part of the definition in servizio.ts. */
import { giornoDi, isDopo } from '#lib/domain/data.ts';
import { controlliIsee } from '#lib/forms/blocchi/isee.ts';
import { controlliBeneficiario } from '#lib/forms/blocchi/regole-richiedente.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Controllo, RisposteParziali } from '#lib/forms/servizio.ts';
import { isIbanEstero } from '#lib/domain/iban.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { campi } from './campi.ts';
import { controlliFigli } from './controlli-figli.ts';
import { computeImporto, scriviEuro, sogliaDi } from './importo.ts';
import type { ImpostazioniMaternita } from './impostazioni.ts';
import { isNeiTermini, ultimoGiorno } from './termine.ts';

type Parziali = RisposteParziali<typeof campi>;
type Regola = Controllo<keyof typeof campi>;

/** What the law leaves to the act of the Comune is a warning: everyone may send a request and have an answer (art. 2 c. 1 L. 241/1990). */
export function controlli(
	risposte: Parziali,
	contesto: Contesto,
	impostazioni: ImpostazioniMaternita
): Regola[] {
	return [
		...controlliBeneficiario(risposte, contesto),
		...checkTermine(risposte, contesto),
		...controlliFigli(risposte, contesto),
		...checkResidenza(risposte),
		...checkTitolo(risposte, contesto),
		...checkIndennita(risposte, impostazioni),
		...controlliIsee(risposte, contesto),
		...checkIsee(risposte, impostazioni),
		...checkIban(risposte)
	];
}

function checkTermine({ dataEvento, ruolo }: Parziali, { oggi }: Pick<Contesto, 'oggi'>): Regola[] {
	if (!dataEvento || !ruolo) return [];
	const domanda = { dataEvento: giornoDi(dataEvento), ruolo };
	if (isNeiTermini(domanda, oggi)) return [];
	const data = formatData(ultimoGiorno(domanda.dataEvento, ruolo));
	return [{ campo: 'dataEvento', codice: 'MA_TERMINE_SCADUTO', parametri: { data } }];
}

function checkResidenza({ residenzaItalia, residenzaComune, altreDomande }: Parziali): Regola[] {
	const regole: Regola[] = [];
	if (residenzaItalia === false) regole.push({ campo: 'residenzaItalia', codice: 'MA_RESIDENZA_ITALIA' });
	if (residenzaComune === false) regole.push({ campo: 'residenzaComune', codice: 'MA_RESIDENZA_COMUNE' });
	// The allowance of the State excludes this one for the same event (art. 75 D.Lgs. 151/2001).
	if (altreDomande) regole.push({ campo: 'altreDomande', codice: 'MA_ASSEGNO_STATO' });
	return regole;
}

// A title that ended is shown by the receipt of its renewal.
function checkTitolo({ titoloDal, titoloAl }: Parziali, { oggi }: Pick<Contesto, 'oggi'>): Regola[] {
	if (!titoloAl) return [];
	const fine = giornoDi(titoloAl);
	if (titoloDal && isDopo(giornoDi(titoloDal), fine))
		return [{ campo: 'titoloAl', codice: 'MA_TITOLO_DATE' }];
	return isDopo(oggi, fine)
		? [{ campo: 'titoloAl', codice: 'MA_TITOLO_SCADUTO', parametri: { data: formatData(fine) } }]
		: [];
}

function checkIndennita(
	{ indennita, dataEvento, figli }: Parziali,
	impostazioni: ImpostazioniMaternita
): Regola[] {
	if (indennita === undefined || !dataEvento || !figli) return [];
	const { year: anno } = giornoDi(dataEvento);
	const importo = computeImporto({ anno, figli: figli.length, indennitaCent: indennita }, impostazioni);
	return importo && indennita >= importo.interoCent
		? [{ campo: 'indennita', codice: 'MA_INDENNITA_SUPERIORE' }]
		: [];
}

function checkIsee(risposte: Parziali, impostazioni: ImpostazioniMaternita): Regola[] {
	const regole: Regola[] = [];
	const { iseeValore, iseeTipo, genitoriInsieme, iseeNeonato, dataEvento } = risposte;
	const anno = dataEvento ? giornoDi(dataEvento).year : undefined;
	const soglia = anno === undefined ? undefined : sogliaDi(anno, impostazioni);
	if (anno !== undefined && soglia !== undefined && iseeValore !== undefined && iseeValore > soglia)
		regole.push({
			campo: 'iseeValore',
			codice: 'MA_ISEE_SOPRA_SOGLIA',
			parametri: { soglia: scriviEuro(soglia), anno }
		});
	if (iseeTipo === 'ORDINARIO' && genitoriInsieme === false)
		regole.push({ campo: 'iseeTipo', codice: 'MA_ISEE_TIPO' });
	if (risposte.iseeStato && !iseeNeonato) regole.push({ campo: 'iseeNeonato', codice: 'MA_ISEE_NUCLEO' });
	return regole;
}

function checkIban({ iban }: Parziali): Regola[] {
	return iban && isIbanEstero(iban) ? [{ campo: 'iban', codice: 'MA_IBAN_ESTERO' }] : [];
}

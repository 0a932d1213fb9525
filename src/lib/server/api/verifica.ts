// Checks answers without keeping anything: no login, no stored fact is looked at. Called by the route of verifica.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import type { Giorno } from '#lib/domain/data.ts';
import { computeTermine } from '#lib/domain/termini.ts';
import type { Calcolo } from '#lib/forms/calcolo.ts';
import { isVuoto, type Grezzi } from '#lib/forms/grezzo.ts';
import {
	campiVisibili,
	isBloccante,
	nomiInOrdine,
	radice,
	risposteComplete,
	validate,
	type Validazione
} from '#lib/forms/validate.ts';
import type { Mondo } from '../pratiche/compila.ts';
import { findServizioAttivo, type ServizioAttivo } from '../pratiche/servizio-attivo.ts';
import { haForma } from './forma.ts';
import type { DaVerificare } from './leggi-verifica.ts';
import { schemaCampo } from './schema-campo.ts';
import type { EsitoVerifica } from './schemi.ts';
import { contestoSenzaFile, ufficioBreve } from './servizi.ts';

/** The outcome on the day of filing, which is `mondo.oggi`. @throws NonTrovato when the ente does not offer the service */
export function verifica(
	mondo: Mondo,
	{ id, grezzi }: { id: string } & Pick<DaVerificare, 'grezzi'>
): EsitoVerifica {
	const attivo = findServizioAttivo(mondo.ente, id);
	const { servizio } = attivo;
	const letta = validate(servizio, { grezzi, contesto: contestoSenzaFile(attivo, mondo) });
	const validazione = { ...letta, problemi: withForma(attivo, grezzi, letta) };
	return {
		ok: !validazione.problemi.some(isBloccante),
		problemi: validazione.problemi,
		ignorati: ignored(attivo, grezzi),
		calcolo: calcola(mondo, attivo, validazione)
	};
}

// What has not the shape of its field is told once, in place of what the field made of it.
function withForma(
	{ servizio }: ServizioAttivo,
	grezzi: Grezzi,
	{ problemi, visibili }: Validazione
): Problema[] {
	const storti = new Set(
		[...visibili].filter((nome) => {
			const campo = servizio.campi[nome];
			const grezzo = grezzi[nome];
			return campo && grezzo !== undefined && !isVuoto(grezzo) && !haForma(grezzo, schemaCampo(campo));
		})
	);
	if (storti.size === 0) return problemi;
	const ordine = nomiInOrdine(servizio);
	return [
		...problemi.filter(({ campo }) => !storti.has(radice(campo))),
		...[...storti].map((campo) => creaProblema({ campo, codice: 'CAMPO_FORMATO' }))
	].toSorted((a, b) => ordine.indexOf(radice(a.campo)) - ordine.indexOf(radice(b.campo)));
}

// Such as the reason of a civic access, which must not be asked for (art. 5 c. 3 D.Lgs. 33/2013).
function ignored({ servizio }: ServizioAttivo, grezzi: Grezzi): string[] {
	const visibili = campiVisibili(servizio, grezzi);
	return Object.entries(grezzi)
		.filter(([nome, grezzo]) => !visibili.has(nome) && !isVuoto(grezzo))
		.map(([nome]) => nome)
		.sort();
}

function calcola(
	{ ente, oggi }: Mondo,
	{ servizio, impostazioni, giorniTermine }: ServizioAttivo,
	validazione: Validazione
): EsitoVerifica['calcolo'] {
	const termineDa = (decorrenza: Giorno) => {
		const { scadenza, mostra } = computeTermine({ dataPresentazione: decorrenza, giorni: giorniTermine });
		return {
			dataPresentazione: oggi.toString(),
			giorniTermine,
			scadenza: scadenza.toString(),
			scadenzaMostrata: mostra.toString()
		};
	};
	if (validazione.problemi.some(isBloccante))
		return { ...termineDa(oggi), ufficio: null, costi: null, importo: null, silenzio: null };
	const risposte = risposteComplete(validazione);
	const calcolo = servizio.calcolo?.(risposte, impostazioni, { oggi });
	return {
		...termineDa(servizio.procedura.decorrenza?.(risposte, impostazioni, oggi) ?? oggi),
		ufficio: ufficioBreve(ente, servizio.ufficio(risposte, impostazioni)),
		costi: servizio
			.costi(risposte, impostazioni, { oggi })
			.map(({ descrizione, cent, quando }) => ({ descrizione, centesimi: cent, quando })),
		importo: calcolo ? importoJson(calcolo) : null,
		silenzio: {
			effetto: servizio.procedura.effettoSilenzio(risposte, impostazioni),
			rigetto: servizio.procedura.isSilenzioRigetto(risposte)
		}
	};
}

function importoJson({ titolo, passaggi, totale, nota }: Calcolo): EsitoVerifica['calcolo']['importo'] {
	return {
		titolo,
		passaggi: [...passaggi],
		totale: totale ? { descrizione: totale.descrizione, centesimi: totale.cent } : null,
		...(nota && { nota })
	};
}

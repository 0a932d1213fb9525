// Every message stays within the limits of App IO, with the longest values that the services, the Comuni and the law put in it.
import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { persone } from '#demo/persone.ts';
import { messaggioCampagna } from '#lib/domain/campagne.ts';
import { LUOGO, TESTO, TITOLO } from '#lib/domain/comunicazioni.ts';
import { CODICI_ERRORE, messaggio } from '#lib/domain/errori.ts';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import { modelliMessaggio } from '#lib/domain/modelli-messaggi.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import { etichettaStato, STATI_PRATICA } from '#lib/domain/stati.ts';
import { parametriMessaggio } from '#lib/server/comunicazioni/messaggio-comunicazione.ts';
import { impostazioniSchema } from '#lib/server/enti/schema.ts';
import { servizi } from '#lib/services/index.ts';
import { MOTIVO_FERMO, parametriFermo } from '#lib/services/trasporto-scolastico/fermo.ts';
import { impostazioni as impostazioniTrasporto } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { descriviSaldo } from '#lib/services/trasporto-scolastico/rinuncia.ts';

const comuni = enti.map((ente) => impostazioniSchema.parse(impostazioniDemo(ente)));
const IMPORTO = '99.999.999,99';

function longest(testi: readonly string[]): string {
	return testi.toSorted((uno, altro) => altro.length - uno.length)[0] ?? '';
}

function lines(): string[] {
	const decise = comuni.flatMap(({ servizi }) => servizi.filter(({ id }) => id === 'trasporto-scolastico'));
	return decise.flatMap((uno) => impostazioniTrasporto.parse(uno.impostazioni).linee.map(({ nome }) => nome));
}

const nomi = [...persone, ...operatori].map(({ nome, cognome }) => `${nome} ${cognome}`);
// Why a stamped request did not go: more faults at once than a form that was valid ever gets, and the longest.
const motivi = CODICI_ERRORE.map((codice) => messaggio(codice, everything()))
	.toSorted((uno, altro) => altro.length - uno.length)
	.slice(0, 20);

/** Gives the same to every placeholder of a text of the catalogue. */
function everything(): Parametri {
	return new Proxy({}, { get: () => IMPORTO });
}

const ISTANTE = new Date('2026-09-30T10:00:00Z');
const AVVISO = {
	id: '00000000-0000-4000-8000-000000000000',
	titolo: 'x'.repeat(TITOLO.max),
	testo: 'x'.repeat(TESTO.max),
	luogo: 'x'.repeat(LUOGO.max),
	dal: ISTANTE,
	al: ISTANTE
};

const PIU_LUNGHI: Parametri = {
	...messaggioCampagna(
		{
			tipo: 'RETTA_SCOLASTICA',
			anno: 2026,
			parametri: { rata: 'x'.repeat(40), contatto: 'x'.repeat(200) }
		},
		{ cent: 999_999_999, scadenza: '2026-09-30', nav: '302000000000000012', causale: 'x'.repeat(140) }
	).parametri,
	...parametriMessaggio(AVVISO, `https://${'x'.repeat(200)}`),
	anno: '2026/2027',
	atto: '0000456/2026',
	cosa: `devi pagare ${IMPORTO} €, Trasporto scolastico, rata 10 (scadeva il 30/09/2026). Dopo quel giorno il servizio è sospeso`,
	dal: '30/09/2026',
	entro: '30/09/2026',
	esito: longest([
		'si è liberato un posto, rispondi entro il 30/09/2026',
		...STATI_PRATICA.map((stato) => etichettaStato(stato, everything()))
	]),
	giorni: 365,
	importo: IMPORTO,
	nome: longest(nomi),
	pratica: longest(servizi.map(({ prefisso }) => `${prefisso}-2026-000123`)),
	prot: '0000123/2026',
	responsabile: longest(nomi),
	saldo: longest([
		descriviSaldo({ dovuto: 9_999_999_999, pagato: 0 }),
		descriviSaldo({ dovuto: 0, pagato: 9_999_999_999 })
	]),
	scadenza: '30/09/2026',
	servizio: longest(servizi.map(({ scheda }) => scheda.titolo)),
	ufficio: longest(comuni.flatMap(({ uffici }) => uffici.map(({ nome }) => nome))),
	...parametriFermo({
		linea: longest(lines()),
		giorno: '2026-09-30',
		corsa: undefined,
		motivo: 'x'.repeat(MOTIVO_FERMO.max)
	}),
	data: '30 settembre 2026'
};

const PIU_CORTI: Parametri = {
	...Object.fromEntries(Object.keys(PIU_LUNGHI).map((nome) => [nome, '1'])),
	titolo: 'x'.repeat(TITOLO.min)
};

describe.each(modelliMessaggio)('il messaggio %s', (modello) => {
	it.each([
		['i più lunghi', PIU_LUNGHI],
		['i più corti', PIU_CORTI]
	])('sta nei limiti di App IO con i valori %s, tutti interi', (_, valori) => {
		const parametri = modello === 'BOLLO_NON_INVIATA' ? { ...valori, motivo: motivi.join(' ') } : valori;
		const { oggetto, testo } = composeMessaggio(modello, parametri);
		expect(oggetto.length).toBeGreaterThanOrEqual(10);
		expect(oggetto.length).toBeLessThanOrEqual(120);
		expect(testo.length).toBeGreaterThanOrEqual(80);
		expect(testo.length).toBeLessThanOrEqual(10_000);
		expect(`${oggetto} ${testo}`).not.toMatch(/[{}…]/);
	});
});

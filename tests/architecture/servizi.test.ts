// Every service of the registry is complete, and nothing outside its own folders knows it by name.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { ARGOMENTI, CATEGORIE_SERVIZI } from '#tests/support/vocabolario.ts';
import { campiDi, type Condizione } from '#lib/condizione.ts';
import { isCodiceErrore } from '#lib/domain/errori.ts';
import { isStatoPratica } from '#lib/domain/stati.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { isBloccante, nomiInOrdine, risposteComplete, validate } from '#lib/forms/validate.ts';
import { riepilogo, vistaPasso } from '#lib/forms/views.ts';
import { impostazioniSchema } from '#lib/server/enti/schema.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import { findServizio, servizi } from '#lib/services/index.ts';

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const impostazioni = impostazioniSchema.parse(impostazioniDemo(cassola));

/** The world as it is when the service is filled in at the first Comune. */
function contestoDi(servizio: Servizio): Contesto {
	return { ...mondo, impostazioni: impostazioniDi(servizio) };
}

const mondo: Omit<Contesto, 'impostazioni'> = {
	elenchi: {},
	oggi: Temporal.PlainDate.from('2026-11-24'),
	luoghi: openLuoghi(),
	ente: impostazioni,
	allegati: new Map(),
	soloNomi: true
};

/** What the first Comune decides for the service. */
function impostazioniDi(servizio: Servizio): unknown {
	const voce = impostazioni.servizi.find(({ id }) => id === servizio.id);
	return servizio.impostazioni.parse(voce?.impostazioni);
}

function esempioDi(servizio: Servizio) {
	return validate(servizio, { grezzi: servizio.esempio, contesto: contestoDi(servizio) });
}

describe('il registro dei servizi', () => {
	it('ha ogni identificativo e ogni prefisso una volta sola', () => {
		expect(new Set(servizi.map(({ id }) => id)).size).toBe(servizi.length);
		expect(new Set(servizi.map(({ prefisso }) => prefisso)).size).toBe(servizi.length);
		for (const { id, prefisso, versione } of servizi) {
			expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
			expect(prefisso).toMatch(/^[A-Z]{2,4}$/);
			expect(Number.isInteger(versione) && versione > 0).toBe(true);
			// The counter of the protocol has this name.
			expect(id).not.toBe('protocollo');
		}
		expect(findServizio('non-esiste')).toBeUndefined();
	});

	it('offre di nuovo un dato solo a campi dello stesso tipo', () => {
		const tipi = new Map<string, Set<string>>();
		for (const { campi } of servizi)
			for (const { riuso, tipo } of Object.values(campi))
				if (riuso) tipi.set(riuso, (tipi.get(riuso) ?? new Set()).add(tipo.nome));
		expect(tipi.size).toBeGreaterThan(0);
		expect([...tipi].filter(([, nomi]) => nomi.size > 1).map(([chiave]) => chiave)).toEqual([]);
	});

	it.each(enti.map(({ id }) => id))('ha le sue impostazioni nella dimostrazione di %s', (id) => {
		const ente = enti.find((uno) => uno.id === id) ?? cassola;
		const presenti = impostazioniSchema.parse(impostazioniDemo(ente)).servizi.map((voce) => voce.id);
		expect(presenti.sort()).toEqual(servizi.map((servizio) => servizio.id).sort());
	});
});

describe.each(servizi.map((servizio) => [servizio.id, servizio] as const))(
	'il servizio %s',
	(_id, servizio) => {
		it('ha una scheda piena, in parole piane', () => {
			const { argomenti, esito, categoria, collegamenti = [], ...testi } = servizio.scheda;
			expect(CATEGORIE_SERVIZI).toContain(categoria);
			expect(argomenti.length).toBeGreaterThan(0);
			for (const argomento of argomenti) expect(ARGOMENTI).toContain(argomento);
			expect(esito.length).toBeGreaterThan(0);
			for (const [nome, testo] of [
				...Object.entries(testi),
				...esito.map((uno) => ['esito', uno]),
				...collegamenti.map((uno) => ['collegamenti', uno.testo])
			]) {
				expect(testo?.trim(), nome).toBe(testo);
				expect(testo?.length, nome).toBeGreaterThan(3);
				expect(testo, nome).not.toMatch(/!|TODO|lorem|[{}<>]/i);
			}
			expect(servizio.scheda.titolo.length).toBeLessThanOrEqual(160);
		});

		it('ha un esempio che si può inviare, con riepilogo, oggetto e ufficio del Comune', () => {
			const esito = esempioDi(servizio);
			expect(esito.problemi.filter(isBloccante)).toEqual([]);
			const risposte = risposteComplete(esito);
			expect(riepilogo(servizio, risposte, contestoDi(servizio)).length).toBeGreaterThan(0);
			expect(servizio.oggettoProtocollo(risposte)).not.toBe('');
			const uffici = impostazioni.uffici.map(({ id }) => id);
			expect(uffici).toContain(servizio.ufficio(risposte, impostazioniDi(servizio)));
			for (const ufficio of servizio.uffici(impostazioniDi(servizio))) expect(uffici).toContain(ufficio);
			for (const { descrizione, cent, quando } of servizio.costi(
				risposte,
				impostazioniDi(servizio),
				contestoDi(servizio)
			))
				expect([descrizione !== '', quando !== '', Number.isInteger(cent) && cent >= 0]).toEqual([
					true,
					true,
					true
				]);
		});

		it('ha un esempio che nomina solo campi suoi', () => {
			expect(Object.keys(servizio.esempio).filter((nome) => !(nome in servizio.campi))).toEqual([]);
		});

		it('ha un testo per ogni errore che un campo può dare, e un’etichetta per ogni campo', () => {
			for (const [nome, campo] of Object.entries(servizio.campi)) {
				expect(nome).toMatch(/^[a-z][a-zA-Z0-9]*$/);
				expect(campo.etichetta.trim(), nome).not.toBe('');
				for (const codice of [campo.mancante, ...campo.tipo.errori])
					expect(isCodiceErrore(codice), codice).toBe(true);
			}
		});

		it('ha passi con titolo e sezioni, che si disegnano anche vuoti', () => {
			expect(servizio.passi.length).toBeGreaterThan(0);
			for (const passo of servizio.passi) {
				expect(passo.titolo).not.toBe('');
				const sezioni = vistaPasso(servizio, passo, {
					grezzi: {},
					contesto: contestoDi(servizio),
					problemi: []
				});
				expect(sezioni.map(({ titolo }) => titolo)).not.toContain('');
			}
			expect(nomiInOrdine(servizio).sort()).toEqual(Object.keys(servizio.campi).sort());
		});

		it('ha condizioni che chiedono solo risposte possibili', () => {
			const impossibili = Object.entries(servizio.campi).flatMap(([nome, { quando }]) =>
				quando ? wrongValues(servizio, quando).map((valore) => `${nome}: ${valore}`) : []
			);
			expect(impossibili).toEqual([]);
		});

		it('ha una procedura con stati noti, un atto che decide, il ritiro, e gli effetti del silenzio', () => {
			const { procedura } = servizio;
			const { mosse } = procedura;
			for (const mossa of mosse) {
				for (const stato of [mossa.a, ...mossa.da]) expect(isStatoPratica(stato), stato).toBe(true);
				expect(mossa.etichetta).not.toBe('');
				expect(mossa.chi.length).toBeGreaterThan(0);
			}
			expect(new Set(mosse.map(({ id }) => id)).size).toBe(mosse.length);
			expect(mosse.some(({ atto, chi }) => atto && chi.every((uno) => uno === 'responsabile'))).toBe(true);
			expect(mosse.some(({ id }) => id === 'RITIRA')).toBe(true);
			expect(mosse.filter(({ da }) => da.includes('PROTOCOLLATA')).length).toBeGreaterThan(0);
			const risposte = risposteComplete(esempioDi(servizio));
			for (const testo of [
				procedura.effettoSilenzio(risposte, impostazioniDi(servizio)),
				procedura.rimedi(risposte, impostazioniDi(servizio))
			])
				expect(testo.length).toBeGreaterThan(20);
		});

		it('ha le dichiarazioni e la conservazione', () => {
			expect(Object.keys(servizio.dichiarazioni)).toContain('responsabilita');
			for (const testo of Object.values(servizio.dichiarazioni)) expect(testo.length).toBeGreaterThan(20);
			expect(servizio.conservazione.bozzaGiorni).toBeGreaterThan(0);
			expect(servizio.conservazione.fascicoloAnni).toBeGreaterThan(0);
		});

		it('è nominato solo nelle sue stanze', () => {
			const nominato = portalFiles(servizio.id).filter((nome) =>
				readFileSync(nome, 'utf8').includes(servizio.id)
			);
			expect(nominato).toEqual([]);
		});
	}
);

/** The values that a condition waits for and that its field never offers. */
function wrongValues(servizio: Servizio, condizione: Condizione): string[] {
	if ('tutte' in condizione) return condizione.tutte.flatMap((parte) => wrongValues(servizio, parte));
	if ('una' in condizione) return condizione.una.flatMap((parte) => wrongValues(servizio, parte));
	const [nome = ''] = campiDi(condizione);
	const campo = servizio.campi[nome];
	const vista = campo?.tipo.vista({
		nome,
		grezzo: undefined,
		contesto: contestoDi(servizio),
		errori: new Map()
	});
	if (!vista || !('opzioni' in vista)) return [];
	const offerti = new Set(vista.opzioni.map(({ valore }) => valore));
	return condizione.tra.filter((valore) => !offerti.has(valore));
}

/** The files of the portal that must not know a service; the registry and the service's own rooms may. */
function portalFiles(id: string): string[] {
	const list = execFileSync(
		'git',
		['ls-files', '--cached', '--others', '--exclude-standard', 'src/lib', 'src/routes'],
		{ encoding: 'utf8' }
	);
	const own = [
		`src/lib/services/${id}/`,
		'src/lib/services/registro.ts',
		'src/lib/server/servizi/index.ts',
		`src/lib/server/servizi/${id}/`,
		`src/routes/operatore/servizi/${id}/`
	];
	return list
		.split('\n')
		.filter(
			(nome) => /(?<!\.test)\.(ts|svelte)$/.test(nome) && !own.some((stanza) => nome.startsWith(stanza))
		);
}

// One step of a request: shows its fields, keeps whatever was typed, and goes on when nothing blocks.
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Problema } from '#lib/domain/errori.ts';
import { readForm } from '#lib/forms/grezzo.ts';
import { problemiDelPasso } from '#lib/forms/journey.ts';
import type { Passo } from '#lib/forms/servizio.ts';
import { isBloccante, radice } from '#lib/forms/validate.ts';
import { etichetteDi, vistaPasso } from '#lib/forms/views.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { ricezioneDi } from '#lib/server/http/ricezione.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { allowTiles } from '#lib/server/http/tessere.ts';
import { allowedAzione, readAzione, type Azione } from '#lib/server/pratiche/azioni.ts';
import {
	condizioniDi,
	domandeDi,
	domandePossibili,
	dopoIlPasso,
	type Compilazione
} from '#lib/server/pratiche/compila.ts';
import { savePasso } from '#lib/server/pratiche/save-passo.ts';
import {
	checkRaggiungibile,
	cornice,
	openBozza,
	readAiuto,
	readBozzaId,
	readCompilazione,
	readRichiedente,
	readServizio
} from '../compilazione.ts';
import type { Actions, PageServerLoad } from './$types';

// Questions that appear while answering, the progress of a file, the names of places.
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const passo = readPasso(event);
	const compilazione = await readCompilazione(event, cittadino);
	checkRaggiungibile(compilazione, passo.id);
	const { searchParams } = event.url;
	// What only warns or tells is always there to read; what is missing is said once the person has tried to go on.
	const controlla = searchParams.has('controlla');
	const problemi = problemiDelPasso(passo, compilazione.validazione.problemi).filter(
		(problema) => controlla || !isBloccante(problema)
	);
	const vista = modulo(compilazione, passo, problemi);
	allowTiles(
		event,
		vista.sezioni.flatMap(({ campi }) => campi)
	);
	return {
		...cornice(compilazione, passo.id),
		aiuto: readAiuto(event, compilazione.attivo),
		modulo: vista,
		salvata: searchParams.get('salvata'),
		// The first step tells who is asking: these data are not asked again.
		richiedente:
			compilazione.attivo.servizio.passi[0]?.id === passo.id
				? await readRichiedente(event, cittadino)
				: undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { utente, sessioneScaduta } = event.locals;
		// The login ended while they were writing: what they wrote is kept for them, and nothing else is done.
		const scaduta = utente ? null : sessioneScaduta;
		const persona = scaduta ?? requireAutore(event);
		const dati = await readFormData(event.request);
		const { servizio } = readServizio(event);
		const passo = readPasso(event);
		const azione: Azione = scaduta
			? { tipo: 'salva' }
			: allowedAzione(readAzione(text(dati.get('_azione'))), passo, servizio.campi);
		const problemi = await keep(event, { persona: persona.personaId, passo, azione, dati });
		const bozza = readBozzaId(event);
		const qui = paths.passo({ servizio: servizio.id, passo: passo.id, bozza });
		if (scaduta) redirect(303, paths.accesso(`${qui}&salvata=accesso`));
		const dopo = await readCompilazione(event, persona);
		if (azione.tipo === 'avanti') return goOn(dopo, passo, { dati, problemi, qui });
		if (azione.tipo === 'vai')
			redirect(303, paths.passo({ servizio: servizio.id, passo: azione.passo, bozza }));
		if (problemi.length > 0) return fail(422, { modulo: modulo(dopo, passo, problemi) });
		redirect(303, azione.tipo === 'salva' ? `${qui}&salvata=si` : `${qui}#${anchorOf(azione)}`);
	}
};

type Ricevuto = { persona: string; passo: Passo; azione: Azione; dati: FormData };

// Read, merged and written under one lock: two tabs on two steps both keep their answers.
async function keep(event: RequestEvent, { persona, passo, azione, dati }: Ricevuto): Promise<Problema[]> {
	const file = await Promise.all(
		[...dati].flatMap(([campo, valore]) =>
			valore instanceof File && valore.name !== '' ? [readFile(campo, valore)] : []
		)
	);
	return asCittadino(event, { personaId: persona }, async (tx) =>
		savePasso(
			tx,
			{
				compilazione: await openBozza(event, tx, { blocca: true }),
				passo,
				azione,
				ricevute: readForm(dati),
				file
			},
			ricezioneDi(event, persona)
		)
	);
}

// Who has logged out on purpose loses what they go on typing, and is told so.
function requireAutore(event: RequestEvent): { personaId: string } {
	if (event.locals.utente) return requireCittadino(event);
	redirect(303, `${paths.accesso(event.url.pathname + event.url.search)}&persa=si`);
}

async function readFile(
	campo: string,
	file: File
): Promise<{ campo: string; nome: string; byte: Uint8Array }> {
	return { campo, nome: file.name, byte: new Uint8Array(await file.arrayBuffer()) };
}

function goOn(
	dopo: Compilazione,
	passo: Passo,
	{ dati, problemi, qui }: { dati: FormData; problemi: Problema[]; qui: string }
) {
	const mostrati = new Set(text(dati.get('_mostrati')).split(','));
	const esito = dopoIlPasso(dopo, passo, { mostrati, altri: problemi });
	if (esito.tipo === 'errori') return fail(422, { modulo: modulo(dopo, passo, esito.problemi) });
	if (esito.tipo === 'nuove-domande') redirect(303, `${qui}&salvata=nuove#${esito.campo}`);
	redirect(303, paths.passo({ servizio: dopo.attivo.servizio.id, passo: esito.passo, bozza: dopo.bozza.id }));
}

function modulo(compilazione: Compilazione, passo: Passo, trovati: readonly Problema[]) {
	const { attivo, bozza, contesto } = compilazione;
	const { poste, inAttesa } = domandeDi(compilazione, passo);
	const problemi = trovati.filter(({ campo }) => !inAttesa.has(radice(campo)));
	const sezioni = vistaPasso(attivo.servizio, passo, { grezzi: bozza.risposte, contesto, problemi });
	const etichette = etichetteDi(sezioni.flatMap(({ campi }) => campi));
	const possibili = domandePossibili(compilazione, passo);
	return {
		sezioni: sezioni.map((sezione) => ({
			...sezione,
			campi: sezione.campi.filter(({ nome }) => possibili.has(nome))
		})),
		problemi: problemi.map(({ campo, messaggio, severita }) => ({
			campo,
			messaggio,
			severita,
			etichetta: etichette.get(campo) ?? etichette.get(radice(campo))
		})),
		mostrati: poste,
		/** What the fields of other steps say, for conditions that look there. */
		condizioni: condizioniDi(compilazione)
	};
}

function readPasso(event: RequestEvent): Passo {
	const passo = readServizio(event).servizio.passi.find(({ id }) => id === event.params.passo);
	if (!passo) error(404, { message: 'Questo passo non esiste.' });
	return passo;
}

function anchorOf(azione: Azione): string {
	return 'campo' in azione ? azione.campo : 'contenuto';
}

function text(value: FormDataEntryValue | null): string {
	return typeof value === 'string' ? value : '';
}

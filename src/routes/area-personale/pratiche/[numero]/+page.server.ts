// One request of the citizen: where it stands, and what they may still do.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { formatGiorno } from '#lib/domain/istante.ts';
import { creaProblema, messaggio, type Problema } from '#lib/domain/errori.ts';
import { PASSO_INFORMATIVA } from '#lib/forms/servizio.ts';
import { parolaDi } from '#lib/ui/parola.ts';
import { paths } from '#lib/paths.ts';
import { attachToPratica, problemiFile } from '#lib/server/allegati/attach-file.ts';
import type { FileElencato } from '#lib/server/documenti/parti.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { ricezioneDi } from '#lib/server/http/ricezione.ts';
import { formFiles } from '#lib/server/http/form-files.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { asCittadino, requireCittadino, type Tx } from '#lib/server/http/actor.ts';
import { mondoDi, oggiDi } from '#lib/server/http/mondo.ts';
import { contornoCittadino } from '#lib/server/http/citizen.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import { pagamentiVista } from '#lib/server/pagamenti/pagamenti-vista.ts';
import { listPosizioni } from '#lib/server/pagamenti/posizione.ts';
import { listRimborsi } from '#lib/server/pagamenti/rimborso.ts';
import { rimborsiVista } from '#lib/server/pagamenti/rimborsi-vista.ts';
import { listConferme } from '#lib/server/pratiche/conferme.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { answerIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { answerPreavviso } from '#lib/server/pratiche/preavviso.ts';
import { isRipetibile, repeatPratica } from '#lib/server/pratiche/repeat-pratica.ts';
import { isServizioAttivo } from '#lib/server/pratiche/servizio-attivo.ts';
import { listOfferte } from '#lib/server/pratiche/offerte.ts';
import { mosseAperte } from '#lib/server/pratiche/mosse-aperte.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { isApertaAMemorie, sendMemoria } from '#lib/server/pratiche/send-memoria.ts';
import { withdrawPratica } from '#lib/server/pratiche/withdraw-pratica.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { numero } = event.params;
	const {
		ente,
		app: { porta }
	} = event.locals;
	const oggi = oggiDi(event);
	const { fascicolo, pagamenti, posizioni, rimborsi, ripetibile, conferme, offerte, note } =
		await asCittadino(event, cittadino, async (tx) => {
			const letto = await readFascicolo(tx, numero);
			return {
				fascicolo: letto,
				pagamenti: await listPagamenti(tx, letto.pratica.id),
				posizioni: await listPosizioni(tx, letto.pratica.id),
				rimborsi: await listRimborsi(tx, letto.pratica.id),
				ripetibile: await isRipetibile(tx, numero),
				conferme: await listConferme(tx, letto.pratica.id, oggi),
				offerte: await listOfferte(tx, { persona: cittadino.personaId, oggi, porta }),
				note: (await porta(letto.pratica.servizio).note?.(tx, letto.pratica, { ente, oggi })) ?? []
			};
		});
	const { pratica } = fascicolo;
	const mosse = mosseAperte(event.locals.app.porta(pratica.servizio), { pratica, chi: ['cittadino'] });
	const offerta = offerte.find((una) => una.pratica === pratica.numero);
	return {
		...fascicoloVista(fascicolo, ente),
		conferme: conferme.map(({ codice, testo, entro, stato }) => ({
			testo,
			entro: formatGiorno(entro),
			stato,
			indirizzo: `${event.url.origin}${paths.conferma(codice)}`
		})),
		note,
		offerta: offerta && formatGiorno(offerta.entro),
		fatto: readFatto(event.url.searchParams),
		aMemorie: isApertaAMemorie(pratica),
		ritirabile: mosse.some(({ id }) => id === 'RITIRA'),
		integrabile: mosse.some(({ id }) => id === 'INTEGRA'),
		osservabile: mosse.some(({ id }) => id === 'OSSERVA'),
		pagamenti: pagamentiVista(
			{ pagamenti, posizioni },
			{ oggi, istante: event.locals.app.clock(), tolleranza: 0 }
		),
		rimborsi: rimborsiVista(rimborsi),
		ripetibile: ripetibile && isServizioAttivo(ente, pratica.servizio),
		messaggi: fascicolo.messaggi.map(({ id, oggetto }) => ({ href: paths.messaggio(id), oggetto }))
	};
};

const FATTO: Record<string, string> = {
	integra: 'Abbiamo ricevuto la tua risposta',
	osserva: 'Abbiamo ricevuto le tue osservazioni',
	memoria: 'Abbiamo ricevuto quello che ci hai mandato',
	ritira: 'Hai ritirato la richiesta'
};

// What the person has just done, with the number under which it is registered.
function readFatto(parametri: URLSearchParams): string | undefined {
	const detto = parolaDi(FATTO, parametri.get('fatto'));
	const protocollo = /^\d{7}\/\d{4}$/.exec(parametri.get('protocollo') ?? '')?.[0];
	return detto && protocollo
		? `${detto}. Protocollo ${protocollo}: trovi la ricevuta tra i documenti.`
		: undefined;
}

const TESTO = { min: 5, max: 2000 };

export const actions: Actions = {
	rifai: async (event) => {
		const cittadino = requireCittadino(event);
		const { app, ente } = event.locals;
		const { servizio, bozza, nuova } = await asCittadino(event, cittadino, (tx) =>
			repeatPratica(tx, {
				ente: ente.id,
				persona: cittadino.personaId,
				numero: event.params.numero,
				mondo: mondoDi(event),
				istante: app.clock(),
				newId: app.newId
			})
		);
		// Where a draft was left unfinished for the same person, its page says so and offers to go on.
		redirect(
			303,
			nuova ? paths.passo({ servizio, passo: PASSO_INFORMATIVA, bozza }) : paths.domanda(servizio)
		);
	},
	ritira: async (event) => {
		const cittadino = requireCittadino(event);
		const dati = await readFormData(event.request);
		if (dati.get('conferma') !== 'si')
			return fail(422, { problemi: [{ campo: 'conferma', messaggio: messaggio('CONFERMA_MANCANTE') }] });
		const { numero } = event.params;
		const protocollo = await asCittadino(event, cittadino, (tx) =>
			withdrawPratica(tx, contornoCittadino(event), { numero })
		);
		redirect(303, fatto(numero, 'ritira', protocollo));
	},
	integra: (event) =>
		send(event, { campo: 'integrazione', fatto: 'integra' }, (tx, { numero, testo, file }) =>
			answerIntegrazioni(tx, contornoCittadino(event), { numero, risposta: testo, file })
		),
	osserva: (event) =>
		send(event, { campo: 'osservazioni', fatto: 'osserva' }, (tx, dati) =>
			answerPreavviso(tx, contornoCittadino(event), dati)
		),
	memoria: (event) =>
		send(event, { campo: 'memoria', fatto: 'memoria' }, (tx, dati) =>
			sendMemoria(tx, contornoCittadino(event), dati)
		)
};

type Inviato = { numero: string; testo: string; file: readonly FileElencato[] };

// Text and files together, or neither: a refused file leaves the request as it was. The pratica is locked before its files
// are written, so that the same answer sent twice waits and is refused instead of dying in a deadlock.
async function send(
	event: RequestEvent,
	{ campo, fatto: fatta }: { campo: string; fatto: string },
	move: (tx: Tx, inviato: Inviato) => Promise<string>
) {
	const cittadino = requireCittadino(event);
	const numero = event.params.numero ?? '';
	const dati = await readFormData(event.request);
	const testo = formText(dati, 'testo');
	const file = await formFiles(dati, 'file');
	const ricezione = ricezioneDi(event, cittadino.personaId);
	const esito = await asCittadino(event, cittadino, async (tx) => {
		const pratica = await findPratica(tx, { numero, blocca: true });
		const problemi = [...checkTesto(testo), ...(await problemiFile(file))];
		if (problemi.length > 0) return { ok: false as const, problemi };
		const uniti = await attachToPratica(tx, { pratica: pratica.id, campo, file }, ricezione);
		if (!uniti.ok) return uniti;
		return { ok: true as const, protocollo: await move(tx, { numero, testo, file: uniti.file }) };
	});
	if (esito.ok) redirect(303, fatto(numero, fatta, esito.protocollo));
	return fail(422, {
		modulo: fatta,
		testo,
		daRiscegliere: file.length > 0,
		problemi: esito.problemi.map(({ campo: dove, messaggio: detto }) => ({ campo: dove, messaggio: detto }))
	});
}

function checkTesto(testo: string): Problema[] {
	if (testo.length >= TESTO.min && testo.length <= TESTO.max) return [];
	const codice = testo === '' ? 'CAMPO_OBBLIGATORIO' : 'CAMPO_LUNGHEZZA';
	return [creaProblema({ campo: 'testo', codice, parametri: TESTO })];
}

function fatto(numero: string, cosa: string, protocollo: string): string {
	return `${paths.pratica(numero)}?fatto=${cosa}&protocollo=${encodeURIComponent(protocollo)}`;
}

// One request of the citizen: where it stands, and what they may still do.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { messaggio, type Problema } from '#lib/domain/errori.ts';
import { mossePossibili } from '#lib/domain/procedimento.ts';
import { paths } from '#lib/paths.ts';
import { attachToPratica } from '#lib/server/allegati/attach-file.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { answerIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { servizioDi, type Contorno } from '#lib/server/pratiche/move.ts';
import { withdrawPratica } from '#lib/server/pratiche/withdraw-pratica.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const fascicolo = await asCittadino(event, cittadino, (tx) => readFascicolo(tx, event.params.numero));
	const { pratica } = fascicolo;
	const mosse = mossePossibili(servizioDi(pratica).procedura.mosse, {
		stato: pratica.stato,
		chi: ['cittadino']
	});
	return {
		...fascicoloVista(fascicolo, event.locals.ente),
		ritirabile: mosse.some(({ id }) => id === 'RITIRA'),
		integrabile: mosse.some(({ id }) => id === 'INTEGRA'),
		messaggi: fascicolo.messaggi.map(({ id, oggetto }) => ({ href: paths.messaggio(id), oggetto }))
	};
};

const RISPOSTA = { min: 5, max: 2000 };

export const actions: Actions = {
	ritira: async (event) => {
		const cittadino = requireCittadino(event);
		const dati = await event.request.formData();
		if (dati.get('conferma') !== 'si')
			return fail(422, {
				problemi: [{ campo: 'conferma', messaggio: messaggio('DICH_MANCANTE') }],
				risposta: ''
			});
		const { numero } = event.params;
		await asCittadino(event, cittadino, (tx) => withdrawPratica(tx, contorno(event), { numero }));
		redirect(303, paths.pratica(numero));
	},
	integra: async (event) => {
		const cittadino = requireCittadino(event);
		const dati = await event.request.formData();
		const risposta = formText(dati, 'risposta');
		if (risposta.length < RISPOSTA.min || risposta.length > RISPOSTA.max)
			return fail(422, {
				problemi: [{ campo: 'risposta', messaggio: messaggio('CAMPO_LUNGHEZZA', RISPOSTA) }],
				risposta
			});
		const file = dati.getAll('file').filter((uno): uno is File => uno instanceof File && uno.name !== '');
		const problemi = await answer(event, cittadino.personaId, { risposta, file });
		if (problemi.length > 0)
			return fail(422, {
				problemi: problemi.map(({ campo, messaggio: testo }) => ({ campo, messaggio: testo })),
				risposta
			});
		redirect(303, paths.pratica(event.params.numero));
	}
};

// The files and the answer together, or neither: a refused file leaves the request as it was.
async function answer(
	event: RequestEvent,
	persona: string,
	{ risposta, file }: { risposta: string; file: File[] }
): Promise<Problema[]> {
	const { app, ente } = event.locals;
	const numero = event.params.numero ?? '';
	const letti = await Promise.all(
		file.map(async (uno) => ({ nome: uno.name, byte: new Uint8Array(await uno.arrayBuffer()) }))
	);
	const ricezione = {
		archivio: app.archivio,
		ente: ente.id,
		persona,
		istante: app.clock(),
		newId: app.newId
	};
	return asCittadino(event, { personaId: persona }, async (tx) => {
		const { pratica } = await readFascicolo(tx, numero);
		const problemi = await attachToPratica(tx, { pratica: pratica.id, file: letti }, ricezione);
		if (problemi.length === 0) await answerIntegrazioni(tx, contorno(event), { numero, risposta });
		return problemi;
	});
}

function contorno({ locals: { app, ente } }: RequestEvent): Contorno {
	return { ente, attore: { ruolo: 'cittadino' }, chi: ['cittadino'], istante: app.clock(), newId: app.newId };
}

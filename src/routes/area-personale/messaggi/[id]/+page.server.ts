// One message, noted as read; put away, taken back, left to read again.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { collegaSito, leggiTestoSemplice } from '#lib/domain/testo-semplice.ts';
import { parolaDi } from '#lib/ui/parola.ts';
import { paths } from '#lib/paths.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { asCittadino, requireCittadino, type Tx } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { attornoVista, readAttorno } from '#lib/server/messaggi/attorno-al-messaggio.ts';
import { nomeArgomento } from '#lib/server/messaggi/messaggio-vista.ts';
import {
	archiveMessaggio,
	countDaLeggere,
	markDaLeggere,
	openMessaggio,
	restoreMessaggio
} from '#lib/server/messaggi/read-messaggi.ts';
import type { Actions, PageServerLoad } from './$types';

const FATTO: Readonly<Record<string, string>> = {
	ripristinato: 'Il messaggio è di nuovo tra gli altri.'
};

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { app, ente } = event.locals;
	const istante = app.clock();
	const { messaggio, attorno, daLeggere } = await asCittadino(event, cittadino, async (tx) => {
		const aperto = await openMessaggio(tx, { id: event.params.id, istante });
		return {
			messaggio: aperto,
			attorno: await readAttorno(tx, aperto),
			daLeggere: await countDaLeggere(tx)
		};
	});
	const { oggetto, testo, creatoIl, pratica, modello, argomento, entro, archiviatoIl } = messaggio;
	// The one just opened is no longer to be read, whatever the layout counted meanwhile.
	const { cittadino: chi } = await event.parent();
	return {
		cittadino: { ...chi, daLeggere },
		oggetto,
		blocchi: collegaSito(leggiTestoSemplice(testo), sitoDi(ente.impostazioni, app.settings)),
		argomento: nomeArgomento(argomento),
		data: formatDataOra(creatoIl),
		entro: entro === null ? undefined : formatGiorno(entro),
		pratica: pratica === null ? undefined : { numero: pratica, href: paths.pratica(pratica) },
		delega: modello.startsWith('DELEGA_'),
		archiviato: archiviatoIl !== null,
		...attornoVista(attorno),
		fatto: parolaDi(FATTO, event.url.searchParams.get('fatto'))
	};
};

export const actions: Actions = {
	archivia: async (event) => {
		await change(event, archiveMessaggio);
		redirect(303, paths.elencoMessaggi({ fatto: 'archiviato' }));
	},
	ripristina: async (event) => {
		const id = await change(event, restoreMessaggio);
		redirect(303, `${paths.messaggio(id)}?fatto=ripristinato`);
	},
	daLeggere: async (event) => {
		await change(event, markDaLeggere);
		redirect(303, paths.elencoMessaggi({ fatto: 'da-leggere' }));
	}
};

async function change(
	event: RequestEvent,
	work: (tx: Tx, quale: { id: string; istante: Date }) => Promise<void>
): Promise<string> {
	const cittadino = requireCittadino(event);
	const id = readUuid(event.params.id);
	await asCittadino(event, cittadino, (tx) => work(tx, { id, istante: event.locals.app.clock() }));
	return id;
}

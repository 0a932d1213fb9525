// What receiving files needs of a request; called by the routes that take files.
import type { RequestEvent } from '@sveltejs/kit';
import type { Ricezione } from '../allegati/attach-file.ts';

/** Files of a person, received now. A fault of the archive goes to the log with the id of the request. */
export function ricezioneDi({ locals: { app, ente, richiesta } }: RequestEvent, persona: string): Ricezione {
	return {
		archivio: app.archivio,
		ente: ente.id,
		persona,
		istante: app.clock(),
		newId: app.newId,
		onFault: (error) => {
			app.log.error({ richiesta, err: error }, 'file non conservato');
		}
	};
}

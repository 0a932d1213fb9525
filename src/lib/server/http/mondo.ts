// What a request is judged against: the day it is in Rome and the world that fields may look at. Called by routes.
import type { RequestEvent } from '@sveltejs/kit';
import type { Giorno } from '#lib/domain/data.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Mondo } from '../pratiche/compila.ts';

/** Today in Rome. */
export function oggiDi({ locals }: Pick<RequestEvent, 'locals'>): Giorno {
	return giornoARoma(locals.app.clock());
}

/** The ente that was asked, today, and the table of places. */
export function mondoDi(event: Pick<RequestEvent, 'locals'>): Mondo {
	const { app, ente } = event.locals;
	return { ente, oggi: oggiDi(event), luoghi: app.luoghi };
}

// The services of IO: each is one topic of one ente, and its key of the demonstration says both. Read by all parts of the simulator.
import type { EnteDemo } from '#demo/ente-demo.ts';
import { enti } from '#demo/enti.ts';

/** Id of a service, as `cassola--tributi`. */
export type Servizio = string;

const GENERALE = 'generale';

/** The service whose key it is; undefined for what is no key. */
export function serviceOf(key: string | string[] | undefined): Servizio | undefined {
	const form = /^prova-([a-z][a-z0-9]*(?:-[a-z0-9]+)*--[a-z]+(?:-[a-z]+)*)$/;
	return typeof key === 'string' ? form.exec(key)?.[1] : undefined;
}

/** The Comune that sends; undefined for one that is not of the demonstration. */
export function enteOf(servizio: Servizio): EnteDemo | undefined {
	const [ente] = servizio.split('--');
	return enti.find(({ id }) => id === ente);
}

/** Who is paid when a message names nobody: the organization of the service. */
export function payeeOf(servizio: Servizio): string {
	return enteOf(servizio)?.codiceFiscale ?? '00000000000';
}

/** As the phone names it. */
export function nameOf(servizio: Servizio): string {
	const [ente = '', tema = GENERALE] = servizio.split('--');
	const comune = `Comune di ${enteOf(servizio)?.nome ?? ente}`;
	const parole = tema.replaceAll('-', ' ');
	return tema === GENERALE ? comune : `${comune}, ${parole.charAt(0).toUpperCase()}${parole.slice(1)}`;
}

// What settings must hold beyond their schema: a colour that can be read, an address that is the ente's own. Called by the command and by the publication.
import { temaCss } from '#lib/styles/tema.ts';
import type { Impostazioni } from './schema.ts';

export type Difetto = { path: PropertyKey[]; message: string };

/** What is wrong with whole settings; `host` are the names at which the ente answers. */
export function controllaImpostazioni(
	{ sitoHost, colorePrimario }: Pick<Impostazioni, 'sitoHost' | 'colorePrimario'>,
	host: readonly string[]
): Difetto[] {
	const altrui = host.includes(sitoHost)
		? []
		: [{ path: ['sitoHost'], message: 'deve essere uno dei nomi a cui il Comune risponde' }];
	return [...altrui, ...controllaColore(colorePrimario)];
}

function controllaColore(colore: string): Difetto[] {
	try {
		temaCss(colore);
		return [];
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return [{ path: ['colorePrimario'], message: error.message }];
	}
}

// What stopped the term of a pratica, as it is stored. Pure; called by the moves.
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import type { Sospensione } from '#lib/domain/termini.ts';

/** A suspension as stored: dates as ISO text, an open one without its last date. */
export type SospensioneScritta =
	| { tipo: 'integrazioni'; richiesta: string; entro?: string; risposta?: string }
	| { tipo: 'interruzione'; richiesta: string; regolarizzazione?: string }
	| { tipo: 'preavviso'; ricezione: string; osservazioni?: string }
	| { tipo: 'controinteressati'; ricezione: string; risposta?: string };

/** What a request for additions does to the term. */
export type EffettoRichiesta = 'sospende' | 'interrompe' | 'nessuno';

/** The suspensions as the term engine wants them. */
export function sospensioniDi(scritte: readonly SospensioneScritta[]): Sospensione[] {
	return scritte.map((voce) => {
		switch (voce.tipo) {
			case 'integrazioni':
				return {
					tipo: 'integrazioni',
					richiesta: giornoDi(voce.richiesta),
					entro: giorno(voce.entro),
					risposta: giorno(voce.risposta)
				};
			case 'interruzione':
				return {
					tipo: 'interruzione',
					richiesta: giornoDi(voce.richiesta),
					regolarizzazione: giorno(voce.regolarizzazione)
				};
			case 'preavviso':
				return {
					tipo: 'preavviso',
					ricezione: giornoDi(voce.ricezione),
					osservazioni: giorno(voce.osservazioni)
				};
			case 'controinteressati':
				return {
					tipo: 'controinteressati',
					ricezione: giornoDi(voce.ricezione),
					risposta: giorno(voce.risposta)
				};
		}
	});
}

/** The suspensions after the citizen answered on a day (ISO). */
export function closeRichiesta(scritte: readonly SospensioneScritta[], oggi: string): SospensioneScritta[] {
	return scritte.map((voce) => {
		if (voce.tipo === 'integrazioni') return { risposta: oggi, ...voce };
		return voce.tipo === 'interruzione' ? { regolarizzazione: oggi, ...voce } : voce;
	});
}

/** The suspensions after the citizen's observations on a day (ISO). */
export function closePreavviso(scritte: readonly SospensioneScritta[], oggi: string): SospensioneScritta[] {
	return scritte.map((voce) => (voce.tipo === 'preavviso' ? { osservazioni: oggi, ...voce } : voce));
}

/** Whether the reasons against were told, and whether the citizen answered them. */
export function preavvisoDi(scritte: readonly SospensioneScritta[]): { osservato: boolean } | undefined {
	const preavviso = scritte.find((voce) => voce.tipo === 'preavviso');
	return preavviso && { osservato: preavviso.osservazioni !== undefined };
}

function giorno(iso: string | undefined): Giorno | undefined {
	return iso === undefined ? undefined : giornoDi(iso);
}

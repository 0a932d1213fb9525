/** Which answers hold for another request of the same service; asked when one is sent and when it is made again. */
import type { Grezzi } from './grezzo.ts';
import type { Servizio } from './servizio.ts';

/** The answers as typed, without files, declarations, stamps and what the service says is asked each time. */
export function risposteDaRipetere(servizio: Servizio, scritte: Grezzi): Grezzi {
	return Object.fromEntries(
		Object.entries(scritte).filter(([nome]) => {
			const campo = Object.hasOwn(servizio.campi, nome) ? servizio.campi[nome] : undefined;
			return campo && !campo.tipo.irripetibile && !campo.nonRipetere;
		})
	);
}

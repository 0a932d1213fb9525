// Reads what someone answers before the form and shows the questions again, with the outcome; called by the page of a service that has them.
import type { Problema } from '#lib/domain/errori.ts';
import type { Contesto } from './campo.ts';
import type { Grezzi } from './grezzo.ts';
import type { Domande, EsitoPreverifica, Preverifica } from './preverifica.ts';
import { readCampi } from './validate.ts';
import { vistaCampo } from './views.ts';
import type { VistaCampo } from './vista.ts';

export type Risposta = { campi: VistaCampo[]; problemi: Problema[]; esito?: EsitoPreverifica };

/** The questions with what was answered and, once all answers are good, the outcome. */
export function rispondi<I>(
	preverifica: Preverifica<I>,
	{ grezzi, contesto, impostazioni }: { grezzi: Grezzi; contesto: Contesto; impostazioni: I }
): Risposta {
	const { domande } = preverifica;
	const { risposte, problemi } = readCampi(domande, Object.keys(domande), { grezzi, contesto });
	const campi = visteDi(domande, { grezzi, contesto, problemi });
	return problemi.length > 0
		? { campi, problemi }
		: { campi, problemi, esito: preverifica.esito(risposte, impostazioni, contesto.oggi) };
}

/** The questions as the page shows them. */
export function visteDi(
	domande: Domande,
	{ grezzi, contesto, problemi }: { grezzi: Grezzi; contesto: Contesto; problemi: readonly Problema[] }
): VistaCampo[] {
	return Object.entries(domande).map(([nome, campo]) =>
		vistaCampo(nome, campo, { grezzo: grezzi[nome], contesto, problemi })
	);
}

// The ratings as the offices read them: numbers, answers, and what people wrote.
import { formatDataOra } from '#lib/domain/istante.ts';
import { RAMI } from '#lib/domain/valutazioni.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { nomeDiAllora } from '#lib/server/valutazioni/oggetti.ts';
import { riassuntoPagine, riassuntoServizi } from '#lib/server/valutazioni/riassunto.ts';
import {
	countRisposte,
	countValutazioni,
	listTesti,
	type RispostaContata
} from '#lib/server/valutazioni/valutazioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ente } = event.locals;
	const { conteggi, risposte, testi } = await asOperatore(event, requireOperatore(event), async (tx) => ({
		conteggi: await countValutazioni(tx),
		risposte: await countRisposte(tx),
		testi: await listTesti(tx)
	}));
	return {
		servizi: riassuntoServizi(ente, conteggi),
		pagine: riassuntoPagine(ente, conteggi),
		risposte: Object.entries(Object.groupBy(risposte, (riga) => nomeDiAllora(ente, riga))).map(
			([nome, sue = []]) => ({
				nome,
				righe: sue.map((riga) => ({ etichetta: etichettaDi(riga), valore: String(riga.quante) }))
			})
		),
		testi: testi.map((riga, posto) => ({
			posto,
			nome: nomeDiAllora(ente, riga),
			stelle: riga.stelle,
			testo: riga.testo,
			quando: formatDataOra(riga.creataIl)
		}))
	};
};

function etichettaDi({ positiva, risposta }: RispostaContata): string {
	return RAMI[positiva ? 'positivo' : 'negativo'].risposte[risposta] ?? risposta;
}

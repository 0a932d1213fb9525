// What the clock does for instalments that were not paid in time: a message with the last day before the service stops, then the suspension. Run by the worker, ente by ente.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import { isDaPagare, listPagamenti } from '../../pagamenti/pagamento.ts';
import { moveSemplice } from '../../pratiche/move-semplice.ts';
import type { Contorno } from '../porta.ts';
import { impostazioniDiEnte } from './impostazioni.ts';

type Rata = {
	id: string;
	pratica: string;
	persona: string;
	numero: string;
	causale: string;
	cent: number;
	scadenza: string;
	/** Of pagoPA, when it is all that the notice asks for. */
	nav: string | null;
};

/** One turn; returns how many things it changed. */
export async function followRate(tx: Tx, contorno: Contorno): Promise<number> {
	const impostazioni = impostazioniDiEnte(contorno.ente);
	if (!impostazioni) return 0;
	const oggi = giornoARoma(contorno.istante);
	const entro = oggi.add({ days: impostazioni.giorniMorosita });
	const inRitardo = await listInRitardo(tx, oggi.toString());
	for (const rata of inRitardo) await warn(tx, contorno, rata, entro.toString());
	return inRitardo.length + (await suspendMorosi(tx, contorno));
}

/** Sums of enrolments in force whose day has gone; of each day it is spoken once: who was given other days had another. */
function listInRitardo(tx: Tx, oggi: string): Promise<Rata[]> {
	return tx<Rata[]>`
		select g.id, p.id as pratica, p.persona_id as persona, p.numero, g.causale, g.cent, g.scadenza, a.nav
		from pagamento g
		left join posizione a on a.id = g.posizione_id and a.cent = g.cent and a.stato in ('da_aprire', 'aperta', 'da_cambiare')
		join pratica p on p.id = g.pratica_id and p.stato in ('ATTESA_PAGAMENTO', 'ATTIVA')
		join trasporto_iscrizione i on i.pratica_id = p.id
		where g.stato in ('CREATA', 'IN_CORSO', 'SCADUTA') and g.scadenza < ${oggi}
			and not exists (select from trasporto_sollecito s where s.pagamento_id = g.id and s.scadenza >= g.scadenza)
		order by g.scadenza, g.id for update of g skip locked`;
}

async function warn(tx: Tx, { ente, istante, newId }: Contorno, rata: Rata, entro: string): Promise<void> {
	await tx`
		insert into trasporto_sollecito (pagamento_id, scadenza, ente_id, pratica_id, entro, inviato_il)
		values (${rata.id}, ${rata.scadenza}, ${ente.id}, ${rata.pratica}, ${entro}, ${istante})`;
	await enqueueMessaggio(tx, {
		ente: ente.id,
		persona: rata.persona,
		pratica: rata.pratica,
		modello: 'IO09',
		parametri: {
			pratica: rata.numero,
			entro: formatGiorno(entro),
			cosa: `devi pagare ${formatEuro(rata.cent)}, ${rata.causale} (scadeva il ${formatGiorno(rata.scadenza)}). Dopo quel giorno il servizio è sospeso`
		},
		entro,
		...(rata.nav && { avviso: { nav: rata.nav, cent: rata.cent } }),
		istante,
		newId
	});
}

// Whoever was given other days has them, and after them the days of another notice; a notice suspends once: a responsabile who lets the child go on meanwhile is not contradicted by the clock.
async function suspendMorosi(tx: Tx, contorno: Contorno): Promise<number> {
	const oggi = giornoARoma(contorno.istante).toString();
	const morosi = await tx<{ numero: string }[]>`
		select p.numero from pratica p
		join trasporto_iscrizione i on i.pratica_id = p.id
		where p.stato in ('ATTESA_PAGAMENTO', 'ATTIVA') and exists (
			select from trasporto_sollecito s
			join pagamento g on g.id = s.pagamento_id and g.stato in ('CREATA', 'IN_CORSO', 'SCADUTA')
			where s.pratica_id = p.id and s.entro < ${oggi} and g.scadenza < ${oggi} and s.scadenza >= g.scadenza
				and not exists (
					select from evento e
					where e.pratica_id = p.id and e.tipo = 'SOSPENDI' and e.avvenuto_il >= s.inviato_il
				)
		)
		order by p.numero for update of p skip locked`;
	for (const { numero } of morosi)
		await moveSemplice(tx, contorno, {
			numero,
			mossa: 'SOSPENDI',
			motivo: 'Una rata non è stata pagata entro il giorno indicato nel sollecito.'
		});
	return morosi.length;
}

/** @throws Conflitto while nothing is overdue */
export async function checkSospensione(tx: Tx, { istante }: Contorno, pratica: string): Promise<void> {
	const oggi = giornoARoma(istante).toString();
	const scaduta = (await listPagamenti(tx, pratica)).some((una) => isDaPagare(una) && una.scadenza < oggi);
	if (!scaduta) throw new Conflitto('Nessuna rata è scaduta senza pagamento', 'NIENTE_SCADUTO');
}

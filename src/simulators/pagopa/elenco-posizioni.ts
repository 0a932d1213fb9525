// The list of the debt positions of an ente, by page, with the filters of GPD. Called by gpd.ts.
import { z } from 'zod';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Ambiente } from './ambiente.ts';
import { STATI_POSIZIONE, statoDi } from './posizione.ts';
import type { Richiesta } from './richiesta.ts';
import type { Posizione } from './righe.ts';
import { describeIssues, json, problem, type Risposta } from './risposta.ts';
import { toLetta } from './scrivi-posizione.ts';

const filtri = z.object({
	limit: z.coerce.number().int().min(1).max(50).default(10),
	page: z.coerce.number().int().min(0).default(0),
	due_date_from: z.iso.date().optional(),
	due_date_to: z.iso.date().optional(),
	payment_date_from: z.iso.date().optional(),
	payment_date_to: z.iso.date().optional(),
	status: z.enum(STATI_POSIZIONE).optional(),
	orderby: z.enum(['INSERTED_DATE', 'IUPD', 'STATUS', 'COMPANY_NAME']).default('INSERTED_DATE'),
	ordering: z.enum(['ASC', 'DESC']).default('DESC')
});

type Filtri = z.output<typeof filtri>;

/** One page of them. */
export function listPosizioni({ archivio, now }: Ambiente, { ente, query }: Richiesta): Risposta {
	const letti = filtri.safeParse(Object.fromEntries(query));
	if (!letti.success) return problem(400, 'Bad request', describeIssues(letti.error));
	const { limit, page, orderby, ordering } = letti.data;
	const trovate = archivio.posizioni
		.all()
		.filter((posizione) => posizione.ente === ente && !posizione.altrui)
		.filter((posizione) => keepsTo(posizione, letti.data, now()))
		.map((posizione) => ({ posizione, ordine: orderOf(posizione, orderby, now()) }))
		.toSorted((a, b) => a.ordine.localeCompare(b.ordine) * (ordering === 'ASC' ? 1 : -1));
	return json(200, {
		payment_position_list: trovate
			.slice(page * limit, (page + 1) * limit)
			.map(({ posizione }) => toLetta(posizione, now())),
		page_info: {
			page,
			limit,
			items_found: Math.max(0, Math.min(limit, trovate.length - page * limit)),
			total_pages: Math.ceil(trovate.length / limit)
		}
	});
}

function keepsTo(posizione: Posizione, filtri: Filtri, now: Date): boolean {
	const scadenze = posizione.modello.paymentOption.map(({ dueDate }) => dueDate);
	const pagate = Object.values(posizione.saldi).map(({ il }) => il);
	return (
		(!filtri.status || statoDi(posizione, now) === filtri.status) &&
		isOneWithin(scadenze, filtri.due_date_from, filtri.due_date_to) &&
		isOneWithin(pagate, filtri.payment_date_from, filtri.payment_date_to)
	);
}

function isOneWithin(istanti: readonly string[], da: string | undefined, a: string | undefined): boolean {
	if (!da && !a) return true;
	return istanti
		.map((istante) => giornoARoma(new Date(istante)).toString())
		.some((giorno) => (!da || giorno >= da) && (!a || giorno <= a));
}

function orderOf(posizione: Posizione, orderby: Filtri['orderby'], now: Date): string {
	if (orderby === 'IUPD') return posizione.modello.iupd;
	if (orderby === 'STATUS') return statoDi(posizione, now);
	return orderby === 'COMPANY_NAME' ? posizione.modello.companyName : posizione.inserita;
}

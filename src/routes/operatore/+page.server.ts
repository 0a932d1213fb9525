// The clerks' desk: the requests of the ente, with filter, search and paging.
import { Temporal } from 'temporal-polyfill';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { etichettaStato, type StatoPratica } from '#lib/domain/stati.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, isIstruttore, requireOperatore } from '#lib/server/http/actor.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { RUOLO_AMMINISTRATORE } from '#lib/server/identita/utente.ts';
import { listDaRimborsare } from '#lib/server/pagamenti/rimborso.ts';
import { listPratiche, type RigaPratica } from '#lib/server/pratiche/list-pratiche.ts';
import { servizioDi } from '#lib/server/pratiche/servizio-di.ts';
import { impostazioniServizio } from '#lib/server/pratiche/servizio-attivo.ts';
import { rigaVista } from '#lib/server/pratiche/riga-vista.ts';
import { servizi } from '#lib/services/index.ts';
import type { PageServerLoad } from './$types';

/** States that the desk may filter by: those that some service reaches. */
const STATI: StatoPratica[] = [
	'PROTOCOLLATA',
	...new Set(
		servizi.flatMap(({ procedura }) =>
			procedura.mosse.flatMap(({ a, dovuti }) => (dovuti ? [a, dovuti.poi] : [a]))
		)
	)
];

/** Labels that need values elsewhere, in short. */
const FILTRI: Partial<Record<StatoPratica, string>> = {
	PROTOCOLLATA: 'Da prendere in carico',
	DIFFERITA: 'Rinviata'
};

export const load: PageServerLoad = async (event) => {
	const operatore = requireOperatore(event);
	const { searchParams } = event.url;
	const filtro = {
		cerca: searchParams.get('cerca') ?? '',
		stato: searchParams.get('stato') ?? '',
		ufficio: searchParams.get('ufficio') ?? ''
	};
	const dopo = searchParams.get('dopo') ?? undefined;
	const daRimborsare = operatore.ruoli.includes('cassa')
		? await asOperatore(event, operatore, listDaRimborsare)
		: [];
	const { righe, altre } = await asOperatore(event, operatore, (tx) =>
		listPratiche(tx, {
			cerca: filtro.cerca,
			ufficio: filtro.ufficio,
			stato: filtro.stato === 'aperte' ? undefined : filtro.stato,
			aperte: filtro.stato === 'aperte',
			dopo
		})
	);
	const oggi = giornoARoma(event.locals.app.clock());
	const seguito = new URLSearchParams({ ...filtro, dopo: righe.at(-1)?.numero ?? '' });
	return {
		impostazioni: operatore.ruoli.includes(RUOLO_AMMINISTRATORE) ? paths.impostazioni : undefined,
		daRimborsare: daRimborsare.map((numero) => ({
			numero,
			href: `${paths.praticaOperatore(numero)}#rimborsi`
		})),
		filtro,
		stati: STATI.map((stato) => ({ valore: stato, etichetta: FILTRI[stato] ?? etichettaStato(stato) })),
		uffici: event.locals.ente.impostazioni.uffici.map(({ id, nome }) => ({ valore: id, etichetta: nome })),
		righe: righe.map((riga) => {
			const giorni = oggi.until(Temporal.PlainDate.from(riga.scadenza)).days;
			const ferma = riga.chiusaIl !== null || riga.esito !== null || riga.termineInterrotto;
			return {
				...rigaVista(riga),
				href: paths.praticaOperatore(riga.numero),
				richiedente: riga.richiedente,
				oggetto: riga.oggetto,
				termine: riga.termineInterrotto ? 'fermo' : formatData(Temporal.PlainDate.from(riga.scadenza)),
				urgenza: ferma ? pagamentoScaduto(riga, { ente: event.locals.ente, oggi }) : urgenza(giorni)
			};
		}),
		pagine: isIstruttore(operatore)
			? servizi.flatMap(({ id }) => [...(event.locals.app.porta(id).pagine ?? [])])
			: [],
		altre: altre ? `${paths.operatore}?${seguito.toString()}` : undefined
	};
};

// Nothing happens by itself to what is not paid: the desk marks it, a clerk decides.
function pagamentoScaduto(
	{ servizio, pagareEntro }: RigaPratica,
	{ ente, oggi }: { ente: EnteInVigore; oggi: Temporal.PlainDate }
): string | undefined {
	if (pagareEntro === null) return undefined;
	const suo = servizioDi({ servizio });
	const tolleranza = suo.procedura.giorniTolleranza?.(impostazioniServizio(ente, suo)) ?? 0;
	const ultimo = Temporal.PlainDate.from(pagareEntro).add({ days: tolleranza });
	return Temporal.PlainDate.compare(oggi, ultimo) > 0 ? 'non pagata in tempo' : undefined;
}

// Alarms of the procedure: ten days, three days, over.
function urgenza(giorni: number): string | undefined {
	if (giorni < 0) return `scaduta da ${-giorni} giorni`;
	if (giorni <= 3) return giorni === 0 ? 'scade oggi' : `scade tra ${giorni} giorni`;
	return giorni <= 10 ? `mancano ${giorni} giorni` : undefined;
}

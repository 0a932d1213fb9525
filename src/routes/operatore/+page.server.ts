// The clerks' desk: the requests of the ente, with filter, search and paging.
import { giornoDi } from '#lib/domain/data.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import { SCRIVONO } from '#lib/domain/passi-comunicazione.ts';
import type { Ruolo } from '#lib/domain/ruoli.ts';
import { etichettaStato, type StatoPratica } from '#lib/domain/stati.ts';
import { paths } from '#lib/paths.ts';
import { countDaApprovare } from '#lib/server/comunicazioni/comunicazione.ts';
import { countNuovi } from '#lib/server/appuntamenti/appuntamenti.ts';
import { asOperatore, isIstruttore, requireOperatore } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { avvisiCertificati } from '#lib/server/http/scadenze.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';
import { listUfficiMiei } from '#lib/server/incarichi/chi-in-ufficio.ts';
import { countCassa } from '#lib/server/cassa/conta.ts';
import { countConsegne } from '#lib/server/spedizioni/consegne.ts';
import { listDaRimborsare, RIMBORSI_MASSIMI } from '#lib/server/pagamenti/rimborso.ts';
import { findNonPagate } from '#lib/server/pagamenti/non-pagate.ts';
import { listPratiche } from '#lib/server/pratiche/list-pratiche.ts';
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
	const segueCassa = operatore.ruoli.some((ruolo) => ruolo === 'cassa' || ruolo === 'auditor');
	const vede = isIstruttore(operatore) || segueCassa;
	const { searchParams } = event.url;
	const filtro = {
		cerca: searchParams.get('cerca') ?? '',
		stato: searchParams.get('stato') ?? '',
		ufficio: searchParams.get('ufficio') ?? ''
	};
	const dopo = searchParams.get('dopo') ?? undefined;
	const oggi = oggiDi(event);
	const risponde = isIstruttore(operatore) || operatore.ruoli.includes('auditor');
	const { righe, altre, nonPagate, appuntamenti, daRimborsare, cassa, messaggi, miei, daApprovare } =
		await asOperatore(event, operatore, async (tx) => {
			const elenco = await listPratiche(tx, {
				cerca: filtro.cerca,
				ufficio: filtro.ufficio,
				stato: filtro.stato === 'aperte' ? undefined : filtro.stato,
				aperte: filtro.stato === 'aperte',
				dopo
			});
			const { id } = event.locals.ente;
			return {
				...elenco,
				nonPagate: await findNonPagate(tx, { ente: id, oggi, righe: elenco.righe }),
				appuntamenti: await countNuovi(tx, operatore.ufficio),
				daRimborsare: operatore.ruoli.includes('cassa') ? await listDaRimborsare(tx) : [],
				cassa: segueCassa ? await countCassa(tx) : undefined,
				messaggi: risponde ? await countConsegne(tx) : undefined,
				miei: await listUfficiMiei(tx),
				daApprovare: await countDaApprovare(tx)
			};
		});
	const seguito = new URLSearchParams({ ...filtro, dopo: righe.at(-1)?.numero ?? '' });
	return {
		vede,
		risponde,
		messaggi,
		stanze: stanzeDi(operatore, daApprovare),
		certificati: await avvisiCertificati(event, operatore),
		appuntamenti,
		cassa: cassa && cassa.incassi + cassa.rifiutati + cassa.righe + cassa.marche,
		rimborsiDiPiu: daRimborsare.length === RIMBORSI_MASSIMI,
		daRimborsare: daRimborsare.map((numero) => ({
			numero,
			href: `${paths.praticaOperatore(numero)}#rimborsi`
		})),
		filtro,
		stati: STATI.map((stato) => ({ valore: stato, etichetta: FILTRI[stato] ?? etichettaStato(stato) })),
		uffici: event.locals.ente.impostazioni.uffici
			.filter(({ id }) => segueCassa || miei.includes(id))
			.map(({ id, nome }) => ({ valore: id, etichetta: nome })),
		righe: righe.map((riga) => {
			const giorni = oggi.until(giornoDi(riga.scadenza)).days;
			const ferma = riga.chiusaIl !== null || riga.esito !== null || riga.termineInterrotto;
			const nonPagata = nonPagate.has(riga.numero) ? 'non pagata in tempo' : undefined;
			return {
				...rigaVista(riga),
				href: paths.praticaOperatore(riga.numero),
				richiedente: riga.richiedente,
				oggetto: riga.oggetto,
				termine: riga.termineInterrotto ? 'fermo' : formatGiorno(riga.scadenza),
				urgenza: ferma ? nonPagata : urgenza(giorni)
			};
		}),
		pagine: isIstruttore(operatore)
			? servizi.flatMap(({ id }) => [...(event.locals.app.porta(id).pagine ?? [])])
			: [],
		altre: altre ? `${paths.operatore}?${seguito.toString()}` : undefined
	};
};

/** The other pages of the desk that the roles open. */
function stanzeDi({ ruoli }: Operatore, daApprovare: number): { href: string; titolo: string }[] {
	const ha = (...quali: Ruolo[]): boolean => quali.some((ruolo) => ruoli.includes(ruolo));
	const avvisi = daApprovare > 0 ? `Avvisi a tutti (${daApprovare} da approvare)` : 'Avvisi a tutti';
	return [
		...(ha(...SCRIVONO, 'auditor') ? [{ href: paths.avvisiOperatore, titolo: avvisi }] : []),
		...(ha('responsabile', 'amministratore', 'auditor')
			? [{ href: paths.campagne, titolo: 'Campagne di avvisi' }]
			: []),
		...(ha('protocollo', 'auditor')
			? [{ href: paths.registroProtocollo, titolo: 'Registro di protocollo' }]
			: []),
		...(ha('amministratore', 'auditor') ? [{ href: paths.persone, titolo: 'Persone e ruoli' }] : []),
		...(ha('amministratore') ? [{ href: paths.impostazioni, titolo: 'Impostazioni del Comune' }] : []),
		...(ha('auditor') ? [{ href: paths.storiaImpostazioni, titolo: 'Storia delle impostazioni' }] : [])
	];
}

// Alarms of the procedure: ten days, three days, over.
function urgenza(giorni: number): string | undefined {
	if (giorni < 0) return `scaduta da ${-giorni} giorni`;
	if (giorni <= 3) return giorni === 0 ? 'scade oggi' : `scade tra ${giorni} giorni`;
	return giorni <= 10 ? `mancano ${giorni} giorni` : undefined;
}

// One request at the clerks' desk: what it holds and the moves that this clerk may make now.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Mossa } from '#lib/domain/procedimento.ts';
import { asOperatore, requireRuolo } from '#lib/server/http/actor.ts';
import { confermaDovuta } from '#lib/server/http/conferma-dovuta.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { chiInUfficio } from '#lib/server/incarichi/chi-in-ufficio.ts';
import { prorogabiliDi, type Prorogabile } from '#lib/server/pagamenti/grant-giorni.ts';
import { listPagamenti, MEZZI } from '#lib/server/pagamenti/pagamento.ts';
import { pagamentiVista } from '#lib/server/pagamenti/pagamenti-vista.ts';
import { listPosizioni } from '#lib/server/pagamenti/posizione.ts';
import { listRimborsi } from '#lib/server/pagamenti/rimborso.ts';
import { rimborsiVista } from '#lib/server/pagamenti/rimborsi-vista.ts';
import { effettoTerzi } from '#lib/server/pratiche/controinteressati.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { codiceInAtto } from '#lib/server/documenti/nome-e-codice.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { findPersonaDi } from '#lib/server/pratiche/find-persona.ts';
import { impostazioniDi } from '#lib/server/pratiche/impostazioni-di.ts';
import { isInterrompibile } from '#lib/server/pratiche/effetto-richiesta.ts';
import { mosseAperte } from '#lib/server/pratiche/mosse-aperte.ts';
import { servizioDi } from '#lib/server/pratiche/servizio-di.ts';
import { preavvisoDi } from '#lib/server/pratiche/sospensioni.ts';
import { listConsegneDi } from '#lib/server/spedizioni/consegne.ts';
import { consegnaVista } from '#lib/server/spedizioni/consegne-vista.ts';
import { azioniAtti } from './azioni-atti.ts';
import { azioniCassa } from './azioni-cassa.ts';
import { azioniIstruttoria } from './azioni-istruttoria.ts';
import { azioniPreavviso } from './azioni-preavviso.ts';
import { conteggioVista } from './conteggio.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireRuolo(
		event,
		['operatore', 'responsabile', 'cassa', 'auditor'],
		'I tuoi ruoli non seguono le pratiche.'
	);
	const { ente, app } = event.locals;
	const oggi = oggiDi(event);
	const {
		fascicolo,
		conteggio,
		mosse,
		chi,
		richiedente,
		messaggi,
		terzi,
		pagamenti,
		posizioni,
		rimborsi,
		impostazioni,
		pannello
	} = await asOperatore(event, operatore, async (tx) => {
		const letto = await readFascicolo(tx, event.params.numero);
		const { pratica } = letto;
		const contorno = contornoOperatore(event, operatore);
		const ruoli = await chiInUfficio(tx, { ...contorno, ufficio: pratica.ufficio });
		const aperte = mosseAperte(app.porta(pratica.servizio), { pratica, chi: ruoli });
		return {
			fascicolo: letto,
			chi: ruoli,
			mosse: aperte,
			conteggio: await conteggioVista(tx, contorno, { pratica, mosse: aperte }),
			richiedente: await findPersonaDi(tx, pratica.personaId),
			messaggi: await listConsegneDi(tx, pratica.id),
			terzi: await effettoTerzi(tx, { ente: ente.id, pratica }),
			pagamenti: await listPagamenti(tx, pratica.id),
			posizioni: await listPosizioni(tx, pratica.id),
			rimborsi: await listRimborsi(tx, pratica.id),
			impostazioni: await impostazioniDi(tx, { ente: ente.id, pratica }),
			pannello: await app.porta(pratica.servizio).pannello?.(tx, pratica, { ente, oggi })
		};
	});
	const { pratica } = fascicolo;
	const servizio = servizioDi(pratica);
	const puo = (mossa: string): boolean => mosse.some(({ id }) => id === mossa);
	const istruisce = chi.includes('operatore') || chi.includes('responsabile');
	// The till needs to know who pays what, not what they told the office.
	const legge = istruisce || operatore.ruoli.includes('auditor');
	const vista = fascicoloVista(fascicolo, ente);
	const preavviso = preavvisoDi(pratica.sospensioni);
	return {
		...vista,
		sezioni: legge ? vista.sezioni : [],
		richiedente: [
			{ etichetta: 'Nome e cognome', valore: `${richiedente.nome} ${richiedente.cognome}` },
			codiceInAtto(richiedente)
		],
		prendibile: puo('PRENDI_IN_CARICO'),
		integrabile: puo('CHIEDI_INTEGRAZIONI'),
		giaSospesa: pratica.sospensioni.some(({ tipo }) => tipo === 'integrazioni'),
		interrompibile: isInterrompibile(servizio, pratica, oggi),
		terzi: puo('AVVISA_CONTROINTERESSATI') ? terzi : undefined,
		riprendibile: puo('RIPRENDI_ISTRUTTORIA'),
		pareri: { chiedi: puo('CHIEDI_PARERI'), ricevi: puo('RICEVI_PARERI') },
		preavviso: {
			invia: puo('PREAVVISA_RIGETTO') && !preavviso,
			riprendi:
				puo('RIPRENDI_DOPO_PREAVVISO') &&
				pratica.integrazione !== undefined &&
				oggi.toString() > pratica.integrazione.entro
		},
		archiviabile: puo('ARCHIVIA'),
		atti: mosse.flatMap(({ id, etichetta, atto }) =>
			atto ? [{ valore: id, etichetta, conData: atto.conData === true }] : []
		),
		conteggio,
		/** A decision is signed by who has just proved who they are. */
		conferma: confermaDovuta(event),
		osservato: preavviso?.osservato === true && mosse.some(({ atto }) => atto?.diniego),
		semplici: mosse.flatMap(sempliceDi),
		pagamenti: pagamentiVista(
			{ pagamenti, posizioni },
			{ oggi, istante: app.clock(), tolleranza: servizio.procedura.giorniTolleranza?.(impostazioni) ?? 0 }
		),
		mezzi: Object.entries(MEZZI).map(([valore, etichetta]) => ({ valore, etichetta })),
		incassabile: puo('REGISTRA_PAGAMENTO'),
		prorogabili: chi.includes('cassa') ? prorogabiliDi(pagamenti).map(prorogaVista) : [],
		rimborsi: rimborsiVista(rimborsi),
		rimborsabile: chi.includes('cassa'),
		// Its pages are for who works on requests.
		pannello:
			legge && pannello ? { ...pannello, collegamenti: istruisce ? pannello.collegamenti : [] } : undefined,
		messaggi: legge ? messaggi.map(consegnaVista) : undefined
	};
};

export const actions: Actions = {
	...azioniIstruttoria,
	...azioniPreavviso,
	...azioniAtti,
	...azioniCassa
};

function prorogaVista({ valore, causale, cent, scadenza }: Prorogabile) {
	return { valore, etichetta: `${causale}: ${formatEuro(cent)}, entro il ${formatGiorno(scadenza)}` };
}

function sempliceDi({ id, etichetta, semplice }: Mossa) {
	return semplice ? [{ id, etichetta, motivo: semplice.motivo }] : [];
}

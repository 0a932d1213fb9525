// Every URL of the portal, typed; the base path is always "/".
type BozzaDi = { servizio: string; bozza: string };
type AcquistoDi = BozzaDi & { acquisto: string };

export const paths = {
	home: '/',
	amministrazione: '/amministrazione',
	novita: '/novita',
	/** The notices of the Comune to everyone. */
	avvisi: '/novita/avvisi',
	avviso: (id: string) => `/novita/avvisi/${id}`,
	servizi: '/servizi',
	servizio: (id: string) => `/servizi/${id}`,
	/** Questions before the form, for the services that have them. */
	verificaRequisiti: (servizio: string) => `/servizi/${servizio}/verifica-requisiti`,
	/** `categoria` as in the model; its address is in lower case with dashes. */
	categoria: (categoria: string) => `/servizi/categoria/${slugOf(categoria)}`,
	/** Where a request begins or is taken up again. */
	domanda: (servizio: string) => `/servizi/${servizio}/domanda`,
	passo: ({ servizio, passo, bozza }: { servizio: string; passo: string; bozza: string }) =>
		`/servizi/${servizio}/domanda/${passo}?bozza=${bozza}`,
	/** Where the stamp of a request is bought before it is sent. */
	bollo: ({ servizio, bozza }: BozzaDi) => `/servizi/${servizio}/domanda/bollo?bozza=${bozza}`,
	/** The document that is stamped. */
	bolloDomanda: ({ servizio, bozza }: BozzaDi) => `/servizi/${servizio}/domanda/bollo/pdf?bozza=${bozza}`,
	/** Whether anything has changed, for the page that waits. */
	bolloStato: ({ servizio, bozza }: BozzaDi) => `/servizi/${servizio}/domanda/bollo/stato?bozza=${bozza}`,
	/** The way out to the page of pagoPA. */
	bolloVai: ({ servizio, bozza, acquisto }: AcquistoDi) =>
		`/servizi/${servizio}/domanda/bollo/vai/${acquisto}?bozza=${bozza}`,
	/** Where pagoPA sends the person back; `come` is ok, annullato or errore. */
	bolloRitorno: ({ servizio, bozza, acquisto, come }: AcquistoDi & { come: string }) =>
		`/servizi/${servizio}/domanda/bollo/ritorno/${acquisto}/${come}?bozza=${bozza}`,
	/** Asks an office for an appointment, about a service when named. */
	prenotaAppuntamento: (servizio?: string) =>
		servizio ? `/prenota-appuntamento?servizio=${servizio}` : '/prenota-appuntamento',
	appuntamento: (id: string) => `/area-personale/appuntamenti/${id}`,
	valuta: '/valuta',
	valutazioni: '/valutazioni',
	inviata: (numero: string) => `/area-personale/pratiche/${numero}/inviata`,
	accesso: (ritorno?: string) => (ritorno ? `/accesso?ritorno=${encodeURIComponent(ritorno)}` : '/accesso'),
	accessoOperatore: (ritorno: string) => `/accesso?area=operatore&ritorno=${encodeURIComponent(ritorno)}`,
	accessoVai: '/accesso/vai',
	/** Leaves for a provider of identity. */
	accessoVaiCon: (dati: { metodo: string; gestore: string; area: string; ritorno: string }) =>
		`/accesso/vai?${new URLSearchParams(dati).toString()}`,
	/** Proves again who is logged in, before something delicate. */
	accessoConferma: (area: string, ritorno: string) =>
		`/accesso?conferma=si&area=${area}&ritorno=${encodeURIComponent(ritorno)}`,
	accessoErrore: (dati: { codice: string; area: string; ritorno: string }) =>
		`/accesso/errore?${new URLSearchParams(dati).toString()}`,
	accessoCompleta: '/accesso/completa',
	/** Where an ente answers as a SAML service provider; `profilo` is spid or cie-saml. */
	accessoMetadata: (profilo: string) => `/accesso/${profilo}/metadata`,
	accessoAcs: (profilo: string) => `/accesso/${profilo}/acs`,
	accessoSlo: (profilo: string) => `/accesso/${profilo}/slo`,
	/** Name of the ente in the federation of CIE. */
	accessoCie: '/accesso/cie',
	accessoCieRisposta: '/accesso/cie/risposta',
	/** How long the session still lasts. */
	sessione: '/sessione',
	dispositivi: '/dispositivi',
	esci: '/esci',
	areaPersonale: '/area-personale',
	messaggi: '/area-personale/messaggi',
	messaggio: (id: string) => `/area-personale/messaggi/${id}`,
	/** Which messages, in which list of them. */
	elencoMessaggi: (filtro: Record<string, string>) =>
		`/area-personale/messaggi?${new URLSearchParams(filtro).toString()}`,
	preferenzeMessaggi: '/area-personale/messaggi/preferenze',
	/** Where an e-mail address is proved; the code is the one of the letter. */
	emailMessaggi: (codice?: string) =>
		codice
			? `/area-personale/messaggi/preferenze/email?codice=${codice}`
			: '/area-personale/messaggi/preferenze/email',
	/** The street about which one wants notices. */
	viaAvvisi: '/area-personale/messaggi/via',
	attivita: '/area-personale/attivita',
	pratica: (numero: string) => `/area-personale/pratiche/${numero}`,
	offerte: '/area-personale/offerte',
	/** The link by which a second person confirms. */
	conferma: (codice: string) => `/conferme/${codice}`,
	/** The published rankings of a service. */
	graduatoria: (servizio: string) => `/servizi/${servizio}/graduatoria`,
	documento: (id: string) => `/documenti/${id}`,
	allegato: (id: string) => `/allegati/${id}`,
	eliminaBozza: (id: string) => `/area-personale/bozze/${id}/elimina`,
	/** The standing deleghe that a person gave and received. */
	deleghe: '/area-personale/deleghe',
	nuovaDelega: '/area-personale/deleghe/nuova',
	delega: (id: string) => `/area-personale/deleghe/${id}`,
	mieiDati: '/area-personale/dati',
	mioDato: (chiave: string) => `/area-personale/dati/${chiave}`,
	operatore: '/operatore',
	/** The messages that the clerks follow; `vista` is da-controllare, da-spedire or tutti. */
	messaggiOperatore: (vista?: string) =>
		vista ? `/operatore/messaggi?vista=${vista}` : '/operatore/messaggi',
	messaggioOperatore: (id: string) => `/operatore/messaggi/${id}`,
	/** The letter that is printed and posted. */
	letteraOperatore: (id: string) => `/operatore/messaggi/${id}/lettera`,
	appuntamentiOperatore: '/operatore/appuntamenti',
	valutazioniOperatore: '/operatore/valutazioni',
	/** Where clerks write the notices to everyone. */
	avvisiOperatore: '/operatore/messaggi/avvisi',
	nuovoAvviso: '/operatore/messaggi/avvisi/nuovo',
	avvisoOperatore: (id: string) => `/operatore/messaggi/avvisi/${id}`,
	modificaAvviso: (id: string) => `/operatore/messaggi/avvisi/${id}/modifica`,
	praticaOperatore: (numero: string) => `/operatore/pratiche/${numero}`,
	/** The clerks of the Comune and their roles. */
	persone: '/operatore/persone',
	nuovaPersona: '/operatore/persone/nuova',
	personaOperatore: (id: string) => `/operatore/persone/${id}`,
	ruoliInUfficio: ({ id, ufficio }: { id: string; ufficio: string }) =>
		`/operatore/persone/${id}/uffici/${ufficio}`,
	sospensione: (id: string) => `/operatore/persone/${id}/sospensione`,
	/** The changes of roles, of everyone or of one. */
	registroRuoli: (persona?: string) =>
		persona ? `/operatore/persone/registro?persona=${persona}` : '/operatore/persone/registro',
	registroProtocollo: '/operatore/protocollo',
	/** What the till follows of pagoPA. */
	incassi: '/operatore/incassi',
	/** A receipt that paid nothing by itself; `pratica` is the one in which a sum is looked for. */
	incasso: (id: string, pratica?: string) =>
		`/operatore/incassi/${id}${pratica ? `?pratica=${encodeURIComponent(pratica)}` : ''}`,
	flussi: '/operatore/incassi/flussi',
	/** Stamps bought online that a person must look at, or that were decided. */
	marcheDaVerificare: ({ decise = false, dopo }: { decise?: boolean; dopo?: string } = {}) => {
		const ricerca = new URLSearchParams({
			...(decise && { decise: 'si' }),
			...(dopo && { dopo })
		}).toString();
		return `/operatore/incassi/marche${ricerca && `?${ricerca}`}`;
	},
	marcaDaVerificare: (id: string) => `/operatore/incassi/marche/${id}`,
	rendiconto: '/operatore/incassi/rendiconto',
	/** The same as a file for spreadsheets; days as ISO dates. */
	rendicontoCsv: (periodo: { dal: string; al: string }) =>
		`/operatore/incassi/rendiconto.csv?${new URLSearchParams(periodo).toString()}`,
	/** Deadlines told to many. */
	campagne: '/operatore/messaggi/campagne',
	nuovaCampagna: '/operatore/messaggi/campagne/nuova',
	campagna: (id: string) => `/operatore/messaggi/campagne/${id}`,
	/** What is wrong with its rows, as a file for spreadsheets. */
	campagnaErrori: (id: string) => `/operatore/messaggi/campagne/${id}/errori.csv`,
	/** What became of each row, as a file for spreadsheets. */
	campagnaEsiti: (id: string) => `/operatore/messaggi/campagne/${id}/esiti.csv`,
	/** The people whom no message reached; `dopo` is the row after which the page begins. */
	campagnaNonArrivati: (id: string, dopo?: number) =>
		`/operatore/messaggi/campagne/${id}/non-arrivati${dopo ? `?dopo=${dopo}` : ''}`,
	impostazioni: '/operatore/impostazioni',
	/** An area of the settings, as it is from a day when one is given. */
	areaImpostazioni: (area: string, dal?: string) =>
		`/operatore/impostazioni/${area}${dal ? `?dal=${dal}` : ''}`,
	storiaImpostazioni: '/operatore/impostazioni/storia',
	versioneImpostazioni: (versione: number) => `/operatore/impostazioni/storia/${versione}`,
	confrontoImpostazioni: '/operatore/impostazioni/storia/confronto',
	/** What anyone may read about a released document, by its code. */
	verifica: (codice: string) => `/verifica/${codice}`,
	/** What is paid with one link, by whoever has it. */
	paga: (gettone: string) => `/paga/${gettone}`,
	/** The way out to the page of pagoPA. */
	pagaVai: (gettone: string, tentativo: string) => `/paga/${gettone}/vai/${tentativo}`,
	/** Where pagoPA sends the person back; `come` is ok, annullato, errore or attesa. */
	pagaRitorno: ({ gettone, tentativo, come }: { gettone: string; tentativo: string; come: string }) =>
		`/paga/${gettone}/ritorno/${tentativo}/${come}`,
	/** Whether anything has changed, for the page that waits. */
	pagaStato: (gettone: string) => `/paga/${gettone}/stato`,
	avvisoPagamento: (gettone: string, nav: string) => `/paga/${gettone}/avviso/${nav}`,
	ricevutaPagamento: (gettone: string, nav: string) => `/paga/${gettone}/ricevuta/${nav}`,
	/** The digital stamp that was bought. */
	marcaPagamento: (gettone: string, nav: string) => `/paga/${gettone}/marca/${nav}`,
	/** Where pagoPA brings the receipts. */
	ricevutePagopa: '/pagopa/ricevute',
	/** What one has to pay and has paid. */
	pagamenti: '/area-personale/pagamenti',
	/** Paying without a request of the portal. */
	pagaIlComune: '/pagamenti',
	/** Looks for a notice by its code. */
	cercaAvviso: '/pagamenti/avviso',
	/** The same, with the code already written. */
	pagaAvviso: (nav: string) => `/pagamenti/avviso?codice=${nav}`,
	/** What can be paid without a notice; `voce` is its id in the settings. */
	pagaSenzaAvviso: (voce: string) => `/pagamenti/senza-avviso/${voce}`,
	luoghi: '/luoghi',
	cercaLuoghi: ({ cerca, soloComuni }: { cerca: string; soloComuni: boolean }) =>
		`/luoghi?cerca=${encodeURIComponent(cerca)}${soloComuni ? '&solo=comuni' : ''}`,
	apiDescrizione: '/api/openapi.json',
	apiServizi: '/api/v1/servizi',
	apiServizio: (id: string) => `/api/v1/servizi/${id}`,
	apiVerifica: (id: string) => `/api/v1/servizi/${id}/verifica`,
	vivere: '/vivere-il-comune',
	noteLegali: '/note-legali',
	privacy: '/privacy',
	accessibilita: '/accessibilita',
	temaCss: '/tema.css'
} as const;

/** A title as part of an address: "Salute, benessere e assistenza" is "salute-benessere-e-assistenza". */
export function slugOf(titolo: string): string {
	return titolo
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

// Every URL of the portal, typed; the base path is always "/".
export const paths = {
	home: '/',
	amministrazione: '/amministrazione',
	novita: '/novita',
	servizi: '/servizi',
	servizio: (id: string) => `/servizi/${id}`,
	/** Where a request begins or is taken up again. */
	domanda: (servizio: string) => `/servizi/${servizio}/domanda`,
	passo: ({ servizio, passo, bozza }: { servizio: string; passo: string; bozza: string }) =>
		`/servizi/${servizio}/domanda/${passo}?bozza=${bozza}`,
	inviata: (numero: string) => `/area-personale/pratiche/${numero}/inviata`,
	accesso: (ritorno?: string) => (ritorno ? `/accesso?ritorno=${encodeURIComponent(ritorno)}` : '/accesso'),
	accessoOperatore: (ritorno: string) => `/accesso?area=operatore&ritorno=${encodeURIComponent(ritorno)}`,
	accessoVai: '/accesso/vai',
	accessoEsito: '/accesso/esito',
	esci: '/esci',
	areaPersonale: '/area-personale',
	messaggi: '/area-personale/messaggi',
	messaggio: (id: string) => `/area-personale/messaggi/${id}`,
	attivita: '/area-personale/attivita',
	pratica: (numero: string) => `/area-personale/pratiche/${numero}`,
	documento: (id: string) => `/documenti/${id}`,
	allegato: (id: string) => `/allegati/${id}`,
	eliminaBozza: (id: string) => `/area-personale/bozze/${id}/elimina`,
	operatore: '/operatore',
	praticaOperatore: (numero: string) => `/operatore/pratiche/${numero}`,
	luoghi: '/luoghi',
	vivere: '/vivere-il-comune',
	noteLegali: '/note-legali',
	privacy: '/privacy',
	accessibilita: '/accessibilita',
	temaCss: '/tema.css'
} as const;

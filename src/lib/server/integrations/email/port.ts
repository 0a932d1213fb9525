// What the house asks of e-mail, for one ente. Implemented by client.ts, chosen in app.ts, used by the outbox and by the codes that prove an address.
export type Lettera = { id: string; destinatario: string; oggetto: string; testo: string; html: string };
export type EsitoLettera =
	| { esito: 'ACCETTATA'; risposta: string }
	| { esito: 'RIFIUTATA'; codice: string; motivo: 'INDIRIZZO_SCONOSCIUTO' | 'CASELLA_PIENA' | 'RIFIUTATA' }
	| { esito: 'INCERTA'; cause: unknown };
export type Email = { send: (lettera: Lettera) => Promise<EsitoLettera> };

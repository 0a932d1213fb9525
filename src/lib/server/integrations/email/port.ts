// stub replaced on merge
export type Lettera = { id: string; destinatario: string; oggetto: string; testo: string; html: string };
export type MotivoRifiuto = 'INDIRIZZO_SCONOSCIUTO' | 'CASELLA_PIENA' | 'RIFIUTATA';
export type EsitoLettera =
	| { esito: 'ACCETTATA'; risposta: string }
	| { esito: 'RIFIUTATA'; codice: string; motivo: MotivoRifiuto }
	| { esito: 'INCERTA'; cause: unknown };
export type Email = { send: (lettera: Lettera) => Promise<EsitoLettera> };
export type Rimbalzo = { spedizione: string; definitivo: boolean; codice: string; motivo: MotivoRifiuto };

/** The registry: every service of the portal, one line each. Read by index.ts. */
export { accessoAtti } from './accesso-atti/servizio.ts';
export { assegnoMaternita } from './assegno-maternita/servizio.ts';
export { occupazioneSuolo } from './occupazione-suolo/servizio.ts';
export { trasportoScolastico } from './trasporto-scolastico/servizio.ts';

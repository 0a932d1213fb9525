/** The registry: every service of the portal, one line each. Read by index.ts. */
export { accessoAtti } from './accesso-atti/servizio.ts';
export { occupazioneSuolo } from './occupazione-suolo/servizio.ts';

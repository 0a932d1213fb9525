// What public land needs beyond the engine: the ground itself, permits to renew, ordinances, expiry. Chosen by server/servizi/index.ts.
import type { PortaServizio } from '../porta.ts';
import { keepChiesta } from './chiedi.ts';
import { applyMossa, checkAccoglimento } from './mosse.ts';
import { PAGINA } from './pagine.ts';
import { pannelloSuolo } from './pannello.ts';
import { listPermessi } from './permessi.ts';
import { findPianoDelPaese } from './piano.ts';
import { problemiSuolo } from './problemi.ts';
import { releasePermesso } from './rilascio.ts';
import { suoloConcesso } from './concesse.ts';
import { expirePermessi, listPermessiInScadenza } from './scadenze.ts';

export const portaSuolo: PortaServizio = {
	elenchi: listPermessi,
	problemi: problemiSuolo,
	dopoInvio: keepChiesta,
	primaDellaMossa: checkAccoglimento,
	dopoLaMossa: applyMossa,
	rilascia: releasePermesso,
	scadenze: listPermessiInScadenza,
	timer: [{ nome: 'permessi di occupazione scaduti', ogniMinuti: 60, run: expirePermessi }],
	piano: findPianoDelPaese,
	mappa: suoloConcesso,
	pagine: [
		{ href: PAGINA, titolo: 'Suolo pubblico occupato' },
		{ href: `${PAGINA}/indennita`, titolo: 'Indennità per chi occupa senza permesso' }
	],
	pannello: pannelloSuolo
};

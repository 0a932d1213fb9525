// The steps of a person through a login: who they are, the second factor, the consent, or a failure. Called by spid.ts.
import { findIdentita, type Identita } from '../persone.ts';
import type { Ambiente, GestoreAperto } from './ambiente.ts';
import { findAnomalia } from './anomalie.ts';
import { attributiDi } from './attributi.ts';
import { readNumero, type NumeroErrore } from './errori.ts';
import { pagina, rinvio, type RispostaHttp } from './http.ts';
import type { AccessoInCorso } from './memoria.ts';
import { paginaSconosciuto } from './pagine/avvisi.ts';
import { paginaCodice } from './pagine/codice.ts';
import { paginaConsenso } from './pagine/consenso.ts';
import { paginaPersona } from './pagine/persona.ts';
import { chiavePrecedente, contestoDi, rispondi, rispondiErrore, type Indirizzo } from './rispondi.ts';
import { rispostaAccesso } from './risposta.ts';
import { cookieSessione, findSessione, openSessione } from './sessioni.ts';

/** Who takes longer is told that time is over. */
const TEMPO_MS = 900_000;
const TENTATIVI = 3;

/** A step: which login, from which browser, and what was sent when something was. */
export type Passo = { id: string; browser: string; campi?: URLSearchParams };

/** The page of the login, or what follows from what was sent. */
export function moveAccesso(ambiente: Ambiente, aperto: GestoreAperto, passo: Passo): RispostaHttp {
	const accesso = ambiente.memoria.accessi.get(passo.id);
	if (!accesso || accesso.gestore.id !== aperto.gestore.id) return paginaSconosciuto();
	if (!passo.campi) return show(ambiente, accesso, passo.browser);

	const scaduto = ambiente.now().getTime() - accesso.cominciato.getTime() > TEMPO_MS;
	const chiesto = scaduto ? 21 : readNumero(passo.campi.get('errore') ?? '');
	const numero = chiesto ?? advance(accesso, passo.campi);
	if (numero) return end(ambiente, aperto, { accesso, numero });
	if (accesso.fase === 'consenso' && accesso.identita && passo.campi.get('azione') === 'consenti')
		return consent(ambiente, aperto, { accesso, identita: accesso.identita, ...passo, campi: passo.campi });
	return rinvio(`${aperto.gestore.entityId}/accesso/${accesso.id}`);
}

function show(ambiente: Ambiente, accesso: AccessoInCorso, browser: string): RispostaHttp {
	const { livello, daCapo } = accesso.richiesta;
	const sessione = findSessione(ambiente.memoria, accesso, browser);
	if (accesso.fase === 'persona' && livello === 1 && !daCapo && sessione) {
		accesso.identita = sessione.identita;
		accesso.fase = 'consenso';
	}
	if (accesso.fase === 'consenso' && accesso.identita) {
		const chi = chiavePrecedente(accesso.gestore.id, accesso.fornitore.entityId);
		return pagina(paginaConsenso(accesso, accesso.identita, ambiente.memoria.precedenti.has(chi)));
	}
	return pagina(accesso.fase === 'codice' ? paginaCodice(accesso) : paginaPersona(accesso));
}

/** Goes on when what was sent is right; the number of the error that ends the login otherwise. */
function advance(accesso: AccessoInCorso, campi: URLSearchParams): NumeroErrore | undefined {
	if (accesso.fase === 'persona') {
		const identita = findIdentita(campi.get('persona') ?? '');
		// The node lets in who comes from abroad, the providers everybody else.
		if (!identita || (identita.codiceFiscale === undefined) !== accesso.gestore.eidas) return undefined;
		accesso.identita = identita;
		accesso.fase = accesso.richiesta.livello > 1 ? 'codice' : 'consenso';
		return undefined;
	}
	if (accesso.fase === 'codice') {
		if (campi.get('codice')?.trim() === accesso.codice) {
			accesso.fase = 'consenso';
			return undefined;
		}
		accesso.tentativi += 1;
		return accesso.tentativi >= TENTATIVI ? 19 : undefined;
	}
	return undefined;
}

type Fine = { accesso: AccessoInCorso; numero: NumeroErrore };

function end(ambiente: Ambiente, aperto: GestoreAperto, { accesso, numero }: Fine): RispostaHttp {
	ambiente.memoria.accessi.delete(accesso.id);
	return rispondiErrore(ambiente, aperto, { ...indirizzoDi(accesso), numero });
}

type Consenso = { accesso: AccessoInCorso; identita: Identita; browser: string; campi: URLSearchParams };

function consent(
	ambiente: Ambiente,
	aperto: GestoreAperto,
	{ accesso, identita, browser, campi }: Consenso
): RispostaHttp {
	const { livello, insieme } = accesso.richiesta;
	const indirizzo = indirizzoDi(accesso);
	const scartoSecondi = readScarto(campi.get('scarto'));
	const anomalia = findAnomalia(campi.get('anomalia') ?? '');
	ambiente.memoria.accessi.delete(accesso.id);
	const sessione = livello === 1 ? openSessione(ambiente, { accesso, identita, browser }) : undefined;
	const risposta = rispostaAccesso(contestoDi(ambiente, aperto, { ...indirizzo, scartoSecondi }), {
		livello,
		nameId: sessione?.nameId ?? `_${ambiente.newId()}`,
		sessione: sessione?.indice,
		attributi: attributiDi(identita, aperto.gestore, insieme.attributi)
	});
	const cookie = sessione && cookieSessione(sessione);
	return rispondi(ambiente, aperto, { ...indirizzo, risposta, anomalia, cookie });
}

function indirizzoDi({ fornitore, richiesta, relayState }: AccessoInCorso): Indirizzo {
	return {
		fornitore: fornitore.entityId,
		richiesta: richiesta.id,
		consumatore: richiesta.consumatore,
		relayState
	};
}

const SCARTO_MASSIMO = 86_400;

function readScarto(testo: string | null): number {
	const secondi = Math.trunc(Number(testo));
	return Math.abs(secondi) <= SCARTO_MASSIMO ? secondi : 0;
}

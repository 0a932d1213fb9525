// What school transport needs beyond the engine: seats, delegates in time, the other parent's confirmation, offers, rankings. Registered in server/servizi/index.ts.
import type { Controllo } from '#lib/forms/servizio.ts';
import type { Parziali, RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import { serveConferma } from '#lib/services/trasporto-scolastico/controlli-ritiro.ts';
import type { Tx } from '../../db/connection.ts';
import { askConferma } from '../../pratiche/conferme.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno, DaConfrontare, PortaServizio } from '../porta.ts';
import { findDaCorreggere, replacePrima } from './correzioni.ts';
import { addDelegati } from './delegati.ts';
import { impostazioniDiEnte } from './impostazioni.ts';
import { addIscrizione, isGiaIscritto, listIscrizioniProprie } from './iscrizioni.ts';
import { applyMossa, checkMossa, takeIscrizioneDi } from './mosse.ts';
import { listAvvisi, listNote } from './note.ts';
import { answerOfferta, listOfferte, listOfferteInScadenza } from './offerte.ts';
import { pannello } from './pannello.ts';
import { listPubbliche } from './pubbliche.ts';
import { followRate } from './rate.ts';
import { movePosti } from './timer.ts';

export const portaTrasporto: PortaServizio = {
	elenchi: listIscrizioniProprie,
	problemi,
	dopoInvio,
	primaDellaMossa: checkMossa,
	dopoLaMossa: applyMossa,
	offerte: { elenca: listOfferte, rispondi: answerOfferta },
	graduatorie: listPubbliche,
	scadenze: listOfferteInScadenza,
	timer: [
		{ nome: 'posti del trasporto scolastico', ogniMinuti: 1, run: movePosti },
		{ nome: 'rate del trasporto scolastico', ogniMinuti: 60, run: followRate }
	],
	pagine: [{ href: '/operatore/servizi/trasporto-scolastico', titolo: 'Trasporto scolastico' }],
	pannello,
	note: listNote,
	avvisi: listAvvisi
};

async function problemi(tx: Tx, { risposte, persona, ente, oggi }: DaConfrontare): Promise<Controllo[]> {
	const { annoScolastico: anno, alunnoCodiceFiscale, titolo } = risposte as Parziali;
	if (!anno || !alunnoCodiceFiscale) return [];
	const [chi] = await tx<
		{ codice: string }[]
	>`select codice_fiscale as codice from persona where id = ${persona}`;
	const controlli: Controllo[] = [];
	if (chi?.codice === alunnoCodiceFiscale && titolo !== 'PROPRIO')
		controlli.push({ campo: 'alunnoCodiceFiscale', codice: 'TS_PERSONA_RIPETUTA' });
	if (await findDaCorreggere(tx, { risposte: risposte, persona, ente, oggi }))
		controlli.push({ campo: 'alunnoCodiceFiscale', codice: 'TS_CORREZIONE' });
	else if (await isGiaIscritto(tx, { anno, codiceFiscale: alunnoCodiceFiscale }))
		controlli.push({ campo: 'alunnoCodiceFiscale', codice: 'TS_DUPLICATO' });
	return controlli;
}

async function dopoInvio(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const risposte = pratica.risposte as RisposteTrasporto;
	if (risposte.tipoDomanda === 'NUOVA') return enrol(tx, contorno, pratica);
	const iscrizione = await takeIscrizioneDi(tx, pratica);
	if (risposte.tipoDomanda === 'CAMBIO_DELEGATI')
		await addDelegati(tx, contorno, { richiesta: pratica, iscrizione });
	if (risposte.tipoDomanda === 'RINUNCIA')
		await tx`update trasporto_iscrizione set rinuncia_id = ${pratica.id} where pratica_id = ${iscrizione.praticaId}`;
}

async function enrol(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const { id: praticaId, personaId } = pratica;
	const arrivoDi = await replacePrima(tx, contorno, pratica);
	await addIscrizione(tx, contorno, { pratica, arrivoDi });
	await addDelegati(tx, contorno, { richiesta: pratica, iscrizione: { praticaId, personaId } });
	const risposte = pratica.risposte as RisposteTrasporto;
	const codiceFiscale = risposte.altroGenitoreCodiceFiscale;
	if (!codiceFiscale || !serveConferma(risposte)) return;
	await askConferma(tx, contorno, {
		pratica,
		codiceFiscale,
		testo: `Autorizzo ${risposte.alunnoNome ?? ''} ${risposte.alunnoCognome ?? ''} a tornare a casa senza un adulto dalla fermata del trasporto scolastico, per l'anno ${risposte.annoScolastico ?? ''} (art. 19-bis D.L. 148/2017).`,
		giorni: impostazioniDiEnte(contorno.ente)?.giorniConferma ?? 0
	});
}

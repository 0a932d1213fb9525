// Sends a request: one transaction for pratica, protocol number, event, receipt and message. Called by the summary page.
import type { JSONValue } from 'postgres';
import type { Giorno } from '#lib/domain/data.ts';
import { formatData, formatDataEstesa } from '#lib/domain/istante.ts';
import { computeTermine, type Termine } from '#lib/domain/termini.ts';
import type { Calcolo } from '#lib/forms/calcolo.ts';
import type { Campi, Risposte } from '#lib/forms/servizio.ts';
import { CAMPO_DELEGA, deleganteDi } from '#lib/forms/blocchi/delegante.ts';
import type { VoceElenco } from '#lib/forms/elenchi.ts';
import { riepilogo, type SezioneRiepilogo } from '#lib/forms/views.ts';
import { risposteComplete } from '#lib/forms/validate.ts';
import type { Tx } from '../db/connection.ts';
import { isUniqueViolation } from '../db/postgres-fault.ts';
import { buildRicevuta } from '../documenti/ricevuta.ts';
import type { Documento } from '../documenti/documento.ts';
import { addDocumento } from '../documenti/add-documento.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { formatProtocollo, registraProtocollo, type Protocollo } from '../protocollo/registra-protocollo.ts';
import { keepRiuso } from '../profilo/riuso.ts';
import { takeNumero } from '../protocollo/take-numero.ts';
import { addBollo } from '../documenti/add-bollo.ts';
import { checkInvio, type EsitoInvio, type Invio, type Pronta } from './check-invio.ts';
import { bolloDovuto, freezeInvio } from './freeze-invio.ts';
import { keepMarche, problemiMarche } from './marche.ts';
import { findPratica, recordEvento } from './pratica.ts';
import { scritteDa } from './repeat-pratica.ts';

/**
 * Sends the draft once: a second call finds the pratica of the first. One that needs a stamp bought online is frozen instead,
 * and sent by the worker when the stamp is there. @throws NonTrovato when there is neither
 */
export async function submitPratica(tx: Tx, invio: Invio): Promise<EsitoInvio> {
	const pronta = await checkInvio(tx, invio);
	if ('tipo' in pronta) return pronta;
	const bollo = bolloDovuto(pronta.compilazione);
	if (bollo && !invio.bollo) return freezeInvio(tx, { ...pronta, invio, bollo });
	try {
		const numero = await tx.savepoint((punto) => write(punto, { ...pronta, invio }));
		return { tipo: 'inviata', numero };
	} catch (error) {
		// Someone sent a request with the same stamp at this very moment.
		if (!isUniqueViolation(error, 'marca_da_bollo_usata_pkey')) throw error;
		return { tipo: 'problemi', problemi: await problemiMarche(tx, pronta.compilazione) };
	}
}

type DaScrivere = Pronta & { invio: Invio };

/** What the rows of a new request share. */
type Nuova = {
	id: string;
	numero: string;
	risposte: Risposte<Campi>;
	righe: SezioneRiepilogo[];
	oggetto: string;
	ufficio: string;
	/** From which the term runs. */
	decorrenza: Giorno;
	termine: Termine;
	calcolo: Calcolo | undefined;
	protocollo: Protocollo;
};

async function write(tx: Tx, dati: DaScrivere): Promise<string> {
	const { compilazione, invio } = dati;
	const { ente, persona, istante, newId } = invio;
	const nuova = await prepare(tx, dati);
	const comune = { ente: ente.id, pratica: nuova.id, persona: persona.id, istante };
	await insertPratica(tx, dati, nuova);
	// A file of a question that the answers ruled out was not sent: it goes with the draft.
	await tx`
		update allegato set pratica_id = ${nuova.id}, bozza_id = null
		where bozza_id = ${invio.bozza} and campo = any(${[...compilazione.validazione.visibili]})`;
	await keepMarche(tx, { ente: ente.id, pratica: nuova.id, compilazione });
	await recordEvento(tx, {
		...comune,
		id: newId(),
		tipo: 'PRESENTAZIONE',
		aStato: 'PROTOCOLLATA',
		attore: { ruolo: 'cittadino' },
		dati: { protocollo: formatProtocollo(nuova.protocollo), scadenza: nuova.termine.scadenza.toString() }
	});
	await addDocumento(tx, {
		...comune,
		id: newId(),
		tipo: 'ricevuta',
		nomeFile: `ricevuta-${nuova.numero}.pdf`,
		contenuto: ricevutaDi(dati, nuova)
	});
	if (invio.bollo) await addBollo(tx, { ...comune, numero: nuova.numero, newId, bollo: invio.bollo });
	const { titolo } = compilazione.attivo.servizio.scheda;
	await enqueueMessaggio(tx, {
		...comune,
		modello: 'IO01',
		parametri: {
			pratica: nuova.numero,
			servizio: titolo,
			data: formatDataEstesa(dati.oggi),
			prot: formatProtocollo(nuova.protocollo),
			scadenza: formatData(nuova.termine.mostra)
		},
		newId
	});
	await keepRiuso(tx, {
		...comune,
		servizio: compilazione.attivo.servizio,
		scritte: compilazione.bozza.risposte,
		risposte: nuova.risposte
	});
	const { dopoInvio } = invio.porta(compilazione.attivo.servizio.id);
	if (dopoInvio) {
		const { porta, sito } = invio;
		const cittadino = { attore: { ruolo: 'cittadino' }, chi: ['cittadino'] } as const;
		const pratica = await findPratica(tx, { numero: nuova.numero });
		await dopoInvio(tx, { ente, sito, ...cittadino, istante, newId, porta }, pratica);
	}
	await tx`delete from bozza where id = ${invio.bozza}`;
	return nuova.numero;
}

// The counters are locked from here to the commit: what takes time was done before.
async function prepare(tx: Tx, { compilazione, invio, oggi }: DaScrivere): Promise<Nuova> {
	const { attivo, contesto, validazione } = compilazione;
	const { servizio, impostazioni } = attivo;
	const risposte = risposteComplete(validazione);
	const decorrenza = servizio.procedura.decorrenza?.(risposte, impostazioni, oggi) ?? oggi;
	const oggetto = servizio.oggettoProtocollo(risposte);
	const righe = riepilogo(servizio, risposte, contesto);
	const id = invio.newId();
	const progressivo = await takeNumero(tx, { registro: servizio.id, anno: oggi.year });
	const protocollo = await registraProtocollo(tx, {
		ente: invio.ente.id,
		verso: 'E',
		oggetto: `${servizio.scheda.titolo}: ${oggetto}`,
		pratica: id,
		persona: invio.persona.id,
		istante: invio.istante
	});
	return {
		id,
		numero: `${servizio.prefisso}-${oggi.year}-${String(progressivo).padStart(6, '0')}`,
		risposte,
		righe,
		oggetto,
		ufficio: servizio.ufficio(risposte, impostazioni),
		decorrenza,
		termine: computeTermine({ dataPresentazione: decorrenza, giorni: attivo.giorniTermine }),
		calcolo: servizio.calcolo?.(risposte, impostazioni, contesto),
		protocollo
	};
}

async function insertPratica(tx: Tx, { compilazione, invio, oggi }: DaScrivere, nuova: Nuova): Promise<void> {
	const { attivo, bozza, validazione } = compilazione;
	const { servizio, giorniTermine } = attivo;
	const { ente, persona, istante } = invio;
	await tx`
		insert into pratica (id, ente_id, numero, servizio, versione_servizio, versione_impostazioni, bozza_id, persona_id,
			stato, risposte, riepilogo, oggetto, ufficio, presentata_il, data_presentazione, protocollo_anno,
			protocollo_numero, decorrenza, giorni_termine, scadenza, scadenza_mostrata, silenzio_rigetto, calcolo, scritte,
			delega_id)
		values (${nuova.id}, ${ente.id}, ${nuova.numero}, ${servizio.id}, ${servizio.versione}, ${ente.versione},
			${invio.bozza}, ${persona.id}, 'PROTOCOLLATA', ${tx.json(nuova.risposte as JSONValue)}, ${tx.json(nuova.righe)},
			${nuova.oggetto}, ${nuova.ufficio}, ${istante}, ${oggi.toString()}, ${nuova.protocollo.anno},
			${nuova.protocollo.numero}, ${nuova.decorrenza.toString()}, ${giorniTermine},
			${nuova.termine.scadenza.toString()}, ${nuova.termine.mostra.toString()},
			${servizio.procedura.isSilenzioRigetto(nuova.risposte)},
			${nuova.calcolo ? tx.json(nuova.calcolo) : null},
			${tx.json(scritteDa(servizio, bozza.risposte, validazione))},
			${delegaUsata(nuova.risposte) ?? null})`;
}

// Of a service that knows none the answers hold none.
function delegaUsata(risposte: Risposte<Campi>): string | undefined {
	return deleganteDi(risposte[CAMPO_DELEGA] as VoceElenco | undefined)?.delega;
}

function ricevutaDi({ compilazione, invio }: DaScrivere, nuova: Nuova): Documento {
	const { attivo, bozza, validazione } = compilazione;
	const { servizio } = attivo;
	return buildRicevuta({
		impostazioni: invio.ente.impostazioni,
		ufficio: nuova.ufficio,
		servizio: servizio.scheda.titolo,
		oggetto: nuova.oggetto,
		pratica: nuova.numero,
		protocollo: formatProtocollo(nuova.protocollo),
		presentataIl: invio.istante,
		giorniTermine: attivo.giorniTermine,
		decorrenza: nuova.decorrenza,
		scadenza: nuova.termine.mostra,
		calcolo: nuova.calcolo,
		effettoSilenzio: servizio.procedura.effettoSilenzio(nuova.risposte, attivo.impostazioni),
		silenzioRigetto: servizio.procedura.isSilenzioRigetto(nuova.risposte),
		perConto: servizio.oggettoBozza(nuova.risposte)?.nome,
		richiedente: invio.persona,
		riepilogo: nuova.righe,
		allegati: bozza.allegati.filter(({ campo }) => validazione.visibili.has(campo)),
		dichiarazioni: Object.values(servizio.dichiarazioni)
	});
}

// The final act: guarded move, reasons, document with number, message. Called by the clerks' desk for who is responsabile.
import { Temporal } from 'temporal-polyfill';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { Mossa } from '#lib/domain/procedimento.ts';
import { giorniRitardo } from '#lib/domain/termini.ts';
import type { StatoPratica } from '#lib/domain/stati.ts';
import type { Tx } from '../db/connection.ts';
import { addDocumento } from '../documenti/add-documento.ts';
import { buildProvvedimento } from '../documenti/provvedimento.ts';
import { enqueueMessaggio, type MessaggioDaInviare } from '../messaggi/enqueue-messaggio.ts';
import { formatProtocollo, registraProtocollo, type Protocollo } from '../protocollo/registra-protocollo.ts';
import { movePratica, type Contorno } from './move.ts';
import { findPersonaDi } from './find-persona.ts';
import type { Pratica } from './pratica.ts';

/** Least length of the reasons (art. 3 L. 241/1990), in characters. */
export const MOTIVAZIONE_MINIMA = 50;

export type Decisione = {
	numero: string;
	revisione: number;
	/** The move that is the act. */
	mossa: Mossa;
	motivazione: string;
	/** ISO date, for DIFFERISCI alone. */
	differitaAl?: string;
	firmatario: { nome: string; cognome: string };
};

/** @throws NonTrovato, TransizioneVietata, Conflitto */
export async function decidePratica(tx: Tx, contorno: Contorno, decisione: Decisione): Promise<void> {
	const { numero, revisione, mossa, motivazione, differitaAl } = decisione;
	const oggi = giornoARoma(contorno.istante);
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: mossa.id,
		motivo: motivazione,
		modifica: () => ({ esito: mossa.a, integrazione: null, ...(differitaAl && { differitaAl }) })
	});
	const comune = {
		ente: contorno.ente.id,
		persona: pratica.personaId,
		pratica: pratica.id,
		istante: contorno.istante
	};
	const protocollo = await registraProtocollo(tx, {
		...comune,
		verso: 'U',
		oggetto: `${servizio.scheda.titolo}: provvedimento finale`
	});
	await addDocumento(tx, {
		...comune,
		id: contorno.newId(),
		tipo: 'provvedimento',
		nomeFile: `provvedimento-${numero}-${protocollo.numero}.pdf`,
		contenuto: buildProvvedimento({
			impostazioni: contorno.ente.impostazioni,
			pratica: numero,
			servizio: servizio.scheda.titolo,
			oggetto: pratica.oggetto,
			ufficio: pratica.ufficio,
			protocolloRichiesta: formatProtocollo(pratica.protocollo),
			presentataIl: Temporal.PlainDate.from(pratica.dataPresentazione),
			richiedente: await findPersonaDi(tx, pratica.personaId),
			protocollo: formatProtocollo(protocollo),
			data: oggi,
			esito: mossa.a,
			motivazione,
			...(differitaAl && { differitaAl: Temporal.PlainDate.from(differitaAl) }),
			rimedi: servizio.procedura.rimedi(pratica.risposte),
			scadenza: Temporal.PlainDate.from(pratica.scadenza),
			giorniRitardo: giorniRitardo(Temporal.PlainDate.from(pratica.scadenza), oggi),
			firmatario: decisione.firmatario
		})
	});
	await enqueueMessaggio(tx, {
		...comune,
		...messaggioDi(mossa.a, { pratica, titolo: servizio.scheda.titolo, protocollo, contorno }),
		newId: contorno.newId
	});
}

type Fatti = { pratica: Pratica; titolo: string; protocollo: Protocollo; contorno: Contorno };

function messaggioDi(
	esito: StatoPratica,
	{ pratica, titolo, protocollo, contorno }: Fatti
): Pick<MessaggioDaInviare, 'modello' | 'parametri'> {
	const base = { pratica: pratica.numero, servizio: titolo };
	if (esito === 'ACCOLTA') {
		const data = formatData(giornoARoma(contorno.istante));
		return { modello: 'IO06', parametri: { ...base, atto: formatProtocollo(protocollo), data } };
	}
	if (esito === 'ACCOLTA_PARZ' || esito === 'DIFFERITA') return { modello: 'IO07', parametri: base };
	const ufficio = contorno.ente.impostazioni.uffici.find(({ id }) => id === pratica.ufficio);
	return { modello: 'IO08', parametri: { ...base, ufficio: ufficio?.nome ?? '' } };
}

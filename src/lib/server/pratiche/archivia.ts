// Files a request away: the additions did not come in time, or what was due was not paid. Called by the clerks' desk.
import { giornoDi, isDopo, type Giorno } from '#lib/domain/data.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { buildArchiviazione } from '../documenti/archiviazione.ts';
import { nomeUfficio } from '../enti/uffici.ts';
import { enqueueMessaggio } from '../messaggi/enqueue-messaggio.ts';
import { cancelPagamenti } from '../pagamenti/add-pagamenti.ts';
import { isDaPagare, listPagamenti, ultimoGiornoPerPagare } from '../pagamenti/pagamento.ts';
import type { Contorno } from '../servizi/porta.ts';
import { impostazioniDi } from './impostazioni-di.ts';
import { issueDocumento } from './issue-documento.ts';
import { legamiDi } from './legami.ts';
import { movePratica } from './move.ts';
import { findPratica, type Pratica } from './pratica.ts';
import { impostazioniServizio } from './servizio-attivo.ts';
import { servizioDi } from './servizio-di.ts';

export type Archiviazione = {
	numero: string;
	revisione: number;
	motivazione: string;
	firmatario: { nome: string; cognome: string };
};

/** Nothing more is due afterwards. @throws as movePratica, Conflitto while the citizen still has time */
export async function archivePratica(
	tx: Tx,
	contorno: Contorno,
	{ numero, revisione, motivazione, firmatario }: Archiviazione
): Promise<void> {
	const oggi = giornoARoma(contorno.istante);
	const prima = await findPratica(tx, { numero, blocca: true });
	const ultimo = await ultimoGiornoUtile(tx, { ente: contorno.ente.id, pratica: prima });
	if (ultimo && !isDopo(oggi, ultimo))
		throw new Conflitto('Il cittadino ha ancora tempo', 'ARCHIVIAZIONE_ANTICIPATA');
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero,
		revisione,
		mossa: 'ARCHIVIA',
		motivo: motivazione,
		modifica: () => ({ integrazione: null })
	});
	await cancelPagamenti(tx, { pratica: pratica.id, istante: contorno.istante });
	const impostazioni = impostazioniServizio(contorno.ente, servizio);
	await issueDocumento(tx, contorno, {
		pratica,
		tipo: 'archiviazione',
		verso: 'U',
		oggetto: 'archiviazione',
		nomeFile: 'archiviazione',
		contenuto: (protocollo) =>
			buildArchiviazione({
				impostazioni: contorno.ente.impostazioni,
				pratica: numero,
				servizio: servizio.scheda.titolo,
				oggetto: pratica.oggetto,
				protocollo,
				data: oggi,
				motivazione,
				rimedi: servizio.procedura.rimedi(pratica.risposte, impostazioni),
				ufficio: pratica.ufficio,
				firmatario
			})
	});
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: 'IO08',
		parametri: {
			pratica: numero,
			servizio: servizio.scheda.titolo,
			ufficio: nomeUfficio(contorno.ente.impostazioni, pratica.ufficio)
		},
		newId: contorno.newId
	});
}

// Of the additions, or of the payment.
async function ultimoGiornoUtile(
	tx: Tx,
	{ ente, pratica }: { ente: string; pratica: Pratica }
): Promise<Giorno | undefined> {
	const { stato, integrazione } = pratica;
	if (stato !== 'ATTESA_PAGAMENTO') return integrazione && giornoDi(integrazione.entro);
	const primo = (await listPagamenti(tx, pratica.id)).find(isDaPagare);
	if (!primo) return undefined;
	const impostazioni = await impostazioniDi(tx, { ente, pratica });
	return ultimoGiornoPerPagare(primo, servizioDi(pratica).procedura.giorniTolleranza?.(impostazioni));
}

// A renunciation takes effect by itself: the seat is freed, the accounts are closed, the request ends with its document. Called by the port and by the clock.
import type { Giorno } from '#lib/domain/data.ts';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import type { Dovuto } from '#lib/forms/servizio.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import {
	contiRinuncia,
	descriviSaldo,
	saldoDi,
	type Conti
} from '#lib/services/trasporto-scolastico/rinuncia.ts';
import { giornoDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import { addDocumento } from '../../documenti/add-documento.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import { legamiDi } from '../../pratiche/legami.ts';
import { addPagamenti, cancelPagamenti } from '../../pagamenti/add-pagamenti.ts';
import { listPagamenti } from '../../pagamenti/pagamento.ts';
import { addRimborso } from '../../pagamenti/rimborso.ts';
import { movePratica } from '../../pratiche/move.ts';
import { moveSemplice } from '../../pratiche/move-semplice.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import { formatProtocollo, registraProtocollo } from '../../protocollo/registra-protocollo.ts';
import type { Contorno } from '../porta.ts';
import { buildAttestato } from './attestato.ts';
import { impostazioniDiEnte } from './impostazioni.ts';

/** Ends the enrolments that were given up, and the requests that did it; returns how many. */
export async function closeRinunce(tx: Tx, contorno: Contorno): Promise<number> {
	const rinunce = await tx<
		{ richiesta: string; numero: string; stato: string; alunno: string; anno: string }[]
	>`
		select p.numero as richiesta, i.numero, i.stato, i.alunno_nome as alunno, i.anno
		from pratica p join trasporto_iscrizione i on i.rinuncia_id = p.id
		where p.stato = any(${[...MOSSE_TRASPORTO.PRENDI_ATTO.da]})
		order by p.numero for update of i skip locked`;
	for (const { richiesta, numero, stato, alunno, anno } of rinunce) {
		if (stato !== 'CHIUSA') await moveSemplice(tx, contorno, { numero, mossa: 'RINUNCIA' });
		await closeRichiesta(tx, contorno, { richiesta, iscrizione: numero, alunno, anno });
	}
	return rinunce.length;
}

/** Closes the accounts of an enrolment given up: nothing unpaid stays due by its act, and the balance is kept. */
export async function settle(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const impostazioni = impostazioniDiEnte(contorno.ente);
	const pagamenti = (await listPagamenti(tx, pratica.id)).filter(({ stato }) => stato !== 'ANNULLATA');
	const [primo] = pagamenti;
	if (!primo || !impostazioni) return;
	const giorno = await giornoRinuncia(tx, contorno, pratica.id);
	const { pagato, dovuto } = contiRinuncia(
		{
			somme: pagamenti.map(({ cent, scadenza, stato }) => ({ cent, scadenza, pagata: stato === 'PAGATA' })),
			anno: (pratica.risposte as RisposteTrasporto).annoScolastico ?? '',
			avviso: giornoARoma(primo.creatoIl),
			giorno
		},
		impostazioni
	);
	await cancelPagamenti(tx, { pratica: pratica.id, istante: contorno.istante });
	await tx`
		insert into trasporto_saldo (pratica_id, ente_id, persona_id, del, pagato_cent, dovuto_cent)
		values (${pratica.id}, ${contorno.ente.id}, ${pratica.personaId}, ${giorno.toString()}, ${pagato}, ${dovuto})`;
	const { rimborso } = saldoDi({ pagato, dovuto });
	if (rimborso > 0)
		await addRimborso(tx, contorno, pratica, {
			causale: 'Trasporto scolastico',
			cent: rimborso,
			motivo: 'Rinuncia al posto'
		});
}

/** The balance of an enrolment given up. */
export async function findSaldo(tx: Tx, pratica: string): Promise<Conti | undefined> {
	const [saldo] = await tx<Conti[]>`
		select pagato_cent as pagato, dovuto_cent as dovuto from trasporto_saldo where pratica_id = ${pratica}`;
	return saldo;
}

// By request it holds from the day on which it was sent.
async function giornoRinuncia(tx: Tx, { istante }: Contorno, pratica: string): Promise<Giorno> {
	const [riga] = await tx<{ del: string }[]>`
		select r.data_presentazione as del from trasporto_iscrizione i join pratica r on r.id = i.rinuncia_id
		where i.pratica_id = ${pratica}`;
	return riga ? giornoDi(riga.del) : giornoARoma(istante);
}

type DaChiudere = { richiesta: string; iscrizione: string; alunno: string; anno: string };

async function closeRichiesta(
	tx: Tx,
	contorno: Contorno,
	{ richiesta, iscrizione, alunno, anno }: DaChiudere
): Promise<void> {
	const { id } = await findPratica(tx, { numero: iscrizione });
	const conti = (await findSaldo(tx, id)) ?? { pagato: 0, dovuto: 0 };
	const { resto } = saldoDi(conti);
	const { pratica, servizio } = await movePratica(tx, contorno, {
		numero: richiesta,
		mossa: 'PRENDI_ATTO',
		verso: resto > 0 ? 'ATTESA_PAGAMENTO' : 'ACCOLTA',
		modifica: () => ({ esito: 'ACCOLTA', integrazione: null })
	});
	const comune = legamiDi(contorno, pratica);
	const numero = await registraProtocollo(tx, {
		...comune,
		verso: 'U',
		oggetto: `${servizio.scheda.titolo}: attestato di rinuncia`
	});
	const protocollo = formatProtocollo(numero);
	const dal = formatData(giornoDi(pratica.dataPresentazione));
	await addDocumento(tx, {
		...comune,
		id: contorno.newId(),
		tipo: 'rilascio',
		nomeFile: `rinuncia-${pratica.numero}-${numero.numero}.pdf`,
		contenuto: buildAttestato({
			impostazioni: contorno.ente.impostazioni,
			pratica: pratica.numero,
			protocollo,
			iscrizione,
			alunno,
			anno,
			dal,
			conti
		})
	});
	const dovuto = resto > 0 ? restoDovuto(contorno, resto) : undefined;
	if (dovuto) await addPagamenti(tx, contorno, { pratica, atto: protocollo, dovuti: [dovuto] });
	await enqueueMessaggio(tx, {
		...comune,
		modello: 'TS_RINUNCIA',
		parametri: { anno, pratica: pratica.numero, dal, saldo: descriviSaldo(conti) },
		...(dovuto && { entro: dovuto.scadenza.toString() }),
		newId: contorno.newId
	});
}

// Accounts are closed by the settings: where there are none nothing is left to pay.
function restoDovuto({ ente, istante }: Contorno, cent: number): Dovuto | undefined {
	const regole = impostazioniDiEnte(ente);
	return (
		regole && {
			causale: 'Trasporto scolastico fino alla rinuncia',
			cent,
			scadenza: giornoARoma(istante).add({ days: regole.giorniPagamento }),
			tassonomia: regole.tassonomia
		}
	);
}

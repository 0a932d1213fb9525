// Makes a batch of all that was granted and not yet sent to INPS: files frozen, each pratica moved, its citizen told (IO11). Called by the clerks' page.
import { createHash } from 'node:crypto';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../../db/connection.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import { movePratica } from '../../pratiche/move.ts';
import { findPratica, type Pratica } from '../../pratiche/pratica.ts';
import { takeNumero } from '../../protocollo/take-numero.ts';
import type { Contorno } from '../porta.ts';
import { findBeneficiario } from './beneficiario.ts';
import { operatoreDi } from './chi-puo.ts';
import { readDatiInps, risposteDi } from './dati-inps.ts';
import { totaleDi, writeCsv, writeXml, type RigaTracciato, type Tracciato } from './tracciato.ts';

const REGISTRO = 'lotto-inps';

type DaInviare = { pratica: Pratica; riga: RigaTracciato };

/** Returns the code of the batch. A colleague who makes one at the same time waits, and finds nothing left. @throws NonAutorizzato, Conflitto when there is nothing to send */
export async function createLotto(tx: Tx, contorno: Contorno): Promise<string> {
	const { ente, istante, newId } = contorno;
	const operatore = operatoreDi(contorno);
	const daInviare = await collect(tx);
	if (daInviare.length === 0) throw new Conflitto('Nessun assegno da inviare', 'MA_LOTTO_VUOTO');
	const oggi = giornoARoma(istante);
	const progressivo = await takeNumero(tx, { registro: REGISTRO, anno: oggi.year });
	const { nome, codiceFiscale, belfiore } = ente.impostazioni;
	const tracciato: Tracciato = {
		codice: `INPS-${oggi.year}-${String(progressivo).padStart(4, '0')}`,
		data: oggi.toString(),
		ente: { nome: `Comune di ${nome}`, codiceFiscale, belfiore },
		righe: daInviare.map(({ riga }) => riga)
	};
	const csv = writeCsv(tracciato);
	const xml = writeXml(tracciato);
	const lotto = newId();
	await tx`
		insert into inps_lotto (id, ente_id, codice, creato_il, operatore_id, domande, totale_cent, csv, xml, csv_sha256, xml_sha256)
		values (${lotto}, ${ente.id}, ${tracciato.codice}, ${istante}, ${operatore}, ${daInviare.length},
			${totaleDi(tracciato)}, ${csv}, ${xml}, ${impronta(csv)}, ${impronta(xml)})`;
	for (const [posto, { pratica, riga }] of daInviare.entries()) {
		await tx`
			insert into inps_lotto_riga (ente_id, lotto_id, progressivo, pratica_id, cent)
			values (${ente.id}, ${lotto}, ${posto + 1}, ${pratica.id}, ${riga.cent})`;
		await send(tx, contorno, { numero: pratica.numero, lotto: tracciato.codice });
	}
	return tracciato.codice;
}

// Locked in the order of their numbers: of two clerks at once the second one waits for the first, and then these are no longer there.
async function collect(tx: Tx): Promise<DaInviare[]> {
	const righe = await tx<{ numero: string; cent: number }[]>`
		select p.numero, c.cent from pratica p join maternita_concessione c on c.pratica_id = p.id
		where c.revocata_il is null and p.stato in ('ACCOLTA', 'IN_CARICO')
		order by p.numero for no key update of p`;
	const daInviare: DaInviare[] = [];
	for (const { numero, cent } of righe) {
		const pratica = await findPratica(tx, { numero });
		daInviare.push({ pratica, riga: await rigaDi(tx, pratica, cent) });
	}
	return daInviare;
}

async function rigaDi(tx: Tx, pratica: Pratica, cent: number): Promise<RigaTracciato> {
	const { evento, dataEvento } = risposteDi(pratica);
	const { iban, figli } = await readDatiInps(tx, pratica);
	const { codiceFiscale, cognome, nome } = await findBeneficiario(tx, pratica);
	return {
		pratica: pratica.numero,
		beneficiario: { codiceFiscale, cognome, nome },
		evento: { tipo: evento, data: dataEvento },
		// No grant without all the codes.
		figli: figli.map((figlio) => ({
			codiceFiscale: figlio.codiceFiscale ?? '',
			cognome: figlio.cognome,
			nome: figlio.nome,
			nascita: figlio.nascita
		})),
		cent,
		iban
	};
}

async function send(
	tx: Tx,
	contorno: Contorno,
	{ numero, lotto }: { numero: string; lotto: string }
): Promise<void> {
	const { ente, istante, newId } = contorno;
	const { pratica } = await movePratica(tx, contorno, { numero, mossa: 'TRASMETTI_INPS', dati: { lotto } });
	await enqueueMessaggio(tx, {
		ente: ente.id,
		persona: pratica.personaId,
		pratica: pratica.id,
		modello: 'IO11',
		parametri: { pratica: numero, data: formatData(giornoARoma(istante)) },
		istante,
		newId
	});
}

function impronta(testo: string): string {
	return createHash('sha256').update(testo, 'utf8').digest('hex');
}

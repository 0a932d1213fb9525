// The end of an occupation: the inspection, and then the surety, given back or kept for what was broken. Called by the clerks' page.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import type { Chi } from '#lib/domain/procedimento.ts';
import { NonAutorizzato } from '#lib/domain/rifiuti.ts';
import { CAUSALI } from '#lib/services/occupazione-suolo/somme.ts';
import type { Tx } from '../../db/connection.ts';
import { addDocumento, type NuovoDocumento } from '../../documenti/add-documento.ts';
import { chiInUfficio } from '../../incarichi/chi-in-ufficio.ts';
import { enqueueMessaggio } from '../../messaggi/enqueue-messaggio.ts';
import { legamiDi } from '../../pratiche/legami.ts';
import { addRimborso } from '../../pagamenti/rimborso.ts';
import { impostazioniDi } from '../../pratiche/impostazioni-di.ts';
import { findPersonaDi } from '../../pratiche/find-persona.ts';
import { recordEvento, type Pratica } from '../../pratiche/pratica.ts';
import { servizioDi } from '../../pratiche/servizio-di.ts';
import { formatProtocollo, registraProtocollo } from '../../protocollo/registra-protocollo.ts';
import type { Contorno } from '../porta.ts';
import { conflitto } from './conflitto.ts';
import { buildSvincolo, buildVerbale, type DatiFine } from './documenti-fine.ts';
import { findFine, type Sopralluogo } from './fine.ts';
import { oggiDi } from './richiesta.ts';

type Firmatario = { nome: string; cognome: string };
export type Verbale = Pick<Sopralluogo, 'fattoIl' | 'danni' | 'note'> & { firmatario: Firmatario };

/** Keeps what was seen, once; returns a day out of place. @throws NonAutorizzato, Conflitto before the end, or when it was written already */
export async function recordSopralluogo(
	tx: Tx,
	contorno: Contorno,
	{ pratica, verbale }: { pratica: Pratica; verbale: Verbale }
): Promise<Problema | undefined> {
	const operatore = await operatoreDi(tx, contorno, { pratica, ammessi: ['operatore', 'responsabile'] });
	const { liberoDal, sopralluogo } = await findFine(tx, { ente: contorno.ente.id, pratica });
	const oggi = oggiDi(contorno);
	if (!liberoDal || liberoDal > oggi) throw conflitto('OSP_SOPRALLUOGO_PRESTO');
	if (sopralluogo) throw conflitto('OSP_SOPRALLUOGO_FATTO');
	if (verbale.fattoIl < liberoDal || verbale.fattoIl > oggi)
		return creaProblema({ campo: 'fattoIl', codice: 'OSP_SOPRALLUOGO_DATA' });
	const { fattoIl, danni, note, firmatario } = verbale;
	await tx`
		insert into sopralluogo (ente_id, pratica_id, persona_id, fatto_il, danni, note, operatore_id, registrato_il)
		values (${contorno.ente.id}, ${pratica.id}, ${pratica.personaId}, ${fattoIl}, ${danni}, ${note}, ${operatore}, ${contorno.istante})`;
	await recordEvento(tx, {
		...fattoDi(contorno, pratica),
		tipo: 'SOPRALLUOGO',
		motivo: `${formatGiorno(fattoIl)}: ${danni ? 'ci sono danni' : 'nessun danno'}.\n${note}`
	});
	const dati = await datiFine(tx, contorno, { pratica, oggetto: 'verbale di sopralluogo', firmatario });
	await addDocumento(tx, {
		...legamiDi(contorno, pratica),
		...fileDi(contorno, 'sopralluogo', dati),
		contenuto: buildVerbale(dati, { fattoIl, danni, note })
	});
	return undefined;
}

export type Svincolo = {
	/** Cents kept for what was broken. */
	trattenutaCent: number;
	motivo: string;
	firmatario: Firmatario;
};

/** Decides on the surety, once: what is not kept goes back; returns a sum out of place. @throws NonAutorizzato, Conflitto before the inspection, or when there is nothing to decide */
export async function releaseCauzione(
	tx: Tx,
	contorno: Contorno,
	{ pratica, svincolo }: { pratica: Pratica; svincolo: Svincolo }
): Promise<Problema | undefined> {
	await operatoreDi(tx, contorno, { pratica, ammessi: ['responsabile'] });
	const { sopralluogo, cauzione } = await findFine(tx, { ente: contorno.ente.id, pratica });
	if (!sopralluogo) throw conflitto('OSP_SOPRALLUOGO_MANCANTE');
	if (!cauzione || sopralluogo.trattenutaCent !== undefined) throw conflitto('OSP_CAUZIONE_CHIUSA');
	const { trattenutaCent, motivo, firmatario } = svincolo;
	const ammessa = sopralluogo.danni ? cauzione.cent : 0;
	if (trattenutaCent < 0 || trattenutaCent > ammessa)
		return creaProblema({
			campo: 'trattenuta',
			codice: 'OSP_CAUZIONE_TRATTENUTA',
			parametri: { max: formatEuro(ammessa) }
		});
	const resto = cauzione.cent - trattenutaCent;
	await tx`
		update sopralluogo set trattenuta_cent = ${trattenutaCent}, svincolata_il = ${contorno.istante}
		where pratica_id = ${pratica.id}`;
	await recordEvento(tx, {
		...fattoDi(contorno, pratica),
		tipo: 'SVINCOLO_CAUZIONE',
		motivo: [`Restituita: ${formatEuro(resto)}. Trattenuta: ${formatEuro(trattenutaCent)}.`, motivo]
			.filter(Boolean)
			.join('\n')
	});
	if (resto > 0 && cauzione.tipo === 'VERSAMENTO')
		await addRimborso(tx, contorno, pratica, {
			causale: CAUSALI.cauzione,
			cent: resto,
			motivo: trattenutaCent > 0 ? 'Parte non trattenuta per i danni' : 'Sopralluogo senza danni'
		});
	const dati = await datiFine(tx, contorno, { pratica, oggetto: 'svincolo della cauzione', firmatario });
	await addDocumento(tx, {
		...legamiDi(contorno, pratica),
		...fileDi(contorno, 'svincolo', dati),
		contenuto: buildSvincolo(dati, { cauzione, sopralluogo, trattenutaCent, motivo })
	});
	await enqueueMessaggio(tx, {
		...legamiDi(contorno, pratica),
		modello: 'CAUZIONE',
		parametri: { pratica: pratica.numero },
		newId: contorno.newId
	});
	return undefined;
}

async function operatoreDi(
	tx: Tx,
	contorno: Contorno,
	{ pratica, ammessi }: { pratica: Pratica; ammessi: readonly Chi[] }
): Promise<string> {
	const { attore } = contorno;
	const chi = await chiInUfficio(tx, { ...contorno, ufficio: pratica.ufficio });
	if (attore.ruolo !== 'operatore' || !chi.some((uno) => ammessi.includes(uno)))
		throw new NonAutorizzato('La fine di un’occupazione è di chi segue la pratica');
	return attore.operatore;
}

// What is told of a pratica that stays where it is.
function fattoDi(contorno: Contorno, pratica: Pratica) {
	const { attore, newId } = contorno;
	return {
		...legamiDi(contorno, pratica),
		id: newId(),
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore
	};
}

async function datiFine(
	tx: Tx,
	contorno: Contorno,
	{ pratica, oggetto, firmatario }: { pratica: Pratica; oggetto: string; firmatario: Firmatario }
): Promise<DatiFine> {
	const servizio = servizioDi(pratica).scheda.titolo;
	const protocollo = await registraProtocollo(tx, {
		...legamiDi(contorno, pratica),
		verso: 'U',
		oggetto: `${servizio}: ${oggetto}`
	});
	return {
		impostazioni: contorno.ente.impostazioni,
		pratica: pratica.numero,
		oggetto: pratica.oggetto,
		ufficio: pratica.ufficio,
		titolare: await findPersonaDi(tx, pratica.personaId),
		perConto: servizioDi(pratica).oggettoBozza(pratica.risposte)?.nome,
		protocollo: formatProtocollo(protocollo),
		data: giornoARoma(contorno.istante),
		rimedi: servizioDi(pratica).procedura.rimedi(
			pratica.risposte,
			await impostazioniDi(tx, { ente: contorno.ente.id, pratica })
		),
		firmatario
	};
}

function fileDi(
	{ newId }: Contorno,
	tipo: 'sopralluogo' | 'svincolo',
	{ pratica }: DatiFine
): Pick<NuovoDocumento, 'id' | 'tipo' | 'nomeFile'> {
	return { id: newId(), tipo, nomeFile: `${tipo}-${pratica}.pdf` };
}

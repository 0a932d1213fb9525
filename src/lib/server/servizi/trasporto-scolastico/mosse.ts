// What a move means for the seat: checks before, changes of the enrolment after. Called by the port, in the transaction of the move.
import { giornoARoma } from '#lib/domain/istante.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import { isStatoFinale } from '#lib/domain/stati.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import { isPostoLibero } from '#lib/services/trasporto-scolastico/ammissione.ts';
import type { Linea } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import type { Tx } from '../../db/connection.ts';
import { listConferme } from '../../pratiche/conferme.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno, MossaFatta } from '../porta.ts';
import { impostazioniDiEnte } from './impostazioni.ts';
import { settle } from './rinunce.ts';
import { isVerificata } from './responsabilita.ts';
import { checkSospensione } from './rate.ts';
import { readOccupati, setStato, takeIscrizione, type Iscrizione } from './iscrizioni.ts';

/** @throws Conflitto without a seat, with a parent not checked, with a confirmation still awaited, with nothing overdue to suspend for */
export async function checkMossa(tx: Tx, contorno: Contorno, { pratica, mossa }: MossaFatta): Promise<void> {
	const { tipoDomanda } = pratica.risposte as RisposteTrasporto;
	if (mossa.id === 'SOSPENDI') return checkSospensione(tx, contorno, pratica.id);
	if (mossa.id === 'AMMETTI') return checkAmmissione(tx, contorno, pratica);
	if (mossa.id === 'ACCOGLI' && tipoDomanda === 'CAMBIO_FERMATA') return checkCambio(tx, contorno, pratica);
}

async function checkAmmissione(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const conferme = await listConferme(tx, pratica.id, giornoARoma(contorno.istante));
	if (conferme.some(({ stato }) => stato === 'ATTESA'))
		throw new Conflitto("Si attende la conferma dell'altro genitore", 'CONFERMA_ATTESA');
	if (!(await isVerificata(tx, pratica.id)))
		throw new Conflitto('Responsabilità genitoriale da verificare', 'RESPONSABILITA_DA_VERIFICARE');
	const iscrizione = await takeIscrizione(tx, { pratica: pratica.id });
	if (!iscrizione) throw new Error(`Iscrizione di ${pratica.numero} non trovata`);
	// A seat that was offered is already kept for them.
	const [offerto] = await tx`
		select 1 from trasporto_offerta where pratica_id = ${pratica.id} and stato in ('APERTA', 'ACCETTATA')`;
	if (!offerto) await checkPosto(tx, contorno, iscrizione, lineaDi(contorno, iscrizione.linea));
}

async function checkCambio(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const iscrizione = await takeIscrizioneDi(tx, pratica);
	const nuova = lineaNuova(contorno, pratica);
	if (iscrizione.stato === 'AMMESSA' && nuova.id !== iscrizione.linea)
		await checkPosto(tx, contorno, iscrizione, nuova);
}

async function checkPosto(tx: Tx, contorno: Contorno, iscrizione: Iscrizione, linea: Linea): Promise<void> {
	const occupati = (await readOccupati(tx, iscrizione.anno)).get(linea.id) ?? { ANDATA: 0, RITORNO: 0 };
	if (!isPostoLibero(iscrizione.servizio, linea, occupati))
		throw new Conflitto(`Non ci sono posti sulla linea ${linea.nome}`, 'POSTI_ESAURITI');
}

/** Brings the enrolment to where the pratica went. */
export async function applyMossa(tx: Tx, contorno: Contorno, { pratica, mossa }: MossaFatta): Promise<void> {
	const { tipoDomanda } = pratica.risposte as RisposteTrasporto;
	if (tipoDomanda === 'CAMBIO_FERMATA' && mossa.id === 'ACCOGLI') return moveFermate(tx, contorno, pratica);
	if (tipoDomanda !== 'NUOVA') return;
	if (mossa.id === 'AMMETTI') await setStato(tx, pratica.id, 'AMMESSA');
	else if (mossa.id === 'METTI_IN_LISTA') await setStato(tx, pratica.id, 'LISTA_ATTESA');
	else if (isStatoFinale(pratica.stato)) await setStato(tx, pratica.id, 'CHIUSA');
	if (mossa.id === 'RINUNCIA') await settle(tx, contorno, pratica);
}

async function moveFermate(tx: Tx, contorno: Contorno, pratica: Pratica): Promise<void> {
	const { nuovaFermataAndata, nuovaFermataRitorno } = pratica.risposte as RisposteTrasporto;
	const { praticaId, linea, fermataAndata, fermataRitorno } = await takeIscrizioneDi(tx, pratica);
	const nuova = lineaNuova(contorno, pratica).id;
	if (nuova !== linea)
		await tx`
			update trasporto_iscrizione set altri_giorni = '{}', altra_andata = null, altra_ritorno = null
			where pratica_id = ${praticaId}`;
	await tx`
		update trasporto_iscrizione set linea = ${nuova},
			fermata_andata = ${nuovaFermataAndata ?? fermataAndata},
			fermata_ritorno = ${nuovaFermataRitorno ?? fermataRitorno}
		where pratica_id = ${praticaId}`;
}

/** The enrolment that a change or a renunciation is about. */
export async function takeIscrizioneDi(tx: Tx, { numero, risposte }: Pratica): Promise<Iscrizione> {
	const { iscrizione: scelta } = risposte as RisposteTrasporto;
	const iscrizione = scelta && (await takeIscrizione(tx, { numero: scelta.id }));
	if (!iscrizione || iscrizione.stato === 'CHIUSA')
		throw new Conflitto(`L'iscrizione di ${numero} non è più aperta`, 'ISCRIZIONE_CHIUSA');
	return iscrizione;
}

function lineaDi({ ente }: Contorno, id: string): Linea {
	const linea = impostazioniDiEnte(ente)?.linee.find((una) => una.id === id);
	if (!linea) throw new Conflitto(`La linea ${id} non c'è più`, 'LINEA_TOLTA');
	return linea;
}

function lineaNuova({ ente }: Contorno, { risposte }: Pratica): Linea {
	const { nuovaFermataAndata, nuovaFermataRitorno } = risposte as RisposteTrasporto;
	const nuova = nuovaFermataAndata ?? nuovaFermataRitorno;
	const linea = impostazioniDiEnte(ente)?.linee.find(({ fermate }) => fermate.some(({ id }) => id === nuova));
	if (!linea) throw new Conflitto('La fermata non c’è più', 'LINEA_TOLTA');
	return linea;
}

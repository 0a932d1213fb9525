// What the clerk sees of an enrolment beside the request: seat, distance, siblings, confirmation. Called by the port.
import type { Giorno } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import { saldoDi, type Conti } from '#lib/services/trasporto-scolastico/rinuncia.ts';
import { giornoDi } from '#lib/services/trasporto-scolastico/vocabolario.ts';
import type { Tx } from '../../db/connection.ts';
import { listConferme, type Conferma } from '../../pratiche/conferme.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Pannello } from '../porta.ts';
import { listDelegati } from './delegati.ts';
import { listAltri } from './responsabilita.ts';
import { findSaldo } from './rinunce.ts';

const STATI = {
	DOMANDA: 'senza esito',
	LISTA_ATTESA: "in lista d'attesa",
	AMMESSA: 'posto assegnato',
	CHIUSA: 'nessun posto'
};
const CONFERME: Readonly<Record<Conferma['stato'], string>> = {
	ATTESA: 'attesa',
	CONFERMATA: 'data',
	RIFIUTATA: 'rifiutata: il bambino non torna da solo',
	SCADUTA: 'non arrivata in tempo: il bambino non torna da solo'
};

type Riga = {
	verificata: string | null;
	stato: keyof typeof STATI;
	posto: number | null;
	distanza: number | null;
	fonte: string | null;
};

/** Nothing for changes and renunciations. */
export async function pannello(
	tx: Tx,
	pratica: Pratica,
	{ oggi }: { oggi: Giorno }
): Promise<Pannello | undefined> {
	const [riga] = await tx<Riga[]>`
		select stato, posto, distanza_metri as distanza, distanza_fonte as fonte,
			(responsabilita_il at time zone 'Europe/Rome')::date as verificata
		from trasporto_iscrizione where pratica_id = ${pratica.id}`;
	if (!riga) return undefined;
	const saldo = await findSaldo(tx, pratica.id);
	const conferme = await listConferme(tx, pratica.id, oggi);
	const altri = await listAltri(tx, pratica.id);
	const righe = [
		{ etichetta: 'Responsabilità genitoriale', valore: responsabilitaDi(pratica, riga) },
		{
			etichetta: 'Altri che hanno iscritto lo stesso bambino',
			valore: altri.map(({ numero, nome }) => `${nome} (${numero})`).join(', ') || 'nessuno'
		},
		{ etichetta: 'Posto', valore: STATI[riga.stato] },
		{
			etichetta: 'Graduatoria',
			valore: riga.posto === null ? 'non ancora definitiva' : `posto ${riga.posto}`
		},
		{
			etichetta: 'Distanza a piedi',
			valore: riga.distanza === null ? 'da inserire' : `${riga.distanza} metri (${riga.fonte ?? ''})`
		},
		...(await righeFratelli(tx, pratica)),
		...(await listDelegati(tx, pratica.id)).map(({ dal, delegati }) => ({
			etichetta: `Delegati dal ${formatData(giornoDi(dal))}`,
			valore: delegati.map(({ nome }) => nome).join(', ') || 'nessuno'
		})),
		...conferme.map(({ stato, entro }) => ({
			etichetta: "Conferma dell'altro genitore",
			valore: stato === 'ATTESA' ? `attesa fino al ${formatData(giornoDi(entro))}` : CONFERME[stato]
		})),
		...(saldo ? [rigaSaldo(saldo)] : [])
	];
	return {
		titolo: 'Trasporto scolastico',
		righe,
		collegamenti: [
			{
				href: `/operatore/servizi/trasporto-scolastico?anno=${encodeURIComponent((pratica.risposte as RisposteTrasporto).annoScolastico ?? '')}`,
				testo: 'Linee, verifiche e graduatoria'
			}
		]
	};
}

// Declared by the parent, held against what is stored: the order of the children decides the tariff.
async function righeFratelli(tx: Tx, { risposte }: Pratica): Promise<Pannello['righe']> {
	const { annoScolastico = '', fratelli = [] } = risposte as RisposteTrasporto;
	const codici = fratelli.map(({ codiceFiscale }) => codiceFiscale);
	if (codici.length === 0) return [];
	const trovati = await tx<{ codice: string }[]>`
		select alunno_codice_fiscale as codice from trasporto_iscrizione
		where anno = ${annoScolastico} and stato <> 'CHIUSA' and alunno_codice_fiscale = any(${codici})`;
	return [
		{
			etichetta: 'Fratelli e sorelle iscritti',
			valore: `${trovati.length} su ${codici.length} dichiarati`
		}
	];
}

function rigaSaldo(saldo: Conti): Pannello['righe'][number] {
	const { rimborso, resto } = saldoDi(saldo);
	const valori = [
		rimborso > 0 && `${formatEuro(rimborso)} a favore della famiglia`,
		resto > 0 && `da incassare ${formatEuro(resto)} con la richiesta di rinuncia`
	];
	return { etichetta: 'Conti della rinuncia', valore: valori.find(Boolean) || 'in pari' };
}

function responsabilitaDi({ risposte }: Pratica, { verificata }: Riga): string {
	if ((risposte as RisposteTrasporto).titolo === 'PROPRIO') return 'non serve: è l’alunno che chiede';
	return verificata
		? `verificata il ${formatData(giornoDi(verificata))}`
		: 'da verificare prima di ammettere';
}

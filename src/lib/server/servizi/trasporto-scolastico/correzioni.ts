// While enrolments are open a parent may correct what they sent: the new request takes the place of the first, and of its arrival if stops and trips stay the same. Called by the port.
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Parziali, RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import { findAnno } from '#lib/services/trasporto-scolastico/impostazioni.ts';
import type { Tx } from '../../db/connection.ts';
import type { EnteInVigore } from '../../enti/find-ente.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { withdrawPratica } from '../../pratiche/withdraw-pratica.ts';
import type { Contorno } from '../porta.ts';
import { impostazioniDiEnte } from './impostazioni.ts';

type Prima = {
	praticaId: string;
	numero: string;
	arrivoDi: string | null;
	linea: string;
	servizio: string;
	fermataAndata: string | null;
	fermataRitorno: string | null;
};

/** The person's own request for the same child that may still be corrected, if there is one. */
export async function findDaCorreggere(
	tx: Tx,
	{ risposte, persona, ente, oggi }: { risposte: Parziali; persona: string; ente: EnteInVigore; oggi: Giorno }
): Promise<Prima | undefined> {
	const { annoScolastico, alunnoCodiceFiscale } = risposte;
	const impostazioni = impostazioniDiEnte(ente);
	const chiusura = impostazioni && findAnno(impostazioni, annoScolastico)?.chiusura;
	if (!annoScolastico || !alunnoCodiceFiscale || !chiusura || oggi.toString() > chiusura) return undefined;
	const [prima] = await tx<Prima[]>`
		select i.pratica_id as "praticaId", i.numero, i.arrivo_di as "arrivoDi", i.linea, i.servizio,
			i.fermata_andata as "fermataAndata", i.fermata_ritorno as "fermataRitorno"
		from trasporto_iscrizione i join pratica p on p.id = i.pratica_id
		where i.persona_id = ${persona} and i.anno = ${annoScolastico} and i.alunno_codice_fiscale = ${alunnoCodiceFiscale}
			and i.stato = 'DOMANDA' and i.rinuncia_id is null
			and p.stato in ('PROTOCOLLATA', 'IN_CARICO', 'ATTESA_INTEGRAZIONI')`;
	return prima;
}

/** Takes the first request back. Returns the one whose arrival counts for the new one; none where stops or trips changed. */
export async function replacePrima(
	tx: Tx,
	contorno: Contorno,
	pratica: Pratica
): Promise<string | undefined> {
	const risposte = pratica.risposte as RisposteTrasporto;
	const { ente, istante } = contorno;
	const oggi = giornoARoma(istante);
	const prima = await findDaCorreggere(tx, { risposte, persona: pratica.personaId, ente, oggi });
	if (!prima) return undefined;
	await withdrawPratica(tx, contorno, { numero: prima.numero });
	const uguale =
		prima.linea === risposte.linea &&
		prima.servizio === risposte.servizio &&
		prima.fermataAndata === (risposte.fermataAndata ?? null) &&
		prima.fermataRitorno === (risposte.fermataRitorno ?? null);
	return uguale ? (prima.arrivoDi ?? prima.praticaId) : undefined;
}

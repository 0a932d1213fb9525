// Finds a notice by its code, whoever of the Comune made it, and keeps one of another program so that it can be paid. Called by the page "Paga un avviso".
import { createHash } from 'node:crypto';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { inEnte } from '../db/in-ente.ts';
import type { AvvisoLetto, Impedimento } from '../integrations/pagopa/port.ts';
import { openUnaVolta } from './open-spontaneo.ts';
import { asPagante, type Cassa } from './pay.ts';
import { SENZA_TERMINE } from './posizione.ts';

/** What is on the notice; the codice fiscale is that of whom it is for. */
export type DatiAvvisoCercato = { nav: string; codiceFiscale: string };

/** `non_leggibile`: the Comune has no way to read the notices of its other programs. */
export type EsitoRicerca =
	| { tipo: 'nostro'; gettone: string }
	| { tipo: 'altrui'; avviso: AvvisoLetto }
	| { tipo: 'impedito'; esito: Exclude<Impedimento, 'SCONOSCIUTO'> }
	| { tipo: 'non_trovato' | 'non_risponde' | 'non_leggibile' };

type Sportello = Pick<Cassa, 'database' | 'ente' | 'pagopa'>;

/** One and the same answer for a notice of ours that is for someone else and for one that is not there. */
export async function findAvvisoCercato(
	{ database, ente, pagopa }: Sportello,
	{ nav, codiceFiscale }: DatiAvvisoCercato
): Promise<EsitoRicerca> {
	const gettone = await inEnte(database, { ente: ente.id, attore: { ruolo: 'anonimo' } }, async (tx) => {
		const [row] = await tx<{ gettone: string | null }[]>`
			select gettone_avviso(${nav}, ${codiceFiscale}) as gettone`;
		return row?.gettone;
	});
	if (gettone) return { tipo: 'nostro', gettone };
	// These digits are on our notices alone: pagoPA would tell of them to whoever has the code.
	if (nav.startsWith(`3${ente.impostazioni.pagopa?.segregazione ?? ''}`)) return { tipo: 'non_trovato' };
	if (!pagopa) return { tipo: 'non_leggibile' };
	try {
		const letto = await pagopa.readAvviso(nav);
		if (!letto) return { tipo: 'non_trovato' };
		if (!('esito' in letto)) return { tipo: 'altrui', avviso: letto };
		return letto.esito === 'SCONOSCIUTO' ? { tipo: 'non_trovato' } : { tipo: 'impedito', esito: letto.esito };
	} catch (fault) {
		if (!(fault instanceof IntegrationError)) throw fault;
		return { tipo: fault.temporaneo ? 'non_risponde' : 'non_leggibile' };
	}
}

type DaTenere = { nav: string; avviso: AvvisoLetto; invio: string };

/** The link by which it can be paid: the same when the form is sent twice. Nothing is kept of who asks for it. */
export function keepAvvisoAltrui(
	cassa: Pick<Cassa, 'database' | 'ente' | 'clock' | 'newId'>,
	{ nav, avviso, invio }: DaTenere
): Promise<string> {
	const { ente, clock, newId } = cassa;
	const { cent, causale } = avviso;
	const impronta = createHash('sha256').update(JSON.stringify([invio, nav, cent, causale]));
	const gettone = impronta.digest('base64url');
	const istante = clock();
	const debitore = { tipo: 'F', codiceFiscale: 'ANONIMO', nome: 'Chi ha ricevuto l’avviso' };
	return asPagante(cassa, gettone, (tx) =>
		openUnaVolta(tx, gettone, async () => {
			await tx`
				insert into posizione (id, ente_id, gettone, nav, cf_ente, debitore, causale, cent, voci, scadenza, scade, stato,
					altrui, prossimo_il, creata_il)
				values (${newId()}, ${ente.id}, ${gettone}, ${nav}, ${ente.impostazioni.codiceFiscale}, ${tx.json(debitore)},
					${causale.slice(0, 140) || 'Avviso di pagamento'}, ${cent}, ${tx.json([])},
					${avviso.scadenza ?? SENZA_TERMINE}, false, 'aperta', true, ${istante}, ${istante})`;
		})
	);
}

// A row of a list as the citizen reads it. Pure; called by the pages of the area personale and the clerks' desk.
import { Temporal } from 'temporal-polyfill';
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { descriviStato, isStatoPratica } from '#lib/domain/stati.ts';
import { paths } from '#lib/paths.ts';
import { findServizio } from '#lib/services/index.ts';
import type { RigaPratica } from './list-pratiche.ts';
import { etichettaDi } from './pratica.ts';

/** Title, state with its class, dates in words. */
export function rigaVista(riga: RigaPratica) {
	return {
		href: paths.pratica(riga.numero),
		numero: riga.numero,
		oggetto: riga.oggetto,
		/** What the citizen must do. */
		daFare: daFareDi(riga),
		titolo: findServizio(riga.servizio)?.scheda.titolo ?? riga.servizio,
		stato: etichettaDi({
			stato: riga.stato,
			protocollo: { anno: riga.protocolloAnno, numero: riga.protocolloNumero },
			differitaAl: riga.differitaAl ?? undefined
		}),
		classe: classeStato(riga.stato),
		presentata: formatData(giornoARoma(riga.presentataIl)),
		termine:
			riga.chiusaIl || riga.esito !== null || riga.termineInterrotto
				? undefined
				: formatData(Temporal.PlainDate.from(riga.scadenzaMostrata))
	};
}

function daFareDi({ integrareEntro, pagareEntro }: RigaPratica): string | undefined {
	if (integrareEntro) return `Rispondi entro il ${formatData(Temporal.PlainDate.from(integrareEntro))}`;
	return pagareEntro ? `Paga entro il ${formatData(Temporal.PlainDate.from(pagareEntro))}` : undefined;
}

/** The class that colours a state. */
export function classeStato(stato: string): string {
	if (!isStatoPratica(stato)) return 'stato-in_corso';
	const { classe, esito } = descriviStato(stato);
	return esito ? `stato-${esito}` : `stato-${classe}`;
}

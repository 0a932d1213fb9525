// A row of a list as the citizen reads it. Pure; called by the pages of the area personale and the clerks' desk.
import { formatData, formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
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
				: formatGiorno(riga.scadenzaMostrata)
	};
}

function daFareDi({ integrareEntro, pagareEntro }: RigaPratica): string | undefined {
	if (integrareEntro) return `Rispondi entro il ${formatGiorno(integrareEntro)}`;
	return pagareEntro ? `Paga entro il ${formatGiorno(pagareEntro)}` : undefined;
}

/** The class that colours a state. */
export function classeStato(stato: string): string {
	if (!isStatoPratica(stato)) return 'stato-in_corso';
	const { classe, esito } = descriviStato(stato);
	return esito ? `stato-${esito}` : `stato-${classe}`;
}

// A request with all that belongs to it, in words. Pure; called by the pages of citizen and clerk.
import { Temporal } from 'temporal-polyfill';
import { formatData, formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { formatProtocollo } from '../protocollo/registra-protocollo.ts';
import type { Fascicolo } from './fascicolo.ts';
import { servizioDi } from './move.ts';
import { etichettaDi } from './pratica.ts';
import { classeStato } from './riga-vista.ts';
import { storiaDi } from './storia.ts';

/** What both pages show. */
export function fascicoloVista(
	{ pratica, eventi, documenti, allegati }: Fascicolo,
	{ impostazioni }: EnteInVigore
) {
	const ufficio = impostazioni.uffici.find(({ id }) => id === pratica.ufficio);
	return {
		numero: pratica.numero,
		titolo: servizioDi(pratica).scheda.titolo,
		servizio: pratica.servizio,
		stato: etichettaDi(pratica),
		classe: classeStato(pratica.stato),
		protocollo: formatProtocollo(pratica.protocollo),
		presentata: formatDataOra(pratica.presentataIl),
		termine: giorno(pratica.scadenzaMostrata),
		aperta: pratica.chiusaIl === undefined,
		revisione: pratica.revisione,
		ufficio: ufficio && {
			nome: ufficio.nome,
			telefono: ufficio.telefono,
			pec: ufficio.pec,
			orari: ufficio.orari
		},
		sezioni: pratica.riepilogo,
		integrazione: pratica.integrazione && {
			richiesta: pratica.integrazione.richiesta,
			entro: giorno(pratica.integrazione.entro)
		},
		storia: storiaDi(eventi),
		documenti: documenti.map(({ id, titolo, creatoIl, tipo }) => ({
			href: paths.documento(id),
			titolo,
			tipo,
			data: formatDataOra(creatoIl)
		})),
		allegati: allegati.map(({ id, nome, sha256 }) => ({ href: paths.allegato(id), nome, sha256 }))
	};
}

export type VistaFascicolo = ReturnType<typeof fascicoloVista>;

function giorno(iso: string): string {
	return formatData(Temporal.PlainDate.from(iso));
}

// A request with all that belongs to it, in words. Pure; called by the pages of citizen and clerk.
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { voceDi } from '#lib/forms/views.ts';
import { paths } from '#lib/paths.ts';
import { seNonRispondi } from '../documenti/integrazioni.ts';
import { aiutoDi, findUfficio, nomeUfficio } from '../enti/uffici.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { formatProtocollo } from '../protocollo/registra-protocollo.ts';
import type { Fascicolo } from './fascicolo.ts';
import { servizioDi } from './servizio-di.ts';
import { etichettaDi, isDecisa } from './pratica.ts';
import { classeStato } from './riga-vista.ts';
import { tappeDi } from './tappe.ts';
import { storiaDi } from './storia.ts';

const CONSEGNA = 'consegna';

/** Files that came after the request, by the name under which they are kept. */
const AGGIUNTI: Record<string, string> = {
	integrazione: 'Con la risposta alla richiesta di documenti',
	osservazioni: 'Con le osservazioni',
	memoria: 'Con una memoria'
};

/** What both pages show. */
export function fascicoloVista(
	{ pratica, eventi, documenti, allegati }: Fascicolo,
	{ impostazioni }: EnteInVigore
) {
	const servizio = servizioDi(pratica);
	const ufficio = findUfficio(impostazioni, pratica.ufficio);
	const termine = formatGiorno(pratica.scadenzaMostrata);
	const ultimoGiorno = pratica.termineInterrotto ? 'Si conta da capo quando rispondi' : termine;
	const protocollo = formatProtocollo(pratica.protocollo);
	const presentata = formatDataOra(pratica.presentataIl);
	return {
		numero: pratica.numero,
		titolo: servizio.scheda.titolo,
		servizio: pratica.servizio,
		stato: etichettaDi(pratica),
		classe: classeStato(pratica.stato),
		protocollo,
		presentata,
		termine,
		aperta: pratica.chiusaIl === undefined,
		revisione: pratica.revisione,
		tappe: tappeDi({ pratica, eventi }, { termine, mosse: servizio.procedura.mosse }),
		date: [
			{ etichetta: 'Protocollo', valore: protocollo },
			{ etichetta: 'Inviata il', valore: presentata },
			...(pratica.chiusaIl || isDecisa(pratica)
				? []
				: [{ etichetta: 'Ultimo giorno per la risposta', valore: ultimoGiorno }])
		],
		ufficio: ufficio && [
			{ etichetta: 'Ufficio', valore: ufficio.nome },
			{ etichetta: 'Telefono', valore: ufficio.telefono },
			{ etichetta: 'PEC', valore: ufficio.pec },
			{ etichetta: 'Orari', valore: ufficio.orari }
		],
		aiuto: aiutoDi(impostazioni, pratica),
		nomeUfficio: nomeUfficio(impostazioni, pratica.ufficio),
		orari: ufficio?.orari,
		contattoUfficio: ufficio ? `${ufficio.nome}, telefono ${ufficio.telefono}` : impostazioni.telefono,
		sezioni: pratica.riepilogo.map(({ titolo, righe }) => ({
			titolo,
			righe: righe.map(voceDi)
		})),
		integrazione: pratica.integrazione && {
			richiesta: pratica.integrazione.richiesta,
			entro: formatGiorno(pratica.integrazione.entro),
			seNonRispondi: seNonRispondi({ decisa: isDecisa(pratica) })
		},
		storia: storiaDi(eventi, servizio.procedura.mosse),
		documenti: documenti.map(({ id, titolo, creatoIl, tipo }) => ({
			href: paths.documento(id),
			titolo,
			formato: tipo === 'marca' ? 'XML' : 'PDF',
			tipo,
			data: formatDataOra(creatoIl)
		})),
		allegati: allegati
			.filter(({ campo }) => campo !== CONSEGNA)
			.map(({ id, nome, campo, caricatoIl }) => ({
				href: paths.allegato(id),
				nome,
				nota: `${AGGIUNTI[campo] ?? 'Con la richiesta'}, ${formatDataOra(caricatoIl)}`
			})),
		/** What the office delivers with its act. */
		consegnati: allegati
			.filter(({ campo }) => campo === CONSEGNA)
			.map(({ id, nome, caricatoIl }) => ({
				href: paths.allegato(id),
				nome,
				nota: formatDataOra(caricatoIl)
			}))
	};
}

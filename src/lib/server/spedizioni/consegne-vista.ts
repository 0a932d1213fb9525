// A message and its deliveries as the clerks read them. Pure; called by the pages of the messages and of a request.
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { Consegna, MessaggioConsegnato, MessaggioIntero } from './consegne.ts';
import { CANALI, inParole, isRipetibile, spiega } from './parole.ts';

/** In a list: to whom, what, and in a few words where it is. */
export function consegnaVista({
	id,
	oggetto,
	creatoIl,
	lettoIl,
	nome,
	codiceFiscale,
	pratica,
	consegne
}: MessaggioConsegnato) {
	return {
		href: paths.messaggioOperatore(id),
		oggetto,
		quando: formatDataOra(creatoIl),
		persona: nome === '' ? (codiceFiscale ?? '') : nome,
		codiceFiscale,
		pratica,
		stati: [
			...consegne.map((consegna) => {
				const { canale, stato } = inParole(daDire(consegna));
				return `${canale}: ${stato.toLowerCase()}`;
			}),
			...(lettoIl ? ['letto nell’area personale'] : [])
		]
	};
}

/** With the whole story of each channel. */
export function consegneVista(messaggio: MessaggioIntero) {
	const { testo, lettoIl, consegne, tentativi } = messaggio;
	return {
		...consegnaVista(messaggio),
		testo,
		letto: lettoIl && formatDataOra(lettoIl),
		consegne: consegne.map((consegna) => ({
			id: consegna.id,
			...inParole(daDire(consegna)),
			fatti: fattiDi(consegna),
			ripetibile: isRipetibile(consegna),
			incerta: consegna.stato === 'incerta',
			daSpedire: consegna.stato === 'da_spedire'
		})),
		tentativi: tentativi.map(({ canale, numero, avvenutoIl, motivo }) => ({
			quando: formatDataOra(avvenutoIl),
			numero,
			canale: CANALI[canale],
			perche: spiega(motivo).perche
		}))
	};
}

function fattiDi(consegna: Consegna): { etichetta: string; valore: string }[] {
	const { canale, stato, recapito, creataIl, chiusaIl, lettaIl, prossimoIl, tentativi } = consegna;
	return [
		...(recapito ? [{ etichetta: 'Indirizzo', valore: recapito }] : []),
		{ etichetta: 'In coda dal', valore: formatDataOra(creataIl) },
		...(stato === 'in_coda'
			? [{ etichetta: 'Parte, o riprova, dal', valore: formatDataOra(prossimoIl) }]
			: []),
		...(canale !== 'posta' && tentativi > 1 ? [{ etichetta: 'Tentativi', valore: String(tentativi) }] : []),
		...(chiusaIl ? [{ etichetta: 'Dal', valore: formatDataOra(chiusaIl) }] : []),
		...(lettaIl ? [{ etichetta: 'Letto', valore: `lo dice App IO, ${formatDataOra(lettaIl)}` }] : [])
	];
}

function daDire({ canale, stato, motivo, lettaIl }: Consegna) {
	return { canale, stato, motivo, letta: lettaIl !== null };
}

// A campaign in words, for the clerks. Pure; called by its pages.
import { formatNav } from '#lib/domain/avviso.ts';
import {
	annoInParole,
	messaggioCampagna,
	MOSSE_CAMPAGNA,
	puoMuovere,
	STATI_CAMPAGNA,
	TIPI_CAMPAGNA,
	type MossaCampagna
} from '#lib/domain/campagne.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, formatDataOra, formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import { formatNumero } from '#lib/domain/numero.ts';
import { paths } from '#lib/paths.ts';
import type { Campagna, RigaDaInviare } from './campagna.ts';
import type { EventoLetto, TipoEvento } from './evento.ts';

/** A line of the list. */
export function campagnaInElenco({ id, titolo, tipo, anno, stato, creataIl, righe, accodate }: Campagna) {
	return {
		href: paths.campagna(id),
		titolo,
		tipo: `${TIPI_CAMPAGNA[tipo].nome} ${annoInParole(tipo, anno)}`,
		...statoVista(stato),
		creata: formatDataOra(creataIl),
		righe: formatNumero(righe),
		accodate: formatNumero(accodate)
	};
}

/** All that is known of it, as labels and values. */
export function fattiDi(campagna: Campagna): { etichetta: string; valore: string }[] {
	const { tipo, anno, parametri, nomeFile, chi, stato, creataIl, avviaIl, avviataIl, finitaIl } = campagna;
	return [
		{ etichetta: 'Che cosa si paga', valore: `${TIPI_CAMPAGNA[tipo].nome} ${annoInParole(tipo, anno)}` },
		...(parametri.rata ? [{ etichetta: 'Rata', valore: parametri.rata }] : []),
		{ etichetta: 'Contatto per le domande', valore: parametri.contatto },
		{ etichetta: 'File', valore: nomeFile },
		{ etichetta: 'Caricata', valore: `${formatDataOra(creataIl)}, ${chi}` },
		...(avviaIl && stato === 'programmata' ? [{ etichetta: 'Parte', valore: formatDataOra(avviaIl) }] : []),
		...(avviataIl ? [{ etichetta: 'Avviata', valore: formatDataOra(avviataIl) }] : []),
		...(finitaIl ? [{ etichetta: 'Finita', valore: formatDataOra(finitaIl) }] : [])
	];
}

/** Its state, how far its check and its feeding are, how many rows are good. */
export function statoDi(campagna: Campagna) {
	const { stato, righe, valide, avvertite, scartate, accodate, totaleCent, scartiTolti, righeTolte } =
		campagna;
	const controllate = valide + scartate;
	return {
		codice: stato,
		...statoVista(stato),
		viva: STATI_CAMPAGNA[stato].viva,
		controllo: {
			fatte: controllate,
			tutte: righe,
			testo: `${formatNumero(controllate)} righe su ${formatNumero(righe)}`
		},
		invio: {
			fatte: accodate,
			tutte: valide,
			testo: `${formatNumero(accodate)} messaggi su ${formatNumero(valide)}`
		},
		conti: [
			{ etichetta: 'Righe del file', valore: formatNumero(righe) },
			{ etichetta: 'Valide', valore: `${formatNumero(valide)}, per ${formatEuro(totaleCent)}` },
			{ etichetta: 'Valide ma da guardare', valore: formatNumero(avvertite) },
			{ etichetta: 'Scartate', valore: formatNumero(scartate) }
		],
		/** Whether there are rows to tell of. */
		problemi: righeTolte === null && avvertite + (scartiTolti ? 0 : scartate) > 0
	};
}

/** What the pages say in the place of rows that are no longer there. */
export function righeTolteDi({ scartiTolti, righeTolte }: Campagna): string | undefined {
	if (righeTolte)
		return `Le righe di questa campagna sono state cancellate il ${formatData(giornoARoma(righeTolte))}, come si fa dopo 24 mesi. Restano i totali, e a ogni persona il suo messaggio.`;
	if (scartiTolti)
		return `Le righe che non sono mai partite sono state cancellate il ${formatData(giornoARoma(scartiTolti))}, come si fa dopo 90 giorni.`;
	return undefined;
}

/** What a clerk may do with it now. */
export function mosseDi({ stato }: Campagna): Record<MossaCampagna, boolean> {
	const mosse = Object.keys(MOSSE_CAMPAGNA) as MossaCampagna[];
	return Object.fromEntries(mosse.map((mossa) => [mossa, puoMuovere(mossa, stato)])) as Record<
		MossaCampagna,
		boolean
	>;
}

/** The message of a row as its person will read it. */
export function anteprimaDi(campagna: Campagna, riga: RigaDaInviare) {
	const { modello, parametri } = messaggioCampagna(campagna, riga);
	return {
		...composeMessaggio(modello, parametri),
		fatti: [
			{ etichetta: 'Riga del file', valore: String(riga.n) },
			{ etichetta: 'A', valore: riga.codiceFiscale },
			{ etichetta: 'Scadenza nel calendario', valore: formatGiorno(riga.scadenza) },
			{
				etichetta: 'Avviso che si può pagare da App IO',
				valore: riga.nav ? `${formatNav(riga.nav)}, ${formatEuro(riga.cent)}` : 'nessuno'
			}
		]
	};
}

const EVENTI: Record<TipoEvento, string> = {
	CARICATA: 'File caricato',
	CONTROLLATA: 'Controllo delle righe finito',
	PROGRAMMATA: 'Programmata',
	AVVIATA: 'Avviata',
	SOSPESA: 'Messa in pausa',
	RIPRESA: 'Ripresa',
	ANNULLATA: 'Annullata',
	RITIRATA: 'Annullamento finito',
	CONCLUSA: 'Conclusa',
	SCARICATA: 'File scaricato'
};

/** A line of the log. */
export function eventoVista({ tipo, nota, chi, il }: EventoLetto) {
	return {
		fatto: nota ? `${EVENTI[tipo]}: ${nota}` : EVENTI[tipo],
		quando: `${formatDataOra(il)}, ${chi ?? 'il portale'}`
	};
}

function statoVista(stato: Campagna['stato']) {
	const { nome, classe } = STATI_CAMPAGNA[stato];
	return { stato: nome, classe: `stato-${classe}` };
}

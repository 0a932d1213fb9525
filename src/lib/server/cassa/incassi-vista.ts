// What the till follows, in words. Pure; called by its pages.
import { formatNav } from '#lib/domain/avviso.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra, formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { MotivoRiconciliazione } from '../pagamenti/apply-ricevuta.ts';
import { nomeMetodo } from '../pagamenti/nome-metodo.ts';
import type { Abbinabile } from './abbinabili.ts';
import type { AvvisoFermo } from './avvisi-fermi.ts';
import type { FlussoInElenco, RigaDaGuardare } from './flussi.ts';
import type { ComeRiconciliata, Incasso } from './incassi.ts';

const MOTIVI: Record<MotivoRiconciliazione, string> = {
	SCONOSCIUTA: 'Nessun avviso del portale ha questo codice',
	DOPPIA: 'L’avviso era già stato pagato: è un secondo pagamento',
	ANNULLATA: 'L’avviso era stato annullato prima del pagamento',
	IMPORTO: 'L’importo pagato non è quello dell’avviso',
	BOLLO: 'La marca da bollo manca, è di un altro documento, o la sua firma non vale'
};

const DECISIONI: Record<ComeRiconciliata, string> = {
	ABBINATA: 'Abbinato a un pagamento',
	DA_RIMBORSARE: 'Da rimborsare',
	ALTRA_CAUSALE: 'Riguarda un’altra causale'
};

/** A line of the list. */
export function incassoVista({ id, cent, causale, nav, psp, pagataIl, motivo }: Incasso) {
	return {
		href: paths.incasso(id),
		importo: formatEuro(cent),
		quando: formatDataOra(pagataIl),
		causale,
		codice: formatNav(nav),
		psp,
		motivo: MOTIVI[motivo]
	};
}

/** All that is known of a receipt, as labels and values. */
export function fattiDi(incasso: Incasso): { etichetta: string; valore: string }[] {
	const { cent, causale, nav, iuv, gettone, psp, metodo, pagataIl, arrivataIl, motivo, posizione } = incasso;
	const come = nomeMetodo(metodo);
	return [
		{ etichetta: 'Perché è qui', valore: MOTIVI[motivo] },
		{ etichetta: 'Importo', valore: formatEuro(cent) },
		...(posizione ? [{ etichetta: 'Importo dell’avviso', valore: formatEuro(posizione.cent) }] : []),
		{ etichetta: 'Causale', valore: causale },
		{ etichetta: 'Pagato il', valore: formatDataOra(pagataIl) },
		{ etichetta: 'Ricevuta arrivata il', valore: formatDataOra(arrivataIl) },
		{ etichetta: 'Codice avviso', valore: formatNav(nav) },
		{ etichetta: 'IUV', valore: iuv },
		{ etichetta: 'Identificativo del pagamento', valore: gettone },
		{ etichetta: 'PSP', valore: psp },
		...(come ? [{ etichetta: 'Come', valore: come }] : [])
	];
}

/** What a clerk said of it, when and who. */
export function decisioneDi({ decisione }: Incasso): { etichetta: string; valore: string }[] | undefined {
	if (!decisione) return undefined;
	const { come, nota, chi, il, pratica } = decisione;
	return [
		{ etichetta: 'Decisione', valore: DECISIONI[come] },
		{ etichetta: 'Nota', valore: nota },
		{ etichetta: 'Chi e quando', valore: `${chi}, ${formatDataOra(il)}` },
		...(pratica ? [{ etichetta: 'Pratica', valore: pratica }] : [])
	];
}

/** The choices of a form. */
export function sceltaVista({ valore, causale, scadenza, eccedenza }: Abbinabile) {
	const resto = eccedenza > 0 ? `, con ${formatEuro(eccedenza)} da restituire` : '';
	return { valore, etichetta: `${causale}, entro il ${formatGiorno(scadenza)}${resto}` };
}

/** A notice that pagoPA does not know. */
export function fermoVista({ id, nav, causale, cent, pratica, errore, dal, ripreso }: AvvisoFermo) {
	return {
		id,
		codice: formatNav(nav),
		causale,
		importo: formatEuro(cent),
		pratica: pratica ? { numero: pratica, href: paths.praticaOperatore(pratica) } : undefined,
		errore: errore === 'SENZA_CHIAVI' ? 'Il portale non ha le chiavi di pagoPA per questo Comune' : errore,
		dal: formatDataOra(dal),
		ripreso: ripreso && `Riprovato da ${ripreso.da} il ${formatDataOra(ripreso.il)}`
	};
}

const ESITI: Record<RigaDaGuardare['esito'], string> = {
	0: 'Pagata: manca la ricevuta',
	3: 'Revocata: il PSP ha ripreso il denaro',
	4: 'Pagata mentre il portale non rispondeva: manca la ricevuta',
	8: 'Pagata mentre il portale non rispondeva: manca la ricevuta',
	9: 'Pagata senza ricevuta'
};

/** A row of a flow that somebody must look into. */
export function rigaVista({ id, flusso, iuv, iur, cent, esito, pagatoIl }: RigaDaGuardare) {
	return {
		id,
		flusso,
		iuv,
		iur,
		importo: formatEuro(cent),
		esito: ESITI[esito],
		quando: formatGiorno(pagatoIl)
	};
}

/** A flow, and whether its rows add up. */
export function flussoVista(flusso: FlussoInElenco) {
	const { id, psp, regolamento, regolatoIl, totaleCent, righeCent, righe, altrui, senzaRicevuta } = flusso;
	const differenza = totaleCent - righeCent;
	return {
		id,
		nome: flusso.revisione > 1 ? `${flusso.flusso} (revisione ${flusso.revisione})` : flusso.flusso,
		psp,
		pubblicato: formatDataOra(flusso.pubblicatoIl),
		bonifico: `${formatGiorno(regolatoIl)}, ${regolamento}`,
		totale: formatEuro(totaleCent),
		righe,
		altrui,
		senzaRicevuta,
		differenza: differenza === 0 ? undefined : formatEuro(differenza)
	};
}

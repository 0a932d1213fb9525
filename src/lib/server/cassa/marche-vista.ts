// Stamps that a person must look at, in words. Pure; called by the pages of the till.
import { formatNav } from '#lib/domain/avviso.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { findServizio } from '#lib/services/index.ts';
import type { EsitoMarca, MotivoMarca } from '../pagamenti/marca-da-verificare.ts';
import type { MarcaDaVerificare } from './marche.ts';

const MOTIVI: Record<MotivoMarca, string> = {
	IMPRONTA: 'È per byte diversi da quelli della richiesta',
	FIRMA: 'La firma di chi l’ha venduta non vale',
	DOPPIA: 'La richiesta aveva già la sua marca: è una seconda'
};

const ESITI: Record<EsitoMarca, string> = {
	ACCOLTA: 'Accolta: la richiesta parte con questa marca',
	RIMBORSO_CHIESTO: 'Rimborso chiesto a chi l’ha venduta',
	ANNULLATA: 'Marca annullata, da non usare',
	RISOLTA: 'Sistemata da chi l’ha venduta'
};

/** An outcome as a form offers it. */
export function esitoVista(esito: EsitoMarca): { valore: EsitoMarca; etichetta: string } {
	return { valore: esito, etichetta: ESITI[esito] };
}

/** A line of the list. */
export function marcaVista({
	id,
	servizio,
	iubd,
	cent,
	motivo,
	comprataIl,
	persona,
	esito
}: MarcaDaVerificare) {
	return {
		href: paths.marcaDaVerificare(id),
		importo: formatEuro(cent),
		persona,
		servizio: titoloDi(servizio),
		iubd,
		comprata: formatDataOra(comprataIl),
		motivo: MOTIVI[motivo],
		esito: esito ? ESITI[esito] : undefined
	};
}

/** All that is known of it. */
export function fattiMarca(marca: MarcaDaVerificare): { etichetta: string; valore: string }[] {
	const { motivo, difetto, persona, codiceFiscale, servizio, cent, iubd, nav, comprataIl, apertaIl } = marca;
	return [
		{ etichetta: 'Che cosa è successo', valore: difetto ? `${MOTIVI[motivo]}: ${difetto}` : MOTIVI[motivo] },
		{ etichetta: 'Chi l’ha comprata', valore: codiceFiscale ? `${persona}, ${codiceFiscale}` : persona },
		{ etichetta: 'Per il servizio', valore: titoloDi(servizio) },
		{ etichetta: 'Importo', valore: formatEuro(cent) },
		{ etichetta: 'Numero della marca (IUBD)', valore: iubd },
		{ etichetta: 'Codice avviso', valore: formatNav(nav) },
		{ etichetta: 'Acquisto cominciato', valore: formatDataOra(comprataIl) },
		{ etichetta: 'Arrivata qui', valore: formatDataOra(apertaIl) },
		...(motivo === 'IMPRONTA'
			? [
					{ etichetta: 'Impronta della richiesta', valore: marca.improntaAttesa },
					{ etichetta: 'Impronta nella marca', valore: marca.improntaMarca }
				]
			: [])
	];
}

/** What was decided, when and by whom; undefined while nothing was. */
export function decisioneMarca({ esito, nota, chi, chiusaIl }: MarcaDaVerificare) {
	if (!esito || !chiusaIl) return undefined;
	const quando = formatDataOra(chiusaIl);
	return [
		{ etichetta: 'Decisione', valore: ESITI[esito] },
		...(nota ? [{ etichetta: 'Perché', valore: nota }] : []),
		{ etichetta: 'Chi e quando', valore: chi ? `${chi}, ${quando}` : quando }
	];
}

function titoloDi(servizio: string): string {
	return findServizio(servizio)?.scheda.titolo ?? servizio;
}

// The stages of a request for its citizen: what was done, where it stands, what comes and by when (C.SE.1.9). Pure; called by fascicolo-vista.ts.
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import type { Mossa } from '#lib/domain/procedimento.ts';
import { descriviStato } from '#lib/domain/stati.ts';
import type { Fascicolo } from './fascicolo.ts';
import { etichettaDi, isDecisa } from './pratica.ts';

export type Tappa = { titolo: string; quando: string; stato: 'fatta' | 'corrente' | 'futura' };

/** Sent, taken in charge, suspended if it is, decided, and what came of it. `termine` is the last day for the answer, in words. */
export function tappeDi(
	{ pratica, eventi }: Pick<Fascicolo, 'pratica' | 'eventi'>,
	{ termine, mosse }: { termine: string; mosse: readonly Mossa[] }
): Tappa[] {
	const presa = eventi.find(({ tipo }) => tipo === 'PRENDI_IN_CARICO');
	const chiusa = pratica.chiusaIl;
	const atto = eventi.findLast(({ tipo }) => mosse.some((mossa) => mossa.atto && mossa.id === tipo));
	const sospesa = descriviStato(pratica.stato).classe === 'sospeso';
	const inviata: Tappa = { titolo: 'Inviata', quando: giorno(pratica.presentataIl), stato: 'fatta' };
	const tappe: Tappa[] = [inviata];
	if (presa) tappe.push({ titolo: 'Presa in carico', quando: giorno(presa.avvenutoIl), stato: 'fatta' });
	else if (!chiusa && !isDecisa(pratica))
		tappe.push({ titolo: 'Presa in carico', quando: 'nei prossimi giorni', stato: 'corrente' });
	if (atto && pratica.stato !== pratica.esito)
		tappe.push({ titolo: 'Decisione', quando: giorno(atto.avvenutoIl), stato: 'fatta' });
	if (sospesa || (presa && !chiusa))
		tappe.push({ titolo: etichettaDi(pratica), quando: 'adesso', stato: 'corrente' });
	if (chiusa) tappe.push({ titolo: etichettaDi(pratica), quando: giorno(chiusa), stato: 'corrente' });
	else if (!atto && !isDecisa(pratica))
		tappe.push({
			titolo: 'Decisione',
			quando: pratica.termineInterrotto ? 'dopo la tua risposta' : `entro il ${termine}`,
			stato: 'futura'
		});
	return tappe;
}

function giorno(istante: Date): string {
	return formatData(giornoARoma(istante));
}

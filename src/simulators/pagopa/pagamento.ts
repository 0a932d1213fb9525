// The life of a payment: begun, locked while it lasts, ended by the clock with its receipts. Called by cassa.ts and at every look at the simulator.
import type { Ambiente } from './ambiente.ts';
import { findAvviso, putPosizione } from './posizioni.ts';
import { opzioneDi } from './posizione.ts';
import { composeRicevuta } from './ricevuta.ts';
import { firmaMarca } from './marca.ts';
import { enqueueInvio } from './invii.ts';
import type { Pagamento } from './righe.ts';

/** Ends the payments whose time has come. */
export function settlePagamenti(ambiente: Ambiente): void {
	const now = ambiente.now().toISOString();
	for (const pagamento of ambiente.archivio.pagamenti.all())
		if (pagamento.stato === 'IN_CORSO' && pagamento.chiude <= now) settle(ambiente, pagamento);
}

function settle(ambiente: Ambiente, pagamento: Pagamento): void {
	const { archivio } = ambiente;
	archivio.pagamenti.put(pagamento.id, { ...pagamento, stato: pagamento.finisce });
	if (pagamento.finisce === 'FALLITO') return;
	if (pagamento.bollo) settleBollo(ambiente, pagamento);
	else settleAvviso(ambiente, pagamento);
}

function settleBollo({ archivio, firma }: Ambiente, pagamento: Pagamento): void {
	const bollo = archivio.bolli.get(pagamento.nav);
	if (!bollo) return;
	const marca = firmaMarca(
		{ id: pagamento.id, cent: bollo.cent, impronta: bollo.impronta, il: pagamento.chiude },
		firma
	);
	archivio.bolli.put(bollo.nav, { ...bollo, marca });
}

// A position cancelled meanwhile stays cancelled, but the money was taken: its receipt leaves all the same.
function settleAvviso(ambiente: Ambiente, pagamento: Pagamento): void {
	const { archivio, firma } = ambiente;
	const posizione = findAvviso(archivio, pagamento.ente, pagamento.nav);
	const opzione = posizione && opzioneDi(posizione, pagamento.nav);
	if (!posizione || !opzione) return;
	const { id, nav, metodo, psp, iniziato, chiude, flusso } = pagamento;
	// Paid without a receipt: GPD never hears of it.
	if (flusso === 8 || flusso === 9) return;
	const saldo = { pagamento: id, il: iniziato, metodo, psp };
	putPosizione(archivio, { ...posizione, aggiornata: chiude, saldi: { ...posizione.saldi, [nav]: saldo } });
	if (posizione.altrui) return;
	const ricevuta = composeRicevuta({ pagamento, modello: posizione.modello, opzione, firma });
	archivio.ricevute.put(id, ricevuta);
	for (let copia = 0; copia < pagamento.copie; copia += 1) enqueueInvio(ambiente, id);
}

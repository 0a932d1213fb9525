// Receipts that nobody expects: of an unknown notice, of a cancelled position, or sent once more. Called from the control page.
import { enti } from '#demo/enti.ts';
import { adesso, type Ambiente } from './ambiente.ts';
import { enqueueInvio } from './invii.ts';
import type { ModelloPosizione } from './modello.ts';
import { iuvDi, navACaso } from './nav.ts';
import { composeRicevuta } from './ricevuta.ts';
import type { Pagamento } from './righe.ts';

/** Of our own program, so that the receipt is brought to us. */
const SEGREGAZIONE = '02';
/** What arrives unless said. */
export const CENT_SCONOSCIUTA = 3350;

/** Sends one of a notice that the ente never made. Returns its notice. */
export function sendSconosciuta(ambiente: Ambiente, ente: string, cent = CENT_SCONOSCIUTA): string {
	const nav = navACaso(SEGREGAZIONE, ambiente.random);
	const nome = enti.find(({ codiceFiscale }) => codiceFiscale === ente)?.nome ?? ente;
	const causale = 'Avviso sconosciuto';
	sendStrana(ambiente, ente, {
		iupd: `${ente}-${nav}`,
		type: 'F',
		payStandIn: true,
		fiscalCode: 'ANONIMO',
		fullName: 'Persona sconosciuta',
		switchToExpired: false,
		companyName: `Comune di ${nome}`,
		paymentOption: [
			{
				nav,
				iuv: iuvDi(nav),
				amount: cent,
				description: causale,
				isPartialPayment: false,
				dueDate: adesso(ambiente),
				transfer: [
					{
						idTransfer: '1',
						amount: cent,
						organizationFiscalCode: ente,
						remittanceInformation: causale,
						category: '9/0115105AP/',
						iban: 'IT60X0542811101000000123456'
					}
				]
			}
		]
	});
	return nav;
}

/** Sends one of the position cancelled last. Returns its notice, undefined when none is cancelled. */
export function sendAnnullata(ambiente: Ambiente): string | undefined {
	const annullate = ambiente.archivio.posizioni.all().filter(({ decisa }) => decisa === 'INVALID');
	const ultima = annullate.toSorted((a, b) => a.aggiornata.localeCompare(b.aggiornata)).at(-1);
	if (!ultima) return undefined;
	sendStrana(ambiente, ultima.ente, ultima.modello);
	return ultima.modello.paymentOption[0]?.nav;
}

/** Sends the last receipt once more. Returns its notice, undefined when there is none. */
export function resendUltima(ambiente: Ambiente): string | undefined {
	const ultima = ambiente.archivio.ricevute.all().at(-1);
	if (ultima) enqueueInvio(ambiente, ultima.id);
	return ultima?.nav;
}

function sendStrana(ambiente: Ambiente, ente: string, modello: ModelloPosizione): void {
	const [opzione] = modello.paymentOption;
	if (!opzione) return;
	const il = adesso(ambiente);
	const pagamento: Pagamento = {
		id: ambiente.newId().replaceAll('-', ''),
		ente,
		nav: opzione.nav,
		iuv: opzione.iuv,
		psp: 'sportello',
		metodo: 'cash',
		cent: opzione.amount,
		centRicevuta: opzione.amount,
		iniziato: il,
		stato: 'RIUSCITO',
		chiude: il,
		finisce: 'RIUSCITO',
		copie: 1,
		flusso: 0
	};
	ambiente.archivio.pagamenti.put(pagamento.id, pagamento);
	const ricevuta = composeRicevuta({ pagamento, modello, opzione, firma: ambiente.firma });
	ambiente.archivio.ricevute.put(ricevuta.id, ricevuta);
	enqueueInvio(ambiente, ricevuta.id);
}

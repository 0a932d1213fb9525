// A debt position as GPD writes it: as it was sent when it is made or changed, with its payments when it is read. Called by gpd.ts.
import { giornoFlusso } from './giorno-flusso.ts';
import { idFlusso } from './id-flusso.ts';
import type { Opzione } from './modello.ts';
import { isOpzioneReported, statoDi } from './posizione.ts';
import { pspDi } from './psp.ts';
import type { Posizione, Saldo } from './righe.ts';

/** The answer to who makes or changes it. */
export function toModello(posizione: Posizione, now: Date): object {
	return { ...posizione.modello, status: statoDi(posizione, now) };
}

/** The answer to who reads it: of the debtor it says only whether it is a person. */
export function toLetta(posizione: Posizione, now: Date): object {
	const { ente, modello, inserita, aggiornata, pubblicata, saldi } = posizione;
	const pagate = Object.values(saldi).map(({ il }) => il);
	return {
		iupd: modello.iupd,
		organizationFiscalCode: ente,
		type: modello.type,
		companyName: modello.companyName,
		...(modello.officeName && { officeName: modello.officeName }),
		insertedDate: inserita,
		...(pubblicata && { publishDate: pubblicata }),
		...(modello.validityDate && { validityDate: modello.validityDate }),
		...(pagate.length > 0 && { paymentDate: pagate.toSorted().at(-1) }),
		status: statoDi(posizione, now),
		lastUpdatedDate: aggiornata,
		paymentOption: modello.paymentOption.map((opzione) => toOpzione(posizione, opzione, now))
	};
}

function toOpzione({ ente, inserita, aggiornata, saldi }: Posizione, opzione: Opzione, now: Date): object {
	const saldo = saldi[opzione.nav];
	const reported = isOpzioneReported(opzione, { ente, saldo, now });
	const { transfer, isPartialPayment, nav, iuv, amount, description, dueDate, retentionDate } = opzione;
	return {
		nav,
		iuv,
		organizationFiscalCode: ente,
		amount,
		description,
		isPartialPayment,
		dueDate,
		...(retentionDate && { retentionDate }),
		insertedDate: inserita,
		lastUpdatedDate: saldo?.il ?? aggiornata,
		fee: 0,
		notificationFee: 0,
		...(saldo && toSaldo(saldo, reported)),
		status: saldo ? (reported ? 'PO_REPORTED' : 'PO_PAID') : 'PO_UNPAID',
		transfer: transfer.map((voce) => ({
			organizationFiscalCode: ente,
			...voce,
			insertedDate: inserita,
			lastUpdatedDate: aggiornata,
			status: reported && voce.iban ? 'T_REPORTED' : 'T_UNREPORTED'
		}))
	};
}

function toSaldo({ pagamento, il, metodo, psp }: Saldo, reported: boolean): object {
	return {
		paymentDate: il,
		paymentMethod: metodo,
		pspCompany: pspDi(psp).nome,
		idReceipt: pagamento,
		...(reported && { idFlowReporting: idFlusso(giornoFlusso(il), pspDi(psp)) })
	};
}

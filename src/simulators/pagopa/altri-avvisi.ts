// Notices that another program of each Comune made: one to be paid, one already paid. Put in the archive by pagopa.ts.
import { enti } from '#demo/enti.ts';
import { adesso, type Ambiente } from './ambiente.ts';
import { iuvDi, navDi } from './nav.ts';
import { chiaveDi } from './posizione.ts';
import { putPosizione } from './posizioni.ts';
import type { Posizione } from './righe.ts';

/** Of the other program; ours is another. */
const SEGREGAZIONE = '03';

type Avviso = { numero: number; cent: number; causale: string; tassonomia: string; pagato: boolean };

const AVVISI: readonly Avviso[] = [
	{
		numero: 26_000_117,
		cent: 8750,
		causale: 'TARI 2026, prima rata',
		tassonomia: '9/0101101IM/',
		pagato: false
	},
	{
		numero: 26_000_431,
		cent: 4300,
		causale: 'Mensa scolastica, ottobre 2026',
		tassonomia: '9/0107101TS/',
		pagato: true
	}
];

const GIORNI_SCADENZA = 60;

/** Adds those that are missing. */
export function addAltriAvvisi(ambiente: Ambiente): void {
	for (const ente of enti)
		for (const avviso of AVVISI) {
			const posizione = compose(ambiente, {
				ente: ente.codiceFiscale,
				nome: `Comune di ${ente.nome}`,
				avviso
			});
			if (!ambiente.archivio.posizioni.get(chiaveDi(posizione))) putPosizione(ambiente.archivio, posizione);
		}
}

type Dati = { ente: string; nome: string; avviso: Avviso };

function compose(ambiente: Ambiente, { ente, nome, avviso }: Dati): Posizione {
	const { numero, cent, causale, tassonomia, pagato } = avviso;
	const nav = navDi(SEGREGAZIONE, numero);
	const il = adesso(ambiente);
	return {
		ente,
		altrui: true,
		decisa: 'PUBLISHED',
		inserita: il,
		aggiornata: il,
		pubblicata: il,
		saldi: pagato ? { [nav]: { pagamento: `altrove${numero}`, il, metodo: 'cash', psp: 'sportello' } } : {},
		modello: {
			iupd: `${ente}-${nav}`,
			type: 'F',
			payStandIn: true,
			fiscalCode: 'ANONIMO',
			fullName: 'Chi ha ricevuto l’avviso',
			switchToExpired: false,
			companyName: nome,
			officeName: 'Ufficio tributi',
			validityDate: il,
			paymentOption: [
				{
					nav,
					iuv: iuvDi(nav),
					amount: cent,
					description: causale,
					isPartialPayment: false,
					dueDate: new Date(ambiente.now().getTime() + GIORNI_SCADENZA * 86_400_000).toISOString(),
					transfer: [
						{
							idTransfer: '1',
							amount: cent,
							organizationFiscalCode: ente,
							remittanceInformation: causale,
							category: tassonomia,
							iban: 'IT60X0542811101000000123456'
						}
					]
				}
			]
		}
	};
}

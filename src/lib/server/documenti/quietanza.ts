// The receipt of a payment made at the counter; called when who has the till registers it.
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataEstesa, formatGiorno } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import { MEZZI, type Mezzo } from '../pagamenti/pagamento.ts';
import type { Documento } from './documento.ts';
import { nomeECodice, type PersonaInAtto } from './nome-e-codice.ts';
import { intestazioneDi } from './parti.ts';

export type DatiQuietanza = {
	impostazioni: Impostazioni;
	pratica: string;
	servizio: string;
	protocollo: string;
	data: Giorno;
	richiedente: PersonaInAtto;
	pagamento: { causale: string; cent: number; atto: string };
	incasso: {
		mezzo: Mezzo;
		riferimento?: string;
		pagatoIl: string;
		firmatario: { nome: string; cognome: string };
	};
};

/** Who paid what, why, how, when, and who took it. */
export function buildQuietanza({ richiedente, pagamento, incasso, ...dati }: DatiQuietanza): Documento {
	return {
		titolo: 'Quietanza di pagamento',
		intestazione: intestazioneDi(dati.impostazioni),
		sezioni: [
			{
				titolo: 'La pratica',
				voci: [
					{ etichetta: 'Servizio', valore: dati.servizio },
					{ etichetta: 'Pratica', valore: dati.pratica },
					{
						etichetta: 'Richiedente',
						valore: nomeECodice(richiedente)
					},
					{ etichetta: 'Protocollo di questa quietanza', valore: dati.protocollo },
					{ etichetta: 'Data', valore: formatDataEstesa(dati.data) }
				]
			},
			{
				titolo: 'Che cosa abbiamo ricevuto',
				voci: [
					{ etichetta: 'Causale', valore: pagamento.causale },
					{ etichetta: 'Importo', valore: formatEuro(pagamento.cent) },
					{ etichetta: 'Dovuto per l’atto', valore: `protocollo ${pagamento.atto}` },
					{ etichetta: 'Pagato il', valore: formatGiorno(incasso.pagatoIl) },
					{ etichetta: 'Come', valore: MEZZI[incasso.mezzo] },
					...(incasso.riferimento ? [{ etichetta: 'Numero', valore: incasso.riferimento }] : []),
					{
						etichetta: 'Registrato da',
						valore: `${incasso.firmatario.nome} ${incasso.firmatario.cognome}`
					}
				]
			}
		]
	};
}

// The attestation of a payment made through pagoPA, from its receipt; called when a receipt is applied. It is no quietanza: the PSP took the money.
import { formatNav } from '#lib/domain/avviso.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import type { Impostazioni } from '../enti/schema.ts';
import type { RicevutaPagopa } from '../integrations/pagopa/port.ts';
import { nomeMetodo } from '../pagamenti/nome-metodo.ts';
import type { Documento } from './documento.ts';
import { intestazioneDi } from './parti.ts';

export type DatiAttestazione = {
	impostazioni: Impostazioni;
	ricevuta: Pick<RicevutaPagopa, 'id' | 'nav' | 'iuv' | 'causale' | 'cent' | 'psp' | 'metodo' | 'pagataIl'>;
};

/** When, to whom, for what, how much, through whom: what the rules of pagoPA want a payer to be given. */
export function buildAttestazione({ impostazioni, ricevuta }: DatiAttestazione): Documento {
	const { psp } = ricevuta;
	const metodo = nomeMetodo(ricevuta.metodo);
	return {
		titolo: 'Ricevuta pagoPA',
		intestazione: intestazioneDi(impostazioni),
		sezioni: [
			{
				titolo: 'Il pagamento',
				voci: [
					{ etichetta: 'Pagato il', valore: formatDataOra(ricevuta.pagataIl) },
					{ etichetta: 'Importo', valore: formatEuro(ricevuta.cent) },
					{ etichetta: 'Causale', valore: ricevuta.causale },
					...(metodo ? [{ etichetta: 'Come', valore: metodo }] : []),
					{ etichetta: 'Identificativo del pagamento', valore: ricevuta.id }
				]
			},
			{
				titolo: 'A chi',
				voci: [
					{ etichetta: 'Ente creditore', valore: `Comune di ${impostazioni.nome}` },
					{ etichetta: 'Codice fiscale dell’ente', valore: impostazioni.codiceFiscale },
					{ etichetta: 'Codice avviso', valore: formatNav(ricevuta.nav) },
					{ etichetta: 'IUV', valore: ricevuta.iuv }
				]
			},
			{
				titolo: 'Con chi',
				voci: [
					{ etichetta: 'Prestatore di servizi di pagamento', valore: psp.nome },
					...(psp.codiceFiscale
						? [{ etichetta: 'Codice fiscale del prestatore', valore: psp.codiceFiscale }]
						: [])
				]
			}
		]
	};
}

// The determina that grants an allowance, with its amounts; released with the act that says yes.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatData, formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import { giornoDi } from '#lib/domain/data.ts';
import { MENSILITA } from '#lib/services/assegno-maternita/importo.ts';
import type { Tx } from '../../db/connection.ts';
import type { Documento } from '../../documenti/documento.ts';
import { intestazioneDi } from '../../documenti/parti.ts';
import { formatProtocollo } from '../../protocollo/registra-protocollo.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import type { Contorno } from '../porta.ts';
import { findBeneficiario } from './beneficiario.ts';
import { importoConcesso } from './concessione.ts';
import { readDatiInps, risposteDi } from './dati-inps.ts';

/** Who, for which children, how much, and who pays. */
export async function buildDetermina(
	tx: Tx,
	{ ente, istante }: Contorno,
	pratica: Pratica
): Promise<Documento> {
	const { evento, dataEvento } = risposteDi(pratica);
	const { figli } = await readDatiInps(tx, pratica);
	const importo = importoConcesso(ente, pratica);
	const { nome, cognome, codiceFiscale } = await findBeneficiario(tx, pratica);
	const giorno = formatData(giornoDi(dataEvento));
	return {
		titolo: 'Determina di concessione',
		intestazione: intestazioneDi(ente.impostazioni),
		sezioni: [
			{
				titolo: "L'assegno",
				paragrafi: [
					"Il Comune concede l'assegno di maternità previsto dall'art. 74 del D.Lgs. 151/2001.",
					'INPS paga in una volta sola, sul conto indicato, dopo che il Comune ha inviato i dati.'
				],
				voci: [
					{ etichetta: 'A chi è concesso', valore: `${nome} ${cognome}, codice fiscale ${codiceFiscale}` },
					{ etichetta: evento === 'NASCITA' ? 'Nascita del' : 'Ingresso in famiglia del', valore: giorno },
					{ etichetta: 'Pratica', valore: pratica.numero },
					{ etichetta: 'Protocollo della domanda', valore: formatProtocollo(pratica.protocollo) },
					{ etichetta: 'Data della concessione', valore: formatDataEstesa(giornoARoma(istante)) }
				]
			},
			{
				titolo: 'Figli',
				tabella: {
					colonne: ['Nome', 'Nascita', 'Codice fiscale'],
					righe: figli.map((figlio) => [
						`${figlio.nome} ${figlio.cognome}`,
						formatData(giornoDi(figlio.nascita)),
						figlio.codiceFiscale ?? ''
					])
				}
			},
			{
				titolo: 'Importo',
				voci: [
					{ etichetta: 'Importo mensile', valore: formatEuro(importo.mensileCent) },
					{ etichetta: 'Mesi', valore: String(MENSILITA) },
					{ etichetta: 'Assegno intero', valore: formatEuro(importo.interoCent) },
					...(importo.indennitaCent > 0
						? [{ etichetta: 'Indennità già percepita', valore: formatEuro(importo.indennitaCent) }]
						: []),
					{ etichetta: 'Importo concesso', valore: formatEuro(importo.dovutoCent) }
				]
			}
		]
	};
}

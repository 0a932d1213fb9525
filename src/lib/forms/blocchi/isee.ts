/** The fields of an ISEE certificate, alike in every service that looks at the income of a household. */
import type { Condizione } from '#lib/condizione.ts';
import { isDopo } from '#lib/domain/data.ts';
import { scadenzaIsee } from '#lib/domain/isee.ts';
import { formatData } from '#lib/domain/istante.ts';
import { importo } from '../campi/importo.ts';
import { protocolloDsu } from '../campi/protocollo-dsu.ts';
import { scelta } from '../campi/scelta.ts';
import { siNo } from '../campi/si-no.ts';
import type { Contesto } from '../campo.ts';
import type { Controllo } from '../servizio.ts';

/** What the certificate says. Without `quando` every request needs an ISEE; it is offered again where `riusoSe` says that it is the person's own. */
export function campiIsee<const O extends { quando?: Condizione; riusoSe: Condizione }>(opzioni: O) {
	return {
		iseeValore: importo({
			...opzioni,
			riuso: 'iseeValore',
			etichetta: 'Valore ISEE',
			obbligatorio: true,
			aiuto: "In euro, come è scritto nell'attestazione."
		}),
		iseeTipo: scelta({
			...opzioni,
			riuso: 'iseeTipo',
			etichetta: 'Tipo di ISEE',
			obbligatorio: true,
			opzioni: [
				{ valore: 'ORDINARIO', etichetta: 'Ordinario' },
				{
					valore: 'MINORENNI',
					etichetta: 'Per i minorenni',
					aiuto: 'Se i genitori non sono sposati e non vivono insieme.'
				}
			]
		}),
		iseeProtocollo: protocolloDsu({
			...opzioni,
			riuso: 'iseeProtocollo',
			etichetta: 'Numero di protocollo della DSU',
			obbligatorio: true,
			aiuto: "Lo trovi sull'attestazione: è come INPS-ISEE-2026-XXXXXXXXX-00."
		}),
		iseeOmissioni: siNo({
			...opzioni,
			riuso: 'iseeOmissioni',
			etichetta: "L'attestazione riporta omissioni o difformità?",
			obbligatorio: true,
			aiuto: "Sono scritte in fondo all'attestazione, sotto al valore ISEE."
		})
	};
}

type CampoIsee = keyof ReturnType<typeof campiIsee<{ quando: Condizione; riusoSe: Condizione }>>;
type Parziali = { iseeProtocollo?: string | undefined; iseeOmissioni?: boolean | undefined };

/** The certificate must be good on the day; the omissions that INPS found are told, for the office decides (art. 11 D.P.C.M. 159/2013). */
export function controlliIsee(
	{ iseeProtocollo, iseeOmissioni }: Parziali,
	{ oggi }: Pick<Contesto, 'oggi'>
): Controllo<CampoIsee>[] {
	const controlli: Controllo<CampoIsee>[] = [];
	const scadenza = iseeProtocollo === undefined ? undefined : scadenzaIsee(iseeProtocollo);
	if (scadenza && scadenza.year > oggi.year)
		controlli.push({ campo: 'iseeProtocollo', codice: 'ISEE_PROTOCOLLO' });
	if (scadenza && isDopo(oggi, scadenza))
		controlli.push({
			campo: 'iseeProtocollo',
			codice: 'ISEE_SCADUTO',
			parametri: { data: formatData(scadenza) }
		});
	if (iseeOmissioni) controlli.push({ campo: 'iseeOmissioni', codice: 'ISEE_OMISSIONI' });
	return controlli;
}

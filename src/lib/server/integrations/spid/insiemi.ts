// Which attributes are asked for, by profile and index; read by the metadata that publish them and by the check of the answers.
import type { InsiemeAttributi, ServiceProvider } from './port.ts';

export type Insieme = {
	indice: InsiemeAttributi;
	/** What the provider shows to the person. */
	nome: string;
	attributi: readonly string[];
	/** Those without which nobody is identified. */
	necessari: readonly string[];
};

const NECESSARI = ['name', 'familyName', 'fiscalNumber', 'dateOfBirth'];
/** No more than the portal uses (art. 5 GDPR): fewer persons refuse their consent. Who has no e-mail is let in without. */
const MINIMO = [...NECESSARI, 'email'];
const CIE = ['name', 'familyName', 'dateOfBirth', 'fiscalNumber'];
/** Who has no codice fiscale is told apart by the spidCode that the node gives. */
const EIDAS_NECESSARI = ['spidCode', 'name', 'familyName', 'dateOfBirth'];
const EIDAS_MINIMO = [...EIDAS_NECESSARI, 'fiscalNumber'];

/** The sets that a service provider publishes, in the order of their index. */
export function insiemi({
	profilo,
	eidas,
	nomeBreve
}: Pick<ServiceProvider, 'profilo' | 'eidas' | 'nomeBreve'>): Insieme[] {
	if (profilo === 'cie') return [{ indice: 0, nome: nomeBreve, attributi: CIE, necessari: CIE }];
	const spid: Insieme = { indice: 0, nome: nomeBreve, attributi: MINIMO, necessari: NECESSARI };
	return eidas ? [spid, ...insiemiEidas()] : [spid];
}

function insiemiEidas(): Insieme[] {
	return [
		{
			indice: 99,
			nome: 'eIDAS Natural Person Minimum Attribute Set',
			attributi: EIDAS_MINIMO,
			necessari: EIDAS_NECESSARI
		},
		{
			indice: 100,
			nome: 'eIDAS Natural Person Full Attribute Set',
			attributi: [...EIDAS_MINIMO, 'placeOfBirth', 'address', 'gender'],
			necessari: EIDAS_NECESSARI
		}
	];
}

// What a provider reads in the metadata of a service provider: keys, where answers go, what each set of attributes asks for. Called by the checks of the requests.
import { attributo, figli, parseXml, testo, XmlRifiutato } from '#lib/xml/parse.ts';
import { verifySignature } from '#lib/xml/verify.ts';
import { MD, POST, REDIRECT } from './nomi.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';

export type InsiemeAttributi = { indice: number; nome: string; attributi: string[] };

export type Uscita = { binding: typeof POST | typeof REDIRECT; richieste: string; risposte: string };

/** A service provider of SPID. */
export type Fornitore = {
	entityId: string;
	/** As the pages call it. */
	nome: string;
	/** Certificates of its signing keys, base64. */
	certificati: string[];
	/** Where answers go, the default one first. */
	consumatori: { indice: number; indirizzo: string }[];
	uscite: Uscita[];
	insiemi: InsiemeAttributi[];
};

/** Reads signed metadata of that entityID. @throws XmlRifiutato when they are of another, unsigned or lack a part */
export function readFornitore(xml: string, entityId: string): Fornitore {
	const radice = parseXml(xml).documentElement;
	if (radice.localName !== 'EntityDescriptor' || attributo(radice, 'entityID') !== entityId)
		throw new XmlRifiutato('metadata di un altro fornitore');
	const [sp] = figli(radice, MD, 'SPSSODescriptor');
	if (!sp) throw new XmlRifiutato('SPSSODescriptor mancante');
	const certificati = readCertificati(sp);
	verifySignature({ xml, elemento: radice, certificati });
	return {
		entityId,
		nome: readNome(radice) ?? entityId,
		certificati,
		consumatori: readConsumatori(sp),
		uscite: figli(sp, MD, 'SingleLogoutService').flatMap(readUscita),
		insiemi: figli(sp, MD, 'AttributeConsumingService').map(readInsieme)
	};
}

function readCertificati(sp: Element): string[] {
	const trovati = figli(sp, MD, 'KeyDescriptor')
		.filter((chiave) => attributo(chiave, 'use') !== 'encryption')
		.flatMap((chiave) => Array.from(chiave.getElementsByTagNameNS(DS, 'X509Certificate')).map(testo));
	if (trovati.length === 0) throw new XmlRifiutato('nessun certificato di firma');
	return trovati;
}

function readNome(radice: Element): string | undefined {
	const [organizzazione] = figli(radice, MD, 'Organization');
	const nomi = organizzazione && figli(organizzazione, MD, 'OrganizationDisplayName');
	return nomi?.[0] && testo(nomi[0]);
}

function readConsumatori(sp: Element): Fornitore['consumatori'] {
	const trovati = figli(sp, MD, 'AssertionConsumerService')
		.filter((uno) => attributo(uno, 'Binding') === POST)
		.map((uno) => ({
			indice: readIndice(uno),
			indirizzo: attributo(uno, 'Location') ?? '',
			predefinito: attributo(uno, 'isDefault') === 'true'
		}))
		.toSorted((a, b) => Number(b.predefinito) - Number(a.predefinito));
	if (trovati.length === 0) throw new XmlRifiutato('AssertionConsumerService mancante');
	return trovati.map(({ indice, indirizzo }) => ({ indice, indirizzo }));
}

function readUscita(elemento: Element): Uscita[] {
	const binding = attributo(elemento, 'Binding');
	const richieste = attributo(elemento, 'Location') ?? '';
	if (binding !== POST && binding !== REDIRECT) return [];
	return [{ binding, richieste, risposte: attributo(elemento, 'ResponseLocation') ?? richieste }];
}

function readInsieme(elemento: Element): InsiemeAttributi {
	const [nome] = figli(elemento, MD, 'ServiceName');
	return {
		indice: readIndice(elemento),
		nome: nome ? testo(nome) : '',
		attributi: figli(elemento, MD, 'RequestedAttribute').map((uno) => attributo(uno, 'Name') ?? '')
	};
}

function readIndice(elemento: Element): number {
	const indice = attributo(elemento, 'index') ?? '';
	if (!/^\d{1,5}$/.test(indice)) throw new XmlRifiutato('index malformato');
	return Number(indice);
}

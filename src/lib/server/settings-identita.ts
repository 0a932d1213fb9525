// The settings of the digital identity: keys in files, and where providers publish what they are; read by settings.ts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readChiave } from './identita/cifrario.ts';

/** What the login needs besides the keys of each ente. */
export type ImpostazioniIdentita = {
	/** 32 bytes: wraps the keys of the enti, and what a login leaves halfway. */
	chiave: Uint8Array;
	/** Public key (JWK, P-256) to which the register of logins is sealed. */
	registro: PublicJwk;
	spid: {
		/** Address or file of the metadata of the providers; without it there is no SPID. */
		metadati: Origine | undefined;
		/** How requests travel. */
		modo: 'redirect' | 'post';
		/** Certificates of who signs the registry, in PEM; without them it is believed for its address. */
		certificatiRegistro: string[] | undefined;
		/** What is forgiven to single providers, by entity id. */
		tolleranze: z.output<typeof tolleranze>;
	};
	/** Entity id of the Italian eIDAS node, when the enti are federated with it. */
	eidas: string | undefined;
	cie: {
		/** OpenID federation. */
		provider: string;
		trustAnchor: string;
		/** Trust marks received when an ente joined, by ente; without the file the trust anchor is asked for them. */
		trustMarks: z.output<typeof trustMarks> | undefined;
	} | null;
	/** Address or file of the metadata of CIE over SAML, used where OpenID is not. */
	cieSaml: Origine | undefined;
};

type Origine = { url: string } | { file: string };

const indirizzoOFile = z.string().min(1);
const entityId = z.url({ protocol: /^https?$/ });

/** The variables of the environment. */
export const variabiliIdentita = {
	/** File with the wrapping key: 32 bytes in base64. */
	IDENTITA_CHIAVE: z.string().min(1).optional(),
	/** File with the public key of the register of logins: a JWK. */
	IDENTITA_REGISTRO: z.string().min(1).optional(),
	SPID_METADATI: indirizzoOFile.optional(),
	/** File with the certificates of the registry, in PEM. */
	SPID_REGISTRO_CERTIFICATI: z.string().min(1).optional(),
	/** File with what is forgiven to single providers: `{"entityID": {"issuerSenzaFormato": true}}`. */
	SPID_TOLLERANZE: z.string().min(1).optional(),
	SPID_MODO: z.enum(['redirect', 'post']).default('redirect'),
	EIDAS_GESTORE: entityId.optional(),
	CIE_PROVIDER: entityId.optional(),
	CIE_TRUST_ANCHOR: entityId.optional(),
	/** File with the trust marks of the enti: `{"ente": ["trust mark"]}`. */
	CIE_TRUST_MARKS: z.string().min(1).optional(),
	CIE_SAML_METADATI: indirizzoOFile.optional()
};

const publicJwk = z.object({
	kty: z.literal('EC'),
	crv: z.literal('P-256'),
	x: z.string(),
	y: z.string(),
	kid: z.string().optional()
});
type PublicJwk = z.output<typeof publicJwk>;

const tolleranze = z.record(z.string(), z.strictObject({ issuerSenzaFormato: z.boolean().optional() }));

const trustMarks = z.record(z.string(), z.array(z.string().min(1)));

type Scritte = z.output<z.ZodObject<typeof variabiliIdentita>>;
type Variabile = keyof typeof variabiliIdentita;

/** Thrown with the name of the variable that is wrong. */
export class IdentitaErrata extends Error {
	override name = 'IdentitaErrata';
	readonly variabile: Variabile;
	constructor(variabile: Variabile) {
		super(`Impostazione ${variabile} non valida`);
		this.variabile = variabile;
	}
}

/** Undefined without a wrapping key: nobody logs in. In the demonstration whatever is not told is at the simulators. @throws IdentitaErrata */
export function readIdentita(
	scritte: Scritte,
	simulatori: string | undefined
): ImpostazioniIdentita | undefined {
	// Neither the content of a file nor the reason goes on: both may quote a key.
	function read<T>(variabile: Variabile, parse: (testo: string) => T): T | undefined {
		const file = scritte[variabile];
		if (file === undefined) return undefined;
		try {
			return parse(readFileSync(file, 'utf8'));
		} catch {
			throw new IdentitaErrata(variabile);
		}
	}
	function presso(percorso: string): string | undefined {
		return simulatori && new URL(percorso, simulatori).href.replace(/\/$/, '');
	}
	const chiave = read('IDENTITA_CHIAVE', readChiave);
	if (!chiave) return undefined;
	const registro = read('IDENTITA_REGISTRO', (testo) => publicJwk.parse(JSON.parse(testo)));
	if (!registro) throw new IdentitaErrata('IDENTITA_REGISTRO');
	const provider = scritte.CIE_PROVIDER ?? presso('/cie/op');
	const trustAnchor = scritte.CIE_TRUST_ANCHOR ?? presso('/cie/ta');
	if (provider && !trustAnchor) throw new IdentitaErrata('CIE_TRUST_ANCHOR');
	return {
		chiave,
		registro,
		spid: {
			metadati: origineDi(scritte.SPID_METADATI ?? presso('/spid/registro')),
			modo: scritte.SPID_MODO,
			certificatiRegistro: read('SPID_REGISTRO_CERTIFICATI', readCertificati),
			tolleranze: read('SPID_TOLLERANZE', (testo) => tolleranze.parse(JSON.parse(testo))) ?? {}
		},
		eidas: scritte.EIDAS_GESTORE ?? presso('/spid/eidas'),
		cie:
			provider && trustAnchor
				? {
						provider,
						trustAnchor,
						trustMarks: read('CIE_TRUST_MARKS', (testo) => trustMarks.parse(JSON.parse(testo)))
					}
				: null,
		cieSaml: origineDi(scritte.CIE_SAML_METADATI)
	};
}

function origineDi(scritta: string | undefined): Origine | undefined {
	if (scritta === undefined) return undefined;
	return /^https?:/.test(scritta) ? { url: scritta } : { file: scritta };
}

function readCertificati(pem: string): string[] {
	const trovati = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
	if (!trovati) throw new TypeError('Nessun certificato');
	return trovati;
}

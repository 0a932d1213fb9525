// The settings of the digital identity: keys in files, and where providers publish what they are; read by settings.ts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

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
		tolleranze: Record<string, { issuerSenzaFormato?: boolean | undefined }>;
	};
	/** Entity id of the Italian eIDAS node, when the enti are federated with it. */
	eidas: string | undefined;
	cie: {
		/** OpenID federation. */
		provider: string;
		trustAnchor: string;
		/** Trust marks received when an ente joined, by ente; without the file the trust anchor is asked for them. */
		trustMarks: Record<string, string[]> | undefined;
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

/** Thrown with the name of the variable that is wrong. */
export class IdentitaErrata extends Error {
	override name = 'IdentitaErrata';
	readonly variabile: keyof typeof variabiliIdentita;
	constructor(variabile: keyof typeof variabiliIdentita) {
		super(`Impostazione ${variabile} non valida`);
		this.variabile = variabile;
	}
}

/** Undefined without a wrapping key: nobody logs in. In the demonstration whatever is not told is at the simulators. @throws IdentitaErrata */
export function readIdentita(
	scritte: Scritte,
	simulatori: string | undefined
): ImpostazioniIdentita | undefined {
	if (!scritte.IDENTITA_CHIAVE) return undefined;
	const presso = (percorso: string): string | undefined =>
		simulatori && new URL(percorso, simulatori).href.replace(/\/$/, '');
	const provider = scritte.CIE_PROVIDER ?? presso('/cie/op');
	const trustAnchor = scritte.CIE_TRUST_ANCHOR ?? presso('/cie/ta');
	if (provider && !trustAnchor) throw new IdentitaErrata('CIE_TRUST_ANCHOR');
	return {
		chiave: readChiave(scritte.IDENTITA_CHIAVE),
		registro: readRegistro(scritte.IDENTITA_REGISTRO),
		spid: {
			metadati: origineDi(scritte.SPID_METADATI ?? presso('/spid/registro')),
			modo: scritte.SPID_MODO,
			certificatiRegistro: readCertificati(scritte.SPID_REGISTRO_CERTIFICATI),
			tolleranze: readTolleranze(scritte.SPID_TOLLERANZE)
		},
		eidas: scritte.EIDAS_GESTORE ?? presso('/spid/eidas'),
		cie:
			provider && trustAnchor
				? { provider, trustAnchor, trustMarks: readTrustMarks(scritte.CIE_TRUST_MARKS) }
				: null,
		cieSaml: origineDi(scritte.CIE_SAML_METADATI)
	};
}

function origineDi(scritta: string | undefined): Origine | undefined {
	if (scritta === undefined) return undefined;
	return /^https?:/.test(scritta) ? { url: scritta } : { file: scritta };
}

function readCertificati(file: string | undefined): string[] | undefined {
	if (file === undefined) return undefined;
	try {
		const trovati = readFileSync(file, 'utf8').match(
			/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g
		);
		if (trovati) return trovati;
	} catch {
		// As a wrong content.
	}
	throw new IdentitaErrata('SPID_REGISTRO_CERTIFICATI');
}

function readTrustMarks(file: string | undefined): Record<string, string[]> | undefined {
	if (file === undefined) return undefined;
	try {
		return trustMarks.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		throw new IdentitaErrata('CIE_TRUST_MARKS');
	}
}

function readTolleranze(
	file: string | undefined
): Record<string, { issuerSenzaFormato?: boolean | undefined }> {
	if (file === undefined) return {};
	try {
		return tolleranze.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		throw new IdentitaErrata('SPID_TOLLERANZE');
	}
}

// Neither the content nor the reason goes on: both may quote a key.
function readChiave(file: string): Uint8Array {
	try {
		const chiave = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
		if (chiave.length === 32) return chiave;
	} catch {
		// As a wrong content.
	}
	throw new IdentitaErrata('IDENTITA_CHIAVE');
}

function readRegistro(file: string | undefined): PublicJwk {
	try {
		return publicJwk.parse(JSON.parse(readFileSync(file ?? '', 'utf8')));
	} catch {
		throw new IdentitaErrata('IDENTITA_REGISTRO');
	}
}

// The settings of a process, read and validated once; used by cli and app.ts, the only reader of the environment beside cli.
import { z } from 'zod';
import { readAppIo, type ImpostazioniAppIo } from './settings-app-io.ts';
import { readEmail, type ImpostazioniEmail } from './settings-email.ts';
import {
	IdentitaErrata,
	readIdentita,
	variabiliIdentita,
	type ImpostazioniIdentita
} from './settings-identita.ts';
import { readAncore, readPagopa, type ImpostazioniPagopa } from './settings-pagopa.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
/** Where a platform answers; https, but on this machine. */
const piattaforma = z
	.url({ protocol: /^https?$/ })
	.regex(/^(https:|http:\/\/(127\.0\.0\.1|localhost)[:/])/)
	.optional();

const schema = z.object({
	/** The app role: neither superuser nor BYPASSRLS. */
	DATABASE_URL: postgresUrl,
	PORT: port.default(3000),
	HOST: z.string().min(1).default('127.0.0.1'),
	/** Folder of the attachments and documents. */
	DATA_DIR: z.string().min(1).default('.data'),
	/** Address of the proxy whose X-Forwarded-* headers are believed; none by default. */
	TRUSTED_PROXY: z.union([z.ipv4(), z.ipv6()]).optional(),
	/** "si" in the demonstration: simulators, demo people, a visible notice. */
	AMBIENTE_DIMOSTRATIVO: z.enum(['si', 'no']).default('no'),
	/** Where the simulators answer, for browser and server alike; wanted by the demonstration. */
	SIMULATORI_URL: z.url({ protocol: /^http$/ }).optional(),
	APP_IO_URL: piattaforma,
	/** File of the App IO keys of the enti. */
	APP_IO_CHIAVI: z.string().min(1).optional(),
	/** Calls a second with each key of App IO. */
	APP_IO_RITMO: z.coerce.number().int().min(1).max(10_000).default(30),
	/** The platform, above the paths of its products. */
	PAGOPA_URL: piattaforma,
	/** File of the pagoPA keys of the enti. */
	PAGOPA_CHIAVI: z.string().min(1).optional(),
	/** File of the mail accounts of the enti. */
	EMAIL_SMTP: z.string().min(1).optional(),
	/** Where the letters that come back are brought. */
	RIMBALZI_PORTA: port.optional(),
	/** PEM file of the certificates by which digital stamps are trusted. */
	PAGOPA_MARCHE_CERTIFICATI: z.string().min(1).optional(),
	...variabiliIdentita,
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
	CONNESSIONI_MASSIME: z.coerce.number().int().min(1).max(200).default(20)
});

/** Settings of a process; names as the rest of the code uses them. */
export type Settings = {
	databaseUrl: string;
	port: number;
	host: string;
	dataDir: string;
	trustedProxy: string | undefined;
	dimostrativo: boolean;
	/** Only in the demonstration. */
	simulatori: string | undefined;
	/** Absent: nothing goes to App IO. */
	appIo: ImpostazioniAppIo | undefined;
	/** Absent: nobody is written to by e-mail. */
	email: ImpostazioniEmail | undefined;
	/** Port on which the worker hears of letters that come back; absent, it hears of none. */
	rimbalziPorta: number | undefined;
	/** Absent: no sum is asked through pagoPA. */
	pagopa: ImpostazioniPagopa | undefined;
	/** Absent: nobody logs in. */
	identita: ImpostazioniIdentita | undefined;
	logLevel: string;
	connessioniMassime: number;
};

/** A setting is missing or wrong; the message names it and is fit for the terminal. */
export class SettingsError extends Error {
	override name = 'SettingsError';
}

/** Reads and checks the settings, of this process unless told. @throws SettingsError with one line per wrong name. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
	const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const read = schema.safeParse(filled);
	if (!read.success) throw new SettingsError(describe(read.error));
	const value = read.data;
	// Outside the demonstration no simulator is believed, whatever was left in the environment.
	const simulatori = value.AMBIENTE_DIMOSTRATIVO === 'si' ? value.SIMULATORI_URL : undefined;
	const certificati = value.PAGOPA_MARCHE_CERTIFICATI;
	const ancore = certificati ? orNome('PAGOPA_MARCHE_CERTIFICATI', () => readAncore(certificati)) : [];
	return {
		databaseUrl: value.DATABASE_URL,
		port: value.PORT,
		host: value.HOST,
		dataDir: value.DATA_DIR,
		trustedProxy: value.TRUSTED_PROXY,
		dimostrativo: value.AMBIENTE_DIMOSTRATIVO === 'si',
		simulatori,
		appIo: orNome('APP_IO_CHIAVI', () =>
			readAppIo({
				url: value.APP_IO_URL,
				chiavi: value.APP_IO_CHIAVI,
				ritmo: value.APP_IO_RITMO,
				simulatori
			})
		),
		email: orNome('EMAIL_SMTP', () => readEmail({ conti: value.EMAIL_SMTP, simulatori })),
		rimbalziPorta: value.RIMBALZI_PORTA,
		pagopa: orNome('PAGOPA_CHIAVI', () =>
			readPagopa({ url: value.PAGOPA_URL, chiavi: value.PAGOPA_CHIAVI, ancore, simulatori })
		),
		identita: identitaOf(value, simulatori),
		logLevel: value.LOG_LEVEL,
		connessioniMassime: value.CONNESSIONI_MASSIME
	};
}

// Whatever went wrong with the file that a setting names, the setting is told and nothing of the file.
function orNome<T>(variabile: string, read: () => T): T {
	try {
		return read();
	} catch {
		throw new SettingsError(`Impostazione ${variabile} non valida: ${hint(variabile)}`);
	}
}

function identitaOf(...scritte: Parameters<typeof readIdentita>): ImpostazioniIdentita | undefined {
	try {
		return readIdentita(...scritte);
	} catch (error) {
		if (!(error instanceof IdentitaErrata)) throw error;
		throw new SettingsError(`${error.message}: ${hint(error.variabile)}`);
	}
}

// The value stays out of the message: it may hold a password.
function describe(error: z.ZodError): string {
	const lines = error.issues.map(
		(issue) => `Impostazione ${String(issue.path[0])} non valida: ${hint(String(issue.path[0]))}`
	);
	return [...new Set(lines)].join('\n');
}

const HINTS: Record<string, string> = {
	DATABASE_URL: 'scrivi un indirizzo come postgres://utente:password@host:5432/banca_dati.',
	PORT: 'scrivi un numero di porta da 1 a 65535.',
	HOST: "scrivi l'indirizzo su cui ascoltare, per esempio 127.0.0.1.",
	DATA_DIR: 'scrivi il percorso di una cartella.',
	TRUSTED_PROXY: "scrivi l'indirizzo IP del proxy, oppure togli l'impostazione.",
	AMBIENTE_DIMOSTRATIVO: 'scrivi si o no.',
	SIMULATORI_URL: "scrivi l'indirizzo dei simulatori, per esempio http://127.0.0.1:3001.",
	APP_IO_URL: "scrivi l'indirizzo https di App IO, oppure togli l'impostazione.",
	APP_IO_CHIAVI:
		'scrivi il percorso di un file JSON leggibile, della forma {"ente": {"generale": "chiave", "servizio": "chiave"}}.',
	APP_IO_RITMO: 'scrivi quante chiamate al secondo per ogni chiave, da 1 a 10000.',
	EMAIL_SMTP:
		'scrivi il percorso di un file JSON leggibile, della forma {"ente": {"url": "smtps://utente:password@host:465", "mittente": "indirizzo", "rimbalzi": "dominio"}}.',
	RIMBALZI_PORTA: 'scrivi un numero di porta da 1 a 65535.',
	PAGOPA_URL: "scrivi l'indirizzo https di pagoPA, oppure togli l'impostazione.",
	PAGOPA_CHIAVI:
		'scrivi il percorso di un file JSON leggibile, della forma {"ente": {"gpd": "chiave", "ricevute": "chiave"}}.',
	PAGOPA_MARCHE_CERTIFICATI: 'scrivi il percorso di un file leggibile con certificati in PEM.',
	IDENTITA_CHIAVE: 'scrivi il percorso di un file leggibile con 32 byte in base64.',
	IDENTITA_REGISTRO:
		'scrivi il percorso di un file leggibile con la chiave pubblica del registro (JWK, P-256).',
	SPID_METADATI: "scrivi l'indirizzo o il file dei metadati dei gestori SPID.",
	SPID_REGISTRO_CERTIFICATI: 'scrivi il percorso di un file leggibile con certificati in PEM.',
	SPID_TOLLERANZE:
		'scrivi il percorso di un file JSON leggibile, della forma {"entityID": {"issuerSenzaFormato": true}}.',
	SPID_MODO: 'scrivi redirect o post.',
	EIDAS_GESTORE: "scrivi l'entityID del nodo eIDAS.",
	CIE_PROVIDER: "scrivi l'indirizzo del provider OpenID di CIE.",
	CIE_TRUST_ANCHOR: "scrivi l'indirizzo del trust anchor della federazione CIE.",
	CIE_TRUST_MARKS: 'scrivi il percorso di un file JSON leggibile, della forma {"ente": ["trust mark"]}.',
	CIE_SAML_METADATI: "scrivi l'indirizzo o il file dei metadati di CIE.",
	LOG_LEVEL: 'scrivi fatal, error, warn, info o debug.',
	CONNESSIONI_MASSIME: 'scrivi un numero da 1 a 200.'
};

function hint(name: string): string {
	return HINTS[name] ?? 'controlla il valore.';
}

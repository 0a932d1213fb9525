// The settings of e-mail: through which server and as whom each ente writes, and where its letters come back; read by settings.ts.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ServerPosta } from './integrations/email/client.ts';

/** How an ente writes. */
export type ContoEmail = {
	server: ServerPosta;
	/** The address that people see. */
	mittente: string;
	/** Domain of the return path. */
	rimbalzi: string;
};

/** In the demonstration every ente has an account, made from its id. */
export type ImpostazioniEmail = { conto: (ente: string) => ContoEmail | undefined };

export type EmailScritta = {
	/** Path of the file of the accounts. */
	conti: string | undefined;
	/** Address of the simulators, in the demonstration alone. */
	simulatori: string | undefined;
};

const PORTE = { 'smtps:': 465, 'smtp:': 587 } as const;

const indirizzo = z.email().regex(/^[\x21-\x7e]+$/);
const conto = z
	.strictObject({
		url: z.url({ protocol: /^smtps?$/ }).transform(serverOf),
		mittente: indirizzo,
		rimbalzi: z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/)
	})
	.transform(({ url, ...altro }): ContoEmail => ({ server: url, ...altro }));
const fileDeiConti = z.record(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), conto);

/** Without accounts nobody is written to. With simulators no real server is ever reached. @throws Error when the file of the accounts is not one */
export function readEmail({ conti, simulatori }: EmailScritta): ImpostazioniEmail | undefined {
	if (simulatori) return { conto: (ente) => contoDiProva(ente, simulatori) };
	if (!conti) return undefined;
	const perEnte = new Map(Object.entries(readConti(conti)));
	return { conto: (ente) => perEnte.get(ente) };
}

/** The mail of the simulators is on the port after theirs. */
function contoDiProva(ente: string, simulatori: string): ContoEmail {
	const { hostname, port } = new URL(simulatori);
	return {
		server: {
			host: hostname,
			porta: Number(port) + 1,
			tls: 'mai',
			utente: { nome: `prova-${ente}`, password: 'prova' }
		},
		mittente: `avvisi@comune.${ente}.example`,
		rimbalzi: `rimbalzi.comune.${ente}.example`
	};
}

// Neither the content nor the reason goes on: both may quote a password.
function readConti(percorso: string): Record<string, ContoEmail> {
	try {
		return fileDeiConti.parse(JSON.parse(readFileSync(percorso, 'utf8')));
	} catch {
		throw new Error('File dei conti di posta non valido');
	}
}

function serverOf(url: string): ServerPosta {
	const { protocol, hostname, port, username, password } = new URL(url);
	const host = hostname.replace(/^\[|\]$/g, '');
	return {
		host,
		porta: port ? Number(port) : PORTE[protocol as keyof typeof PORTE],
		tls: tlsOf(protocol, host),
		...(username && {
			utente: { nome: decodeURIComponent(username), password: decodeURIComponent(password) }
		})
	};
}

// In clear to this machine alone, where a relay has no certificate for its own name.
function tlsOf(protocol: string, host: string): ServerPosta['tls'] {
	if (protocol === 'smtps:') return 'subito';
	return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host) ? 'mai' : 'starttls';
}

// Decides protocol, host and client address of an incoming request; called by cli/start.ts before the built handler runs.
import type { IncomingHttpHeaders } from 'node:http';

export type Incoming = {
	headers: IncomingHttpHeaders;
	remoteAddress: string;
	/** Address of the proxy whose headers are believed. */
	trustedProxy: string | undefined;
};

export type Seen = {
	protocol: 'http' | 'https';
	host: string;
	address: string;
	/** Whether the proxy has checked a certificate of the client. */
	certificato: boolean;
};

/** The header by which routes are told of the certificate; ours, overwritten on every request. */
export const CERTIFICATO_VERIFICATO = 'x-portale-certificato';

/** What the portal believes of a request: forwarded headers count only when they come from the trusted proxy. */
export function seenRequest({ headers, remoteAddress, trustedProxy }: Incoming): Seen {
	const plain: Seen = {
		protocol: 'http',
		host: headers.host ?? '',
		address: bareAddress(remoteAddress),
		certificato: false
	};
	if (!trustedProxy || bareAddress(remoteAddress) !== trustedProxy) return plain;
	return {
		protocol: last(headers['x-forwarded-proto']) === 'https' ? 'https' : 'http',
		host: last(headers['x-forwarded-host']) ?? plain.host,
		address: last(headers['x-forwarded-for']) ?? plain.address,
		certificato: last(headers['x-client-verify']) === 'SUCCESS'
	};
}

// Only the last value was written by the proxy next to us; those before it are the client's word.
function last(header: string | string[] | undefined): string | undefined {
	const joined = Array.isArray(header) ? header.join(',') : header;
	return joined?.split(',').at(-1)?.trim() || undefined;
}

function bareAddress(address: string): string {
	return address.replace(/^::ffff:/, '');
}

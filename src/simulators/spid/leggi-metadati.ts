// Fetches the metadata of a service provider of this machine, where the portal publishes them; the default of spid.ts.
import { request } from 'node:http';

/** Where, under its entityID, a service provider publishes its metadata. */
const PERCORSO = '/accesso/spid/metadata';
const ATTESA_MS = 5_000;
const MASSIMO = 200_000;

/**
 * The metadata of an entityID: `*.localhost`, which Node does not resolve, is this machine, and the Host stays as it was.
 * @throws Error when the entityID is of another machine or does not answer with metadata
 */
export function leggiMetadatiLocali(entityId: string): Promise<string> {
	const url = urlLocale(entityId);
	if (!url) return Promise.reject(new Error(`Fornitore di un'altra macchina: ${entityId}`));
	return new Promise((resolve, reject) => {
		const chiamata = request(
			{
				host: '127.0.0.1',
				port: url.port || 80,
				path: url.pathname,
				headers: { host: url.host },
				signal: AbortSignal.timeout(ATTESA_MS)
			},
			(risposta) => {
				let corpo = '';
				risposta.setEncoding('utf8');
				risposta.on('error', reject);
				risposta.on('data', (parte: string) => {
					corpo += parte;
					if (corpo.length > MASSIMO) chiamata.destroy(new Error('Metadata troppo grandi'));
				});
				risposta.on('end', () => {
					if (risposta.statusCode === 200) resolve(corpo);
					else reject(new Error(`Metadata: ${url.href} risponde ${risposta.statusCode ?? 0}`));
				});
			}
		);
		chiamata.on('error', reject).end();
	});
}

/** Whether an address is of this machine. */
export function isLocale(indirizzo: string): boolean {
	if (!URL.canParse(indirizzo)) return false;
	const { protocol, hostname } = new URL(indirizzo);
	return (
		protocol === 'http:' &&
		(hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1')
	);
}

function urlLocale(entityId: string): URL | undefined {
	return isLocale(entityId) ? new URL(`${entityId.replace(/\/$/, '')}${PERCORSO}`) : undefined;
}

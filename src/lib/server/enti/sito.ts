// The address of the site of an ente, from its settings and never from a request: entityID, return addresses, links in documents. Called wherever an address leaves the portal.
import type { Settings } from '../settings.ts';
import type { Impostazioni } from './schema.ts';

/** Without a slash at the end. In the demonstration the portal answers in clear on a port of this machine. */
export function sitoDi(
	{ sitoHost }: Pick<Impostazioni, 'sitoHost'>,
	{ dimostrativo, port }: Pick<Settings, 'dimostrativo' | 'port'>
): string {
	return dimostrativo ? `http://${sitoHost}:${port}` : `https://${sitoHost}`;
}

// The registry of providers of identity over HTTP and from a file: what counts as a passing fault and what does not.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elemento, toXml } from '#lib/xml/build.ts';
import { toBase64 } from '#lib/xml/certificati.ts';
import { createRegistroGestori } from '#lib/server/integrations/spid/registro.ts';
import { ADESSO, chiaviGestore, GESTORE } from '#tests/support/gestore-di-prova.ts';

const metadata = toXml(
	elemento(
		'EntityDescriptor',
		{ xmlns: 'urn:oasis:names:tc:SAML:2.0:metadata', entityID: GESTORE },
		elemento(
			'IDPSSODescriptor',
			{},
			elemento(
				'KeyDescriptor',
				{ use: 'signing' },
				elemento(
					'X509Certificate',
					{ xmlns: 'http://www.w3.org/2000/09/xmldsig#' },
					toBase64(chiaviGestore.certificato)
				)
			),
			elemento('SingleSignOnService', {
				Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
				Location: `${GESTORE}/sso`
			})
		)
	)
);

let server: Server;
let indirizzo = '';
let cartella = '';

beforeAll(async () => {
	cartella = await mkdtemp(join(tmpdir(), 'gestori-'));
	server = createServer((request, response) => {
		const [, stato = '200', corpo] = (request.url ?? '').split('/');
		if (stato === 'muto') return;
		response.writeHead(Number(stato), stato === '429' ? { 'retry-after': '30' } : {});
		response.end(corpo === 'altro' ? '<html/>' : metadata);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	indirizzo = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await rm(cartella, { recursive: true });
});

function fetchFrom(origine: { url: string } | { file: string }) {
	return createRegistroGestori({ profilo: 'spid', origine, clock: () => ADESSO, attesa: 300 }).fetchGestori();
}

describe('il registro dei gestori', () => {
	it('si legge dalla rete e da un file', async () => {
		const file = join(cartella, 'gestori.xml');
		await writeFile(file, metadata);
		for (const origine of [{ url: `${indirizzo}/200` }, { file }])
			expect(await fetchFrom(origine)).toMatchObject([
				{ entityId: GESTORE, sso: { post: `${GESTORE}/sso` } }
			]);
	});

	it.each([
		['/500', { temporaneo: true }],
		['/429', { temporaneo: true, riprovaDopo: 30 }],
		['/404', { temporaneo: false }],
		['/200/altro', { temporaneo: false }],
		['/muto', { temporaneo: true }]
	])('quando risponde %s è un guasto %j', async (percorso, guasto) => {
		await expect(fetchFrom({ url: `${indirizzo}${percorso}` })).rejects.toMatchObject({
			name: 'IntegrationError',
			integrazione: 'spid',
			...guasto
		});
	});

	it('quando non c’è è un guasto: passeggero per la rete, non per un file', async () => {
		await expect(fetchFrom({ url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({ temporaneo: true });
		await expect(fetchFrom({ file: join(cartella, 'niente.xml') })).rejects.toMatchObject({
			temporaneo: false
		});
	});
});

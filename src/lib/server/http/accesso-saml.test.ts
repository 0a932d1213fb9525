// How a message to a provider leaves through the browser.
import { isRedirect } from '@sveltejs/kit';
import { describe, expect, test } from 'vitest';
import { send } from './accesso-saml.ts';

const GESTORE = 'https://gestore.example/sso';

describe('un messaggio per il gestore', () => {
	test('parte con lo stato 302, l’unico che il validatore di AgID segue', () => {
		expect(redirezione(() => send({ tipo: 'redirect', indirizzo: GESTORE }, 'Stai per andare'))).toEqual({
			status: 302,
			location: GESTORE
		});
	});

	test('parte con un modulo quando il gestore lo vuole così', async () => {
		const campi = { SAMLRequest: 'eA==' };
		const risposta = send({ tipo: 'post', destinazione: GESTORE, campi }, 'Stai per andare');
		expect(risposta.status).toBe(200);
		expect(await risposta.text()).toContain(`<form method="post" action="${GESTORE}">`);
	});
});

function redirezione(work: () => unknown): { status: number; location: string } | undefined {
	try {
		work();
	} catch (lanciato) {
		if (isRedirect(lanciato)) return { status: lanciato.status, location: lanciato.location };
		throw lanciato;
	}
	return undefined;
}

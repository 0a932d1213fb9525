// Leads a person through the pages of the simulator of CIE, and tells the provider how it ended. Mounted by cie.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { HTML } from '../page.ts';
import { readBody } from '../serve.ts';
import { isAnomalia, type Anomalia } from './anomalie.ts';
import { choicePage, consentPage, credentialsPage, hiddenFields, refusalPage, type Asked } from './pages.ts';
import { claimsOf } from './claims.ts';
import { CLAIMS } from './provider.ts';
import { ACR } from './wire.ts';

export type InteractionsOptions = {
	provider: Provider;
	/** Remembers which answer has to be wrong; the name is the one of the consent. */
	onAnomalia: (grant: string, anomalia: Anomalia) => void;
};

/** What OAuth calls the failures that it has a word for; the number goes in the description. */
const OAUTH: Readonly<Record<string, string>> = { '22': 'consent_required', '1': 'server_error' };

/** The handler of `/interazione/<uid>`. */
export function createInteractions({ provider, onAnomalia }: InteractionsOptions) {
	return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const details = await provider.interactionDetails(request, response).catch(() => undefined);
		if (!details) {
			response.writeHead(400, HTML).end(refusalPage('Il tempo è scaduto o la pagina è già stata usata.'));
			return;
		}
		const params = details.params as Record<string, string | undefined>;
		const client = await provider.Client.find(params.client_id ?? '');
		const asked: Asked = {
			action: request.url ?? '',
			site: URL.parse(params.client_id ?? '')?.hostname ?? '',
			ente: client?.clientName ?? 'Il sito',
			level: levelOf(params.acr_values)
		};
		if (request.method !== 'POST') {
			response.writeHead(200, HTML).end(choicePage(asked));
			return;
		}
		const form = new URLSearchParams(await readBody(request));
		const failure = form.get('errore');
		if (failure) {
			const result = {
				error: OAUTH[failure] ?? 'access_denied',
				error_description: `ErrorCode nr${failure}`
			};
			await provider.interactionFinished(request, response, result);
			return;
		}
		const persona = form.get('persona') ?? '';
		const claims = claimsOf(persona);
		if (!claims) {
			response.writeHead(400, HTML).end(choicePage(asked));
			return;
		}
		const rottura = form.get('rottura') ?? '';
		const hidden = hiddenFields({ persona, rottura });
		switch (form.get('passo')) {
			case 'credenziali':
				response.writeHead(200, HTML).end(consentPage(asked, { hidden, claims }));
				return;
			case 'consenso': {
				const grant = new provider.Grant({ accountId: persona, clientId: params.client_id ?? '' });
				grant.addOIDCScope('openid profile email');
				grant.addOIDCClaims([...CLAIMS, 'acr', 'auth_time']);
				const grantId = await grant.save();
				if (isAnomalia(rottura)) onAnomalia(grantId, rottura);
				await provider.interactionFinished(request, response, {
					login: { accountId: persona, acr: ACR[asked.level - 1], remember: false },
					consent: { grantId }
				});
				return;
			}
			default: {
				const nome = `${String(claims.given_name)} ${String(claims.family_name)}`;
				response.writeHead(200, HTML).end(credentialsPage(asked, { nome, hidden }));
			}
		}
	};
}

function levelOf(acrValues: string | undefined): number {
	const known = (acrValues ?? '').split(' ').map((acr) => ACR.indexOf(acr) + 1);
	return known.find((level) => level > 0) ?? 1;
}

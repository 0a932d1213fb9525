// The service provider of one ente, over the wire of SAML 2.0. Chosen by app.ts, contract in README.md.
import { toIstante } from './istanti.ts';
import { answerLogout, createLogout, readRispostaLogout } from './logout.ts';
import { createMetadata } from './metadata.ts';
import type { Saml, ServiceProvider } from './port.ts';
import { createRichiesta } from './richiesta.ts';
import { readRisposta } from './risposta.ts';

export type SamlOptions = {
	provider: ServiceProvider;
	clock: () => Date;
	/** Letters, digits and `-`, never the same twice nor to be guessed: it makes the ID of each message. */
	newId: () => string;
};

/** The service provider of an ente. Throws Error when it has no key, XmlRifiutato when a certificate cannot be read. */
export function createSaml({ provider, clock, newId }: SamlOptions): Saml {
	const [firma] = provider.chiavi;
	if (!firma) throw new Error(`${provider.profilo}: l'ente non ha chiavi`);
	const metadata = createMetadata(provider, firma);

	/** XML wants an ID that does not begin with a digit. */
	function segno(): { id: string; istante: string } {
		return { id: `_${newId()}`, istante: toIstante(clock()) };
	}

	return {
		metadata: () => metadata,
		startLogin: (richiesta) => createRichiesta({ ...richiesta, ...segno(), provider, firma }),
		finishLogin: (arrivo) => readRisposta({ ...arrivo, provider, adesso: clock() }),
		startLogout: (richiesta) => createLogout({ ...richiesta, ...segno(), provider, firma }),
		answerLogout: (arrivo) => answerLogout({ ...arrivo, ...segno(), provider, firma, adesso: clock() }),
		finishLogout: (arrivo) => readRispostaLogout({ ...arrivo, provider, adesso: clock() })
	};
}

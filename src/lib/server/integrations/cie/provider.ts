// Finds the provider through the federation and remembers it for as long as its statements hold; used by client.ts.
import { decodeJwt } from 'jose';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { CatenaNonValida, proveCatena, readPropria, type CatenaProvata } from './catena.ts';
import { readDichiarazione, type Chiama } from './chiama.ts';
import { metadatiAncora, type Dichiarazione } from './wire.ts';

export type ProviderOptions = { provider: string; trustAnchor: string; clock: () => Date; chiama: Chiama };

export type RicercaProvider = {
	/** @throws IntegrationError when a statement does not come or does not hold */
	find: () => Promise<CatenaProvata>;
	/** What is remembered, if it still holds. */
	known: () => CatenaProvata | undefined;
	/** Asks again even if what is remembered holds: a key was replaced. @throws IntegrationError */
	refresh: () => Promise<CatenaProvata>;
	/** A trust mark given by the trust anchor to `sub`, undefined when it gives none over the wire. @throws IntegrationError */
	askTrustMark: (sub: string) => Promise<string | undefined>;
};

/** One search for each provider: who asks while it is on its way waits for the same one. */
export function createRicercaProvider(opzioni: ProviderOptions): RicercaProvider {
	const { provider, trustAnchor, clock, chiama } = opzioni;
	let nota: CatenaProvata | undefined;
	let incorso: Promise<CatenaProvata> | undefined;

	function known(): CatenaProvata | undefined {
		return nota && nota.scadeIl > clock() ? nota : undefined;
	}

	function refresh(): Promise<CatenaProvata> {
		incorso ??= search().finally(() => {
			incorso = undefined;
		});
		return incorso;
	}

	async function search(): Promise<CatenaProvata> {
		const [ancora, propria] = await Promise.all([
			readDichiarazione(chiama, toConfigurazione(trustAnchor)),
			readDichiarazione(chiama, toConfigurazione(provider))
		]);
		const { federation_fetch_endpoint: chiedi } = await readAncora(ancora);
		const sulProvider = await readDichiarazione(chiama, withQuery(chiedi, { sub: provider }));
		nota = await proveCatena(
			{ provider: propria, sulProvider, ancora },
			{ provider, trustAnchor, adesso: clock() }
		).catch(refuse);
		return nota;
	}

	async function readAncora(jwt: string) {
		const letta = await readPropria(jwt, trustAnchor, clock()).catch(refuse);
		const metadati = metadatiAncora.safeParse(letta.metadata?.federation_entity);
		if (!metadati.success) return refuse(metadati.error);
		return { ...metadati.data, segno: findSegnoPubblico(letta) };
	}

	async function askTrustMark(sub: string): Promise<string | undefined> {
		const jwt = await readDichiarazione(chiama, toConfigurazione(trustAnchor));
		const { federation_trust_mark_endpoint: chiedi, segno } = await readAncora(jwt);
		if (!chiedi || !segno) return undefined;
		return readDichiarazione(chiama, withQuery(chiedi, { trust_mark_type: segno, sub }));
	}

	return { find: async () => known() ?? refresh(), known, refresh, askTrustMark };
}

/** Where an entity publishes its statement about itself. */
function toConfigurazione(entita: string): string {
	return `${entita.replace(/\/$/, '')}/.well-known/openid-federation`;
}

/** The kind of a trust mark. @throws TypeError when it is not one */
export function readTipoTrustMark(jwt: string): string {
	const { id, trust_mark_type: tipo } = decodeJwt(jwt);
	const nome = id ?? tipo;
	if (typeof nome !== 'string') throw new TypeError('Trust mark di CIE senza nome');
	return nome;
}

// The mark of the public bodies among relying parties, whatever the domain of who gives it.
function findSegnoPubblico({ trust_marks_issuers, trust_mark_issuers }: Dichiarazione): string | undefined {
	const segni = Object.keys({ ...trust_marks_issuers, ...trust_mark_issuers });
	return segni.find((segno) => /\/openid_relying_party\/public\/?$/.test(segno));
}

function withQuery(indirizzo: string, parametri: Record<string, string>): string {
	const url = new URL(indirizzo);
	for (const [nome, valore] of Object.entries(parametri)) url.searchParams.set(nome, valore);
	return url.href;
}

function refuse(cause: unknown): never {
	const motivo = cause instanceof CatenaNonValida ? cause.message : 'fuori contratto';
	throw new IntegrationError(`CIE: federazione, ${motivo}`, {
		integrazione: 'cie',
		temporaneo: false,
		cause
	});
}

// Puts the login together: from the settings and the keys of an ente to the clients of SPID and CIE. Called by app.ts and by the worker.
import type { JWK } from 'jose';
import { paths } from '#lib/paths.ts';
import type { Database } from './db/connection.ts';
import { inEnte } from './db/in-ente.ts';
import type { EnteInVigore } from './enti/find-ente.ts';
import { readChiavi, type ChiaveEnte, type UsoChiave } from './identita/chiavi-ente.ts';
import { createCifrario, type Cifrario } from './identita/cifrario.ts';
import { readRegistro, writeRegistro, type Fonte } from './identita/registro-gestori.ts';
import { createCie } from './integrations/cie/client.ts';
import type { Cie } from './integrations/cie/port.ts';
import { createSaml } from './integrations/spid/client.ts';
import { createRegistroGestori } from './integrations/spid/registro.ts';
import type { Gestore, ProfiloSaml, Saml, ServiceProvider } from './integrations/spid/port.ts';
import { sitoDi } from './enti/sito.ts';
import type { Settings } from './settings.ts';
import type { ImpostazioniIdentita } from './settings-identita.ts';

/** What proves identities here. */
export type Accessi = {
	/** Address of the site of an ente, without a slash at the end: from the settings, never from a request. */
	sito: (ente: EnteInVigore) => string;
	/** How requests of SPID travel. */
	modo: ImpostazioniIdentita['spid']['modo'];
	/** Entity id of the eIDAS node, where there is one. */
	eidas: string | undefined;
	/** Undefined for an ente without the keys or the IPA code for it. */
	saml: (ente: EnteInVigore, profilo: ProfiloSaml) => Promise<Saml | undefined>;
	/** Undefined for an ente without keys for it. */
	cie: (ente: EnteInVigore) => Promise<Cie | undefined>;
	/** The providers as last read; read now when they never were. @throws IntegrationError when they are not to be had */
	gestori: (profilo: ProfiloSaml) => Promise<Gestore[]>;
	/** Reads them again; returns how many sources were read. @throws IntegrationError */
	refreshGestori: () => Promise<number>;
	cifrario: Cifrario;
	/** Public key of the register of logins. */
	chiaveRegistro: JWK;
};

type Parti = { settings: Settings; database: Database; clock: () => Date; newId: () => string };

/** How long keys and providers are remembered, in milliseconds. */
const MEMORIA_MS = 10_000;

/** Undefined when the settings name no key. */
export function openAccessi(parti: Parti): Accessi | undefined {
	const { identita } = parti.settings;
	if (!identita) return undefined;
	const { database, clock, newId, settings } = parti;
	const cifrario = createCifrario(identita.chiave);
	const sito = ({ impostazioni }: EnteInVigore): string => sitoDi(impostazioni, settings);
	const ricordaChiavi = remember<ChiaveEnte[]>(clock);
	const ricordaGestori = remember<Gestore[]>(clock);
	const ricordaClient = new Map<string, { impronta: string; client: unknown }>();

	function chiaviDi({ id }: EnteInVigore): Promise<ChiaveEnte[]> {
		return ricordaChiavi(id, () =>
			inEnte(database, { ente: id, attore: { ruolo: 'sistema' } }, (tx) =>
				readChiavi(tx, { ente: id, adesso: clock(), cifrario })
			)
		);
	}

	// Made anew only when the ente or its keys change: a client keeps what it has found out of the other side.
	function unClient<T>(nome: string, ente: EnteInVigore, chiavi: readonly ChiaveEnte[], make: () => T): T {
		const impronta = JSON.stringify([ente.impostazioni, chiavi.map(({ id }) => id)]);
		const tenuto = ricordaClient.get(nome);
		if (tenuto?.impronta === impronta) return tenuto.client as T;
		const client = make();
		ricordaClient.set(nome, { impronta, client });
		return client;
	}

	const { tolleranze, certificatiRegistro, metadati } = identita.spid;

	async function fetchGestori(fonte: Fonte, origine: Origine): Promise<Gestore[]> {
		const gestori = await createRegistroGestori({
			...{ origine, clock },
			profilo: fonte === 'SPID' ? 'spid' : 'cie',
			tolleranze,
			certificatiRegistro: fonte === 'SPID' ? certificatiRegistro : undefined
		}).fetchGestori();
		await writeRegistro(database, { fonte, gestori, lettoIl: clock() });
		return gestori;
	}

	const origini: Record<Fonte, Origine | undefined> = {
		SPID: metadati,
		CIE_SAML: identita.cieSaml
	};

	return {
		sito,
		modo: identita.spid.modo,
		eidas: identita.eidas,
		cifrario,
		chiaveRegistro: identita.registro,
		async saml(ente, profilo) {
			const { codiceIPA } = ente.impostazioni;
			const chiavi = (await chiaviDi(ente)).filter(({ uso }) => uso === 'SAML');
			if (!codiceIPA || chiavi.length === 0) return undefined;
			return unClient(`${ente.id}:${profilo}`, ente, chiavi, () =>
				createSaml({
					...{ clock, newId },
					provider: toServiceProvider({
						ente,
						codiceIPA,
						profilo,
						chiavi,
						sito: sito(ente),
						eidas: !!identita.eidas
					})
				})
			);
		},
		async cie(ente) {
			const chiavi = await chiaviDi(ente);
			const federazione = jwkDi(chiavi, 'CIE_FEDERAZIONE');
			const firma = jwkDi(chiavi, 'CIE_FIRMA');
			const cifratura = jwkDi(chiavi, 'CIE_CIFRATURA');
			const { cie } = identita;
			if (!cie || federazione.length === 0 || firma.length === 0 || cifratura.length === 0) return undefined;
			const indirizzo = sito(ente);
			return unClient(`${ente.id}:cie-oidc`, ente, chiavi, () =>
				createCie({
					...{ clock, newId, provider: cie.provider, trustAnchor: cie.trustAnchor },
					// An ente that has not received its own shows none.
					trustMarks: cie.trustMarks && (cie.trustMarks[ente.id] ?? []),
					clientId: indirizzo + paths.accessoCie,
					ritorno: indirizzo + paths.accessoCieRisposta,
					chiavi: { federazione, firma, cifratura },
					ente: {
						nome: nomeDi(ente),
						email: ente.impostazioni.domicilioDigitale,
						sito: indirizzo,
						informativa: indirizzo + paths.privacy,
						stemma: indirizzo + ente.impostazioni.stemma
					}
				})
			);
		},
		gestori: (profilo) =>
			ricordaGestori(profilo, async () => {
				const fonte = fonteDi(profilo);
				const letto = await readRegistro(database, fonte);
				const origine = origini[fonte];
				return letto?.gestori ?? (origine ? fetchGestori(fonte, origine) : []);
			}),
		async refreshGestori() {
			const letture = (['SPID', 'CIE_SAML'] as const).flatMap((fonte) => {
				const origine = origini[fonte];
				return origine ? [fetchGestori(fonte, origine)] : [];
			});
			// One source that is down does not keep the other from being read.
			await Promise.allSettled(letture);
			return (await Promise.all(letture)).length;
		}
	};
}

function fonteDi(profilo: ProfiloSaml): Fonte {
	return profilo === 'spid' ? 'SPID' : 'CIE_SAML';
}

function nomeDi({ impostazioni }: EnteInVigore): string {
	return `Comune di ${impostazioni.nome}`;
}

type Origine = { url: string } | { file: string };

type Dati = {
	ente: EnteInVigore;
	codiceIPA: string;
	profilo: ProfiloSaml;
	chiavi: readonly ChiaveEnte[];
	sito: string;
	eidas: boolean;
};

function toServiceProvider({ ente, codiceIPA, profilo, chiavi, sito, eidas }: Dati): ServiceProvider {
	const { impostazioni } = ente;
	const nome = profilo === 'spid' ? 'spid' : 'cie-saml';
	const cifre = impostazioni.telefono.replace(/[^\d+]/g, '');
	return {
		profilo,
		entityId: sito,
		indirizzoAcs: sito + paths.accessoAcs(nome),
		indirizzoSlo: sito + paths.accessoSlo(nome),
		nome: nomeDi(ente),
		nomeBreve: nomeDi(ente),
		sito,
		codiceIpa: codiceIPA,
		belfiore: impostazioni.belfiore,
		provincia: impostazioni.provincia,
		email: impostazioni.domicilioDigitale,
		telefono: cifre.startsWith('+') ? cifre : `+39${cifre}`,
		chiavi: chiavi.map(({ privata, pubblica }) => ({ chiave: privata, certificato: pubblica })),
		eidas: eidas && profilo === 'spid'
	};
}

function jwkDi(chiavi: readonly ChiaveEnte[], uso: UsoChiave): JWK[] {
	return chiavi.filter((una) => una.uso === uso).map(({ privata }) => JSON.parse(privata) as JWK);
}

/** Remembers what was found for some seconds; what failed is asked again. */
function remember<T>(clock: () => Date): (chiave: string, find: () => Promise<T>) => Promise<T> {
	const memoria = new Map<string, { fino: number; valore: Promise<T> }>();
	return (chiave, find) => {
		const adesso = clock().getTime();
		const tenuto = memoria.get(chiave);
		if (tenuto && tenuto.fino > adesso) return tenuto.valore;
		const valore = find();
		memoria.set(chiave, { fino: adesso + MEMORIA_MS, valore });
		valore.catch(() => memoria.delete(chiave));
		return valore;
	};
}

// Puts the login together: from the settings and the keys of an ente to the clients of SPID and CIE. Called by app.ts and by the worker.
import type { JWK } from 'jose';
import { paths } from '#lib/paths.ts';
import { openGestori, type Gestori } from './app-gestori.ts';
import type { Database } from './db/connection.ts';
import { inEnte } from './db/in-ente.ts';
import type { EnteInVigore } from './enti/find-ente.ts';
import { readChiavi, type ChiaveEnte, type UsoChiave } from './identita/chiavi-ente.ts';
import { createCifrario, type Cifrario } from './identita/cifrario.ts';
import { remember } from './identita/ricordo.ts';
import { createCie } from './integrations/cie/client.ts';
import type { Cie } from './integrations/cie/port.ts';
import { createSaml } from './integrations/spid/client.ts';
import type { ProfiloSaml, Saml, ServiceProvider } from './integrations/spid/port.ts';
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
	gestori: Gestori['find'];
	refreshGestori: Gestori['refresh'];
	cifrario: Cifrario;
	/** Public key of the register of logins. */
	chiaveRegistro: JWK;
};

type Parti = { settings: Settings; database: Database; clock: () => Date; newId: () => string };

/** Undefined when the settings name no key. */
export function openAccessi(parti: Parti): Accessi | undefined {
	const { identita } = parti.settings;
	if (!identita) return undefined;
	const { database, clock, newId, settings } = parti;
	const cifrario = createCifrario(identita.chiave);
	const sito = ({ impostazioni }: EnteInVigore): string => sitoDi(impostazioni, settings);
	const ricordaChiavi = remember<ChiaveEnte[]>(clock);
	const gestori = openGestori({ identita, database, clock });
	const ricordaSaml = keepClients<Saml>();
	const ricordaCie = keepClients<Cie>();

	function chiaviDi({ id }: EnteInVigore): Promise<ChiaveEnte[]> {
		return ricordaChiavi(id, () =>
			inEnte(database, { ente: id, attore: { ruolo: 'sistema' } }, (tx) =>
				readChiavi(tx, { ente: id, adesso: clock(), cifrario })
			)
		);
	}

	return {
		sito,
		modo: identita.spid.modo,
		eidas: identita.eidas,
		cifrario,
		chiaveRegistro: identita.registro,
		gestori: gestori.find,
		refreshGestori: gestori.refresh,
		async saml(ente, profilo) {
			const { codiceIPA } = ente.impostazioni;
			const chiavi = (await chiaviDi(ente)).filter(({ uso }) => uso === 'SAML');
			if (!codiceIPA || chiavi.length === 0) return undefined;
			return ricordaSaml(`${ente.id}:${profilo}`, { ente, chiavi }, () =>
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
			const federata = identita.cie;
			if (!federata || federazione.length === 0 || firma.length === 0 || cifratura.length === 0)
				return undefined;
			const indirizzo = sito(ente);
			return ricordaCie(ente.id, { ente, chiavi }, () =>
				createCie({
					...{ clock, newId, provider: federata.provider, trustAnchor: federata.trustAnchor },
					// An ente that has not received its own shows none.
					trustMarks: federata.trustMarks && (federata.trustMarks[ente.id] ?? []),
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
		}
	};
}

type Fatto = { ente: EnteInVigore; chiavi: readonly ChiaveEnte[] };

/** Makes a client anew only when the ente or its keys change: it keeps what it has found out of the other side. */
function keepClients<T>(): (nome: string, da: Fatto, make: () => T) => T {
	const tenuti = new Map<string, { impronta: string; client: T }>();
	return (nome, { ente, chiavi }, make) => {
		const impronta = JSON.stringify([ente.impostazioni, chiavi.map(({ id }) => id)]);
		const tenuto = tenuti.get(nome);
		if (tenuto?.impronta === impronta) return tenuto.client;
		const client = make();
		tenuti.set(nome, { impronta, client });
		return client;
	};
}

function nomeDi({ impostazioni }: EnteInVigore): string {
	return `Comune di ${impostazioni.nome}`;
}

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

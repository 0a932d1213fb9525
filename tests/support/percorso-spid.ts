// A login at an invented provider of SPID, from the request of the site to the answer; used by the contract tests of the simulators.
import {
	ENTITY_ID,
	metadataDiProva,
	perPost,
	richiestaDiProva,
	type DatiRichiesta
} from './fornitore-spid.ts';
import { accendiGestori, campo, chiedi, type GestoriAccesi, type Pagina } from './gestore-spid.ts';

export const MARTA = 'ZNCMRT84C57C037X';

/** The simulators with the one site of the tests, counting ids and the clock of the test. */
export function accendiPerProva(now: () => Date): Promise<GestoriAccesi> {
	let ultimo = 0;
	const metadata = metadataDiProva();
	return accendiGestori({
		now,
		newId: () => `prova-${String((ultimo += 1))}`,
		leggiMetadati: (entityId) =>
			entityId === ENTITY_ID ? Promise.resolve(metadata) : Promise.reject(new Error('sconosciuto'))
	});
}

type Altro = Omit<DatiRichiesta, 'gestore' | 'istante'>;

export type Percorso = {
	gestoreDi: (id: string) => string;
	/** Sends a request by POST. */
	comincia: (id?: string, altro?: Altro) => Promise<Pagina>;
	/** Chooses the person and types the code, where one is asked. */
	finoAlConsenso: (id?: string, altro?: Altro, persona?: string) => Promise<Pagina>;
	/** As far as the page that brings the answer. */
	entra: (id?: string, altro?: Altro, persona?: string) => Promise<Pagina>;
};

/** The ways through the pages. */
export function percorsoDi(dove: { indirizzo: () => string; adesso: () => Date }): Percorso {
	function gestoreDi(id: string): string {
		return `${dove.indirizzo()}/spid/${id}`;
	}

	async function comincia(id = 'aurora', altro: Altro = {}): Promise<Pagina> {
		const xml = richiestaDiProva({ gestore: gestoreDi(id), istante: dove.adesso(), ...altro });
		return chiedi(`${gestoreDi(id)}/sso`, { SAMLRequest: perPost(xml), RelayState: 'manico' });
	}

	async function finoAlConsenso(id = 'aurora', altro: Altro = {}, persona = MARTA): Promise<Pagina> {
		const { indirizzo: passo } = await comincia(id, altro);
		const dopo = await chiedi(passo, { persona });
		return campo(dopo, 'codice') ? chiedi(passo, { codice: campo(dopo, 'codice') }) : dopo;
	}

	async function entra(id = 'aurora', altro: Altro = {}, persona = MARTA): Promise<Pagina> {
		const consenso = await finoAlConsenso(id, altro, persona);
		return chiedi(consenso.indirizzo, { azione: 'consenti' });
	}

	return { gestoreDi, comincia, finoAlConsenso, entra };
}

// The debt positions of one ente at GPD: made, read, moved and cancelled without doing anything twice; used by client.ts.
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { fault, ok, percorso, readJson, refusal, type Chiama, type Risposta } from './chiama.ts';
import { isStessa, posizioneGpd, toNuovaPosizione, type Ente } from './gpd.ts';
import type { Pagopa, PosizioneDebitoria, PosizioneLetta } from './port.ts';

type Posizioni = Pick<Pagopa, 'openPosizione' | 'readPosizione' | 'updatePosizione' | 'invalidatePosizione'>;

export function createPosizioni(chiama: Chiama, ente: Ente): Posizioni {
	const posizioni = `organizations/${ente.cfEnte}/debtpositions`;

	async function readPosizione(iupd: string): Promise<PosizioneLetta | undefined> {
		const risposta = await chiama({ prodotto: 'gpd', percorso: percorso(posizioni, iupd) });
		return risposta.status === 404 ? undefined : readJson(ok(risposta), posizioneGpd);
	}

	// Undefined: the request may have arrived, and pagoPA has to be asked.
	async function postPosizione(posizione: PosizioneDebitoria): Promise<Risposta | undefined> {
		const corpo = toNuovaPosizione(posizione, ente);
		try {
			return await chiama({
				prodotto: 'gpd',
				metodo: 'POST',
				percorso: `${posizioni}?toPublish=true`,
				corpo
			});
		} catch (causa) {
			if (causa instanceof IntegrationError && causa.temporaneo) return undefined;
			throw causa;
		}
	}

	// What a refused change leaves behind: a position that is open after all was being moved by someone else.
	async function readDopoIlRifiuto(risposta: Risposta, iupd: string): Promise<PosizioneLetta> {
		const letta = await readPosizione(iupd);
		if (!letta) throw refusal(risposta);
		if (letta.stato === 'APERTA')
			throw fault(`${risposta.prodotto} ${risposta.status} su una posizione aperta`, { temporaneo: true });
		return letta;
	}

	return {
		readPosizione,
		async openPosizione(posizione) {
			const risposta = await postPosizione(posizione);
			if (risposta?.status === 201) return;
			if (risposta && risposta.status !== 409) throw refusal(risposta);
			const letta = await readPosizione(posizione.iupd);
			if (letta && isStessa(letta, posizione)) return;
			if (letta || risposta) throw fault('gpd ha un’altra posizione con questo IUPD o NAV');
			throw fault('gpd non risponde', { temporaneo: true });
		},
		async updatePosizione(posizione) {
			const risorsa = `${percorso(posizioni, posizione.iupd)}?toPublish=true`;
			const corpo = toNuovaPosizione(posizione, ente);
			const risposta = await chiama({ prodotto: 'gpd', metodo: 'PUT', percorso: risorsa, corpo });
			if (risposta.status === 200) return 'FATTO';
			if (risposta.status === 404) return 'SCONOSCIUTA';
			if (risposta.status !== 409) throw refusal(risposta);
			const { stato } = await readDopoIlRifiuto(risposta, posizione.iupd);
			if (stato === 'PAGATA' || stato === 'ANNULLATA') return stato;
			throw refusal(risposta);
		},
		async invalidatePosizione(iupd) {
			const risorsa = `${percorso(posizioni, iupd)}/invalidate`;
			const risposta = await chiama({ prodotto: 'gpd', metodo: 'POST', percorso: risorsa });
			if (risposta.status === 200 || risposta.status === 404) return 'FATTO';
			if (risposta.status !== 409) throw refusal(risposta);
			const { stato } = await readDopoIlRifiuto(risposta, iupd);
			if (stato === 'PAGATA') return 'PAGATA';
			// An expired one cannot be cancelled, and cannot be paid either.
			if (stato === 'ANNULLATA' || stato === 'SCADUTA') return 'FATTO';
			throw refusal(risposta);
		}
	};
}

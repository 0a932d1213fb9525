// Makes the keys of an ente for SPID and CIE; called by chiavi.ts and by the demonstration.
import type { Tx } from '#lib/server/db/connection.ts';
import { addChiave, type ChiaveEnte, type UsoChiave } from '#lib/server/identita/chiavi-ente.ts';
import type { Cifrario } from '#lib/server/identita/cifrario.ts';
import { createChiaviCie, toPubliche } from '#lib/server/integrations/cie/chiavi.ts';
import { createCertificato } from '#lib/server/integrations/spid/certificato.ts';
import type { Impostazioni } from '#lib/server/enti/schema.ts';

/** How long a certificate lasts, in days: an ended one keeps the whole town out. */
const GIORNI_CERTIFICATO = 10 * 365;
const GIORNO_MS = 86_400_000;

export type NuoveChiavi = {
	ente: string;
	impostazioni: Impostazioni;
	/** Address of the site: the entityID. */
	sito: string;
	cifrario: Cifrario;
	adesso: Date;
	newId: () => string;
	/** 3072 unless told; the demonstration makes many at once. */
	bit?: number;
};

/** Makes those that the ente lacks; returns what they are for. */
export async function addMancanti(tx: Tx, nuove: NuoveChiavi): Promise<UsoChiave[]> {
	const { ente, impostazioni } = nuove;
	const presenti = await tx<
		{ uso: UsoChiave }[]
	>`select distinct uso from chiave_ente where ente_id = ${ente}`;
	const manca = (uso: UsoChiave): boolean => !presenti.some((una) => una.uso === uso);
	const fatte: UsoChiave[] = [];
	if (manca('SAML') && impostazioni.codiceIPA) {
		await addSaml(tx, nuove, nuove.adesso);
		fatte.push('SAML');
	}
	if (manca('CIE_FEDERAZIONE')) fatte.push(...(await addCie(tx, nuove)));
	return fatte;
}

/** A key for SAML that is published at once and signs from `firmaDal` on. @throws Error when the ente has no IPA code */
export async function addSaml(
	tx: Tx,
	{ ente, impostazioni, sito, cifrario, adesso, newId, bit }: NuoveChiavi,
	firmaDal: Date
): Promise<void> {
	const { codiceIPA, nome } = impostazioni;
	if (!codiceIPA)
		throw new Error(`L'ente ${ente} non ha il codice IPA: scrivilo nelle impostazioni, poi ripeti.`);
	const { chiave, certificato } = createCertificato({
		entityId: sito,
		nome: `Comune di ${nome}`,
		comune: nome,
		codiceIpa: codiceIPA,
		da: adesso,
		giorni: GIORNI_CERTIFICATO,
		...(bit && { bit })
	});
	const scadeIl = new Date(adesso.getTime() + GIORNI_CERTIFICATO * GIORNO_MS);
	await addChiave(tx, {
		...{ ente, cifrario },
		chiave: {
			...{ id: newId(), uso: 'SAML', creataIl: adesso, firmaDal, scadeIl },
			...{ pubblica: certificato, privata: chiave }
		}
	});
}

async function addCie(tx: Tx, { ente, cifrario, adesso, newId }: NuoveChiavi): Promise<UsoChiave[]> {
	const { federazione, firma, cifratura } = await createChiaviCie();
	const perUso = [
		['CIE_FEDERAZIONE', federazione],
		['CIE_FIRMA', firma],
		['CIE_CIFRATURA', cifratura]
	] as const;
	for (const [uso, [jwk]] of perUso) {
		if (!jwk) continue;
		const chiave: ChiaveEnte = {
			id: newId(),
			uso,
			pubblica: JSON.stringify(toPubliche([jwk]).keys[0]),
			privata: JSON.stringify(jwk),
			creataIl: adesso,
			firmaDal: adesso,
			scadeIl: null
		};
		await addChiave(tx, { ente, chiave, cifrario });
	}
	return perUso.map(([uso]) => uso);
}

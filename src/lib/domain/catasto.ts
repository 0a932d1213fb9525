/** Checks the cadastral data of a property; called by the group of fields "Dati catastali". */
import { errato, valido, type Esito } from './esito.ts';

/** Land (terreni, T) or buildings (fabbricati, F). */
export type TipoCatasto = 'F' | 'T';

/** A parcel; `comune` is its Belfiore code, optional parts are null. */
export type DatiCatastali = {
	tipo: TipoCatasto;
	comune: string;
	sezione: string | null;
	foglio: string;
	particella: string;
	subalterno: string | null;
};

/** The group as typed; every part may be empty. */
export type CatastoScritto = {
	tipo?: string | undefined;
	comune: string;
	sezione?: string | undefined;
	foglio?: string | undefined;
	particella?: string | undefined;
	subalterno?: string | undefined;
};

/** Foglio and particella go together and a subalterno wants them; null when the group was left empty. */
export function checkCatasto(scritto: CatastoScritto): Esito<DatiCatastali | null> {
	const sezione = pulisci(scritto.sezione);
	const foglio = pulisci(scritto.foglio);
	const particella = pulisci(scritto.particella);
	const subalterno = pulisci(scritto.subalterno);
	if (`${sezione}${foglio}${particella}${subalterno}` === '') return valido(null);
	if (foglio === '' || particella === '') return errato('CATASTO_INCOMPLETO');
	if (sezione !== '' && !/^[A-Z0-9]{1,3}$/.test(sezione)) return errato('CATASTO_SEZIONE');
	if (!/^\d{1,4}[A-Z]?$/.test(foglio)) return errato('CATASTO_FOGLIO');
	if (!/^[0-9A-Z/]{1,9}$/.test(particella)) return errato('CATASTO_PARTICELLA');
	if (subalterno !== '' && !/^\d{1,4}$/.test(subalterno)) return errato('CATASTO_SUBALTERNO');
	const tipo = pulisci(scritto.tipo);
	if (tipo !== 'F' && tipo !== 'T') return errato('CAMPO_SCELTA');
	return valido({
		tipo,
		comune: pulisci(scritto.comune),
		sezione: sezione === '' ? null : sezione,
		foglio,
		particella,
		subalterno: subalterno === '' ? null : subalterno
	});
}

function pulisci(testo: string | undefined): string {
	return (testo ?? '').replace(/\s+/g, '').toUpperCase();
}

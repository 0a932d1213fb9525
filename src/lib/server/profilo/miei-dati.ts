// "I miei dati" as the person reads and changes it: each datum by the field that asks for it. Called by the area personale.
import { creaProblema, type Problema } from '#lib/domain/errori.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Campo, Contesto } from '#lib/forms/campo.ts';
import { readCampo } from '#lib/forms/campi/gruppo.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import { CHIAVI_RIUSO, isChiaveRiuso, NOMI_RIUSO, type ChiaveRiuso } from '#lib/forms/riuso.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { isBloccante } from '#lib/forms/validate.ts';
import type { Tx } from '../db/connection.ts';
import { contestoDi, type Mondo } from '../pratiche/compila.ts';
import { serviziAttivi, type ServizioAttivo } from '../pratiche/servizio-attivo.ts';
import { readNoti, type Noto } from './noti.ts';

/** A datum in words, whether or not it is there. */
export type DatoVisto = {
	chiave: ChiaveRiuso;
	nome: string;
	/** Lines; none when the Comune does not have it. */
	righe: string[];
	fonte: string;
	/** Titles of the services that ask for it. */
	usi: string[];
};

/** What active services ask for more than once, in the order of the list. */
export async function readMieiDati(
	tx: Tx,
	{ persona, mondo }: { persona: string; mondo: Mondo }
): Promise<DatoVisto[]> {
	const noti = await readNoti(tx, { persona });
	const attivi = serviziAttivi(mondo.ente);
	return CHIAVI_RIUSO.flatMap((chiave) => {
		const usi = attivi.filter(({ servizio }) => campoDi(servizio, chiave));
		const [primo] = usi;
		if (!primo) return [];
		const noto = noti.get(chiave);
		return {
			chiave,
			nome: NOMI_RIUSO[chiave],
			righe: noto ? scrivi(primo, { chiave, grezzo: noto.valore, mondo }) : [],
			fonte: noto ? fonteDi(noto) : '',
			usi: usi.map(({ servizio }) => servizio.scheda.titolo)
		};
	});
}

/** The field by which a datum is changed, and its answer now. @throws NonTrovato when no active service asks for it */
export async function readDatoDaCambiare(
	tx: Tx,
	{ persona, chiave: chiesta, mondo }: { persona: string; chiave: string; mondo: Mondo }
): Promise<{ chiave: ChiaveRiuso; campo: Campo; contesto: Contesto; grezzo: Grezzo | undefined }> {
	const chiave = isChiaveRiuso(chiesta) ? chiesta : undefined;
	const attivo = chiave && serviziAttivi(mondo.ente).find(({ servizio }) => campoDi(servizio, chiave));
	const campo = attivo && campoDi(attivo.servizio, chiave);
	if (!campo) throw new NonTrovato('Dato sconosciuto');
	const noti = await readNoti(tx, { persona });
	// Here it stands alone, and is what the page is for.
	const solo = { ...campo, etichetta: NOMI_RIUSO[chiave], obbligatorio: true };
	delete solo.quando;
	return {
		chiave,
		campo: solo,
		contesto: contestoDi(attivo, { allegati: [] }, mondo),
		grezzo: noti.get(chiave)?.valore
	};
}

/** Reads what was typed for a datum. */
export function checkDato(
	{ chiave, campo, contesto }: { chiave: ChiaveRiuso; campo: Campo; contesto: Contesto },
	grezzo: Grezzo | undefined
): { ok: true; grezzo: Grezzo; valore: unknown } | { ok: false; problemi: Problema[] } {
	const { valore, problemi } = readCampo(campo, grezzo, contesto);
	const creati = problemi.map(({ parte, ...problema }) =>
		creaProblema({ ...problema, campo: parte ? `${chiave}.${parte}` : chiave })
	);
	if (grezzo === undefined || valore === undefined || creati.some(isBloccante))
		return { ok: false, problemi: creati };
	return { ok: true, grezzo, valore };
}

function fonteDi({ accesso, pratica, aggiornatoIl }: Noto): string {
	const quando = aggiornatoIl ? `, ${formatDataOra(aggiornatoIl)}` : '';
	if (accesso) return `Dal tuo accesso con SPID o CIE${quando}`;
	return pratica ? `Dalla richiesta ${pratica}${quando}` : `Scritto da te in questa pagina${quando}`;
}

function campoDi({ campi }: Servizio, chiave: ChiaveRiuso): Campo | undefined {
	return Object.values(campi).find(({ riuso }) => riuso === chiave);
}

function scrivi(
	attivo: ServizioAttivo,
	{ chiave, grezzo, mondo }: { chiave: ChiaveRiuso; grezzo: Grezzo; mondo: Mondo }
): string[] {
	const campo = campoDi(attivo.servizio, chiave);
	const contesto = contestoDi(attivo, { allegati: [] }, mondo);
	const letto = campo?.tipo.leggi(grezzo, contesto);
	// What no longer reads as it should stays there to be changed.
	if (!campo || letto?.valore === undefined) return ['Da ricontrollare'];
	return campo.tipo.scrivi(letto.valore, contesto);
}

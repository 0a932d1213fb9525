// The areas in which settings are published, one at a time: the ente, its offices, each service. Called by the pages of the settings.
import { z } from 'zod';
import { servizi } from '#lib/services/index.ts';
import { impostazioniSchema, servizioSchema } from '../enti/schema.ts';
import type { Documento, Ritaglio } from './ribasa.ts';
import { strutturaDi, type Oggetto } from './struttura.ts';
import { campoDi, listaDi } from './valori.ts';

/** A part of the document with its own schema. Its value is always a group. */
export type Area = Ritaglio & {
	id: string;
	titolo: string;
	schema: z.ZodType;
	struttura: Oggetto;
	/** Where it stands in the document; its own paths begin after that. */
	path: readonly string[];
};

const { uffici } = impostazioniSchema.shape;
const datiEnte = z.object(impostazioniSchema.shape).omit({
	pagopa: true,
	messaggi: true,
	uffici: true,
	servizi: true
});
const offerta = servizioSchema.omit({ id: true });

/** Every area, in the order of the pages. */
export const aree: readonly Area[] = [
	creaArea({
		id: 'ente',
		titolo: 'Dati del Comune',
		schema: datiEnte,
		path: [],
		leggi: (documento) => soloChiavi(documento, Object.keys(datiEnte.shape)),
		metti: (documento, valore) => ({
			...soloChiavi(documento, ['pagopa', 'messaggi', 'uffici', 'servizi']),
			...(valore as object)
		})
	}),
	creaArea({
		id: 'uffici',
		titolo: 'Uffici',
		schema: z.object({ uffici }),
		path: [],
		leggi: (documento) => soloChiavi(documento, ['uffici']),
		metti: (documento, valore) => ({ ...documento, ...(valore as object) })
	}),
	areaFacoltativa({ id: 'pagamenti', titolo: 'Pagamenti con pagoPA', chiave: 'pagopa' }),
	areaFacoltativa({ id: 'messaggi', titolo: 'Messaggi alle persone', chiave: 'messaggi' }),
	...servizi.map(({ id, scheda, impostazioni }) =>
		creaArea({
			id,
			titolo: scheda.titolo,
			schema: offerta.extend({ impostazioni: impostazioni.meta({ title: 'Regole del servizio' }) }),
			path: ['servizi', id],
			leggi: (documento) => senzaId(voceDi(documento, id)),
			metti: (documento, valore) => mettiVoce(documento, { ...(valore as object), id })
		})
	)
];

/** One part of the document that may be absent. */
function areaFacoltativa({
	id,
	titolo,
	chiave
}: {
	id: string;
	titolo: string;
	chiave: 'pagopa' | 'messaggi';
}): Area {
	return creaArea({
		id,
		titolo,
		schema: z.object({ [chiave]: impostazioniSchema.shape[chiave] }),
		path: [],
		leggi: (documento) => soloChiavi(documento, [chiave]),
		metti: (documento, valore) => ({ ...senzaChiave(documento, chiave), ...(valore as object) })
	});
}

/** The area with this id, if there is one. */
export function findArea(id: string): Area | undefined {
	return aree.find((area) => area.id === id);
}

// Two values are the same settings when their schema reads the same from them: what is left out and its default are one.
function creaArea(parti: Omit<Area, 'struttura'>): Area {
	const struttura = { ...strutturaDi(parti.schema), titolo: parti.titolo };
	if (struttura.tipo !== 'oggetto') throw new Error(`L'area ${parti.id} non è un gruppo.`);
	return {
		...parti,
		struttura,
		leggi(documento) {
			const valore = parti.leggi(documento);
			const letto = parti.schema.safeParse(valore);
			return letto.success ? letto.data : valore;
		}
	};
}

function soloChiavi(documento: Documento, chiavi: readonly string[]): Documento {
	return Object.fromEntries(Object.entries(documento).filter(([chiave]) => chiavi.includes(chiave)));
}

// What is no longer there is taken away, not kept as it was.
function senzaChiave(documento: Documento, chiave: string): Documento {
	return Object.fromEntries(Object.entries(documento).filter(([nome]) => nome !== chiave));
}

function voceDi({ servizi: voci }: Documento, id: string): unknown {
	return listaDi(voci).find((voce) => campoDi(voce, 'id') === id);
}

function senzaId(voce: unknown): unknown {
	return voce === undefined
		? undefined
		: Object.fromEntries(Object.entries(voce as object).filter(([nome]) => nome !== 'id'));
}

// A service keeps its place; one that the ente did not have comes last.
function mettiVoce(documento: Documento, voce: { id: string }): Documento {
	const voci = listaDi(documento.servizi);
	const posto = voci.findIndex((una) => campoDi(una, 'id') === voce.id);
	return { ...documento, servizi: posto < 0 ? [...voci, voce] : voci.with(posto, voce) };
}

// One campaign: how it goes, what was found in its file, the message as it will be read, and what a clerk may do with it.
import { parseData } from '#lib/domain/data.ts';
import { messaggio } from '#lib/domain/errori.ts';
import { errato, valido, type Esito } from '#lib/domain/esito.ts';
import { formatDataOra, istanteDi } from '#lib/domain/istante.ts';
import { parseOra } from '#lib/domain/ora.ts';
import { paths } from '#lib/paths.ts';
import {
	anteprimaDi,
	eventoVista,
	fattiDi,
	mosseDi,
	righeTolteDi,
	statoDi
} from '#lib/server/campagne/campagna-vista.ts';
import { readCampagna, readPrimaValida } from '#lib/server/campagne/campagna.ts';
import { andamentoVista, erroreFrequenteVista } from '#lib/server/campagne/esiti-vista.ts';
import { countConsegne, listErroriFrequenti } from '#lib/server/campagne/esiti.ts';
import { listEventi } from '#lib/server/campagne/evento.ts';
import {
	cancelCampagna,
	pauseCampagna,
	resumeCampagna,
	scheduleCampagna,
	startCampagna
} from '#lib/server/campagne/move-campagna.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { problema, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { requireChiLegge, requireChiPrepara, rifiuta, runMossa } from '../modulo.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, prepara } = requireChiLegge(event);
	const id = readUuid(event.params.id);
	const { campagna, riga, consegne, frequenti, eventi } = await asOperatore(event, operatore, async (tx) => {
		const letta = await readCampagna(tx, id);
		return {
			campagna: letta,
			riga: letta.stato === 'in_controllo' ? undefined : await readPrimaValida(tx, id),
			consegne: letta.accodate > 0 ? await countConsegne(tx, id) : undefined,
			frequenti: letta.scartate > 0 ? await listErroriFrequenti(tx, id) : [],
			eventi: await listEventi(tx, id)
		};
	});
	const { precedente, ignorate, stato, titolo, valide } = campagna;
	return {
		titolo,
		fatti: fattiDi(campagna),
		andamento: statoDi(campagna),
		ignorate: ignorate.join(', '),
		precedente: precedente && {
			href: paths.campagna(precedente.id),
			titolo: precedente.titolo,
			quando: formatDataOra(new Date(precedente.il))
		},
		anteprima: riga && anteprimaDi(campagna, riga),
		esiti: consegne && andamentoVista(consegne),
		vuota: stato === 'pronta' && valide === 0 ? messaggio('CAMPAGNA_SENZA_RIGHE') : undefined,
		mosse: prepara ? mosseDi(campagna) : undefined,
		tolte: righeTolteDi(campagna),
		frequenti: frequenti.map(erroreFrequenteVista),
		errori: paths.campagnaErrori(id),
		/** As long as there are rows to tell of. */
		righe: campagna.righeTolte === null && {
			esitiCsv: paths.campagnaEsiti(id),
			nonArrivati: paths.campagnaNonArrivati(id)
		},
		eventi: eventi.map(eventoVista)
	};
};

export const actions: Actions = {
	avvia: async (event) => {
		const { dati, id, vai } = await readMossa(event);
		const quando = readQuando(dati, event.locals.app.clock());
		const problemi = [
			...(quando.ok ? [] : [problema('giorno', quando.codice)]),
			...(await checkStesso(event, { dati, id }))
		];
		if (problemi.length > 0 || !quando.ok) return rifiuta(dati, problemi);
		return runMossa(event, { dati, vai }, (tx, autore) =>
			quando.valore === 'subito'
				? startCampagna(tx, autore, id)
				: scheduleCampagna(tx, autore, { campagna: id, quando: quando.valore })
		);
	},
	sospendi: async (event) => {
		const { dati, id, vai } = await readMossa(event);
		return runMossa(event, { dati, vai }, (tx, autore) => pauseCampagna(tx, autore, id));
	},
	riprendi: async (event) => {
		const { dati, id, vai } = await readMossa(event);
		return runMossa(event, { dati, vai }, (tx, autore) => resumeCampagna(tx, autore, id));
	},
	annulla: async (event) => {
		const { dati, id, vai } = await readMossa(event);
		if (formText(dati, 'sicuro') !== 'si') return rifiuta(dati, [problema('sicuro', 'CONFERMA_MANCANTE')]);
		return runMossa(event, { dati, vai }, (tx, autore) => cancelCampagna(tx, autore, id));
	}
};

async function readMossa(event: RequestEvent): Promise<{ dati: FormData; id: string; vai: string }> {
	const dati = await readFormData(event.request);
	const id = readUuid(event.params.id);
	return { dati, id, vai: paths.campagna(id) };
}

// A second time the same people would be told the same: who wants it says so.
async function checkStesso(
	event: RequestEvent,
	{ dati, id }: { dati: FormData; id: string }
): Promise<ProblemaModulo[]> {
	if (formText(dati, 'stesso') === 'si') return [];
	const { operatore } = requireChiPrepara(event);
	const { precedente } = await asOperatore(event, operatore, (tx) => readCampagna(tx, id));
	return precedente ? [problema('stesso', 'CAMPAGNA_STESSO_FILE')] : [];
}

// Messages cannot be called back: at once only for who says so, and has written no other hour.
function readQuando(dati: FormData, adesso: Date): Esito<'subito' | Date> {
	const [scelta, giorno, ora] = ['quando', 'giorno', 'ora'].map((nome) => formText(dati, nome));
	if (scelta !== 'dopo')
		return scelta === 'subito' && !giorno && !ora ? valido('subito') : errato('CAMPAGNA_SUBITO_O_DOPO');
	const istante = readIstante(dati, adesso);
	return istante ? valido(istante) : errato('CAMPAGNA_QUANDO');
}

/** From now to a year. */
function readIstante(dati: FormData, adesso: Date): Date | undefined {
	const giorno = parseData(formText(dati, 'giorno'));
	const ora = parseOra(formText(dati, 'ora'));
	if (!giorno.ok || !ora.ok) return undefined;
	const quando = istanteDi(`${giorno.valore.toString()}T${ora.valore}`);
	const limite = new Date(adesso);
	limite.setFullYear(limite.getFullYear() + 1);
	return quando > adesso && quando <= limite ? quando : undefined;
}

// One notice at the clerks' desk: as it will be read, whom it reaches, what may be done with it, what happened to it.
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { modelloDi } from '#lib/domain/comunicazioni.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import {
	EVENTI_COMUNICAZIONE,
	passiAperti,
	type PassoComunicazione
} from '#lib/domain/passi-comunicazione.ts';
import { paths } from '#lib/paths.ts';
import {
	findComunicazione,
	haScritto,
	listEventiComunicazione,
	type Comunicazione,
	type EventoLetto
} from '#lib/server/comunicazioni/comunicazione.ts';
import {
	countDestinatari,
	descriviDestinatari,
	quantiInParole
} from '#lib/server/comunicazioni/destinatari.ts';
import { parametriMessaggio } from '#lib/server/comunicazioni/messaggio-comunicazione.ts';
import { moveComunicazione } from '#lib/server/comunicazioni/move-comunicazione.ts';
import { avvisoVista } from '#lib/server/comunicazioni/pubbliche.ts';
import { correctComunicazione } from '#lib/server/comunicazioni/write-comunicazione.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkLength, refuse, revisioneDi } from '#lib/server/http/modulo.ts';
import { firmaDi, requireChiLegge, requireChiScrive } from '../modulo.ts';
import { NOMI } from '../nomi.ts';
import { STATI } from '../stati.ts';
import type { Actions, PageServerLoad } from './$types';

const MOTIVO = { min: 10, max: 500 };

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiLegge(event);
	const id = readUuid(event.params.id);
	const istante = event.locals.app.clock();
	const { comunicazione, eventi, circa } = await asOperatore(event, operatore, async (tx) => {
		const trovata = await findComunicazione(tx, { id });
		return {
			comunicazione: trovata,
			eventi: await listEventiComunicazione(tx, id),
			circa: trovata.messaggi ? await countDestinatari(tx, { comunicazione: trovata, istante }) : undefined
		};
	});
	const { ruoli, operatoreId } = operatore;
	return {
		id,
		revisione: comunicazione.revisione,
		titolo: comunicazione.titolo,
		stato: STATI[comunicazione.stato],
		propostaDa: comunicazione.propostaDa,
		avviso: avvisoVista({ ...rigaDi(comunicazione), istante }),
		pubblico: comunicazione.pubblicataIl ? paths.avviso(id) : undefined,
		messaggio: comunicazione.messaggi
			? {
					...composeMessaggio(
						modelloDi(comunicazione),
						parametriMessaggio(comunicazione, contornoOperatore(event, operatore).sito)
					),
					a: descriviDestinatari(comunicazione.destinatari),
					quanti: quantiInParole(circa)
				}
			: undefined,
		passi: passiAperti(comunicazione, { ruoli, haScritto: haScritto(eventi, operatoreId) }),
		eventi: eventi.map(eventoVista)
	};
};

export const actions: Actions = {
	invia: (event) => muovi(event, 'INVIA'),
	approva: (event) => muovi(event, 'APPROVA'),
	subito: (event) => muovi(event, 'PUBBLICA_SUBITO'),
	rimanda: (event) => muovi(event, 'RIMANDA'),
	ritira: (event) => muovi(event, 'RITIRA'),
	scarta: (event) => muovi(event, 'SCARTA'),
	correggi: async (event) => {
		const operatore = requireChiScrive(event);
		const id = readUuid(event.params.id);
		const firma = firmaDi(event, operatore);
		const nuova = await asOperatore(event, operatore, (tx) => correctComunicazione(tx, id, firma));
		redirect(303, paths.modificaAvviso(nuova));
	}
};

const CON_MOTIVO = new Set<PassoComunicazione>(['RIMANDA', 'RITIRA']);

type Evento = RequestEvent<{ id: string }>;

async function muovi(event: Evento, passo: Exclude<PassoComunicazione, 'MODIFICA' | 'CORREGGI'>) {
	const operatore = requireChiScrive(event);
	const id = readUuid(event.params.id);
	const dati = await readFormData(event.request);
	const motivo = formText(dati, 'motivo');
	const problemi = CON_MOTIVO.has(passo) ? checkLength('motivo', motivo, MOTIVO) : [];
	if (problemi.length > 0) return refuse(dati, problemi, NOMI);
	const firma = firmaDi(event, operatore);
	try {
		await asOperatore(event, operatore, (tx) =>
			moveComunicazione(tx, { id, revisione: revisioneDi(dati), passo, motivo: motivo || undefined }, firma)
		);
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return refuse(dati, [{ campo: 'passi', messaggio: refusal.body.message }], NOMI);
	}
	redirect(303, `${paths.avvisoOperatore(id)}?fatto=${passo}`);
}

// As the site would read it: there is no end to tell of, nor what corrects it.
function rigaDi({ luogo, vertici, collegamento, pubblicataIl, corregge, ...altro }: Comunicazione) {
	return {
		...altro,
		luogo: luogo ?? null,
		vertici: vertici ? vertici.map(([lat, lon]): [number, number] => [lat, lon]) : null,
		collegamento: collegamento ?? null,
		pubblicataIl: pubblicataIl ?? null,
		chiusaIl: null,
		corregge: corregge ?? null,
		titoloCorretta: null,
		correzioneId: null,
		correzioneTitolo: null
	};
}

function eventoVista({ tipo, autore, motivo, circa, avvenutoIl }: EventoLetto) {
	return {
		quando: formatDataOra(avvenutoIl),
		cosa: circa === null ? EVENTI_COMUNICAZIONE[tipo] : `${EVENTI_COMUNICAZIONE[tipo]} (circa ${circa})`,
		chi: autore ?? 'Comune Vicino',
		motivo: motivo ?? undefined
	};
}
